"""From pairs of attributions to links between claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimtrack import ids
from claimtrack.link.blame import blames
from claimtrack.link.camps import of_one_side
from claimtrack.link.pairs import AGREEING, slot
from claimtrack.models import Attribution, Link, Relation
from claimtrack.records import Mention, Pair


def links_of(pairs: Iterable[Pair], home: Mapping[str, str], mentions: Mapping[str, Mention]) -> tuple[Link, ...]:
    """One link for each claim, answer and relation, from the best pair of their mentions; in the order of these three.

    `home` holds the claim ids of attributions; a pair of which an end has none, or of which
    both are in one claim, makes no link. An answer confirms a claim wholly or in part, never
    both. Of equal scores the more careful relation and the earlier ends are shown.
    """
    best: dict[tuple[str, str, Relation], Pair] = {}
    for pair in sorted(pairs, key=lambda pair: _rank(pair, mentions)):
        claim, answer = home.get(pair.claim.id), home.get(pair.answer.id)
        if claim and answer and claim != answer:
            best.setdefault((claim, answer, slot(pair.relation)), pair)
    found = (_link(pair, claim, answer) for (claim, answer, _), pair in best.items())
    return tuple(sorted(found, key=lambda link: (link.claim, link.answer, link.relation)))


def _rank(pair: Pair, mentions: Mapping[str, Mention]) -> tuple[object, ...]:
    return (
        -pair.score,
        pair.relation is Relation.CONFIRMS,
        mentions[pair.claim.id].order,
        mentions[pair.answer.id].order,
    )


def _link(pair: Pair, claim: str, answer: str) -> Link:
    admission, own_side = standing(pair.claim, pair.answer, pair.relation)
    return Link(
        ids.link_id(claim, answer, pair.relation),
        claim,
        answer,
        pair.relation,
        explicit=pair.explicit,
        admission=admission,
        own_side=own_side,
        score=pair.score,
        reasons=pair.reasons,
        claim_attribution=pair.claim.id,
        answer_attribution=pair.answer.id,
        points=pair.points,
    )


def standing(claim: Attribution, answer: Attribution, relation: Relation) -> tuple[bool, bool]:
    """Whether an answer is an admission, and whether it only repeats what its own side claims."""
    agrees = relation in AGREEING
    own_side = agrees and of_one_side(claim, answer)
    return agrees and not own_side and blames(claim, answer), own_side
