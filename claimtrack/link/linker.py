"""The linking stage: attributions in; claims, and links between them, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtrack import ids
from claimtrack.link.claims import claim_by_attribution, claims_of
from claimtrack.link.within import Pair, answers_within
from claimtrack.models import Article, Attribution, Claim, Link, Relation


@dataclass(frozen=True, slots=True)
class Linking:
    """Claims in text order, links by claim and answer."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


def link_article(article: Article, attributions: Sequence[Attribution]) -> Linking:
    """Claims and links of one article; the attributions are in text order."""
    claims = claims_of(attributions)
    home = claim_by_attribution(claims)
    best: dict[tuple[str, str, Relation], Link] = {}
    for pair in answers_within(article, attributions):
        link = _link(pair, home)
        key = (link.claim, link.answer, link.relation)
        if link.claim != link.answer and (key not in best or link.score > best[key].score):
            best[key] = link
    return Linking(claims, tuple(best[key] for key in sorted(best)))


def _link(pair: Pair, home: Mapping[str, Claim]) -> Link:
    claim, answer = home[pair.claim.id].id, home[pair.answer.id].id
    admission, own_side = standing(pair.claim, pair.answer, pair.relation)
    return Link(
        ids.link_id(claim, answer, pair.relation),
        claim,
        answer,
        pair.relation,
        explicit=True,
        admission=admission,
        own_side=own_side,
        score=pair.score,
        reasons=pair.reasons,
        claim_attribution=pair.claim.id,
        answer_attribution=pair.answer.id,
    )


def standing(claim: Attribution, answer: Attribution, relation: Relation) -> tuple[bool, bool]:
    """Whether an answer is an admission, and whether it only repeats what its own side claims."""
    agrees = relation in (Relation.CONFIRMS, Relation.PARTLY_CONFIRMS)
    accused, side = claim.accused, answer.side
    return agrees and accused is not None and accused == side, agrees and side is not None and side == claim.side
