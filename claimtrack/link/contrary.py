"""Denials without a word of denying: what is said not to be so is what the claim just before says.

"Police said he had drawn a knife. His mother said *he had not*"; "… ordered the shredding. Lowe said he had given *no such order*"; "… had
received a briefing. His aide insisted he *had not received any briefing*".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.link.camps import allied, said_by_one
from claimtrack.link.contents import read
from claimtrack.link.pairs import Pair
from claimtrack.link.phrases import negates
from claimtrack.link.propositions import STEM, names, stems, words
from claimtrack.link.signs import ANSWERABLE, FEWEST_WORDS, accuses
from claimtrack.link.told import Told
from claimtrack.link.tolls import agree, apart, figures_told, updates
from claimtrack.models import Attribution, Kind, Relation

ALONE, SUCH, ECHO = 0.9, 0.7, 0.55
"""Scores of a bare "he had not", of "no such order", and of what says again with "not" what the claim says."""
BACK, NEAR_PARAGRAPHS = 2, 1
"""How many attributions, and paragraphs, the claim stands before its answer at the most."""
ALIKE = 4
"""Letters by which "no such order" takes up what somebody "ordered"."""
COMMON = 2
"""Words that carry meaning which are told by the claim and negated by the answer, at the least."""
MOST = 0.5
"""Share of an answer's words that are the claim's from which one negated word does, where the claim is about the speaker."""

_WHO = r"[“\"‘']?(?:that )?(?:he|she|it|they|we|i|you|there)(?: (?:also|himself|herself|itself|\w+ly))?"
_VERB = r"(?:had|has|have|did|do|does|was|were|is|are)"
_ALONE = re.compile(
    rf"{_WHO} {_VERB}(?: not| never|n['’]t)(?: (?:done|said|do|say) (?:so|it|that|this|anything of the (?:sort|kind)))?(?: at all)?[.,”\"’']*",
    re.IGNORECASE,
)
_SUCH = re.compile(r"\b(?:no|not (?:any|a)|n['’]t (?:any|a)|never (?:any|a)) such (?P<noun>[^\W_]+)", re.IGNORECASE)
_NOT = re.compile(
    rf"[^.;:,]{{1,45}}?(?: {_VERB}(?: not| never|n['’]t)| never)\b(?! only)(?:,? in fact,)?", re.IGNORECASE
)
"""How a clause begins that says of its subject what was not so."""
_COUNT = re.compile(
    r"(?:that )?(?:the|that|its|their) (?:(?:real|actual|true|final|total|correct|official|overall|exact|death) )?(?:figure|number|total|toll|count|tally|crowd|attendance|turnout)\b|(?:attendance|turnout)\b",
    re.IGNORECASE,
)
"""How a count of what was counted just before begins."""


def contradictions(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of such an answer and the nearest claim just before it that it is given to, in the order of the answers."""
    for answer in tellings:
        if answer.said.kind is not Kind.ASSERTION or answer.said.source is None:
            continue
        for claim in _just_before(answer, tellings):
            if found := _contradicts(claim, answer):
                score, reason = found
                explicit = score > ECHO
                yield Pair(answer.said, claim.said, Relation.DENIES, explicit=explicit, score=score, reasons=(reason,))
                break


def _just_before(answer: Told, tellings: Sequence[Told]) -> Iterator[Told]:
    """Claims of others that stand right before an answer, the nearest first."""
    for claim in reversed(tellings[max(0, answer.at - BACK) : answer.at]):
        said = claim.said
        if (
            said.kind in ANSWERABLE
            and answer.paragraph - claim.paragraph <= NEAR_PARAGRAPHS
            and len(claim.content.split()) >= FEWEST_WORDS
            and not said_by_one(said, answer.said)
            and not allied(said, answer.said)
        ):
            yield claim


def _contradicts(claim: Told, answer: Told) -> tuple[float, str] | None:
    """How sure it is that an answer says that a claim is not so, and in words why; None where it does not."""
    said = answer.said.content_text
    if _ALONE.fullmatch(said):
        return (ALONE, f"“{said}” says it of what was said just before") if claim.at == answer.at - 1 else None
    if (count := _COUNT.match(said)) and _counts_otherwise(claim.said, answer.said):
        return SUCH, f"“{count.group()}” is what was counted just before, and not as many"
    told = read(claim.said.content_text)
    if told.negated or negates(claim.said.cue.text.casefold().replace("’", "'").split()):
        return None
    if such := _SUCH.search(said):
        if any(stem.startswith(such["noun"].casefold()[:ALIKE]) for stem in claim.stems):
            return SUCH, f"“{such.group()}” takes up what was said just before"
        return None
    opening = _NOT.match(said)
    if not opening:
        return None
    denied = set(_carrying(said[opening.end() :])[:1])
    common = (stems(said) & claim.stems) - names("– " + said)
    most = len(common) >= MOST * len(stems(said))
    if denied & common and (len(common) >= COMMON or (most and accuses(claim.said, answer.said))):
        return ECHO, "it says with “not” what was said just before"
    return None


def _counts_otherwise(claim: Attribution, answer: Attribution) -> bool:
    """Whether two count the same, no number fits both, and neither count is told to have followed the other."""
    counts = ((a, b) for a in figures_told(claim) for b in figures_told(answer))
    return any(apart(a, b) for a, b in counts) and not agree(claim, answer) and not updates(claim, answer)


def _carrying(text: str) -> list[str]:
    """The stems of words that carry meaning, in their order, but for adverbs."""
    return [word[:STEM] for word in words(text.casefold()) if stems(word) and not word.endswith("ly")]
