"""Explicit answers to claims of other articles: what refers in words is found, what only points back is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store.make import article, said

from claimtrack.link.across import answers_across, in_time
from claimtrack.link.pairs import Telling
from claimtrack.models import DateRole, Kind, Relation, When

SHELLED = "rebel forces shelled the grain port of Velden"


def telling(day: str | None, who: str, cue: str, what: str, kind: Kind) -> Telling:
    of = article(f"{who} {cue} {what}.", f"{who} {day}", date=day)
    return Telling(of, said(of, who, cue, what, kind))


def claim(day: str | None = "2021-05-02", what: str = SHELLED) -> Telling:
    return telling(day, "Ida Holm", "said", what, Kind.ACCUSATION)


def answer(
    what: str, kind: Kind = Kind.DENIAL, who: str = "Commander Brandt", day: str | None = "2021-05-04"
) -> Telling:
    cues = {Kind.DENIAL: "denied", Kind.CONFIRMATION: "confirmed", Kind.RETRACTION: "retracted"}
    return telling(day, who, cues.get(kind, "said"), what, kind)


@pytest.mark.parametrize(
    ("response", "relation"),
    [
        (answer(f"that {SHELLED}"), Relation.DENIES),
        (answer(f"that {SHELLED}", day=None), Relation.DENIES),
        (answer(f"the claim by Holm that {SHELLED}"), Relation.DENIES),
        (answer(f"that {SHELLED}", Kind.CONFIRMATION), Relation.CONFIRMS),
        (answer(f"the claim that {SHELLED}", Kind.RETRACTION, "Ida Holm"), Relation.RETRACTS),
    ],
    ids=["its own clause", "undated", "owner and clause", "confirmed", "taken back"],
)
def test_an_answer_that_says_what_it_answers_is_found(response: Telling, relation: Relation) -> None:
    """Whichever of the two is named first."""
    for candidate in ((claim(), response), (response, claim())):
        (pair,) = answers_across(in_time([candidate]))
        assert (pair.relation, pair.claim, pair.answer) == (relation, claim().attribution, response.attribution)
        assert pair.explicit
        assert len(pair.reasons) >= 2


@pytest.mark.parametrize(
    ("said_on", "replied_on", "answers"),
    [
        ("2021-05-01", "2021-05-03", 1),
        ("2021-05-03", "2021-05-01", 0),
        (None, "2021-05-01", 1),
        ("2021-05-03", None, 1),
    ],
)
def test_what_was_said_before_the_claim_does_not_answer_it(
    said_on: str | None, replied_on: str | None, answers: int
) -> None:
    """A late article may report an early denial."""

    def on(day: str | None, telling: Telling) -> Telling:
        dates = (When(DateRole.SAID, day, day, "day"),) if day else ()
        return replace(telling, attribution=replace(telling.attribution, dates=dates))

    candidate = on(said_on, claim(day="2021-05-03")), on(replied_on, answer(f"that {SHELLED}", day="2021-05-07"))
    assert len(list(answers_across(in_time([candidate])))) == answers


@pytest.mark.parametrize(
    ("response", "to"),
    [
        (answer("the claims"), claim()),
        (answer("it"), claim()),
        (answer("Holm's claims"), claim()),
        (answer("that its pilots had been on strike"), claim()),
        (answer("that rebel forces shelled the grain port of Osmar"), claim()),
        (answer(f"that {SHELLED}"), claim(day="2021-05-05")),
        (answer(f"that {SHELLED}"), claim(day="2021-03-01")),
        (answer(f"that {SHELLED}", who="Ida Holm"), claim()),
        (answer(f"that {SHELLED}"), claim(what="it")),
        (answer(SHELLED, Kind.ASSERTION), claim()),
        (
            answer(f"the claim that {SHELLED}", Kind.RETRACTION, "Police"),
            telling("2021-05-02", "Police", "said", SHELLED, Kind.ACCUSATION),
        ),
        (
            answer(f"that {SHELLED}", who="Police"),
            telling("2021-05-02", "Police", "said", SHELLED, Kind.ACCUSATION),
        ),
    ],
    ids=[
        "a bare noun", "a pronoun", "an owner of many claims", "something else", "another place", "before the claim",
        "long after it", "own words", "nothing said", "no word of an answer", "whosever police took it back", "whosever police deny it",
    ],
)  # fmt: skip
def test_what_only_points_back_or_speaks_of_something_else_answers_nothing(response: Telling, to: Telling) -> None:
    """A wrong link is worse than a missing one."""
    assert list(answers_across(in_time([(to, response)]))) == []
