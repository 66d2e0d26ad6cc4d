"""What answers are sought among: attributions in their articles, two of which make a pair."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.models import Article, Attribution
from claimtrack.records import Pair

__all__ = ["Pair", "Telling"]


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution with the article that it stands in."""

    article: Article
    attribution: Attribution
