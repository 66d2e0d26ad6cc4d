"""Who admits what he had denied takes his denial back: "said no prisoner had died … admitted that two prisoners had died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.link.claims import denied_by_cue
from claimtrack.link.contents import read
from claimtrack.link.pairs import Pair
from claimtrack.link.signs import ALIKE, cue_reason, likeness, said_by_one
from claimtrack.link.told import Told
from claimtrack.models import Kind, Relation

REVERSED = 0.7
"""Score of an admission of what its speaker said was not so."""
_SAID = frozenset({Kind.DENIAL, Kind.ASSERTION})


def reversals(tellings: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of an admission and what the same speaker says elsewhere in the article, which is the opposite of it; in the order of the admissions."""
    for answer in tellings:
        if answer.said.kind is not Kind.CONFIRMATION:
            continue
        for claim in tellings:
            if claim.said.kind in _SAID and said_by_one(claim.said, answer.said) and _opposite(claim, answer):
                alike, why = likeness(answer.said.content_text, claim.said, claim.stems)
                if alike >= ALIKE[Relation.RETRACTS]:
                    reasons = (cue_reason(answer.said, Relation.CONFIRMS), f"its speaker said the opposite; {why}")
                    yield Pair(
                        answer.said, claim.said, Relation.RETRACTS, explicit=True, score=REVERSED, reasons=reasons
                    )


def _opposite(claim: Told, answer: Told) -> bool:
    """Whether what is admitted is what the claim says was not so, or the other way round."""
    one, other = read(claim.said.content_text), read(answer.said.content_text)
    return denied_by_cue(claim.said) == (one.negates(other) == other.negates(one))
