"""Articles on one event with the attributions that were found in them, and which answers which."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.models import Article, Attribution


@dataclass(frozen=True)
class Marked:
    """An article with its attributions, and for each of them the gold claims that it stands for."""

    article: Article
    attributions: tuple[Attribution, ...]
    claims: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Cluster:
    """Articles on one event; `answers` maps (answer, claim) to relation and whether it is explicit.

    Where nobody annotated it there are none, which then says nothing.
    """

    name: str
    articles: tuple[Marked, ...]
    answers: dict[tuple[str, str], tuple[str, bool]]
    annotated: bool = True
