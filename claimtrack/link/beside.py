"""Claims that a denial in a clause of its own is given to because they stand right beside it.

"Denied locking the gate, *after* a guard said …", and what the one who spoke just before says of the denier or of the
same thing.
"""

from __future__ import annotations

import re

from claimtrack.extract.lexicons import words_of
from claimtrack.link.camps import said_by_one, who
from claimtrack.link.meant import Referents
from claimtrack.link.propositions import stems
from claimtrack.link.reference import How, Reference
from claimtrack.link.signs import accuses, elsewhere, of_other_doers, of_the_claimants_deeds, owned
from claimtrack.link.told import Told
from claimtrack.models import Attribution

OCCASION, BESIDE = 0.7, 0.55
"""Scores of a claim that the denial is told to follow, and of one that only stands beside it."""
RUN = 4
"""How many claims of who spoke just before may be meant."""

_AFTER = re.compile(r"[”\"]?,? (?:(?!not\b|even\b)[\w-]+ ){0,3}after ")
_AGAINST = re.compile(r"contradict|rebut|refut|disput|t(?:ook|akes?|aking) issue|hit back|push\w* back", re.IGNORECASE)
"""Verbs of which the object may be whoever said what is denied."""
LONGEST_NAME = 6
_ONE = frozenset({"he", "she"})


def beside(text: str, answer: Told, reference: Reference, others: list[Told]) -> Referents:
    """The claim beside a denial that it is given to, with its score and in words why; `others` are claims of others."""
    if reference.how not in (How.CLAUSE, How.GUILT) or reference.owner:
        return []
    for claim in others:
        if claim.at == answer.at + 1 and _is_occasion(text, claim, answer):
            return [(claim, OCCASION, f"the denial came after “{claim.said.cue.text}”")]
    before = [c for c in others if c.at < answer.at and 0 <= answer.paragraph - c.paragraph <= 1]
    if not before or reference.how is How.GUILT:
        return []
    clause = reference.words
    if _AGAINST.search(answer.said.cue.text) and len(clause.split()) <= LONGEST_NAME:
        named = [c for c in before if owned(c.said, clause) and stems(clause) <= stems(who(c.said))]
        return [(named[-1], OCCASION, f"“{clause}” names who said it") for _ in named[:1]]
    return _just_said(answer, clause, before)


def is_person(claim: Attribution) -> bool:
    """Whether it is plain that one man or woman says a claim: "she", or a source with a title or an office."""
    source = claim.source.text.casefold() if claim.source else ""
    return source in _ONE or not words_of("titles", "roles").isdisjoint(re.findall(r"\w+", source))


def _is_occasion(text: str, claim: Told, answer: Told) -> bool:
    """Whether the claim is what the denial is told to follow: "denied it, hours *after* residents said …"."""
    spans = [claim.said.cue, *claim.said.content, *([claim.said.source] if claim.said.source else [])]
    between = text[answer.said.content[-1].end : min(span.start for span in spans)]
    return _AFTER.fullmatch(between) is not None


def _just_said(answer: Told, clause: str, before: list[Told]) -> Referents:
    """What the one who spoke just before says of the denier, or with a word of the denial's."""
    last, run = before[-1], []
    if last.at != answer.at - 1:
        return []
    for at, claim in zip(range(answer.at - 1, answer.at - 1 - RUN, -1), reversed(before[-RUN:]), strict=False):
        if claim.at != at or not (claim is last or said_by_one(claim.said, last.said)):
            break
        run.append(claim)
    best, touch = None, 0
    for claim in run:
        here = 2 * len(stems(clause) & claim.stems) + accuses(claim.said, answer.said)
        if here > touch and not _apart(claim, answer, clause):
            best, touch = claim, here
    return [(best, BESIDE, "it was said just before, of the same thing or of who denies it")] if best else []


def _apart(claim: Told, answer: Told, clause: str) -> bool:
    """Whether claim and denial are of different doers or different places."""
    return (
        elsewhere(claim.said, answer.said, clause)
        or of_other_doers(claim.said, answer.said)
        or of_the_claimants_deeds(claim.said, answer.said)
    )
