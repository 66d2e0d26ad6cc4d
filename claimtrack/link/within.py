"""Explicit answers within one article: which claims an answer's own words refer to.

Precision first: an answer that names nothing findable gets no link.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.link.propositions import STEM, names, share, stems, usual, words
from claimtrack.link.reference import How, Reference, reference_of
from claimtrack.models import Article, Attribution, Kind, PlaceRole, Relation

RELATIONS = {
    Kind.DENIAL: Relation.DENIES,
    Kind.CONFIRMATION: Relation.CONFIRMS,
    Kind.NO_COMMENT: Relation.DECLINES,
    Kind.RETRACTION: Relation.RETRACTS,
}
"""Kinds of statement whose own words refer to another one, and what they do to it."""
VERBS = {
    Relation.DENIES: "denying",
    Relation.CONFIRMS: "confirming",
    Relation.DECLINES: "giving no answer",
    Relation.RETRACTS: "taking back",
}
ANSWERABLE = frozenset({Kind.ASSERTION, Kind.ACCUSATION})
NEAR_PARAGRAPHS = 2
"""How many paragraphs back a bare "the claim" may reach, its own included."""
FEWEST_WORDS = 3
"""A content of fewer words ("it", "the claims") says nothing that could be answered."""
ALIKE = {Relation.DENIES: 0.5, Relation.CONFIRMS: 0.75, Relation.DECLINES: 0.5, Relation.RETRACTS: 0.5}
"""Share of the shorter one's words that an answer's clause and a claim must have in common."""
NAMED, NEARBY = 0.7, 0.55
"""Scores of a reference that names the claim's speaker, and of one that only points back."""

_OF_ONES_OWN = re.compile(r"(?:that )?(?:its|his|her|their|our|my)\b", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer with the claim it refers to, how sure that is (0 to 1), and why."""

    answer: Attribution
    claim: Attribution
    relation: Relation
    score: float
    reasons: tuple[str, ...]


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
    for answer in told:
        relation = RELATIONS.get(answer.said.kind)
        if relation is None or answer.said.source is None:
            continue
        reference = reference_of(answer.said.content_text, no_comment=relation is Relation.DECLINES)
        reach = told if reference.clause else [t for t in told if _in_reach(t, answer)]
        others = [t for t in reach if _can_be_answered(t.said, answer.said, relation)]
        for claim, score, reason in _referents(answer, reference, relation, others):
            cue = f"“{answer.said.cue.text}” are words of {VERBS[relation]}"
            yield Pair(answer.said, claim.said, relation, score, (cue, reason))


def _all_told(article: Article, attributions: Sequence[Attribution]) -> list[_Told]:
    """The attributions of the text; stems that many of them share are left out."""
    said = [a for a in attributions if a.cue.field == "text"]
    breaks = [found.start() for found in _PARAGRAPH_END.finditer(article.text)]
    contents = [stems(a.content_text) for a in said]
    common = usual(contents)
    return [_Told(a, bisect(breaks, a.cue.start), c - common) for a, c in zip(said, contents, strict=True)]


def _in_reach(claim: _Told, answer: _Told) -> bool:
    return -1 <= answer.paragraph - claim.paragraph < NEAR_PARAGRAPHS


def _can_be_answered(claim: Attribution, answer: Attribution, relation: Relation) -> bool:
    """Another side's claim (the same speaker's for a retraction) that says something, in words not the answer's own."""
    if claim.kind not in ANSWERABLE or len(claim.content_text.split()) < FEWEST_WORDS:
        return False
    if any(c.start < a.end and a.start < c.end for c in claim.content for a in (*answer.content, answer.cue)):
        return False
    same = _said_by_one(claim, answer)
    if relation is Relation.RETRACTS:
        return same
    return not same and not (relation is Relation.DENIES and _allied(claim, answer))


def _said_by_one(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions have one speaker, by name or by the very words of their sources."""
    if first.speaker is not None and first.speaker == second.speaker:
        return True
    return bool(first.source and second.source and first.source.text.casefold() == second.source.text.casefold())


def _allied(first: Attribution, second: Attribution) -> bool:
    """Whether two speakers are of one camp: one side, or the one named in the other ("Strzok", "Strzok's lawyer")."""
    if first.side is not None and first.side == second.side:
        return True
    return bool(names("– " + _who(first)) & names("– " + _who(second)))


def _who(attribution: Attribution) -> str:
    """The speaker's name, else the words of the source; empty where there is neither."""
    return attribution.speaker or (attribution.source.text if attribution.source else "")


def _referents(answer: _Told, reference: Reference, relation: Relation, others: list[_Told]) -> Referents:
    if reference.owner:
        others = [c for c in others if _owned(c.said, reference.owner)]
    if reference.clause:
        # The answer says what it answers: a claim that is not like it is another one; and a denial
        # answers what is said of its speaker.
        if relation is Relation.DENIES and not reference.owner:
            others = [c for c in others if _pointed_at(c.said, answer.said)]
        return _alike(reference.clause, answer, ALIKE[relation], others)
    before = [c for c in others if c.said.cue.start < answer.said.cue.start]
    if reference.how is How.NOUN:
        return _by_noun(answer, reference, before, others[len(before) :])
    if reference.how is How.PRONOUN:
        return [(before[-1], NEARBY, f"“{reference.words}” stands for the nearest claim before it")] if before else []
    about = [c for c in before if _accuses(c.said, answer.said)]
    return [(about[-1], NEARBY, f"the claim is about {_who(answer.said)}")] if about else []


def _by_noun(answer: _Told, reference: Reference, before: list[_Told], after: list[_Told]) -> Referents:
    """What "the claim", "their reports" or "Hajiyev's claims" stand for: claims before it, else one that follows."""
    if reference.owner:
        named, score = f"“{reference.words}” names the speaker {reference.owner}", NAMED
    else:
        named, score = f"“{reference.words}” refers to what was said before", NEARBY
        if reference.accuses:
            before = [c for c in before if _pointed_at(c.said, answer.said)]
    if not before:
        return [(after[0], score - 0.1, f"{named}; the claim follows")] if after and reference.owner else []
    if not reference.plural:
        return [(before[-1], score, named)]
    speaker = before[-1].said.speaker
    run = [c for c in before if c.said.speaker == speaker] if speaker else before[-1:]
    return [(c, score, f"{named}; the plural takes all of them") for c in run]


def _alike(clause: str, answer: _Told, least: float, others: list[_Told]) -> Referents:
    """The claim most like a clause, if it is like enough."""
    wanted = stems(clause)
    scored = [
        (share(wanted, c.stems, names(c.said.content_text)), c)
        for c in others
        if not _elsewhere(c.said, answer.said, clause)
    ]
    likeness, claim = max(scored, key=lambda row: (row[0], -row[1].said.cue.start), default=(0.0, answer))
    if likeness < least:
        return []
    common = sorted({w for w in words(clause.casefold()) if w[:STEM] in claim.stems})
    return [(claim, round(0.1 + 0.65 * likeness, 2), f"the same proposition: both speak of {', '.join(common)}")]


def _pointed_at(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim is an accusation, or is about the speaker of an answer."""
    return claim.kind is Kind.ACCUSATION or _accuses(claim, answer)


def _elsewhere(claim: Attribution, answer: Attribution, clause: str) -> bool:
    """Whether a claim and an answer's clause speak of different things.

    So they do where both name names or places of the event and none is common to both, and
    where each has its own speaker's doings for its subject ("his forces", "its soldiers").
    """
    if _OF_ONES_OWN.match(claim.content_text) and _OF_ONES_OWN.match(clause):
        return True
    places = [{p.id for p in a.places if p.role is PlaceRole.EVENT and p.inherited is None} for a in (claim, answer)]
    called = [names(claim.content_text), names(clause)]
    return any(here and there and not here & there for here, there in (places, called))


def _owned(claim: Attribution, owner: str) -> bool:
    """Whether the owner's words name the claim's source, speaker or side."""
    who = " ".join(part for part in (claim.source.text if claim.source else "", claim.speaker, claim.side) if part)
    return bool(stems(owner) & stems(who))


def _accuses(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim accuses the side of an answer, or speaks of its speaker by name."""
    if claim.accused is not None:
        return claim.accused == answer.side
    if answer.source and answer.source.text.casefold() in claim.content_text.casefold():
        return True
    places = {w.casefold() for p in claim.places if p.span for w in words(p.span.text)}
    spoken_of = {w.casefold() for w in words(claim.content_text) if w[:1].isupper()} - places
    own = [w.casefold() for w in words(answer.speaker or "") if w[:1].isupper()]
    return bool(own) and own[-1] in spoken_of
