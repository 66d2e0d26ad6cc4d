"""Who is who in a store: the same from whatever order articles came and went in, and a person's decisions through it all."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.make import article, claim, said

from claimtrack.errors import StoreError, UsageError
from claimtrack.extract import same_name
from claimtrack.models import Kind, Status
from claimtrack.records import Filters, Naming
from claimtrack.store import Store
from claimtrack.tasks import find, names, renaming, upkeep

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAMES = (
    "Arayik Harutyunyan", "Arayik Harutyunian", "Araik Arutyunyan", "John Smith", "Jane Smith", "J. Smith",
    "Islam Karimov", "Rustam Karimov", "UN", "United Nations", "Armenian Defence Ministry", "Ministry of Defence of Armenia",
    "Azerbaijani Defence Ministry", "[bold]\x1b[31mNot\u202e a name", "",
)  # fmt: skip


def add(store: Store, name: str, number: int = 0, side: str | None = None) -> None:
    """An article in which somebody of that name makes a claim, linked as one claim."""
    of = article(f"{name}|said|it rained {number} times", f"{name or 'nobody'}-{number}")
    one = said(of, name, "said", f"it rained {number} times", Kind.ASSERTION, side=side, speaker=name or None)
    run = store.begin_run("test", {"name": name, "number": number}, {})
    store.write(of, [one], run=run, language="en")
    made = claim(one)
    store.write_linking({one.id}, [made], [], {made.id: Status.UNANSWERED}, run=run)


def filled(path: Path | str, told: Iterable[str]) -> Store:
    """A store in which these names speak, settled after each."""
    store = Store(path)
    for number, name in enumerate(sorted(told)):
        add(store, name, number)
        names.settle_names(store)
    return store


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store in which all the names speak, one twice."""
    path = tmp_path / "names.db"
    with filled(path, [*NAMES, "Arayik Harutyunyan"]):
        return path


def speakers(db: Path) -> dict[str, tuple[str, ...]]:
    """Each speaker who has several names, with them."""
    return {voice.name: voice.names for voice in find.speakers(db, None).rows if len(voice.names) > 1}


def test_spellings_are_one_speaker_and_namesakes_two(db: Path) -> None:
    assert speakers(db) == {
        "Arayik Harutyunyan": ("Araik Arutyunyan", "Arayik Harutyunian", "Arayik Harutyunyan"),
        "Ministry of Defence of Armenia": ("Armenian Defence Ministry", "Ministry of Defence of Armenia"),
        "United Nations": ("UN", "United Nations"),
    }


@settings(max_examples=25, deadline=None)
@given(st.permutations(NAMES[:12]), st.lists(st.sampled_from(NAMES[:12]), max_size=4, unique=True), st.integers(1, 12))
def test_the_order_of_coming_and_going_does_not_matter(order: list[str], gone: list[str], batch: int) -> None:
    """Settled one by one, in batches, with others that left again: as if only what is left had ever come."""
    with Store(":memory:") as store, Store(":memory:") as plain:
        for number, name in enumerate(order, 1):
            add(store, name)
            if number % batch == 0:
                names.settle_names(store)
        names.settle_names(store)
        for name in gone:
            store.delete(store.resolve(f"{name}-0")[1])
            names.settle_names(store)
        for name in sorted(set(order) - set(gone)):
            add(plain, name)
        names.settle_names(plain)
        assert store.speakers.settled() == plain.speakers.settled()
        assert list(names.misnamed(store)) == []


def test_a_new_name_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many others as share a key with it, however many there are."""
    compared: list[tuple[str, ...]] = []
    one = same_name.same_name

    def counted(*pair: str) -> bool:
        compared.append(pair)
        return one(*pair)

    monkeypatch.setattr(same_name, "same_name", counted)
    with Store(":memory:") as store:
        for number in range(60):
            add(store, f"Anna {''.join(chr(97 + (number * 7 + n) % 26) for n in range(5)).title()}", number)
        names.settle_names(store)
        compared.clear()
        add(store, "Arayik Harutyunyan")
        add(store, "Arayik Harutyunian")
        names.settle_names(store)
    assert len(compared) == 2


@settings(max_examples=15, deadline=None)
@given(
    st.permutations(
        [("police", None), ("police", "Kenya"), ("army", "Kenya"), ("Police", "Mexico"), ("Ida Holm", None)]
    )
)
def test_who_has_a_bare_name_is_told_apart_alike_in_any_order(order: list[tuple[str, str | None]]) -> None:
    with Store(":memory:") as store:
        for name, side in order:
            add(store, name, len(side or ""), side)
            names.settle_names(store)
        labels = sorted((one.speaker, one.label or "") for one in names.bare_speakers(store))
    assert labels == [
        ("Police", "Police (Mexico)"), ("army", "army (Kenya)"), ("police", ""), ("police", "police (Kenya)"),
    ]  # fmt: skip


def test_filters_find_a_speaker_by_any_name(db: Path) -> None:
    for asked in ("Arutyunyan", "Arayik Harutyunian", "harutyunyan"):
        found = find.claims(db, find.Query(speakers=(asked,))).rows
        assert {row.claim.shown.attribution.speaker for row in found} == {"Arayik Harutyunyan"}
        assert len(found) == 4
    with Store(db) as store:
        assert len(store.claims(Filters(speakers=frozenset({"Araik Arutyunyan"}))).rows) == 1


def test_views_have_the_name_that_a_speaker_is_known_by(db: Path) -> None:
    rows = sqlite3.connect(db).execute("SELECT count(*) FROM claims WHERE speaker = 'Arayik Harutyunyan'").fetchone()
    assert rows == (4,)


def test_a_merge_joins_speakers_with_all_their_names(db: Path) -> None:
    made = renaming.merge(db, "UN", ["J. Smith", "arayik  harutyunian"])
    assert made.decision is Naming.MERGED
    assert made.names[0] == "UN"
    assert speakers(db)["UN"] == (
        "Araik Arutyunyan", "Arayik Harutyunian", "Arayik Harutyunyan", "J. Smith", "UN", "United Nations",
    )  # fmt: skip
    assert {voice.name for voice in find.speakers(db, "Smith").rows if voice.by_hand} == {"UN"}


def test_a_split_takes_names_away(db: Path) -> None:
    renaming.split(db, "Arayik Harutyunyan", ["Araik Arutyunyan"])
    assert speakers(db)["Arayik Harutyunyan"] == ("Arayik Harutyunian", "Arayik Harutyunyan")
    assert [voice.names for voice in find.speakers(db, "Arutyunyan").rows] == [("Araik Arutyunyan",)]


def test_a_decision_taken_back_is_as_if_it_had_not_been(db: Path) -> None:
    before = speakers(db)
    first = renaming.merge(db, "John Smith", ["Jane Smith"])
    second = renaming.split(db, "UN", ["United Nations"])
    assert renaming.renamings(db) == (first, second)
    for made in (first, second):
        assert renaming.take_back_renaming(db, made.id[:6]) == made
    assert speakers(db) == before
    assert renaming.renamings(db) == ()


def test_decisions_survive_what_becomes_of_articles(db: Path) -> None:
    """Deleted, read again, and all looked at anew."""
    renaming.merge(db, "John Smith", ["Jane Smith"])
    renaming.split(db, "UN", ["United Nations"])
    decided = speakers(db)
    with Store(db) as store:
        for name in ("Jane Smith", "John Smith", "UN"):
            key = next(one.head.id for one in store.articles() if one.article.text.startswith(f"{name}|"))
            text = store.article(key).article
            one = store.attributions(key)
            store.delete(key)
            names.settle_names(store)
            run = store.begin_run("test", {}, {})
            store.write(text, one, run=run, language="en")
            names.settle_names(store)
        store.speakers.unsettle()
        names.settle_names(store)
        assert list(names.misnamed(store)) == []
        known = store.speakers.settled()
    assert known["Jane Smith"].name == known["John Smith"].name == "John Smith"
    assert known["UN"].name != known["United Nations"].name
    assert decided["John Smith"] == ("J. Smith", "Jane Smith", "John Smith")


def test_decisions_travel_with_an_export(db: Path, tmp_path: Path) -> None:
    """Into an empty store, and into one that has articles of its own; taken twice they are there once."""
    renaming.merge(db, "John Smith", ["Jane Smith"])
    renaming.split(db, "UN", ["United Nations"])
    file, copy = tmp_path / "all.jsonl", tmp_path / "copy.db"
    file.write_text("".join(json.dumps(line) + "\n" for line in upkeep.export(db)), "utf-8")
    assert upkeep.import_file(copy, str(file), None)["renaming"] == 2  # type: ignore[arg-type]
    assert list(upkeep.export(copy)) == list(upkeep.export(db))
    assert speakers(copy) == speakers(db)
    with Store(db) as store, Store(copy) as other:
        assert store.speakers.settled() == other.speakers.settled()
    own = tmp_path / "own.db"
    with filled(own, ["UN", "Jane Smith"]):
        pass
    with Store(own) as store:
        lines = [json.dumps(line) for line in upkeep.export(db) if line["type"] in ("store", "renaming")]
        assert store.import_(lines)["renaming"] == 2
        assert store.import_(lines)["renaming"] == 0
        names.settle_names(store)
        assert store.speakers.settled()["Jane Smith"].name == "John Smith"


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": ["John Smith", "Somebody"]},
        {"names": [1, 2]},
        {"names": []},
        {"decision": "guessed"},
        {"apart_from": None},
    ],
)
def test_a_decision_that_was_tampered_with_is_not_imported(db: Path, wrong: dict[str, object]) -> None:
    renaming.merge(db, "John Smith", ["Jane Smith"])
    header, *_, line = upkeep.export(db)
    with Store(":memory:") as other, pytest.raises(StoreError, match="line 2 is not as"):
        other.import_([json.dumps(header), json.dumps({**line, **wrong})])


@pytest.mark.parametrize(
    ("keep", "others", "told"),
    [
        ("Arayik Harutyunan", ["UN"], "no speaker is called 'Arayik Harutyunan'; the nearest are"),
        ("UN", ["\x1b[31m"], "no speaker is called"),
        ("UN", ["United Nations", "UN"], "'UN' and 'United Nations' are one speaker already"),
        ("UN", ["\ud800"], "no speaker is called"),
    ],
)
def test_a_merge_that_cannot_be_says_why(db: Path, keep: str, others: list[str], told: str) -> None:
    if told.startswith("'UN'"):
        renaming.merge(db, "UN", ["United Nations"])
    with pytest.raises(UsageError, match=told) as error:
        renaming.merge(db, keep, others)
    if "nearest" in told:
        assert "Arayik Harutyunyan" in error.value.choices


@pytest.mark.parametrize(
    ("speaker", "gone", "told"),
    [
        ("UN", ["John Smith"], "the speaker 'United Nations' has no name 'John Smith'"),
        ("UN", ["UN", "United Nations"], "no name would be left"),
        ("John Smith", ["John Smith"], "no name would be left"),
        ("Jon Smith", ["John Smith"], "no speaker is called 'Jon Smith'"),
    ],
)
def test_a_split_that_cannot_be_says_why(db: Path, speaker: str, gone: list[str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        renaming.split(db, speaker, gone)


def test_a_decision_that_is_not_there_cannot_be_taken_back(db: Path) -> None:
    with pytest.raises(StoreError, match="there is no decision 's-0'"):
        renaming.take_back_renaming(db, "s-0")
    renaming.merge(db, "John Smith", ["Jane Smith"])
    renaming.split(db, "UN", ["United Nations"])
    with pytest.raises(StoreError, match="'s-' may be 2 decisions"):
        renaming.take_back_renaming(db, "s-")


def test_verify_tells_names_that_are_known_by_others(db: Path) -> None:
    assert [problem for problem in upkeep.verify(db) if "name" in problem.kind] == []
    with sqlite3.connect(db) as raw:
        raw.execute("UPDATE speaker_name SET speaker = 'UN' WHERE name = 'Jane Smith'")
    raw.close()
    assert [problem.id for problem in upkeep.verify(db) if problem.kind == "speaker_name"] == ["Jane Smith"]


def test_a_store_from_before_there_were_speakers_is_looked_at_with_the_next_article(tmp_path: Path) -> None:
    """Until then each name is a speaker, and `verify` says so."""
    path = tmp_path / "old.db"
    with Store(path) as store:
        for name in ("UN", "United Nations"):
            add(store, name)
    with sqlite3.connect(path) as raw:
        raw.executescript(
            "ALTER TABLE attribution DROP COLUMN own_words; DROP INDEX attribution_speaker_side;"
            "CREATE INDEX attribution_speaker ON attribution(speaker);"
            "DROP TRIGGER speaker_came; DROP TRIGGER speaker_went; DROP TABLE renaming; DROP TABLE speaker_key;"
            "DROP TABLE alike_name; DROP TABLE unsettled_name; DROP VIEW statements; DROP VIEW answers;"
            "DROP TABLE speaker_name; CREATE VIEW statements AS SELECT 1; CREATE VIEW answers AS SELECT 1;"
            "DELETE FROM _sqlite_migrations WHERE name = 'm005_speakers'"
        )
    raw.close()
    assert {voice.names for voice in find.speakers(path, None).rows} == {("UN",), ("United Nations",)}
    assert [one.kind for one in upkeep.verify(path) if "name" in one.kind] == ["unsettled_name"]
    with Store(path) as store:
        names.settle_names(store)
    assert speakers(path) == {"United Nations": ("UN", "United Nations")}
