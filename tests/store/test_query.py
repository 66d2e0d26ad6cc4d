"""What each filter looks at, in which order rows come, and what is said of the rest."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from claimtrack.link import SHOWN
from claimtrack.models import DateRole, Kind, Relation, Status, When
from claimtrack.records import Coverage, Filters
from claimtrack.store import Store

from .make import (
    ADMISSION,
    BAKU,
    DENIAL,
    GANJA,
    HAJIYEV,
    HARUTYUNYAN,
    MINISTRY,
    SHELLED,
    STATUSES,
    article,
    claim,
    event,
    fill,
    link,
    said,
)

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.models import Article, Attribution

ACCUSED = claim(HAJIYEV).id

UNDATED = article("Aliyev said the city fell.", "undated", outlet="Herald", date=None)
FELL = said(UNDATED, "Aliyev", "said", "the city fell")
WEEK = article("The army said it took hills.", "week", outlet="Herald", date="2020-10-09")
HILLS = said(WEEK, "The army", "said", "it took hills", dates=(event("2020-09-27", "2020-10-03"),))
TOLD = article("Shoigu said on Tuesday he was ready.", "told", outlet="Herald", date="2020-10-09")
READY = said(
    TOLD,
    "Shoigu",
    "said",
    "he was ready",
    dates=(When(DateRole.SAID, "2020-10-06", "2020-10-06", "day"),),
    places=(BAKU,),
)
SILENT = article("The embassy declined to comment.", "silent", outlet=None, date="2020-10-10")
NOTHING = said(SILENT, "The embassy", "declined to comment", "comment", Kind.NO_COMMENT)
MORE: list[tuple[Article, Attribution]] = [(UNDATED, FELL), (WEEK, HILLS), (TOLD, READY), (SILENT, NOTHING)]


def add(store: Store, of: Article, told: Attribution) -> None:
    """An article with one claim that nobody answers."""
    store.write(of, [told], run=1, language="en")
    store.write_linking([told.id], [claim(told)], [], {claim(told).id: Status.UNANSWERED}, run=1)


@pytest.fixture
def wide(filled: Store) -> Store:
    """Five articles of two outlets and one without."""
    for of, told in MORE:
        add(filled, of, told)
    return filled


def found(store: Store, filters: Filters) -> set[str | None]:
    """The speakers of the claims that match."""
    return {row.claim.shown.attribution.speaker for row in store.claims(filters).rows}


ALL = {"Hajiyev", "The ministry", "Harutyunyan", "Aliyev", "The army", "Shoigu"}


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        (Filters(), ALL),
        (Filters(places=frozenset({GANJA.id})), {"Hajiyev"}),
        (Filters(places=frozenset({BAKU.id})), set()),
        (Filters(places=frozenset({BAKU.id}), any_role=True), {"Hajiyev", "Shoigu"}),
        (Filters(speakers=frozenset({"Aliyev", "Shoigu"})), {"Aliyev", "Shoigu"}),
        (Filters(speakers=frozenset({"aliyev"})), set()),
        (Filters(outlets=frozenset({"Herald"})), {"Aliyev", "The army", "Shoigu"}),
        (Filters(statuses=frozenset({Status.MIXED})), {"Hajiyev"}),
        (Filters(kinds=frozenset({Kind.ACCUSATION, Kind.DENIAL})), {"Hajiyev", "The ministry"}),
        (Filters(kinds=frozenset({Kind.NO_COMMENT})), set()),
        (Filters(min_score=0.7), {"Hajiyev"}),
        (Filters(min_score=0.9), set()),
        (Filters(new_since=0), ALL),
        (Filters(new_since=1), set()),
        (Filters(until="2020-10-03"), {"The army"}),
        (Filters(since="2020-10-03", until="2020-10-04"), {"The army", "Hajiyev"}),
        (Filters(since="2020-10-05", until="2020-10-05"), {"The ministry", "Harutyunyan"}),
        (Filters(since="2020-10-06"), {"Shoigu"}),
        (Filters(since="2020-10-06", outlets=frozenset({"Courier"})), set()),
        (Filters(speakers=frozenset({"\ud800', '; DROP TABLE claim"})), set()),
    ],
)
def test_a_filter_looks_at_the_claim(wide: Store, filters: Filters, speakers: set[str]) -> None:
    """Every condition must hold; dates are the event's, else when it was said, else the article's."""
    assert found(wide, filters) == speakers


def test_undated_claims_are_counted_where_dates_are_asked_for(wide: Store) -> None:
    """Only those that match all else."""
    assert wide.claims(Filters(since="2020-01-01")).undated_left_out == 1
    assert wide.claims(Filters(since="2020-01-01", outlets=frozenset({"Courier"}))).undated_left_out == 0
    assert wide.claims(Filters()).undated_left_out == 0


@pytest.mark.parametrize(
    ("speaker", "filters", "why"),
    [
        ("Hajiyev", Filters(places=frozenset({GANJA.id})), ("event place Ganja, inherited",)),
        ("Hajiyev", Filters(places=frozenset({BAKU.id}), any_role=True), ("mentioned place Baku",)),
        ("Hajiyev", Filters(since="2020-10-01"), ("event date 2020-10-04, inherited",)),
        ("The army", Filters(since="2020-10-01"), ("event date 2020-09-27 to 2020-10-03",)),
        ("Shoigu", Filters(until="2020-10-31"), ("said 2020-10-06; no event date",)),
        ("The ministry", Filters(until="2020-10-31"), ("article date 2020-10-05; no date of its own",)),
        ("Hajiyev", Filters(), ()),
    ],
)
def test_a_row_says_why_it_matches(wide: Store, speaker: str, filters: Filters, why: tuple[str, ...]) -> None:
    """By which place, and by which of its dates."""
    (row,) = wide.claims(replace(filters, speakers=frozenset({speaker}))).rows
    assert row.why == why


def test_claims_come_by_day_newest_first_then_by_place_in_the_article(wide: Store) -> None:
    """Event or said day, else the article's; undated ones last."""
    order = [row.claim.shown.attribution.speaker for row in wide.claims(Filters()).rows]
    assert order == ["Shoigu", "The ministry", "Harutyunyan", "Hajiyev", "The army", "Aliyev"]


def test_claims_of_one_day_are_not_mixed_between_articles(wide: Store) -> None:
    """Those of one article stand together, in the order of the text."""
    other = article("Orr said it rained. Then Aoki said it poured.", "other", outlet="Bugle", date="2020-10-04")
    told = [said(other, "Orr", "said", "it rained"), said(other, "Aoki", "said it", "it poured")]
    wide.write(other, told, run=1, language="en")
    claims = [claim(one) for one in told]
    wide.write_linking([one.id for one in told], claims, [], {one.id: Status.UNANSWERED for one in claims}, run=1)
    order = [row.claim.shown.attribution.speaker for row in wide.claims(Filters()).rows]
    assert order[order.index("Orr") :] == ["Orr", "Aoki", "Hajiyev", "The army", "Aliyev"]


@pytest.mark.parametrize("folded_from", [None, 0.5, 0.9])
def test_an_answer_of_two_words_has_no_row_where_it_is_folded_and_linked_as_surely(
    wide: Store, folded_from: float | None
) -> None:
    """The ministry "denied the claims", by a link of 0.8; what nobody linked as surely keeps its row."""
    speakers = {row.claim.shown.attribution.speaker for row in wide.claims(Filters(), folded_from).rows}
    assert ("The ministry" in speakers) == (folded_from != 0.5)
    assert "Shoigu" in speakers


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_is_found_does_not_depend_on_the_order_of_writing(order: tuple[int, ...]) -> None:
    """The same articles give the same rows."""
    rows = []
    for numbers in (range(3), order):
        with Store(":memory:") as store:
            fill(store)
            for n in numbers:
                add(store, *MORE[n])
            rows.append((store.claims(Filters()), store.search("said"), store.outlets(), store.place_names()))
    assert rows[0] == rows[1]


def test_answers_come_admissions_first_then_by_relation(store: Store) -> None:
    """Denials before confirmations before those who declined, each by day."""
    run = store.begin_run("ingest", {}, {})
    store.write(SHELLED, [HAJIYEV, MINISTRY, HARUTYUNYAN], run=run, language="en")
    store.write(SILENT, [NOTHING], run=run, language="en")
    declined = link(claim(HAJIYEV), claim(NOTHING), Relation.DECLINES)
    late = article("Yerevan denied it too.", "late", date="2020-10-11")
    again = said(late, "Yerevan", "denied", "it", Kind.DENIAL)
    store.write(late, [again], run=run, language="en")
    claims = [claim(a) for a in (NOTHING, HAJIYEV, again, MINISTRY, HARUTYUNYAN)]
    later = link(claim(HAJIYEV), claim(again))
    statuses = {c.id: STATUSES.get(c.id, Status.UNANSWERED) for c in claims}
    store.write_linking(store.unlinked(), claims, [declined, later, DENIAL, ADMISSION], statuses, run=run)
    (row,) = store.disputes(Filters()).rows
    assert [answer.link for answer in row.answers] == [ADMISSION, DENIAL, later, declined]
    assert [record.link for record in store.links(Filters()).rows] == [ADMISSION, DENIAL, later, declined]
    assert [record.link for record in store.links(Filters(limit=2)).rows] == [ADMISSION, DENIAL]


def test_disputes_are_claims_that_are_disputed_or_mixed(wide: Store) -> None:
    """Whatever other status is asked for."""
    assert [row.claim.id for row in wide.disputes(Filters()).rows] == [ACCUSED]
    assert wide.disputes(Filters(statuses=frozenset({Status.UNANSWERED}))).rows == ()


def test_answers_less_sure_than_asked_are_left_out_and_counted(filled: Store) -> None:
    """The row says that its status counts them all the same."""
    found = filled.disputes(Filters(min_score=0.7))
    assert [answer.link for answer in found.rows[0].answers] == [DENIAL]
    assert "answers below 0.7" in found.notes[0]
    assert [row.link for row in filled.links(Filters(min_score=0.7)).rows] == [DENIAL]


def test_the_views_count_the_answers_that_are_shown(tmp_path: Path) -> None:
    """Those less likely stand in a view of candidates."""
    sure, unlikely = replace(DENIAL, score=SHOWN), replace(ADMISSION, score=SHOWN - 0.01)
    said_in = [HAJIYEV, MINISTRY, HARUTYUNYAN]
    with Store(tmp_path / "claims.db") as store:
        run = store.begin_run("ingest", {}, {})
        store.write(SHELLED, said_in, run=run, language="en")
        store.write_linking([a.id for a in said_in], [claim(a) for a in said_in], [sure, unlikely], STATUSES, run=run)
        assert (store.stats().counts["links"], store.stats().relations) == (1, {"denies": 1})
    with sqlite3.connect(tmp_path / "claims.db") as db:
        assert db.execute("SELECT link_id FROM answers").fetchall() == [(DENIAL.id,)]
        assert {row[0] for row in db.execute("SELECT link_id FROM candidates")} == {DENIAL.id, ADMISSION.id}
        assert db.execute("SELECT answers FROM claims WHERE claim_id = ?", [claim(HAJIYEV).id]).fetchall() == [(1,)]


def test_a_limit_is_said(wide: Store) -> None:
    """Nobody takes the first rows for all of them."""
    assert wide.claims(Filters(limit=2)).notes == ("6 match; --limit 2 leaves out 4",)
    assert wide.claims(Filters(limit=6)).notes == ()


def test_a_kind_that_is_no_claim_is_said(wide: Store) -> None:
    """A no-comment can answer a claim, but is none."""
    assert "no_comment" in wide.claims(Filters(kinds=frozenset({Kind.NO_COMMENT}))).notes[0]


def test_links_are_filtered_by_the_claim_that_is_answered(filled: Store) -> None:
    """The place of the claim counts, not that of the answer."""
    rows = filled.links(Filters(places=frozenset({GANJA.id}))).rows
    assert [row.link for row in rows] == [ADMISSION, DENIAL]
    assert filled.links(Filters(speakers=frozenset({"The ministry"}))).rows == ()


def test_an_end_of_a_link_is_shown_by_the_mention_that_shows_it_best(filled: Store) -> None:
    """Not always by the first one."""
    of = article("Hajiyev again said forces shelled Ganja.", "again", date="2020-10-04")
    first = said(of, "Hajiyev", "again said", "forces shelled Ganja")
    filled.write(of, [first], run=1, language="en")
    merged = claim(first, HAJIYEV)
    best = replace(link(merged, claim(MINISTRY)), claim_attribution=HAJIYEV.id)
    claims = [merged, claim(MINISTRY), claim(HARUTYUNYAN)]
    filled.write_linking(
        [first.id, HAJIYEV.id, MINISTRY.id, HARUTYUNYAN.id],
        claims,
        [best],
        {**STATUSES, merged.id: Status.DISPUTED},
        run=1,
    )
    record = filled.link(best.id)
    assert record.claim.shown.attribution == HAJIYEV
    assert [mention.attribution for mention in record.claim.mentions] == [first, HAJIYEV]
    assert filled.claim(merged.id).claim.shown.attribution == first


def test_what_was_searched_is_every_current_article(wide: Store) -> None:
    """Filters choose rows; answers were sought everywhere."""
    everything = Coverage(5, 2, "2020-10-05", "2020-10-10")
    assert wide.coverage() == everything
    assert wide.disputes(Filters(outlets=frozenset({"Herald"}))).coverage == everything


def test_an_empty_store_finds_nothing_in_no_article(store: Store) -> None:
    """Nothing found is an answer too."""
    assert store.disputes(Filters()).rows == ()
    assert store.disputes(Filters()).coverage == Coverage(0, 0, None, None)


def test_names_for_suggestions_are_those_of_claims(wide: Store) -> None:
    """Speakers in alphabetical order, places by the number of claims, outlets by name."""
    assert list(wide.speakers.known()) == sorted(ALL)
    assert [(place.name, place.claims) for place in wide.place_names()] == [("Baku", 2), ("Ganja", 1)]
    assert [(o.name, o.articles, o.claims) for o in wide.outlets()] == [
        ("Courier", 1, 3),
        ("Herald", 3, 3),
        (None, 1, 0),
    ]


def test_stats_count_what_feeds_claims(wide: Store) -> None:
    """By table, kind, status and relation."""
    stats = wide.stats()
    counts = stats.counts
    assert (counts["articles"], counts["undated"], counts["claims"], counts["disputes"], counts["links"]) == (
        5,
        1,
        6,
        1,
        2,
    )
    assert stats.kinds["no_comment"] == 1
    assert stats.statuses == {"mixed": 1, "unanswered": 5}
    assert stats.relations == {"denies": 1, "partly_confirms": 1}
