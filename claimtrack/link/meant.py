"""Which of the claims of an article an answer may mean: those in its reach, and the one that is most like its words."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.link.signs import elsewhere, likeness
from claimtrack.link.told import Told
from claimtrack.models import Attribution

NEAR_PARAGRAPHS = 2
"""How many paragraphs back a bare "the claim" may reach, its own included."""
NAMED, NEARBY = 0.7, 0.55
"""Scores of a reference that names the claim's speaker, and of one that only points back."""
REPORTED = 0.9
"""Score of an answer in whose own words the claim stands that it is given to."""

Referents = list[tuple[Told, float, str]]
"""Claims that an answer means, each with a score and in words why."""


def in_reach(claim: Told, answer: Told) -> bool:
    """Whether a claim stands near enough for words that only point back."""
    return -1 <= answer.paragraph - claim.paragraph < NEAR_PARAGRAPHS


def in_its_words(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim stands in the words of its answer."""
    return any(c.overlaps(a) for c in claim.content for a in (*answer.content, answer.cue))


def likest(clause: str, answer: Told, least: float, others: Iterable[Told]) -> Referents:
    """The claim most like a clause, if it is like enough."""
    scored = [(*likeness(clause, c.said, c.stems), c) for c in others if not elsewhere(c.said, answer.said, clause)]
    alike, why, claim = max(scored, key=lambda row: (row[0], -row[2].said.cue.start), default=(0.0, "", answer))
    if alike < least:
        return []
    return [(claim, round(0.1 + 0.65 * alike, 2), why)]
