"""Who admits what he had denied takes his denial back: "said no prisoner had died … admitted that two prisoners had died"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.extract.passages import passages
from claimtrack.link.camps import said_by_one
from claimtrack.link.claims import denied_by_cue
from claimtrack.link.contents import read
from claimtrack.link.pairs import Pair
from claimtrack.link.propositions import stems
from claimtrack.link.signs import ALIKE, cue_reason, likeness, touch
from claimtrack.link.told import Told
from claimtrack.models import Article, Attribution, Kind, Relation

REVERSED = 0.7
"""Score of an admission of what its speaker said was not so."""
NEAR, BEFORE = 4, 60
"""Attributions, and characters before a cue, among which the other half of a sentence is sought."""
_ADMITS = re.compile(r"\b(?:admit\w*|conced\w*|acknowledg\w*)\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|only|without)\b|n[’']t\b", re.IGNORECASE)
_BUT = re.compile(r",? but ")
_WHO = re.compile(
    r"\b(?:who|which) (?:[\w ]* )?(?:had|at first|first|initially|originally|earlier|previously|on \w+day|last \w+)\b[\w ]*$"
)
"""A relative clause of what was said before: "which on Monday said", "who had told"."""
_AFTER = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?) after (?:(?:at first|first|initially|having) )?(?P<its>(?:its|their) )?\w+\b[\w ]*$"
)
"""As in "two days after insisting" or "after its chief executive said"."""
_STANDS_IN = re.compile(r"\b(?:one|some|any|so|did|had been)\b|\b(?:it|them|this|that|those)[^\w\s]*$", re.IGNORECASE)
"""What stands for the words of before: "admitted that one had arrived"."""
_SAID = frozenset({Kind.DENIAL, Kind.ASSERTION})


def reversals(article: Article, tellings: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of an admission and what the same speaker says elsewhere in the article, which is the opposite of it; in the order of the admissions.

    Where one sentence sets both against each other the words need not be alike: "the regulator, which at first said no
    letter had come, admitted that one had arrived".
    """
    for answer in tellings:
        if answer.said.kind is not Kind.CONFIRMATION:
            continue
        yield from _set_against(article, answer, tellings)
        for claim in tellings:
            if claim.said.kind in _SAID and said_by_one(claim.said, answer.said) and _opposite(claim, answer):
                alike, why = likeness(answer.said.content_text, claim.said, claim.stems)
                if alike >= ALIKE[Relation.RETRACTS]:
                    reasons = (cue_reason(answer.said, Relation.CONFIRMS), f"its speaker said the opposite; {why}")
                    yield Pair(
                        answer.said, claim.said, Relation.RETRACTS, explicit=True, score=REVERSED, reasons=reasons
                    )


def one_speaker(claim: Attribution, answer: Attribution) -> bool:
    """Whether two attributions have one speaker, or the claim stands in a clause on the answer's: "the firm, which had denied it, …"."""
    if said_by_one(claim, answer):
        return True
    if not (claim.source and answer.source and claim.source.text.casefold() in ("who", "which")):
        return False
    return 0 < claim.source.start - answer.source.end <= len(", ")


def told_before(text: str, said: Attribution, start: int) -> bool:
    """Whether a relative clause of the sentence that begins at `start` tells of something said before."""
    return _WHO.search(text, max(start, said.cue.start - BEFORE), said.cue.end) is not None


def _set_against(article: Article, answer: Told, tellings: Sequence[Told]) -> Iterator[Pair]:
    """The pair of an admission and what its speaker is said, in the same sentence, to have said before."""
    start, end = passages(article.text).bounds(answer.said.cue.start)
    if not _ADMITS.search(answer.said.cue.text) or _NO.search(_BUT.split(answer.said.content_text)[0]):
        return
    for claim in tellings[max(0, answer.at - NEAR) : answer.at + NEAR + 1]:
        said = claim.said
        if said.kind not in _SAID or not start <= said.cue.start < end or not _as_if_not_so(said):
            continue
        if not _speaks_of(answer.said.content_text, said.content_text):
            continue
        after = _AFTER.search(article.text, max(start, said.cue.start - BEFORE), said.cue.end)
        one = one_speaker(said, answer.said)
        if (one and (after or told_before(article.text, said, start))) or (after and after["its"]):
            why = "its sentence sets against it what its speaker said before"
            reasons = (cue_reason(answer.said, Relation.CONFIRMS), why)
            yield Pair(answer.said, said, Relation.RETRACTS, explicit=True, score=REVERSED, reasons=reasons)


def _speaks_of(words: str, others: str) -> bool:
    """Whether words have one in common with others, or one of either stands for what the other says."""
    return touch(stems(words), stems(others)) or any(_STANDS_IN.search(each) for each in (words, others))


def _as_if_not_so(said: Attribution) -> bool:
    """Whether a claim is one of something not being so, or so only."""
    return denied_by_cue(said) or _NO.search(said.content_text) is not None


def _opposite(claim: Told, answer: Told) -> bool:
    """Whether what is admitted is what the claim says was not so, or the other way round."""
    one, other = read(claim.said.content_text), read(answer.said.content_text)
    return denied_by_cue(claim.said) == (one.negates(other) == other.negates(one))
