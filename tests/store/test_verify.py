"""Verify finds every fault that is planted, and none in a store that is whole."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from claimtrack.errors import StoreError
from claimtrack.models import Relation, Status
from claimtrack.records import Filters
from claimtrack.store import Store

from .make import fill

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.records import Answer


def plain_status(answers: tuple[Answer, ...]) -> Status:
    """A rule good enough for the store of `fill`."""
    relations = {answer.link.relation for answer in answers}
    return Status.MIXED if Relation.PARTLY_CONFIRMS in relations else Status.UNANSWERED


FAULTS = [
    ("UPDATE article SET text = text || '.'", "article", "not that of the text"),
    ("UPDATE article SET text = upper(text)", "attribution", "the words at text 0:7"),
    ("UPDATE article SET title = 'Other'", "none", ""),
    ("UPDATE raw SET zlib = x'00'", "raw", "do not have their hash"),
    ("UPDATE attribution SET cue_end = cue_end + 1", "attribution", "not that of the article and the spans"),
    ("UPDATE content SET words = 'never said'", "attribution", "are not 'never said'"),
    ('UPDATE figure SET start = 400, "end" = 404', "attribution", "the words at text 400:404"),
    ("UPDATE attribution SET content = 'something else'", "attribution", "words or the position shown"),
    ("UPDATE mention SET own_id = 'c-' || attribution", "claim", "that leads to it"),
    ("UPDATE date SET first_day = '2020-10-41', last_day = 'x'", "attribution", "are no days"),
    ("DELETE FROM mention", "claim", "has no mention"),
    ("UPDATE mention SET n = n + 1", "claim", "not that of the first mention"),
    ("UPDATE link SET relation = 'confirms' WHERE relation = 'denies'", "link", "not that of its ends"),
    ("UPDATE link SET claim_attribution = answer_attribution", "link", "no mention of"),
    ("UPDATE link SET answer = 'c-gone' WHERE relation = 'denies'", "link", "no mention of c-gone"),
    ("UPDATE link SET answer = 'c-gone' WHERE relation = 'denies'", "link", "does not exist"),
    ('UPDATE link SET points = \'{"colour": "red"}\'', "link", "cannot be read any further"),
    ("UPDATE claim SET status = 'disputed' WHERE status = 'mixed'", "claim", "its answers make it mixed"),
    ("UPDATE article SET current = 0", "claim", "a newer version replaced"),
    ("DROP TRIGGER article_au; UPDATE article SET title = 'Other'", "article_fts", "does not agree"),
    ("DROP TRIGGER attribution_ad; DELETE FROM attribution", "attribution_fts", "does not agree"),
    ("PRAGMA ignore_check_constraints = ON; UPDATE link SET score = 7", "file", "CHECK constraint failed in link"),
]


@pytest.mark.parametrize(("fault", "kind", "what"), FAULTS, ids=range(len(FAULTS)))
def test_a_planted_fault_is_found(tmp_path: Path, fault: str, kind: str, what: str) -> None:
    """Each is told by the table and in words; a new title without spans in it is no fault."""
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
        assert list(store.verify(plain_status)) == []
    db = sqlite3.connect(path)
    db.executescript(fault.replace("attribution", "attribution"))
    db.close()
    with Store(path) as store:
        problems = list(store.verify(plain_status))
    if kind == "none":
        assert problems == []
    else:
        assert any(problem.kind == kind and what in problem.what for problem in problems), problems


@pytest.mark.parametrize("fault", ["UPDATE raw SET zlib = x'00'", "UPDATE article SET meta = '{'", "DROP TABLE figure"])
def test_what_cannot_be_read_is_damage_and_no_crash(tmp_path: Path, fault: str) -> None:
    """Bytes that do not unpack, JSON that is none, a table that is gone."""
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
    db = sqlite3.connect(path)
    db.executescript(fault)
    db.close()
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.article("courier-1")
        store.attributions("courier-1")


def test_what_may_not_be_written_is_no_damage(tmp_path: Path) -> None:
    """The index for search can only be checked by a write; that it was not is said."""
    with Store(tmp_path / "claims.db") as store:
        fill(store)
        store._sql.db.execute("PRAGMA query_only = ON")
        assert {problem.what for problem in store.verify(plain_status)} == {
            "the index for search cannot be checked in a file that may not be written"
        }


def test_a_row_that_leads_nowhere_is_damage_and_no_crash(tmp_path: Path) -> None:
    """Who reads such a store is sent to verify."""
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
    db = sqlite3.connect(path)
    db.executescript("UPDATE link SET answer = 'c-gone'")
    db.close()
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.disputes(Filters())


@pytest.mark.parametrize(
    "fault", ["UPDATE run SET options = '{'", "UPDATE attribution SET speaker = CAST(x'ff' AS TEXT)"]
)
def test_whatever_cannot_be_taken_apart_is_damage(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
    db = sqlite3.connect(path)
    db.executescript(f"PRAGMA ignore_check_constraints = ON; {fault}")
    db.close()
    with pytest.raises(StoreError, match="damaged"), Store(path) as store:
        store.runs()
        store.attributions(next(store.articles()).head.id)


def test_verify_names_the_article_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
        key = next(store.articles()).head.id
    db = sqlite3.connect(path)
    db.executescript("PRAGMA ignore_check_constraints = ON; UPDATE article SET meta = '{'")
    db.close()
    with Store(path) as store:
        assert ("article", key) in {(problem.kind, problem.id) for problem in store.verify(plain_status)}
