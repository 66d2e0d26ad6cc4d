"""Plain text and Markdown, as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.models import Article, ReadError
from claimtrack.readers import Defaults, read
from claimtrack.readers.fields import day_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_the_seed_begins_after_the_date_that_runs_on() -> None:
    """The seed's text begins right after the date, and ends where the file ends."""
    (article,) = read([str(SEEDS)])

    assert isinstance(article, Article)
    assert article.date == "2020-10-05"
    assert article.text.startswith("The fighting between Armenian and Azerbaijani forces")
    assert article.provenance is not None
    assert article.provenance.raw.decode().endswith(article.text)


def test_a_text_file_is_one_article_with_its_origin_and_bytes(reading, tmp_path: Path) -> None:
    raw = "outlet: The Gazette\n\nThe café denied it.\n".encode()

    (article,) = reading("a.txt", raw)

    assert (article.text, article.outlet) == ("The café denied it.\n", "The Gazette")
    assert (article.provenance.origin, article.provenance.raw) == (str(tmp_path / "a.txt"), raw)
    assert (article.provenance.encoding, article.provenance.warnings) == (None, ())


@pytest.mark.parametrize("date", ["31 Febuary", "2020-02-31", "05/10/2020", "Monday"])
def test_a_date_that_cannot_be_read_is_a_warning_and_kept(reading, date: str) -> None:
    (article,) = reading("a.txt", f"date: {date}\n\nIt was denied.")

    assert (article.text, article.date, article.meta) == ("It was denied.", None, {"date": date})
    assert date in article.provenance.warnings[0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-10-05", "2020-10-05"),
        (" 2020-10-05 ", "2020-10-05"),
        ("2018-02-01T15:56:46", "2018-02-01"),
        ("2018-02-01 15:56", "2018-02-01"),
        ("2018-02-01T23:56:46.123-05:00", "2018-02-01"),
        ("2018-02-01T00:10:00+0400", "2018-02-01"),
        ("2018-02-01 15:56:46 UTC", "2018-02-01"),
        ("2018-02-01t15:56z", "2018-02-01"),
        ("2020-02-31", None),
        ("2020-13-01", None),
        ("0000-01-01", None),
        ("2020-10-05 to 2020-10-07", None),
        ("20201005", None),
        ("2020-W41", None),
        ("٢٠٢٠-١٠-٠٥", None),
        ("", None),
        (20201005, None),
        (None, None),
        (["2020-10-05"], None),
    ],
)
def test_a_date_is_the_day_as_written(written: object, day: str | None) -> None:
    assert day_of(written) == day


def test_defaults_fill_in_only_what_an_article_lacks(reading) -> None:
    defaults = Defaults(outlet="Default", date="2021-01-01")

    (bare,) = reading("a.txt", "It was denied.", defaults=defaults)
    (full,) = reading("b.txt", "outlet: Own\ndate: 2020-10-05\n\nIt was denied.", defaults=defaults)

    assert (bare.outlet, bare.date) == ("Default", "2021-01-01")
    assert (full.outlet, full.date) == ("Own", "2020-10-05")


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.sampled_from(["a.txt", "a.md"]))
def test_the_text_is_the_end_of_the_file(tmp_path: Path, text: str, name: str) -> None:
    """Whatever a file holds, its text is a piece of it, up to its end, or there is an error that says why."""
    (tmp_path / name).write_text(text, "utf-8", newline="")

    (found,) = read([str(tmp_path / name)], format=None)

    if isinstance(found, ReadError):
        assert found.problem in {"no text", "an empty file", "binary data"}
    else:
        assert text.removeprefix("\ufeff").endswith(found.text)


def test_front_matter_is_not_in_the_text(reading) -> None:
    (article,) = reading(
        "a.md",
        "---\ntitle: 'Army: we deny'\ndate: 2020-10-05 14:00:00 +04:00\noutlet: no\nid: 007\nurl: ~\ntags: [war, {x: y}]\n"
        "text: not this\n---\n\n# Heading\n\nThe *army* denied it.\n",
    )

    assert article.text == "# Heading\n\nThe *army* denied it.\n"
    assert (article.title, article.date, article.outlet) == ("Army: we deny", "2020-10-05", "no")
    assert (article.given_id, article.url) == ("007", None)
    assert article.meta == {"tags": ["war", {"x": "y"}], "text": "not this"}
    assert article.provenance.warnings == ()


@pytest.mark.parametrize(
    "block",
    [
        'title: Minister: "we deny it"\ndate: 2020-10-05\n',
        "title: T\ndate: 2020-10-05\na: &a [x, x]\nb: [*a, *a]\n",
        "title: T\ndate: 2020-10-05\nx: {\n",
        "title: T\ndate: 2020-10-05\n? [a]\n: b\n",
        "title: T\ndate: 2020-10-05\nx: " + "[" * 5000 + "\n",
    ],
)
def test_broken_front_matter_is_kept_with_a_warning_and_its_plain_lines_are_read(reading, block: str) -> None:
    (article,) = reading("a.md", f"---\n{block}---\nThe army denied it.")

    assert (article.text, article.date) == ("The army denied it.", "2020-10-05")
    assert article.meta == {"front_matter": block}
    assert "front matter" in article.provenance.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n\nThe army denied it.",
        "---\n\nThe army denied it.\n\n---\n",
        "---\ntitle: never closed\n\nThe army denied it.",
        "--- title: T ---\nThe army denied it.",
    ],
)
def test_markdown_without_front_matter_stands_as_it_is(reading, text: str) -> None:
    (article,) = reading("a.md", text)

    assert (article.text, article.title) == (text, None)


def test_markdown_may_have_header_lines_instead(reading) -> None:
    (article,) = reading("a.markdown", "title: T\n\n# Heading\n")

    assert (article.title, article.text) == ("T", "# Heading\n")
