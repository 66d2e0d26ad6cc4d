"""Explicit answers within one article: which claims an answer's own words refer to.

Precision first: an answer that names nothing findable gets no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimtrack.extract.reported_claims import is_reported
from claimtrack.link.meant import NEARBY, REPORTED, Referents, in_its_words, in_reach, likest
from claimtrack.link.pairs import REACH, Pair
from claimtrack.link.propositions import usual
from claimtrack.link.reference import How, Reference, reference_of
from claimtrack.link.reversals import reversals
from claimtrack.link.signs import (
    ALIKE,
    RELATIONS,
    accuses,
    can_be_answered,
    cue_reason,
    owned,
    pointed_at,
    said_by_one,
    who,
)
from claimtrack.link.told import Told, told
from claimtrack.link.withdrawn import taken_back
from claimtrack.models import Article, Attribution, Relation

PLURAL = 10
"""How many claims a plural ("these claims") stands for at the most: the nearest of them."""
NAMED = 0.7
"""Score of a reference that names the claim's speaker."""

_DENIAL = re.compile(r"\bdenials?\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither)\b|n[’']t\b", re.IGNORECASE)


def answers_within(article: Article, attributions: Sequence[Attribution]) -> Iterator[Pair]:
    """Pairs of answer and claim in one article, in the order of the answers; the attributions are in text order."""
    tellings = _all_told(article, attributions)
    for at, answer in enumerate(tellings):
        relation = RELATIONS.get(answer.said.kind)
        if relation is None or answer.said.source is None:
            continue
        if relation is Relation.RETRACTS:
            yield from taken_back(article, tellings, answer)
            continue
        reference = reference_of(answer.said.content_text, no_comment=relation is Relation.DECLINES)
        near = tellings[max(0, at - REACH) : at + REACH + 1]
        others = [
            t
            for t in near
            if (reference.clause or in_reach(t, answer))
            and can_be_answered(t.said, answer.said, relation)
            and not in_its_words(t.said, answer.said)
        ]
        for claim, score, reason in _referents(answer, reference, relation, others, _reported(near, answer)):
            why = (cue_reason(answer.said, relation), reason)
            yield Pair(answer.said, claim.said, relation, explicit=True, score=score, reasons=why)
    yield from reversals(article, tellings)


def _reported(near: Sequence[Told], answer: Told) -> Told | None:
    """The claim that stands in an answer's own words, with its cue: "denied *claims by the union that it cut the budget*"."""
    where = answer.said.content
    for claim in near:
        inside = all(any(c.overlaps(a) for a in where) for c in (claim.said.cue, *claim.said.content))
        if inside and is_reported(claim.said.cue.text) and not said_by_one(claim.said, answer.said):
            return claim
    return None


def _all_told(article: Article, attributions: Sequence[Attribution]) -> list[Told]:
    """The attributions of the text; stems that many of them share are left out."""
    found = told(article, [a for a in attributions if a.cue.field == "text"])
    common = usual(one.stems for one in found)
    return [replace(one, stems=one.stems - common) for one in found]


def _referents(
    answer: Told, reference: Reference, relation: Relation, others: list[Told], reported: Told | None
) -> Referents:
    if reported:
        told = f"“{reported.said.cue.text}” and what follows say what is answered"
        again = [c for c in others if reported.said.source is None or said_by_one(c.said, reported.said)]
        return [(reported, REPORTED, told), *likest(reported.said.content_text, answer, ALIKE[relation], again)]
    if reference.owner:
        others = [c for c in others if owned(c.said, reference.owner)]
    if reference.clause:
        # The answer says what it answers: a claim that is not like it is another one; and a denial
        # answers what is said of its speaker.
        if relation is Relation.DENIES and not reference.owner:
            others = [c for c in others if pointed_at(c.said, answer.said)]
        return likest(reference.clause, answer, ALIKE[relation], others)
    others = [c for c in others if not is_reported(c.said.cue.text)]  # what points back does so to who spoke
    before = [c for c in others if c.said.cue.start < answer.said.cue.start]
    if reference.how is How.NOUN:
        return _by_noun(answer, reference, before, others[len(before) :])
    if reference.how is How.PRONOUN:
        what = "what was said" if reference.plural else "the nearest claim"
        return _meant(reference, before, NEARBY, f"“{reference.words}” stands for {what} before it") if before else []
    about = [c for c in before if accuses(c.said, answer.said)]
    return [(about[-1], NEARBY, f"the claim is about {who(answer.said)}")] if about else []


def _by_noun(answer: Told, reference: Reference, before: list[Told], after: list[Told]) -> Referents:
    """What "the claim", "their reports" or "Hajiyev's claims" stand for: claims before it, else one that follows."""
    if reference.owner:
        named, score = f"“{reference.words}” names the speaker {reference.owner}", NAMED
    else:
        named, score = f"“{reference.words}” refers to what was said before", NEARBY
        if _DENIAL.search(reference.words):
            before = [c for c in before if _NOT.search(c.said.content_text)]
        if reference.accuses:
            before = [c for c in before if pointed_at(c.said, answer.said)]
    if not before:
        return [(after[0], score - 0.1, f"{named}; the claim follows")] if after and reference.owner else []
    return _meant(reference, before, score, named)


def _meant(reference: Reference, before: list[Told], score: float, named: str) -> Referents:
    """The nearest claim; for a plural all of its speaker's, and for "both" the nearest two, whoever's they are."""
    if not reference.plural:
        return [(before[-1], score, named)]
    if reference.both:
        return [(c, score, f"{named}; “both” takes the nearest two") for c in before[-2:]]
    speaker = before[-1].said.speaker
    run = [c for c in before if c.said.speaker == speaker] if speaker else before[-1:]
    return [(c, score, f"{named}; the plural takes all of them") for c in run[-PLURAL:]]
