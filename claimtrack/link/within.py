"""Explicit answers within one article: which claims an answer's own words refer to.

Precision first: an answer that names nothing findable gets no link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.link.reference import How, Reference, reference_of
from claimtrack.models import Article, Attribution, Kind, PlaceRole, Relation

RELATIONS = {
    Kind.DENIAL: Relation.DENIES,
    Kind.CONFIRMATION: Relation.CONFIRMS,
    Kind.NO_COMMENT: Relation.DECLINES,
    Kind.RETRACTION: Relation.RETRACTS,
}
ANSWERABLE = frozenset({Kind.ASSERTION, Kind.ACCUSATION})
NEAR_PARAGRAPHS = 3
"""How many paragraphs back a bare "the claim" or "it" may reach."""
FEWEST_WORDS = 3
"""A content of fewer words ("it", "the claims") says nothing that could be answered."""
ALIKE = 0.5
"""Share of the shorter clause's words that two propositions must have in common."""
USUAL = 0.3
"""A word in more than this share of an article's claims does not tell them apart."""
STEM = 5
"""Letters by which two words count as the same."""

_PARAGRAPH_END = re.compile(r"[\r\n]+")
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "by",
        "with",
        "from",
        "that",
        "this",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "them",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "had",
        "has",
        "have",
        "having",
        "not",
        "no",
        "any",
        "said",
        "says",
        "also",
        "as",
        "than",
        "then",
        "there",
        "which",
        "who",
        "would",
        "could",
    ]
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer with the claim it refers to, how sure that is (0 to 1), and why."""

    answer: Attribution
    claim: Attribution
    relation: Relation
    score: float
    reasons: tuple[str, ...]


def answers_within(article: Article, attributions: Sequence[Attribution]) -> Iterator[Pair]:
    """Pairs of answer and claim in one article, in the order of the answers; the attributions are in text order."""
    told = [a for a in attributions if a.cue.field == "text"]
    for answer in told:
        relation = RELATIONS.get(answer.kind)
        if relation is None:
            continue
        reference = reference_of(answer.content_text, no_comment=answer.kind is Kind.NO_COMMENT)
        others = [a for a in told if _can_be_answered(a, answer, relation)]
        for claim, score, reason in _referents(article, answer, reference, others):
            cue = f"the cue “{answer.cue.text}” {VERBS[relation]}"
            yield Pair(answer, claim, relation, score, (cue, reason))


VERBS = {
    Relation.DENIES: "denies",
    Relation.CONFIRMS: "confirms",
    Relation.DECLINES: "declines to comment",
    Relation.RETRACTS: "takes back",
}
Referents = list[tuple[Attribution, float, str]]


def _can_be_answered(claim: Attribution, answer: Attribution, relation: Relation) -> bool:
    """Another side's claim (the same speaker's for a retraction) that says something, in words not the answer's own."""
    apart = all(c.end <= a.start or c.start >= a.end for c in claim.content for a in (*answer.content, answer.cue))
    says = claim.kind in ANSWERABLE and len(claim.content_text.split()) >= FEWEST_WORDS
    same = _said_by_one(claim, answer)
    if relation is Relation.RETRACTS:
        return says and apart and same
    allied = relation is Relation.DENIES and claim.side is not None and claim.side == answer.side
    return says and apart and not same and not allied


def _referents(article: Article, answer: Attribution, reference: Reference, others: list[Attribution]) -> Referents:
    if reference.owner:
        others = [c for c in others if _owned(c, reference.owner)]
    if reference.clause:
        # The answer says what it answers: a claim that is not like it is another one.
        return _alike(reference.clause, answer, others)
    before = [c for c in others if c.cue.start < answer.cue.start and _paragraphs(article, c, answer) < NEAR_PARAGRAPHS]
    if reference.how is How.NOUN:
        return _by_noun(article, answer, reference, before, others)
    if reference.how is How.PRONOUN:
        near = [c for c in before if _paragraphs(article, c, answer) <= 1]
        return [(near[-1], 0.6, f"“{reference.words}” stands for the nearest claim before it")] if near else []
    about = [c for c in before if _accuses(c, answer)]
    reason = f"the claim is about {answer.speaker or (answer.source.text if answer.source else 'the speaker')}"
    return [(about[-1], 0.6, reason)] if about else []


def _by_noun(
    article: Article, answer: Attribution, reference: Reference, before: list[Attribution], others: list[Attribution]
) -> Referents:
    if reference.owner:
        named, score = f"“{reference.words}” names the speaker {reference.owner}", 0.85
    else:
        named, score = f"“{reference.words}” refers to what was said before", 0.6
        if reference.accuses:
            before = [c for c in before if c.kind is Kind.ACCUSATION or _accuses(c, answer)]
    if not before:
        after = [c for c in others if c.cue.start > answer.cue.start and _paragraphs(article, answer, c) <= 1]
        return [(after[0], score - 0.1, f"{named}; the claim follows")] if after and reference.owner else []
    if not reference.plural:
        return [(before[-1], score, named)]
    speaker = before[-1].speaker
    run = [c for c in before if c.speaker == speaker] if speaker else before[-1:]
    return [(c, score, f"{named}; the plural takes all of them") for c in run]


def _alike(clause: str, answer: Attribution, others: list[Attribution]) -> Referents:
    """The claim most like a clause, if it is like enough; words that many claims of the article share tell nothing."""
    counts = Counter(stem for claim in others for stem in _stems(claim.content_text))
    usual = {stem for stem, count in counts.items() if count > max(2, len(others) * USUAL)}
    wanted = _stems(clause) - usual
    scored = []
    for claim in others:
        said = _stems(claim.content_text) - usual
        common = wanted & said
        share = len(common) / max(1, min(len(wanted), len(said)))
        if len(common) >= 2 and share >= ALIKE and not _elsewhere(claim, answer, clause):
            scored.append((share, claim, common))
    if not scored:
        return []
    share, claim, common = max(scored, key=lambda row: (row[0], len(row[2]), -row[1].cue.start))
    words = sorted({w for w in _WORD.findall(clause.casefold()) if w[:STEM] in common})
    return [(claim, round(0.4 + 0.5 * share, 2), f"the same proposition: both speak of {', '.join(words)}")]


def _elsewhere(claim: Attribution, answer: Attribution, clause: str) -> bool:
    """Whether a claim and an answer's clause both name names or places of the event, and none is common to both."""
    places = [{p.id for p in a.places if p.role is PlaceRole.EVENT and p.inherited is None} for a in (claim, answer)]
    names = [_names(claim.content_text), _names(clause)]
    return any(here and there and not here & there for here, there in (places, names))


def _names(words: str) -> set[str]:
    """Capitalised words after the first, by their first letters ("Armenian" and "Armenia" are one)."""
    return {w[:STEM] for w in _WORD.findall(words.partition(" ")[2]) if w[:1].isupper()}


def _stems(words: str) -> frozenset[str]:
    """First letters of the words that carry meaning."""
    return frozenset(w[:STEM] for w in _WORD.findall(words.casefold()) if w not in _EMPTY and len(w) > 2)


def _owned(claim: Attribution, owner: str) -> bool:
    """Whether the owner's words name the claim's source, speaker or side."""
    names = " ".join(part for part in (claim.source.text if claim.source else "", claim.speaker, claim.side) if part)
    have = {w[:6] for w in _WORD.findall(names.casefold())}
    return any(w[:6] in have for w in _WORD.findall(owner.casefold()) if w not in _EMPTY and len(w) > 2)


def _accuses(claim: Attribution, answer: Attribution) -> bool:
    """Whether a claim accuses the side of an answer, or speaks of its speaker by name."""
    if claim.accused is not None:
        return claim.accused == answer.side
    if answer.source and answer.source.text.casefold() in claim.content_text.casefold():
        return True
    places = {w.casefold() for p in claim.places if p.span for w in _WORD.findall(p.span.text)}
    spoken_of = {w.casefold() for w in _WORD.findall(claim.content_text) if w[:1].isupper()} - places
    own = [w.casefold() for w in _WORD.findall(answer.speaker or "") if w[:1].isupper()]
    return bool(own) and own[-1] in spoken_of


def _said_by_one(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions have one speaker, by name or by the very words of their sources."""
    if first.speaker is not None and first.speaker == second.speaker:
        return True
    return bool(first.source and second.source and first.source.text.casefold() == second.source.text.casefold())


def _paragraphs(article: Article, first: Attribution, second: Attribution) -> int:
    """How many paragraph ends lie between two cues."""
    return len(_PARAGRAPH_END.findall(article.text, first.cue.start, second.cue.start))
