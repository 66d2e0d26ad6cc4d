"""Export and import: a round trip loses nothing, a merge takes what is new, a broken line is named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.models import Article
from claimtrack.records import Filters
from claimtrack.store import Store

from .make import HAJIYEV, MINISTRY, SHELLED, article, fill, said


def lines(store: Store) -> list[str]:
    """An export as it is written to a file."""
    return [json.dumps(line) for line in store.export()]


@pytest.fixture
def other() -> Any:
    """A second store."""
    with Store(":memory:") as opened:
        yield opened


def test_what_is_exported_is_imported_the_same(filled: Store, other: Store) -> None:
    """Versions, ids, claims, links and runs included."""
    new = article("Hajiyev said more.", "courier-9", meta={"byline": "N. N.", "tags": ["war", None, 1.5]})
    filled.write(new, [said(new, "Hajiyev", "said", "more")], run=1, language="en")
    filled.write(article("Then less.", "courier-9"), [], run=1, language=None, update=True)
    filled.write(Article("Nothing known.\0\r\n\u2028"), [], run=1, language=None)
    added = other.import_(lines(filled))
    assert lines(other) == lines(filled)
    assert list(other.verify()) == []
    assert (added["article"], added["claim"], added["link"]) == (4, 3, 2)
    assert other.disputes(Filters()) == filled.disputes(Filters())
    assert other.search("shelled") == filled.search("shelled")


def test_lines_say_their_type_and_version(filled: Store) -> None:
    """A header, then rows."""
    exported = list(filled.export())
    assert exported[0] == {"type": "store", "version": 1}
    assert {line["version"] for line in exported} == {1}
    assert [line["type"] for line in exported if line["type"] in ("article", "link")] == ["article", "link", "link"]


def test_importing_twice_changes_nothing(filled: Store) -> None:
    """Unchanged articles are skipped."""
    exported = lines(filled)
    assert set(filled.import_(exported).values()) == {0}
    assert lines(filled) == exported


def test_a_merge_takes_new_articles_and_leaves_them_to_be_linked(filled: Store, other: Store) -> None:
    """What was there stays; a run keeps apart from another with its number."""
    run = other.begin_run("ingest", {"of": "other"}, {})
    mine = article("The mayor said nothing.", "mayor")
    told = said(mine, "The mayor", "said", "nothing")
    other.write(mine, [told], run=run, language="en")
    other.import_(lines(filled))
    assert {stored.head.shown_id for stored in other.articles()} == {"mayor", "courier-1"}
    assert other.unlinked() == {told.id, *(a.id for a in other.attributions(ids.article_id(SHELLED)))}
    assert HAJIYEV.id in other.unlinked()
    assert MINISTRY.id in other.unlinked()
    assert [r.options for r in other.runs()] == [{"of": "other"}, {"paths": ["here"]}]
    assert list(other.verify()) == []


def test_a_conflict_is_refused_by_name_and_nothing_is_imported(filled: Store, other: Store) -> None:
    """The same given id with another text."""
    run = other.begin_run("ingest", {}, {})
    other.write(article("Another text.", "courier-1"), [], run=run, language=None)
    before = lines(other)
    with pytest.raises(StoreError, match=r"line \d+: the article id 'courier-1' belongs to another text"):
        other.import_(lines(filled))
    assert lines(other) == before


NO_DAY = {
    "role": "event", "first_day": "2020-13-45", "last_day": "2020-13-45", "precision": "day",
    "field": None, "start": None, "end": None, "words": None, "inherited": None,
}  # fmt: skip


def change(type_: str, **fields: object) -> Any:
    """A fault: fields of the first line of a type get other values; `...` removes one."""

    def plant(exported: list[dict[str, Any]]) -> int:
        number = next(n for n, line in enumerate(exported) if line["type"] == type_)
        exported[number] = {k: v for k, v in {**exported[number], **fields}.items() if v is not ...}
        return number + 1

    return plant


@pytest.mark.parametrize(
    "plant",
    [
        change("store", type="article"),
        change("store", version=2),
        change("run", id="one"),
        change("run", models=...),
        change("article", text="changed"),
        change("article", text=None),
        change("article", raw="no base64!"),
        change("article", run=99),
        change("article", type="poem"),
        change("article", given_ids=[{}]),
        change("article", version="1"),
        change("attribution", article=...),
        change("attribution", score=2),
        change("attribution", score="high"),
        change("attribution", cue_start=10**30),
        change("attribution", places=[{"role": "event"}]),
        change("attribution", cue_start=3),
        change("attribution", cue="never said"),
        change("attribution", id="t-none"),
        change("attribution", dates=[NO_DAY]),
        change("claim", status="true"),
        change("claim", mentions=["t-none"]),
        change("link", reasons=[]),
        change("link", answer="c-none"),
        change("link", points=[]),
        change("first_seen", run=None),
    ],
    ids=str,
)
def test_a_broken_line_is_named_and_nothing_is_imported(filled: Store, other: Store, plant: Any) -> None:
    """Wrong types, missing fields, unknown ends."""
    exported = list(filled.export())
    number = plant(exported)
    with pytest.raises(StoreError, match=f"line {number}\\b"):
        other.import_(json.dumps(line) for line in exported)
    assert lines(other) == lines(Store(":memory:"))


@pytest.mark.parametrize("line", ["", "{", "[]", "null", "7", '"text"', "[" * 100_000, "{}"])
def test_a_line_that_is_no_row_is_named(other: Store, line: str) -> None:
    """Whatever it is."""
    with pytest.raises(StoreError, match="line 1"):
        other.import_([line])


def test_an_empty_import_is_said(other: Store) -> None:
    """A file without a header is no export."""
    with pytest.raises(StoreError, match="no header"):
        other.import_([])


def test_the_runs_of_an_import_keep_their_numbers(other: Store) -> None:
    """So that --new-since means the same in both stores."""
    with Store(":memory:") as first:
        first.begin_run("ingest", {}, {})
        fill(first)
        other.import_(lines(first))
    assert [run.id for run in other.runs()] == [1, 2]
    assert len(other.claims(Filters(new_since=1)).rows) == 3


def test_an_empty_store_learns_which_models_linked_it(filled: Store, other: Store) -> None:
    """It need not be linked anew; one that has articles keeps its own."""
    filled.workings.note_linked_by({"reader": "r1"})
    exported = lines(filled)
    other.import_(exported)
    assert other.workings.linked_by() == {"reader": "r1"}
    other.workings.note_linked_by({"reader": "r2"})
    other.import_(exported)
    assert other.workings.linked_by() == {"reader": "r2"}
