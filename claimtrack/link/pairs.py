"""What answers are sought among: attributions in their articles, two of which make a pair."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.models import Article, Attribution, Relation
from claimtrack.records import Pair

__all__ = ["AGREEING", "Pair", "Telling"]

AGREEING = frozenset({Relation.CONFIRMS, Relation.PARTLY_CONFIRMS})
"""Relations of answers by which a claim is so, wholly or in part."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution with the article that it stands in."""

    article: Article
    attribution: Attribution
