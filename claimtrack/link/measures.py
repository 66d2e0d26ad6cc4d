"""What is known of a pair of attributions besides their words: how far apart, who speaks of whom, what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from claimtrack.link.camps import of_one_side, of_two_sides
from claimtrack.link.contents import total
from claimtrack.link.told import Told
from claimtrack.models import Attribution, Kind

STEPS = (-8, -4, -2, -1, 0, 1, 2, 4, 8)
"""Bounds between buckets of how many attributions an answer comes after the claim, and of how many paragraphs."""
DAYS = (-3, -1, 0, 1, 3)
SURNAME = 4
"""Letters of a surname at the least that is looked for in a content."""
_KINDS = {kind: [float(kind is one) for one in Kind] for kind in Kind}
"""For each kind the measures that tell it: 1 for itself, 0 for the others."""


def measures(claim: Told, answer: Told, referred: float) -> list[float]:
    """The measures of a pair; their number is COUNT.

    `referred`, 0 to 1, is how surely the answer's own words, by rule, refer to the claim; it counts within an article.
    """
    within = claim.said.article == answer.said.article
    row: list[float] = [within, referred if within else 0.0]
    row += _bucket(answer.at - claim.at if within else None, STEPS)
    row += _bucket(answer.paragraph - claim.paragraph if within else None, STEPS)
    row += _bucket(None if within else days_between(claim.day, answer.day), DAYS)
    row += _KINDS[claim.said.kind]
    row += _KINDS[answer.said.kind]
    row += _speakers(claim, answer)
    row += _shared(claim, answer)
    return list(map(float, row))


def hints(answers: float, answered: float, likely: float) -> list[float]:
    """What the relator is told of a pair after its measures, HINTS numbers: that the reader read it, and its log odds.

    They are of the answer answering something, the claim being answered, and the pair being one.
    """
    return [1.0, answers / 4, answered / 4, likely / 4]


def _speakers(claim: Told, answer: Told) -> list[float]:
    one, other = claim.said, answer.said
    return [
        bool(claim.who) and claim.who == answer.who,
        not claim.who,
        not answer.who,
        len(answer.surname) >= SURNAME and answer.surname in claim.content,
        len(claim.surname) >= SURNAME and claim.surname in answer.content,
        len(answer.surname) >= SURNAME and answer.surname == claim.surname,
        one.accused is not None and one.accused == other.side,
        one.accused is not None,
        of_one_side(one, other),
        of_two_sides(one, other),
    ]


def _shared(claim: Told, answer: Told) -> list[float]:
    common = total(claim.stems & answer.stems)
    lighter = min(total(claim.stems), total(answer.stems))
    agree = {claim.figures[what] == answer.figures[what] for what in claim.figures.keys() & answer.figures.keys()}
    return [
        common / 20,
        common / lighter if lighter else 0.0,
        len(claim.names & answer.names) / 3,
        len(claim.stems) / 20,
        len(answer.stems) / 20,
        True in agree,
        False in agree,
        bool(claim.places & answer.places),
        bool(claim.places and answer.places) and not claim.places & answer.places,
        claim.said.article == answer.said.article and _overlap(claim.said, answer.said),
    ]


def _overlap(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim's content stands in the words of its answer, or the other way round."""
    return any(c.overlaps(a) for c in claim.content for a in (answer.cue, *answer.content))


def days_between(claim: str | None, answer: str | None) -> int | None:
    """How many days an answer comes after a claim, of ISO days; None where one is not known."""
    if claim is None or answer is None:
        return None
    return (date.fromisoformat(answer) - date.fromisoformat(claim)).days


def _bucket(value: int | None, bounds: Sequence[int]) -> list[float]:
    """One of len(bounds) + 1 buckets, or none."""
    row = [0.0] * (len(bounds) + 1)
    if value is not None:
        row[bisect_left(bounds, value)] = 1.0
    return row


COUNT = 2 + 2 * (len(STEPS) + 1) + len(DAYS) + 1 + 2 * len(Kind) + 10 + 10
"""How many measures there are."""
HINTS = 4
"""How many hints of the reader there are."""
