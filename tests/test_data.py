"""The example articles are what they say: read without loss by our own readers, labelled, invented, and varied."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from claimtrack.models import Article
from claimtrack.readers import read

DATA = Path(__file__).resolve().parent.parent / "data"
FOUND = list(read([str(DATA)]))
ARTICLES = [found for found in FOUND if isinstance(found, Article)]
OUTLETS = {"Absheron Daily", "Hrazdan Courier", "Kura Valley Post", "Meridian Newswire", "Northgate Press"}
PLACES = ("Ganja", "Stepanakert", "Mingachevir", "Barda", "Martuni", "Shusha")
LABEL = "An example written for claimtrack after public reports of the time. The outlet is invented; do not cite."


def name(article: Article) -> str:
    """An id for a table of tests."""
    assert article.provenance
    return Path(article.provenance.origin).name


def test_every_file_is_read() -> None:
    """No file is left over, in none of the formats."""
    assert [found for found in FOUND if not isinstance(found, Article)] == []
    assert {name(article).partition("#")[0] for article in ARTICLES} == {path.name for path in DATA.iterdir()}
    suffixes = {"".join(re.findall(r"\.[a-z]+", path.name)) for path in DATA.iterdir()}
    assert suffixes == {".txt", ".md", ".html", ".jsonl", ".csv", ".txt.gz"}


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_an_article_is_a_short_dated_dispatch_of_an_invented_outlet(article: Article) -> None:
    """120 to 350 words of autumn 2020, with title, outlet, and an address that can lead nowhere."""
    assert 120 <= len(article.text.split()) <= 350
    assert article.date
    assert date(2020, 9, 27) <= date.fromisoformat(article.date) <= date(2020, 11, 1)
    assert article.outlet in OUTLETS
    assert article.title
    assert str(urlsplit(article.url or "").hostname).endswith(".example")


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_an_article_is_labelled_as_an_example_outside_its_text(article: Article) -> None:
    """The label is in the file's header or metadata, so that it is never analysed."""
    assert article.provenance
    assert LABEL in article.provenance.raw.decode("utf-8")
    assert article.meta.get("note", LABEL) == LABEL
    assert "claimtrack" not in article.text


@pytest.mark.parametrize("words", ["cookie", "Subscribe", "Most read", "Newsletter", "Advertisement", "dataLayer", "©"])
def test_what_stands_around_a_saved_page_is_left_out(words: str) -> None:
    """Menus, banners, scripts and footers are in the files and in no article."""
    assert any(words in path.read_text("utf-8") for path in DATA.glob("*.html"))
    assert all(words not in article.text for article in ARTICLES)


@pytest.mark.parametrize("place", PLACES)
def test_each_place_is_written_about_by_opposed_outlets(place: str) -> None:
    """A place has articles of at least three outlets."""
    pattern = "Shush[ai]" if place == "Shusha" else place
    assert len({article.outlet for article in ARTICLES if re.search(pattern, article.text)}) >= 3


def test_one_article_knows_ganja_only_as_gence() -> None:
    """The example for finding a place by another of its names."""
    (only,) = (article for article in ARTICLES if "Gəncə" in article.text)
    assert "Ganja" not in only.text + str(only.title)
