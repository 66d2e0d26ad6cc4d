"""The status of claims, from their links alone."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.link.pairs import AGREEING
from claimtrack.models import Link, Relation, Status

SHOWN = 0.38
"""The default threshold: links below it are kept, but count for no status and are shown only on request."""


def status_of(links: Iterable[Link]) -> Status:
    """The first that holds of: retracted, mixed, disputed, confirmed, declined, unanswered.

    `links` are all links to one claim. A confirmation by the claimant's own side, and a
    link below the threshold, change nothing.
    """
    relations = {link.relation for link in links if not link.own_side and link.score >= SHOWN}
    agreed = relations & AGREEING
    if Relation.RETRACTS in relations:
        return Status.RETRACTED
    if Relation.PARTLY_CONFIRMS in relations or (agreed and Relation.DENIES in relations):
        return Status.MIXED
    if Relation.DENIES in relations:
        return Status.DISPUTED
    if agreed:
        return Status.CONFIRMED
    return Status.DECLINED if Relation.DECLINES in relations else Status.UNANSWERED


def statuses(claims: Iterable[str], links: Iterable[Link]) -> dict[str, Status]:
    """The status of each claim; `links` are all that answer them, those to other claims left aside."""
    answers: dict[str, list[Link]] = {claim: [] for claim in claims}
    for link in links:
        if link.claim in answers:
            answers[link.claim].append(link)
    return {claim: status_of(found) for claim, found in answers.items()}
