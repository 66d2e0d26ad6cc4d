"""HTML pages as browsers save them."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from claimtrack.models import ReadError

PARAGRAPHS = (
    "The defence ministry denied on Sunday that its artillery had fired on the market town of Orvel, where two people died.",
    "“Our positions were silent all night,” said Colonel Mira Tanev, the ministry’s spokeswoman, at a briefing in the capital.",
    "The mayor of Orvel, Anton Reis, said that shells had come from the north and that the hospital had treated nine people.",
    "Observers of the ceasefire mission said they had heard explosions but could not tell who had fired, or from where.",
)
MENU = "Subscribe to our newsletter for ten crowns a month"
COMMENT = "I was there and I do not believe a word of this, said a reader"


def page(head: str = "", body: str = "", charset: str = "utf-8") -> str:
    """A saved page with a menu, an article, readers' comments and a foot."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<!-- saved from url=(0042)https://orvel-herald.example/shells-2.html -->
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>Ministry denies firing on Orvel market - The Orvel Herald</title>
<script>document.write("tracking");</script>{head}</head>
<body><nav><a href="/">Home</a> <a href="/paper">{MENU}</a></nav>
<article><h1>Ministry denies firing on Orvel market</h1>{body}
{text}
</article>
<div id="comments"><h2>Comments</h2><div class="comment"><p>{COMMENT}</p></div></div>
<footer><p>© 2024 The Orvel Herald. All rights reserved.</p></footer></body></html>"""


METADATA = """
<meta property="og:site_name" content="The Orvel Herald">
<meta property="og:title" content="Ministry denies firing on Orvel market | Orvel Herald">
<meta property="article:published_time" content="2020-10-05T21:40:00+02:00">
<meta name="author" content="Ilse Brandt">
<link rel="canonical" href="https://orvel-herald.example/2020/shells.html">"""


def test_a_saved_page_is_its_article_without_what_stands_around_it(reading) -> None:
    (article,) = reading("page.html", page(METADATA))

    assert article.text.splitlines()[-4:] == list(PARAGRAPHS)
    assert MENU not in article.text
    assert COMMENT not in article.text
    assert "All rights reserved" not in article.text
    assert article.title == "Ministry denies firing on Orvel market"
    assert (article.date, article.outlet) == ("2020-10-05", "The Orvel Herald")
    assert article.url == "https://orvel-herald.example/2020/shells.html"
    assert article.meta["author"] == "Ilse Brandt"
    assert article.provenance.raw == page(METADATA).encode()


def test_a_page_without_metadata_has_the_address_it_was_saved_from(reading) -> None:
    (article,) = reading("page.htm", page())

    assert article.url == "https://orvel-herald.example/shells-2.html"
    assert article.outlet == "orvel-herald.example"


def test_a_date_that_only_words_suggest_is_a_warning(reading) -> None:
    """A date from the page's prose may be any date, and a wrong one is worse than none."""
    (article,) = reading("page.html", page(body="<p>Posted 3 October 2020</p>"))

    assert article.date is None
    assert "2020-10-03" in article.provenance.warnings[0]


@pytest.mark.parametrize(
    ("name", "expected"), [("article:modified_time", "2020-10-03"), ("article:published_time", "2020-11-20")]
)
@pytest.mark.parametrize("printed", ["Published 3 October 2020", "First published: Saturday, October 3, 2020"])
def test_a_printed_day_of_publication_wins_over_that_of_a_change(
    reading, name: str, expected: str, printed: str
) -> None:
    """But not over one that the metadata give as such."""
    metadata = f'<meta property="{name}" content="2020-11-20T08:00:00Z">'
    (article,) = reading("page.html", page(metadata, body=f"<p>{printed}</p>"))

    assert article.date == expected


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("koi8-r", "koi8-r"), ("windows-1251", "cp1251")],
)
def test_old_pages_are_decoded_as_they_declare(reading, charset: str, encoding: str) -> None:
    html = page(charset=charset).replace(
        "Anton Reis", "Антон" if "125" not in encoding or "1251" in encoding else "Ána"
    )
    html = html.replace("“", '"').replace("”", '"').replace("’", "'").replace("©", "")
    if charset == "ISO-8859-1":
        html = html.replace("positions", "“positions”")

    (article,) = reading("page.html", html.encode(encoding))

    assert article.provenance.encoding == encoding
    assert article.provenance.warnings == () or "U+FFFD" not in article.provenance.warnings[0]
    assert ("Антон" in article.text) or ("Ána" in article.text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_byte_order_marks_and_utf8_win_over_a_wrong_declaration(reading, encoding: str) -> None:
    (article,) = reading("page.html", page(charset="windows-1251").encode(encoding))

    assert PARAGRAPHS[1] in article.text


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>Nothing</title></head><body></body></html>",
        "<html><body>" + "<div>" * 3000,
        "no markup at all",
        "<",
    ],
)
def test_a_page_without_an_article_is_an_error(reading, html: str) -> None:
    (error,) = reading("page.html", html)

    assert isinstance(error, ReadError)
    assert error.problem == "no article found in the page"


def test_a_page_that_is_too_large_is_refused(reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.readers.page.MAX_PAGE_BYTES", 1000)

    (error,) = reading("page.html", page())

    assert isinstance(error, ReadError)
    assert "larger than" in error.problem


def test_the_extraction_library_does_not_write_to_the_terminal(tmp_path) -> None:
    """Its log would land on stderr of a program that has no logging set up."""
    (tmp_path / "page.html").write_text("<html><body></body></html>")
    code = "import sys; from claimtrack.readers import read; print(list(read(sys.argv[1:])))"

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "page.html")], capture_output=True, text=True, check=True
    )

    assert done.stderr == ""
    assert "no article found" in done.stdout


def test_logging_that_is_set_up_still_hears_it(reading, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="trafilatura"):
        reading("page.html", "<html><body></body></html>")

    assert "discarding" in caplog.text


@pytest.mark.parametrize(("depth", "cut"), [(50, False), (1000, True)])
def test_a_page_that_nests_too_deep_to_be_read_whole_says_so(reading, depth: int, cut: bool) -> None:
    paragraph = "<p>The army denied that it had fired on the town, and blamed the rebels for the shells.</p>"
    body = f"{paragraph * 4}{'<div>' * depth}<p>The rebels said more.</p>{'</div>' * depth}"
    (article,) = reading("a.html", f"<html><body><article>{body}</article></body></html>")
    assert any("nests its elements too deep" in warning for warning in article.provenance.warnings) == cut
