"""What somebody takes back in one article: a claim of his own, which stands in the words of the answer or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.extract.kinds import kind_of
from claimtrack.extract.passages import passages
from claimtrack.link.camps import allied
from claimtrack.link.meant import NEARBY, REPORTED, Referents, in_its_words, in_reach, likest
from claimtrack.link.pairs import REACH, Pair
from claimtrack.link.reference import How, Reference, reference_of
from claimtrack.link.reversals import one_speaker, told_before
from claimtrack.link.signs import ALIKE, ANSWERABLE, FEWEST_WORDS, cue_reason, owned
from claimtrack.link.told import Told
from claimtrack.models import Article, Kind, Relation

_THAT = re.compile(r"^that (?=(?:its|our|my|his|her|their)\b)", re.IGNORECASE)
_ANY_WORDS = re.compile(
    r"\b(?:statements?|remarks?|comments?|accounts?|answers?|testimony|words|denials?|position)\b", re.IGNORECASE
)
"""Nouns that stand for denials and admissions, too; a "claim" or "report" does not."""
_EARLIER = re.compile(r"\b(?:earlier|previous|initial|first|original)\b", re.IGNORECASE)
_SAID_EARLIER = re.compile(r"\b(?:had|earlier|previously|initially|originally|first)\b", re.IGNORECASE)
_ITSELF = re.compile(r"\b(?:itself|himself|herself|themselves)\b|^(?:backtrack|recant|backpedal|chang)[^,]*, \w+ing$")
_RELATIVE = re.compile(r"\b(?:who|which)\b")
_TELLS = re.compile(r"\b(?:i|we) said\b", re.IGNORECASE)
"""Who says what it was that he said means no other claim."""


def taken_back(article: Article, tellings: Sequence[Told], answer: Told) -> Iterator[Pair]:
    """Pairs of a retraction and what it takes back; the attributions of the article are in text order."""
    near = tellings[max(0, answer.at - REACH) : answer.at + REACH + 1]
    for claim, score, reason in _referents(article, answer, near):
        why = (cue_reason(answer.said, Relation.RETRACTS), reason)
        yield Pair(answer.said, claim.said, Relation.RETRACTS, explicit=True, score=score, reasons=why)


def _referents(article: Article, answer: Told, near: Sequence[Told]) -> Referents:
    mine = [c for c in near if c is not answer and one_speaker(c.said, answer.said)]
    others = [c for c in mine if not in_its_words(c.said, answer.said)]
    inside = next((c for c in mine if _in_content(c, answer)), None)
    if inside:
        why = f"“{inside.said.cue.text}” and what follows say what is taken back"
        again = likest(inside.said.content_text, answer, ALIKE[Relation.RETRACTS], others)
        return [(inside, REPORTED, why), *again]
    reference = _reference(answer)
    if reference.owner:
        others = [c for c in others if owned(c.said, reference.owner)]
    if reference.clause:
        said = [c for c in others if _can_be_taken_back(c, reference)]
        return likest(reference.clause, answer, ALIKE[Relation.RETRACTS], said)
    if reference.how not in (How.NOUN, How.PRONOUN) or _TELLS.search(answer.said.content_text):
        return []
    before = [c for c in others if in_reach(c, answer) and _end(c) <= answer.said.cue.start]
    claim = _meant(article.text, answer, reference, before)
    claim = claim or (None if before else _of_its_own_body(answer, reference, near))
    return [(claim, NEARBY, f"“{reference.words}” refers to what was said before")] if claim else []


def _reference(answer: Told) -> Reference:
    if _ITSELF.search(answer.said.cue.text):
        return Reference(How.PRONOUN, answer.said.cue.text)
    return reference_of(_THAT.sub("", answer.said.content_text))


def _in_content(claim: Told, answer: Told) -> bool:
    return any(piece.overlaps(claim.said.cue) for piece in answer.said.content)


def _can_be_taken_back(claim: Told, reference: Reference) -> bool:
    if len(claim.said.content_text.split()) < FEWEST_WORDS:
        return False
    any_words = reference.how is How.PRONOUN or _ANY_WORDS.search(reference.words)
    return claim.said.kind in ANSWERABLE or bool(any_words and claim.said.kind in (Kind.DENIAL, Kind.CONFIRMATION))


def _meant(text: str, answer: Told, reference: Reference, before: Sequence[Told]) -> Told | None:
    """Which of its speaker's claims before it a retraction means.

    What its sentence itself says that he had said, else the nearest in a sentence before, unless a clause on somebody
    may tell of another; of "his earlier statement" one of which the text says that it was earlier, if there is any.
    """
    start = passages(text).bounds(answer.said.cue.start)[0]
    for claim in reversed(before):
        if claim.said.cue.start >= start and (_is_earlier(claim) or told_before(text, claim.said, start)):
            return claim
    if _RELATIVE.search(text, start, answer.said.cue.start):
        return None
    apart = [c for c in before if _end(c) <= start and _can_be_taken_back(c, reference)]
    marked = [c for c in apart if _is_earlier(c)] if _EARLIER.search(reference.words) else []
    return next(reversed(marked or apart), None)


def _is_earlier(claim: Told) -> bool:
    return _SAID_EARLIER.search(claim.said.cue.text) is not None


def _of_its_own_body(answer: Told, reference: Reference, near: Sequence[Told]) -> Told | None:
    """What one of the same body said directly before: "The minister said …. His ministry withdrew the remark."."""
    if reference.how is not How.NOUN or kind_of(answer.said.cue.text, "") is not Kind.RETRACTION:
        return None
    before = next((c for c in reversed(near) if c.said.cue.start < answer.said.cue.start), None)
    if (
        before
        and _can_be_taken_back(before, reference)
        and in_reach(before, answer)
        and allied(before.said, answer.said)
    ):
        return before
    return None


def _end(claim: Told) -> int:
    return max(claim.said.cue.end, claim.said.content[-1].end)
