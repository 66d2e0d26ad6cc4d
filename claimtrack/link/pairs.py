"""What answers are sought among: attributions in their articles, two of which make a pair."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.models import Article, Attribution, Relation
from claimtrack.records import Pair

__all__ = ["AGREEING", "REACH", "Pair", "Telling", "slot"]

REACH = 60
"""How many attributions before or after a claim of one article what answers it by its words may stand."""

AGREEING = frozenset({Relation.CONFIRMS, Relation.PARTLY_CONFIRMS})
"""Relations of answers by which a claim is so, wholly or in part."""


def slot(relation: Relation) -> Relation:
    """What stands for a relation where an answer has at most one of it to a claim: it confirms wholly or in part, never both."""
    return Relation.CONFIRMS if relation in AGREEING else relation


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution with the article that it stands in."""

    article: Article
    attribution: Attribution
