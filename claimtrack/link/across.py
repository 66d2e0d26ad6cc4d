"""Explicit answers to claims of other articles: the answer says what it answers, or whose words they are.

A pair is judged by its two ends alone, so that no other article changes it. Precision
first: what only points back ("the claim", "it") points back within its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from claimtrack.link.events import event_places, other_days
from claimtrack.link.pairs import Pair, Telling
from claimtrack.link.propositions import stems
from claimtrack.link.reference import reference_of
from claimtrack.link.signs import (
    ALIKE,
    RELATIONS,
    accuses,
    can_be_answered,
    cue_reason,
    elsewhere,
    likeness,
    owned,
    pointed_at,
)
from claimtrack.models import Attribution, Relation

WITHIN_DAYS = 30
"""How long after a claim an article may still answer it."""
NEAR_DAYS = 2 * WITHIN_DAYS
"""How far apart the dates of two articles may be that are compared: one may report late what was said before."""
FARTHER = 0.1
"""How much more alike than within one article an answer's clause and a claim must be."""
NAMED = 0.55
"""Score of a reference that names the claim's speaker and no more."""
WORDS_ALONE = 0.4
"""Share of its likeness that a pair has for a score where nothing but words speaks for it, neither that the answerer is
accused of it nor that he takes back his own words, in one place: on links/train 2 of 52 such pairs were links, so they
are kept below the default threshold."""


def answers_across(couples: Iterable[tuple[Telling, Telling]]) -> Iterator[Pair]:
    """Pairs of answer and claim of two articles, in the order of the couples, which in_time() gave."""
    for claim, answer in couples:
        relation = RELATIONS.get(answer.attribution.kind)
        if relation and can_be_answered(claim.attribution, answer.attribution, relation):
            yield from _pair(claim.attribution, answer.attribution, relation)


def in_time(candidates: Iterable[tuple[Telling, Telling]]) -> Iterator[tuple[Telling, Telling]]:
    """Claims with what may answer them, by time: each candidate either way round, where the days allow it."""
    for one, other in candidates:
        yield from ((claim, answer) for claim, answer in ((other, one), (one, other)) if _in_time(claim, answer))


def _in_time(claim: Telling, answer: Telling) -> bool:
    """Whether a claim was there to be answered, and not long ago; what has no date may have been."""
    said, replied = claim.attribution.said_on, answer.attribution.said_on
    if said and replied and replied < said:
        return False
    then, now = said or claim.article.date, answer.article.date
    if then is None or now is None:
        return True
    return 0 <= (date.fromisoformat(now) - date.fromisoformat(then)).days <= WITHIN_DAYS


def _pair(claim: Attribution, answer: Attribution, relation: Relation) -> Iterator[Pair]:
    """The pair of a claim and an answer, where the answer's words refer to it."""
    reference = reference_of(answer.content_text, no_comment=relation is Relation.DECLINES)
    if answer.source is None or (reference.owner and not owned(claim, reference.owner)):
        return
    whose = [f"“{reference.words}” names the speaker {reference.owner}"] if reference.owner else []
    if reference.clause:
        if elsewhere(claim, answer, reference.clause) or other_days(claim, answer):
            return
        if relation is Relation.DENIES and not (reference.owner or pointed_at(claim, answer)):
            return
        alike, why = likeness(reference.clause, claim, stems(claim.content_text))
        if alike < ALIKE[relation] + FARTHER:
            return
        sure = (relation is Relation.RETRACTS or accuses(claim, answer)) and _one_event(claim, answer)
        score, whose = round(0.1 + 0.65 * alike if sure else WORDS_ALONE * alike, 2), [*whose, why]
    elif reference.owner and accuses(claim, answer) and _one_event(claim, answer):
        score = NAMED
    else:
        return
    yield Pair(answer, claim, relation, explicit=True, score=score, reasons=(cue_reason(answer, relation), *whose))


def _one_event(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim and an answer are said to be about one place, and not about different days."""
    return bool(event_places(claim) & event_places(answer)) and not other_days(claim, answer)
