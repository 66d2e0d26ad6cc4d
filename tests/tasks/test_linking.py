"""Claims and links across articles: the same from whatever order articles came, went and changed in."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.make import article, claim, fill, said

from claimtrack import ids
from claimtrack.link.grouping import regroup
from claimtrack.link.pairs import Telling
from claimtrack.models import Anchor, Decision, Kind, Place, PlaceRole, Relation, Status, Verdict
from claimtrack.records import Filters, Head, Mention, Naming, Renaming
from claimtrack.store import Store
from claimtrack.tasks import derived, linking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from claimtrack.models import Article, Attribution

Read = tuple["Article", tuple["Attribution", ...]]

VELDEN = Place(PlaceRole.EVENT, "1", "Velden", None, None, None)
SHELLED = "rebel forces shelled the grain port of Velden and burned two ships"
PLAIN = "rebel forces had shelled the grain port of Velden at night"
BURNED = "ships were burned when rebel forces attacked at night"
DENIED = "that rebel forces had shelled the grain port of Velden"


def read(given_id: str, day: str | None, *told: tuple[str, str, str, Kind]) -> Read:
    """An article of these sentences (who, cue, what, kind), with what was extracted from it."""
    text = " ".join(f"{who} {cue} {what}." for who, cue, what, _ in told)
    of = article(text, given_id, date=day, outlet=f"The {given_id}")
    return of, tuple(known(said(of, who, cue, what, kind)) for who, cue, what, kind in told)


def known(one: Attribution) -> Attribution:
    """With what extraction would find: Brandt and Osk speak for the rebels, who are accused of what was done in Velden."""
    about = "rebel forces" in one.content_text
    return replace(
        one,
        side="rebels" if one.source and one.source.text in ("Commander Brandt", "General Osk") else None,
        accused="rebels" if about and one.kind is Kind.ACCUSATION else None,
        places=(VELDEN,) if "Velden" in one.content_text else (),
    )


WIRE = read("wire", "2021-05-02", ("Ida Holm", "said", SHELLED, Kind.ACCUSATION))
NIGHT = read("night", "2021-05-03", ("Ida Holm", "said", PLAIN, Kind.ACCUSATION))
SHIPS = read(
    "ships",
    "2021-05-03",
    ("Ida Holm", "told reporters", BURNED, Kind.ACCUSATION),
    ("General Osk", "confirmed", "that rebel forces shelled the grain port of Velden", Kind.CONFIRMATION),
)
DENIAL = read("denial", "2021-05-04", ("Commander Brandt", "denied", DENIED, Kind.DENIAL))
EARLIER = read("denial", "2021-05-01", ("Commander Brandt", "denied", DENIED, Kind.DENIAL))
BOTH = read(
    "both",
    None,
    ("Ida Holm", "said", f"late on Sunday {PLAIN}", Kind.ACCUSATION),
    ("Commander Brandt", "again denied", f"{DENIED} at night", Kind.DENIAL),
)
OTHER = read("night", "2021-05-03", ("Ida Holm", "said", "the harbour master of Velden had resigned", Kind.ASSERTION))
BRIDGE = read("bridge", "2021-05-03", ("Anna Weber", "said", "the old bridge at Osmar is closed", Kind.ASSERTION))
LUND = read(
    "lund",
    "2021-05-02",
    ("Governor Lund", "said", "rebel forces shelled the grain port of Velden from the sea", Kind.ACCUSATION),
    ("Ida Holm", "retracted", "the claim that rebel forces shelled the grain port of Velden", Kind.RETRACTION),
)
SILENT = read("wire", "2021-05-02")
READ = (WIRE, NIGHT, SHIPS, DENIAL, EARLIER, BOTH, OTHER, BRIDGE, LUND, SILENT)


def anchor(of: Read, number: int = 0) -> Anchor:
    one = of[1][number]
    return Anchor(one.article, of[0].given_id, None, one.source, one.cue, one.content)


def verdict(decision: Decision, relation: Relation, on: Read, by: Read) -> Verdict:
    ends = anchor(on), anchor(by)
    return Verdict(ids.verdict_id(*ends, relation), decision, relation, None, "", "2021-06-01", None, *ends)


VERDICTS = (
    verdict(Decision.REJECTED, Relation.DENIES, NIGHT, DENIAL),
    verdict(Decision.ADDED, Relation.CONFIRMS, WIRE, BRIDGE),
)


@dataclass
class Desk:
    """A store, and what the commands do to it."""

    store: Store
    run: int

    @classmethod
    def new(cls, verdicts: Iterable[Verdict] = ()) -> Desk:
        store = Store(":memory:")
        for one in verdicts:
            store.verdicts.add(one)
        return cls(store, store.begin_run("test", {}, {}))

    def write(self, *those: Read) -> Desk:
        for of, told in those:
            with self.store.transaction():
                self.store.write(of, told, run=self.run, language="en", update=True)
                linking.link_pending(self.store, self.run, articles=[ids.article_id(of)])
        return self

    def decide(self, *decisions: Renaming) -> Desk:
        for one in decisions:
            with self.store.transaction():
                self.store.speakers.rename(one)
                linking.link_pending(self.store, self.run)
        return self

    def take_back(self, decision: Renaming) -> None:
        with self.store.transaction():
            self.store.speakers.take_back(decision)
            linking.link_pending(self.store, self.run)

    def delete(self, given_id: str) -> None:
        key = self.store.article(given_id).head.id
        about = self.store.verdicts.about([key])
        with self.store.transaction():
            self.store.delete(key)
            linking.link_pending(self.store, self.run, verdicts=about)

    def relink(self) -> Desk:
        with self.store.transaction():
            self.store.workings.forget_all()
            every = [one.verdict.id for one in self.store.verdicts.kept()]
            linking.link_pending(self.store, self.run, verdicts=every)
        return self

    def found(self) -> list[dict[str, Any]]:
        """What linking made, as it is exported."""
        made = ("pair", "claim", "link", "rejected_link", "verdict")
        return [line for line in self.store.export() if line["type"] in made]

    def ends(self, line: str = "link") -> set[tuple[str, str, str]]:
        """Relation, claim and answer of links, by the words that show them."""
        words = {a.id: a.content_text for s in self.store.articles() for a in self.store.attributions(s.head.id)}
        return {
            (row["relation"], words[row["claim_attribution"]], words[row["answer_attribution"]])
            for row in self.found()
            if row["type"] == line
        }


def test_an_answer_in_another_article_is_found_whichever_came_first() -> None:
    """The claim is disputed, and shown with the denial of the other outlet."""
    for order in ([WIRE, DENIAL], [DENIAL, WIRE]):
        desk = Desk.new().write(*order)
        assert desk.ends() == {("denies", SHELLED, DENIED)}
        (row,) = desk.store.disputes(Filters()).rows
        assert row.status is Status.DISPUTED
        assert [answer.response.shown.article.shown_id for answer in row.answers] == ["denial"]


def test_repeats_in_several_articles_are_one_claim_compared_with_its_first_mention() -> None:
    """Two repeats that are like the first, and not like one another, are one claim; without it they are two."""
    desk = Desk.new().write(NIGHT, SHIPS)
    before = [len(row.claim.mentions) for row in desk.store.claims(Filters()).rows]
    assert before == [1, 1, 1]
    desk.write(WIRE)
    (merged,) = (row for row in desk.store.claims(Filters()).rows if len(row.claim.mentions) > 1)
    assert merged.claim.mentions[0].article.shown_id == "wire"
    assert len(merged.claim.mentions) == 3
    desk.delete("wire")
    assert [len(row.claim.mentions) for row in desk.store.claims(Filters()).rows] == before


STEPS = st.lists(
    st.one_of(
        st.sampled_from(READ).map(lambda one: ("write", one)),
        st.sampled_from(sorted({str(of.given_id) for of, _ in READ})).map(lambda given_id: ("delete", given_id)),
    ),
    min_size=4,
    max_size=12,
)


@settings(max_examples=15)
@given(STEPS, st.randoms(use_true_random=False))
def test_the_same_articles_give_the_same_links_in_whatever_order_they_came(steps: list[Any], random: Random) -> None:
    """Written, changed and deleted in any order: as when only what is left is written, in another order, and relinked."""
    desk, left = Desk.new(VERDICTS), dict[str, Read]()
    for what, one in steps:
        if what == "write":
            desk.write(one)
            left[str(one[0].given_id)] = one
        elif one in left:
            desk.delete(one)
            del left[one]
    those = list(left.values())
    random.shuffle(those)
    found = desk.found()
    assert Desk.new(VERDICTS).write(*those).found() == found
    assert desk.relink().found() == found
    links = [line for line in found if line["type"] == "link"]
    assert all(line["claim"] != line["answer"] and line["reasons"] for line in links)
    assert list(desk.store.verify()) == []
    assert not any(derived.misgrouped(desk.store, [a.id for a in told]) for _, told in those)


def renamed(decision: Naming, names: tuple[str, ...], apart_from: tuple[str, ...], day: str) -> Renaming:
    return Renaming(ids.renaming_id(decision, names, apart_from, day), decision, names, apart_from, day)


BRANDT_IS_HOLM = renamed(Naming.MERGED, ("Ida Holm", "Commander Brandt"), (), "2021-06-01")
LUND_IS_HOLM = renamed(Naming.MERGED, ("Governor Lund", "Ida Holm", "Nobody"), (), "2021-06-02")
BRANDT_IS_NOT = renamed(Naming.SPLIT, ("Commander Brandt",), ("Ida Holm", "Governor Lund"), "2021-06-03")
DECISIONS = st.lists(st.sampled_from((BRANDT_IS_HOLM, LUND_IS_HOLM, BRANDT_IS_NOT)), unique=True, max_size=3)


@settings(max_examples=15)
@given(DECISIONS, DECISIONS, st.permutations((WIRE, NIGHT, DENIAL, LUND, BOTH)), st.integers(0, 5))
def test_who_is_who_gives_the_same_links_whenever_it_was_decided(
    decisions: list[Renaming], taken_back: list[Renaming], those: list[Read], before: int
) -> None:
    """Before the articles came, between them, after them, or taken back again."""
    desk = Desk.new(VERDICTS).write(*those[:before]).decide(*decisions).write(*those[before:])
    for one in (*taken_back, *taken_back):
        if one in decisions:
            desk.take_back(one)
            decisions.remove(one)
    found, settled = desk.found(), desk.store.speakers.settled()
    plain = Desk.new(VERDICTS).decide(*sorted(decisions, key=lambda one: one.id)).write(*sorted(those, key=repr))
    assert (plain.found(), plain.store.speakers.settled()) == (found, settled)
    assert desk.relink().found() == found
    assert not any(derived.misgrouped(desk.store, [a.id for a in told]) for _, told in those)


def test_a_merged_speaker_denies_nothing_of_his_own_and_his_repeats_are_one_claim() -> None:
    desk = Desk.new().write(WIRE, NIGHT, LUND, DENIAL)
    said = [len(row.claim.mentions) for row in desk.store.claims(Filters()).rows]
    assert "denies" in {relation for relation, *_ in desk.ends()}
    desk.decide(BRANDT_IS_HOLM, LUND_IS_HOLM)
    assert "denies" not in {relation for relation, *_ in desk.ends()}
    assert max(len(row.claim.mentions) for row in desk.store.claims(Filters()).rows) > max(said)


def test_what_the_articles_of_that_test_have_in_them() -> None:
    """Links across articles and within one, repeats, verdicts that hold: what may go wrong with order is there."""
    desk = Desk.new(VERDICTS).write(WIRE, NIGHT, SHIPS, DENIAL, BOTH, BRIDGE, LUND)
    assert len(desk.ends()) >= 5
    assert len(desk.ends("rejected_link")) == 1
    assert max(len(row.claim.mentions) for row in desk.store.claims(Filters()).rows) == 4
    assert {row.status for row in desk.store.claims(Filters()).rows} == {
        Status.RETRACTED,
        Status.MIXED,
        Status.UNANSWERED,
    }


def test_an_unrelated_article_changes_no_dispute() -> None:
    """Nor is anything of them written again."""
    desk = Desk.new().write(WIRE, NIGHT, DENIAL)
    before = desk.found()
    desk.write(BRIDGE)
    after = desk.found()
    assert [line for line in after if line in before] == before
    assert len(after) == len(before) + 1


@pytest.mark.parametrize(
    ("told", "denied", "left"),
    [
        (SHELLED, "it", False),
        (SHELLED, "the claim", False),
        (SHELLED, DENIED, True),  # it says what is not so, whoever says it
        ("so", "that this was true", True),  # of its own article it answers nothing
    ],
)
def test_who_only_points_at_what_his_own_article_tells_answers_no_other_article(
    told: str, denied: str, left: bool
) -> None:
    home = read("home", "2021-05-02", ("Ida Holm", "said", told, Kind.ACCUSATION), ("Commander Brandt", "denied", denied, Kind.DENIAL))  # fmt: skip
    desk = Desk.new().write(home, WIRE)
    couple = Telling(WIRE[0], WIRE[1][0]), Telling(home[0], home[1][1])
    assert linking._left_open(desk.store, [couple]) == ([couple] if left else [])


def test_pairs_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compared is not compared again when other articles come or go."""
    asked: list[int] = []
    real = linking.answers_across
    monkeypatch.setattr(linking, "answers_across", lambda those: asked.append(len(those)) or real(those))
    desk = Desk.new().write(WIRE, DENIAL, NIGHT, BRIDGE)
    assert asked == [0, 1, 2, 0]
    desk.delete("wire")
    assert len(asked) == 4
    assert desk.ends() == {("denies", PLAIN, DENIED)}


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_how_many_articles_are_linked_at_a_time_changes_nothing(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    expected = Desk.new(VERDICTS).write(*READ).found()
    monkeypatch.setattr(linking, "BATCH", batch)
    assert Desk.new(VERDICTS).write(*READ).relink().found() == expected


@pytest.mark.parametrize("order", ["abcdef", "fedcba", "dbface"])
def test_articles_that_say_the_same_too_often_are_linked_alike_in_whatever_order_they_came(
    monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    """What of an article is left without a key, or out of reach, does not depend on other articles."""
    those = dict(zip("abcdef", (WIRE, NIGHT, SHIPS, DENIAL, BOTH, LUND), strict=True))
    unlimited = Desk.new(VERDICTS).write(*those.values()).found()
    monkeypatch.setattr("claimtrack.link.keys.CROWD", 1)
    monkeypatch.setattr("claimtrack.link.within.REACH", 1)
    monkeypatch.setattr("claimtrack.link.admissions.REACH", 1)
    expected = Desk.new(VERDICTS).write(*those.values()).found()
    assert expected != unlimited
    desk = Desk.new(VERDICTS).write(OTHER, *(those[each] for each in order), NIGHT)
    assert desk.found() == expected
    assert desk.relink().found() == expected
    assert not any(derived.misgrouped(desk.store, [a.id for a in told]) for _, told in those.values())


def test_what_an_interrupted_command_left_is_finished_by_the_next() -> None:
    """Articles without links, and articles whose links went with another one."""
    desk = Desk.new().write(WIRE, DENIAL)
    desk.store.write(*NIGHT, run=desk.run, language="en")
    desk.store.delete(desk.store.article("wire").head.id)
    assert desk.store.unlinked()
    linking.link_pending(desk.store, desk.run)
    assert not desk.store.unlinked()
    assert desk.found() == Desk.new().write(NIGHT, DENIAL).found()


def test_an_export_carries_pairs_and_keys_so_that_nothing_is_compared_again() -> None:
    """A copy goes on as the store that it was made from would."""
    desk = Desk.new(VERDICTS).write(*READ)
    lines = list(desk.store.export())
    copy = Desk(Store(":memory:"), 1)
    copy.store.import_(map(json.dumps, lines))
    assert list(copy.store.export()) == lines
    assert not copy.store.unlinked()
    copy.write(WIRE)
    assert copy.found() == desk.write(WIRE).found()


def test_an_export_from_before_there_were_pairs_is_linked_anew() -> None:
    """Its claims and links are there until then."""
    desk = Desk.new().write(WIRE, DENIAL)
    former = ("claim_keys", "answer_keys", "fresh")
    lines = [{k: v for k, v in line.items() if k not in former} for line in desk.store.export()]
    copy = Desk(Store(":memory:"), 1)
    copy.store.import_(json.dumps(line) for line in lines if line["type"] != "pair")
    assert len(copy.store.unlinked()) == 2
    linking.link_pending(copy.store, copy.run)
    assert copy.found() == desk.found()


def test_a_store_from_before_there_were_pairs_is_linked_by_the_next_command(tmp_path: Path) -> None:
    """What it held is there to be read meanwhile."""
    path = tmp_path / "old.db"
    with Store(path) as store:
        fill(store)
    with sqlite3.connect(path) as raw:
        raw.executescript(
            "DROP TABLE pair; DROP TABLE claim_key; DROP TABLE answer_key; ALTER TABLE pending DROP COLUMN fresh;"
            "DELETE FROM _sqlite_migrations WHERE name = 'm003_pairs'"
        )
    raw.close()
    with Store(path) as store:
        assert len(store.disputes(Filters()).rows) == 1
        assert len(store.unlinked()) == 3
        linking.link_pending(store, 1)
        assert not store.unlinked()
        assert len(store.claims(Filters()).rows) == 3
        assert list(store.verify()) == []


LOOKED_THROUGH = {"p", "v", "verdict", "renaming", "unsettled_name", "near", "given", "address", "said", "found", "c"}
"""What is read whole: `pending` (p) and names that wait, what a person decided (v), and what the query itself has found before."""


def test_no_table_is_read_through_to_link_an_article() -> None:
    """Every query, and every change, goes by an index."""
    desk = Desk.new(VERDICTS).write(WIRE, NIGHT, DENIAL)
    ran: list[str] = []
    desk.store._sql.db.conn.set_trace_callback(ran.append)
    desk.write(SHIPS, BOTH)
    desk.store._sql.db.conn.set_trace_callback(None)
    statements = {sql for sql in ran if sql.split()[0] in ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")}
    read_through = {
        (row["detail"], sql)
        for sql in statements
        for row in desk.store._sql.rows(f"EXPLAIN QUERY PLAN {sql}")
        if row["detail"].startswith("SCAN")
        and not row["detail"].endswith(("CONSTANT ROWS", "CONSTANT ROW"))
        and "VIRTUAL TABLE" not in row["detail"]
        and row["detail"].split()[1] not in LOOKED_THROUGH
    }
    assert len(statements) > 30
    assert read_through == set()


class Graph:
    """Statements with neighbours drawn at random, grouped as they come and go."""

    def __init__(self, edges: set[frozenset[int]], days: Sequence[int]) -> None:
        of = article("Somebody said something.", "graph")
        self._like = said(of, "Somebody", "said", "something")
        self.edges, self.days = edges, days
        self.present: set[str] = set()
        self.home: dict[str, str] = {}

    def mention(self, n: int) -> Mention:
        day = f"2021-01-{self.days[n]:02}"
        return Mention(replace(self._like, id=str(n), speaker=str(n)), Head("a", "a", None, day, None, None))

    def same(self, one: Attribution, other: Attribution) -> bool:
        return frozenset((int(one.id), int(other.id))) in self.edges

    def mentions(self, ids_: Collection[str]) -> list[Mention]:
        return [self.mention(int(id_)) for id_ in ids_]

    def founder(self, id_: str) -> str | None:
        return self.home.get(id_)

    def before(self, id_: str) -> list[str]:
        return sorted(one for one, founder in self.home.items() if one == founder != id_)

    def after(self, id_: str) -> list[str]:
        return sorted(self.present - {id_})

    def toggle(self, id_: str) -> None:
        """Add a statement; or take one away, with the claim that it was in."""
        if id_ in self.present:
            self.present.remove(id_)
            gone = self.home.pop(id_)
            homeless = {one for one, founder in self.home.items() if founder == gone}
        else:
            self.present.add(id_)
            gone, homeless = "", {id_}
        self.home = {one: founder for one, founder in self.home.items() if founder != gone}
        self.home |= regroup(homeless, self)

    def anew(self) -> dict[str, str]:
        """Everything grouped from the first statement on."""
        found: dict[str, str] = {}
        for mention in sorted(self.mentions(self.present), key=lambda one: one.order):
            id_ = mention.attribution.id
            firsts = [one for one, founder in found.items() if one == founder]
            like = [one for one in firsts if frozenset((int(one), int(id_))) in self.edges]
            found[id_] = like[0] if like else id_
        return found


@settings(max_examples=40)
@given(st.data())
def test_grouping_bit_by_bit_is_grouping_everything_anew(data: st.DataObject) -> None:
    """Whatever is like what, and in whatever order statements come and go."""
    number = 8
    every = [frozenset((a, b)) for a in range(number) for b in range(a)]
    edges = set(data.draw(st.lists(st.sampled_from(every), max_size=16)))
    graph = Graph(edges, data.draw(st.lists(st.integers(1, 9), min_size=number, max_size=number)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claimtrack.link.grouping.same_claim", graph.same)
        for n in data.draw(st.lists(st.integers(0, number - 1), min_size=4, max_size=20)):
            graph.toggle(str(n))
            assert graph.home == graph.anew()


def test_a_verdict_on_a_link_across_articles_decides_and_is_told() -> None:
    """Rejected by hand, it is set apart, and an import of the verdict alone finds its words."""
    desk = Desk.new(VERDICTS[:1]).write(NIGHT, DENIAL)
    assert desk.ends() == set()
    assert desk.ends("rejected_link") == {("denies", PLAIN, DENIED)}
    (row,) = desk.store.claims(Filters(speakers=frozenset({"Ida Holm"}))).rows
    assert row.status is Status.UNANSWERED
    assert row.claim.id == claim(NIGHT[1][0]).id


def test_a_store_of_the_version_before_is_linked_anew(tmp_path: Path) -> None:
    """What it holds has not been read by the models: the next article finds it all the same."""
    path = tmp_path / "old.db"
    with Store(path) as store:
        Desk(store, store.begin_run("test", {}, {})).write(WIRE, NIGHT)
    with sqlite3.connect(path) as old:
        old.execute("DROP TABLE reading")
        old.execute("DELETE FROM _sqlite_migrations WHERE name = 'm004_readings'")
    with Store(path) as store:
        desk = Desk(store, store.begin_run("test", {}, {})).write(DENIAL)
        assert desk.ends() == Desk.new().write(WIRE, NIGHT, DENIAL).ends()
        assert not store.unlinked()


def test_a_store_that_other_models_linked_is_linked_anew(tmp_path: Path) -> None:
    """Vectors of two readers cannot be compared."""
    with Store(tmp_path / "old.db", create=True) as store:
        desk = Desk(store, store.begin_run("test", {}, {})).write(WIRE, NIGHT)
        before = [said.id for of in (WIRE, NIGHT) for said in of[1]]
        store.workings.write_readings(dict.fromkeys(before, b"of another reader"))
        store.workings.note_linked_by({"reader": "older"})
        desk.write(DENIAL)
        assert desk.ends() == Desk.new().write(WIRE, NIGHT, DENIAL).ends()
        assert b"of another reader" not in store.workings.readings(before).values()
