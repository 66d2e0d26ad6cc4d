"""The English of the results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.link import SHOWN
from claimtrack.models import Bound, DateRole, Figure, Relation, Span, Stand, Status, When
from claimtrack.records import ClaimRecord, Coverage, Statement
from claimtrack.render import words
from render import made

VERDICTS = ("true", "false", "confirmed claim", "debunked", "correct", "lie", "fact")


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2020-10-05", "2020-10-05", "5 Oct 2020"),
        ("2020-10-04", "2020-10-05", "4–5 Oct 2020"),
        ("2020-09-27", "2020-10-05", "27 Sep – 5 Oct 2020"),
        ("2020-12-30", "2021-01-02", "30 Dec 2020 – 2 Jan 2021"),
        ("some day", "2021-01-02", "some day – 2021-01-02"),
    ],
)
def test_a_range_of_days_says_month_and_year_once(first: str, last: str, shown: str) -> None:
    assert words.days(first, last) == shown


@pytest.mark.parametrize(("precision", "shown"), [("day", "1–31 May 2021"), ("month", "May 2021"), ("year", "2021")])
def test_a_date_is_told_as_exactly_as_it_is_known(precision: str, shown: str) -> None:
    assert words.when(When(DateRole.EVENT, "2021-05-01", "2021-05-31", precision)) == shown


@pytest.mark.parametrize(
    ("value", "bound", "shown"),
    [
        (5, Bound.AT_LEAST, "at least 5 killed"),
        (1200, Bound.ABOUT, "about 1,200 killed"),
        (2.5, Bound.EXACT, "2.5 killed"),
    ],
)
def test_a_figure_is_told_with_its_bound(value: float, bound: Bound, shown: str) -> None:
    assert words.figure(Figure("killed", value, None, None, bound, Span(0, 1, "x"))) == shown


@pytest.mark.parametrize(
    ("value", "low", "high", "shown"),
    [
        (13.5, 12, 15, "12 to 15 killed"),
        (30, 27, 33, "about 30 killed"),
        (30, 27, 30, "about 30 killed"),
        (1500, 1000, 2000, "1,000 to 2,000 killed"),
    ],
)
def test_a_range_is_told_by_its_ends(value: float, low: float, high: float, shown: str) -> None:
    assert words.figure(Figure("killed", value, low, high, Bound.ABOUT, Span(0, 1, "x"))) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"relation": Relation.DENIES}, "denied by"),
        ({"relation": Relation.DENIES, "explicit": False}, "contradicted by"),
        ({"relation": Relation.CONFIRMS}, "confirmed by"),
        ({"relation": Relation.CONFIRMS, "explicit": False}, "also stated by"),
        ({"relation": Relation.CONFIRMS, "admission": True}, "admitted by"),
        ({"relation": Relation.CONFIRMS, "own_side": True}, "repeated by own side"),
        ({"relation": Relation.PARTLY_CONFIRMS}, "partly confirmed by"),
        ({"relation": Relation.PARTLY_CONFIRMS, "own_side": True}, "repeated by own side"),
        ({"relation": Relation.PARTLY_CONFIRMS, "admission": True}, "partly admitted by"),
        ({"relation": Relation.DECLINES}, "no comment from"),
        ({"relation": Relation.RETRACTS}, "retracted by"),
    ],
)
def test_a_relation_reads_as_what_its_speaker_did(change: dict[str, object], shown: str) -> None:
    assert words.relation(replace(made.DENIED.link, **change)) == shown


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (made.MIXED, "mixed answers"),
        (made.DISPUTED, "disputed"),
        (made.CONFIRMED, "acknowledged by Ada Brandt"),
        (replace(made.MIXED, status=Status.DECLINED), "no comment from Red Cross"),
        (replace(made.MIXED, status=Status.RETRACTED), "retracted"),
        (made.UNANSWERED, "no answer found in 3 outlets to 3 May 2021"),
    ],
)
def test_a_status_says_whose_answer_it_is_and_judges_nothing(record: ClaimRecord, shown: str) -> None:
    assert words.status(record, made.COVERAGE) == shown
    assert not any(verdict in shown for verdict in VERDICTS)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({}, " and Red Cross"),
        ({"score": SHOWN}, " and Red Cross"),
        ({"score": SHOWN - 0.1}, ""),
        ({"relation": Relation.PARTLY_CONFIRMS, "score": SHOWN - 0.1}, ""),
        ({"relation": Relation.DECLINES}, ""),
        ({"own_side": True}, ""),
    ],
)
def test_a_status_names_only_answers_that_it_comes_from(change: dict[str, object], named: str) -> None:
    """Not those that stand beside them because the threshold was set lower."""
    link = replace(made.DECLINED.link, **({"relation": Relation.CONFIRMS} | change))
    record = replace(made.CONFIRMED, answers=(*made.CONFIRMED.answers, replace(made.DECLINED, link=link)))
    assert words.status(record, made.COVERAGE) == "acknowledged by Ada Brandt" + named


@pytest.mark.parametrize(("score", "named"), [(SHOWN, "no comment from Red Cross"), (SHOWN - 0.1, "no comment")])
def test_who_did_not_comment_is_named_where_the_answer_counts(score: float, named: str) -> None:
    declined = replace(made.DECLINED, link=replace(made.DECLINED.link, score=score))
    record = replace(made.MIXED, status=Status.DECLINED, answers=(declined,))
    assert words.status(record, made.COVERAGE) == named


def test_no_answer_in_a_store_without_dates_names_no_date() -> None:
    assert words.status(made.UNANSWERED, Coverage(1, 1, None, None)) == "no answer found in 1 outlet"


def test_what_is_at_issue_names_the_points_and_the_denials_that_name_none() -> None:
    assert words.at_issue(made.MIXED) == (
        "the target and the figures (1 killed and 32 injured); one denial names no point"
    )
    assert words.at_issue(made.DISPUTED) == "the whole claim"
    assert words.at_issue(made.UNANSWERED) == ""


def test_what_does_not_count_puts_nothing_at_issue() -> None:
    """An answer that is seen because the threshold was set lower."""
    weak = tuple(replace(one, link=replace(one.link, score=SHOWN - 0.1)) for one in made.DISPUTED.answers)
    assert words.at_issue(replace(made.DISPUTED, answers=weak)) == ""


def test_several_denials_without_a_point_are_counted() -> None:
    record = replace(made.MIXED, answers=(*made.MIXED.answers, made.DENIED))
    assert words.at_issue(record).endswith("; 2 denials name no point")


def test_the_points_of_an_answer_begin_with_what_it_disputes() -> None:
    assert words.points(made.ADMITTED) == [
        "differs on the target",
        "accepts who did it and the place",
        "silent on the figures",
    ]
    assert words.points(made.DENIED) == ["no single point named"]
    assert words.points(made.DECLINED) == []


def test_a_figure_that_an_answer_gives_instead_stands_beside_the_point() -> None:
    figures = (Figure("killed", 5, 5, None, Bound.AT_LEAST, Span(0, 1, "x")),)
    shown = replace(made.BRANDT.shown, attribution=replace(made.BRANDT.shown.attribution, figures=figures))
    link = replace(made.ADMITTED.link, points={words.Point.FIGURES: Stand.DIFFERS})
    answer = replace(made.ADMITTED, link=link, response=replace(made.BRANDT, shown=shown))
    assert words.points(answer) == ["differs on the figures (at least 5 killed)"]


@pytest.mark.parametrize(
    ("statement", "shown"),
    [(made.SHELLED, "2 May 2021"), (made.BRANDT, "reported 3 May 2021"), (made.MASKED, "undated")],
)
def test_a_date_that_is_not_the_events_says_so(statement: object, shown: str) -> None:
    assert words.happened(statement) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (list("ABC"), "A, B and C"),
        (list("ABCDE"), "A, B and 3 others"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names: list[str], shown: str) -> None:
    assert words.listed(names) == shown


def test_what_was_searched_is_told_with_articles_outlets_and_dates() -> None:
    assert words.searched(Coverage(9, 2, "2020-09-27", "2020-10-05")) == "9 articles of 2 outlets, 27 Sep – 5 Oct 2020"
    assert words.searched(Coverage(1, 0, None, None)) == "1 article"


def test_a_place_is_called_what_the_article_calls_it() -> None:
    place = replace(made.SHELLED.shown.attribution.places[0], name="Velde")
    assert words.place_name(place) == "Velden"
    assert words.place_name(replace(place, name="VELDEN")) == "VELDEN"
    assert words.place_name(replace(place, span=None, inherited="the first sentence")) == "Velde"


def test_a_side_that_speaks_for_itself_is_named_once() -> None:
    attribution = made.SHELLED.shown.attribution
    assert words.who_for(attribution) == "Ida Holm (Norland)"
    assert words.who_for(replace(attribution, speaker="Norland")) == "Norland"
    assert words.who_for(replace(attribution, side=None)) == "Ida Holm"


def test_no_answer_among_articles_of_no_known_outlet_counts_articles() -> None:
    status = words.status(made.UNANSWERED, Coverage(2, 0, None, "2021-05-03"))
    assert status == "no answer found in 2 articles to 3 May 2021"


@pytest.mark.parametrize(
    ("statement", "before", "behind"),
    [
        (made.SHELLED, "said", ""),
        (made.DENIAL, "", "were denied"),
        (made.MASKED, "", ""),
        (made.RED_CROSS, "", ""),
    ],
)
def test_the_cue_leads_the_words_where_it_stood_before_them_and_a_passive_follows_them(
    statement: Statement, before: str, behind: str
) -> None:
    attribution = statement.shown.attribution
    assert (words.lead(attribution), words.tail(attribution)) == (before, behind)


@pytest.mark.parametrize(("content", "before"), [("which", "denied"), ("that the port burned", "")])
def test_the_cue_leads_what_tells_nothing_without_it(content: str, before: str) -> None:
    """Of "…, which the mayor denied" it is shown that he denied."""
    spans = (Span(0, len(content), content), Span(60, 69, "the mayor"), Span(70, 76, "denied"))
    attribution = replace(made.SHELLED.shown.attribution, content=spans[:1], source=spans[1], cue=spans[2])
    assert words.lead(attribution) == before
