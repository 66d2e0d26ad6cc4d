"""What an answer is to a claim, by what the words of both say and what the models take it for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.link.camps import allied, may_be_one, said_by_one
from claimtrack.link.events import event_days
from claimtrack.link.measures import days_between
from claimtrack.link.pairs import AGREEING
from claimtrack.link.points import accepts_all, accepts_nothing_done, points_of
from claimtrack.link.reference import How, reference_of
from claimtrack.link.signs import (
    RELATIONS,
    of_another_matter,
    of_anothers_claims,
    of_denials,
    of_nobody,
    of_other_doers,
    of_something_else,
    of_the_claimants_deeds,
    own_clause,
    perceived_too,
    tells_of_it,
    unverified,
)
from claimtrack.link.tolls import agree, updates
from claimtrack.models import Attribution, Kind, Relation, When

FAR_DAYS = 7
"""Days between what is told of two matters."""

if TYPE_CHECKING:
    from claimtrack.link.relation_models import Likely


def relation_of(claim: Attribution, answer: Attribution, found: Sequence[Likely]) -> Relation | None:
    """What the words of the answer say that it is, else the likeliest that was `found`, the best judge first; None where that cannot be.

    One takes back only what one has said oneself, and does nothing else to it; nobody denies what
    his own side says. Who denies what is told of days far from those of the claim answers something else, and so does who denies what
    the claimant's side is said to have done, who denies his own doings where the claim is of the claimant's, who says
    whose claims he denies, and who says what he denies where the claim speaks neither of that nor of him. Who cannot
    confirm a report, or confirms something else, does not answer it, nor does who dismisses a
    denial answer what was denied. What one judge takes for a denial and another for a
    confirmation is neither. Figures that can both hold, or of which one was given before the other, deny one
    another no more than does who perceived it too or accepts each point.
    """
    others = (
        of_another_time,
        of_another_matter,
        of_the_claimants_deeds,
        of_other_doers,
        of_something_else,
        of_anothers_claims,
        tells_of_it,
    )
    if any(another(claim, answer) for another in others):
        return None
    if unverified(answer) or of_nobody(answer) or (of_denials(answer) and claim.kind is not Kind.DENIAL):
        return None
    own = said_by_one(claim, answer)
    likeliest = [next(one for one in each.relations if own or one is not Relation.RETRACTS) for each in found]
    relation = RELATIONS.get(answer.kind, likeliest[0])
    if own != (relation is Relation.RETRACTS) or own != may_be_one(claim, answer):
        return None
    denies = answer.kind not in RELATIONS and Relation.DENIES in likeliest
    one_account = agree(claim, answer) or updates(claim, answer) or perceived_too(answer)
    if denies and (one_account or not AGREEING.isdisjoint(likeliest)):
        return None
    if denies and accepts_all(points_of(claim, answer, Relation.DENIES)):
        return None
    if (
        relation in AGREEING
        and own_clause(answer)
        and accepts_nothing_done(claim, answer, points_of(claim, answer, relation))
    ):
        return None
    return None if relation is Relation.DENIES and allied(claim, answer) else relation


def of_another_time(claim: Attribution, answer: Attribution) -> bool:
    """Whether a denial and a claim tell of days that lie far apart: a denial of yesterday's attack, and one of years ago.

    The day of "the allegations raised on Thursday" is that of the allegations.
    """
    ends = (event_days(claim), event_days(answer))
    if answer.kind is not Kind.DENIAL or not all(ends) or any(_gap(a, b) <= FAR_DAYS for a in ends[0] for b in ends[1]):
        return False
    reference = reference_of(answer.content_text)
    return reference.how is not How.NOUN or bool(reference.clause)


def _gap(one: When, other: When) -> int:
    """How many days lie between the end of one stretch of time and the beginning of the other."""
    first, second = sorted((one, other), key=lambda when: when.start)
    return days_between(first.end, second.start) or 0
