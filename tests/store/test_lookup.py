"""Ids by their beginning, and search by words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.store import Store

from .make import DENIAL, HAJIYEV, SHELLED, article, claim, fill

if TYPE_CHECKING:
    from pathlib import Path

KEY = ids.article_id(SHELLED)


@pytest.mark.parametrize(
    ("full", "kind"),
    [(KEY, "article"), (HAJIYEV.id, "attribution"), (claim(HAJIYEV).id, "claim"), (DENIAL.id, "link")],
)
def test_every_id_is_accepted_by_its_beginning(filled: Store, full: str, kind: str) -> None:
    """Type and full id come back."""
    assert filled.resolve(full) == filled.resolve(full[:9]) == (kind, full)


def test_a_given_id_is_accepted_by_its_beginning_too(filled: Store) -> None:
    """Whole it goes before every other reading."""
    assert filled.resolve("cour") == ("article", KEY)
    odd = article("Odd.", HAJIYEV.id)
    filled.write(odd, [], run=1, language=None)
    assert filled.resolve(HAJIYEV.id) == ("article", ids.article_id(odd))


@pytest.mark.parametrize("wanted", ["zzz", "", "a-zz", "x' OR 1=1 --", "\ud800", "%", "c-*"])
def test_an_unknown_id_says_what_ids_look_like(filled: Store, wanted: str) -> None:
    """Whatever is typed."""
    with pytest.raises(StoreError) as caught:
        filled.resolve(wanted)
    assert "a-3f0912" in str(caught.value.hint)


def test_an_ambiguous_id_lists_its_candidates(filled: Store) -> None:
    """A few by name, the rest by number."""
    for n in range(20):
        filled.write(article(f"Text {n}.", f"courier-2{n:02}"), [], run=1, language=None)
    with pytest.raises(StoreError, match=r"'courier-2' may be 20 things: 'courier-200', .* and 12 more"):
        filled.resolve("courier-2")
    with pytest.raises(StoreError, match="may be 3 things"):
        filled.resolve("t-")


def test_an_article_is_not_read_by_the_id_of_something_else(filled: Store) -> None:
    """The id says what it is of."""
    with pytest.raises(StoreError, match="attribution, not of an article"):
        filled.article(HAJIYEV.id)


@pytest.mark.parametrize("method", ["claim", "attribution", "link", "delete"])
def test_what_is_not_there_is_a_store_error(filled: Store, method: str) -> None:
    """With the id that was asked for."""
    with pytest.raises(StoreError, match="x-1"):
        getattr(filled, method)("x-1")


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("ganja", ["content"]),
        ("killing GANJA", ["content"]),
        ('"shelled Ganja"', ["content"]),
        ('"Ganja shelled"', ["title"]),
        ('"denied the"', ["text"]),
        ("ganja absent", []),
        ("ganja -", ["content"]),
        ("", []),
        ('"', []),
        ('""', []),
        ("NEAR(ganja", []),
        ("title: ganja", []),
        ("ganja*", ["content"]),
        ("ganja AND", []),
        ('gan"ja', []),
        ("\0", []),
        ("\ud800", []),
        ("ganja " * 500, ["content"]),
        ("'; DROP TABLE article; --", []),
    ],
)
def test_words_are_words_whatever_signs_they_hold(filled: Store, words: str, fields: list[str]) -> None:
    """All of them must be there, in any case; phrases in quotation marks; no syntax of the index."""
    assert [hit.field for hit in filled.search(words)] == fields


def test_search_finds_words_without_their_accents(store: Store) -> None:
    """Names are spelled with and without them."""
    run = store.begin_run("ingest", {}, {})
    store.write(article("Fighting near Şuşa and Xankəndi, said José.", "one"), [], run=run, language=None)
    assert [hit.article.shown_id for hit in store.search("susa jose")] == ["one"]


def test_search_stops_at_its_limit(store: Store) -> None:
    """The best come first."""
    run = store.begin_run("ingest", {}, {})
    for n in range(5):
        store.write(article(f"Ganja {n} " + "and so on " * n, str(n)), [], run=run, language=None)
    assert [hit.article.shown_id for hit in store.search("ganja", 2)] == ["0", "1"]


def test_the_views_can_be_read_as_they_are(tmp_path: Path) -> None:
    """Whoever opens the file in another program finds claims, answers and disputes by name."""
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    (dispute,) = db.execute("SELECT * FROM disputes").fetchall()
    shown = {
        "speaker": "Hajiyev",
        "side": "Azerbaijan",
        "status": "mixed",
        "place": "Ganja",
        "event_date": "2020-10-04",
    }
    assert shown.items() <= dict(dispute).items()
    assert (dispute["outlet"], dispute["article_id"], dispute["answers"]) == ("Courier", "courier-1", 2)
    answers = db.execute("SELECT relation, answer_speaker, answer, claim FROM answers ORDER BY relation").fetchall()
    assert [tuple(row) for row in answers] == [
        ("denies", "The ministry", "the claims", "forces shelled Ganja, killing one"),
        ("partly_confirms", "Harutyunyan", "he hit bases", "forces shelled Ganja, killing one"),
    ]
    assert len(db.execute("SELECT * FROM claims").fetchall()) == 3
    db.close()
