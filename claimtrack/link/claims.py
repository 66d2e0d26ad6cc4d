"""From attributions to claims: repeats of one speaker's claim are mentions of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack import ids
from claimtrack.models import CLAIM_KINDS, Attribution, Claim, Kind

SAME_WORDS = 90.0
"""Token set ratio, 0 to 100, from which two contents say the same."""
FEWEST_WORDS = 4
"""Shorter contents ("it", "the claims") are never taken for repeats."""


def claims_of(attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Claims and no-comments of one article, in text order.

    Each attribution is compared with the first mention of each earlier claim, never
    through chains; figures must agree.
    """
    groups: list[list[Attribution]] = []
    for attribution in attributions:
        if attribution.kind not in CLAIM_KINDS and attribution.kind is not Kind.NO_COMMENT:
            continue
        home = next((group for group in groups if same_claim(group[0], attribution)), None)
        if home is None:
            groups.append([attribution])
        else:
            home.append(attribution)
    return tuple(Claim(ids.claim_id(group[0].id), tuple(group)) for group in groups)


def same_claim(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions are mentions of one claim: one speaker, one kind, like words, no figure apart."""
    from rapidfuzz import fuzz

    return (
        first.speaker is not None
        and first.speaker == second.speaker
        and first.kind is second.kind
        and _values(first) == _values(second)
        and min(len(a.content_text.split()) for a in (first, second)) >= FEWEST_WORDS
        and fuzz.token_set_ratio(first.content_text.casefold(), second.content_text.casefold()) >= SAME_WORDS
    )


def _values(attribution: Attribution) -> set[tuple[str, float]]:
    return {(figure.what, figure.value) for figure in attribution.figures}


def claim_by_attribution(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Attribution id → its claim."""
    return {mention.id: claim for claim in claims for mention in claim.mentions}
