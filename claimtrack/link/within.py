"""Explicit answers within one article: which claims an answer's own words refer to.

Precision first: an answer that names nothing findable gets no link.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.link.pairs import REACH, Pair
from claimtrack.link.propositions import stems, usual
from claimtrack.link.reference import How, Reference, reference_of
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
    who,
)
from claimtrack.models import Article, Attribution, Relation

NEAR_PARAGRAPHS = 2
"""How many paragraphs back a bare "the claim" may reach, its own included."""
PLURAL = 10
"""How many claims a plural ("these claims") stands for at the most: the nearest of them."""
NAMED, NEARBY = 0.7, 0.55
"""Scores of a reference that names the claim's speaker, and of one that only points back."""

_PARAGRAPH_END = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class _Told:
    """An attribution with what is needed of it again and again."""

    said: Attribution
    paragraph: int
    stems: frozenset[str]


Referents = list[tuple[_Told, float, str]]


def answers_within(article: Article, attributions: Sequence[Attribution]) -> Iterator[Pair]:
    """Pairs of answer and claim in one article, in the order of the answers; the attributions are in text order."""
    told = _all_told(article, attributions)
    for at, answer in enumerate(told):
        relation = RELATIONS.get(answer.said.kind)
        if relation is None or answer.said.source is None:
            continue
        reference = reference_of(answer.said.content_text, no_comment=relation is Relation.DECLINES)
        others = [
            t
            for t in told[max(0, at - REACH) : at + REACH + 1]
            if (reference.clause or _in_reach(t, answer))
            and can_be_answered(t.said, answer.said, relation)
            and not _in_its_words(t.said, answer.said)
        ]
        for claim, score, reason in _referents(answer, reference, relation, others):
            why = (cue_reason(answer.said, relation), reason)
            yield Pair(answer.said, claim.said, relation, explicit=True, score=score, reasons=why)


def _all_told(article: Article, attributions: Sequence[Attribution]) -> list[_Told]:
    """The attributions of the text; stems that many of them share are left out."""
    said = [a for a in attributions if a.cue.field == "text"]
    breaks = [found.start() for found in _PARAGRAPH_END.finditer(article.text)]
    contents = [stems(a.content_text) for a in said]
    common = usual(contents)
    return [_Told(a, bisect(breaks, a.cue.start), c - common) for a, c in zip(said, contents, strict=True)]


def _in_reach(claim: _Told, answer: _Told) -> bool:
    return -1 <= answer.paragraph - claim.paragraph < NEAR_PARAGRAPHS


def _in_its_words(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim stands in the words of its answer."""
    return any(c.overlaps(a) for c in claim.content for a in (*answer.content, answer.cue))


def _referents(answer: _Told, reference: Reference, relation: Relation, others: list[_Told]) -> Referents:
    if reference.owner:
        others = [c for c in others if owned(c.said, reference.owner)]
    if reference.clause:
        # The answer says what it answers: a claim that is not like it is another one; and a denial
        # answers what is said of its speaker.
        if relation is Relation.DENIES and not reference.owner:
            others = [c for c in others if pointed_at(c.said, answer.said)]
        return _alike(reference.clause, answer, ALIKE[relation], others)
    before = [c for c in others if c.said.cue.start < answer.said.cue.start]
    if reference.how is How.NOUN:
        return _by_noun(answer, reference, before, others[len(before) :])
    if reference.how is How.PRONOUN:
        return [(before[-1], NEARBY, f"“{reference.words}” stands for the nearest claim before it")] if before else []
    about = [c for c in before if accuses(c.said, answer.said)]
    return [(about[-1], NEARBY, f"the claim is about {who(answer.said)}")] if about else []


def _by_noun(answer: _Told, reference: Reference, before: list[_Told], after: list[_Told]) -> Referents:
    """What "the claim", "their reports" or "Hajiyev's claims" stand for: claims before it, else one that follows."""
    if reference.owner:
        named, score = f"“{reference.words}” names the speaker {reference.owner}", NAMED
    else:
        named, score = f"“{reference.words}” refers to what was said before", NEARBY
        if reference.accuses:
            before = [c for c in before if pointed_at(c.said, answer.said)]
    if not before:
        return [(after[0], score - 0.1, f"{named}; the claim follows")] if after and reference.owner else []
    if not reference.plural:
        return [(before[-1], score, named)]
    speaker = before[-1].said.speaker
    run = [c for c in before if c.said.speaker == speaker] if speaker else before[-1:]
    return [(c, score, f"{named}; the plural takes all of them") for c in run[-PLURAL:]]


def _alike(clause: str, answer: _Told, least: float, others: list[_Told]) -> Referents:
    """The claim most like a clause, if it is like enough."""
    scored = [(*likeness(clause, c.said, c.stems), c) for c in others if not elsewhere(c.said, answer.said, clause)]
    alike, why, claim = max(scored, key=lambda row: (row[0], -row[2].said.cue.start), default=(0.0, "", answer))
    if alike < least:
        return []
    return [(claim, round(0.1 + 0.65 * alike, 2), why)]
