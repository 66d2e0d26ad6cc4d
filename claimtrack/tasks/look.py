"""One thing by its id, with the articles that its passages stand in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.errors import UsageError
from claimtrack.link import SHOWN
from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from claimtrack.models import Article, Attribution
    from claimtrack.records import Answer, ClaimRecord, Coverage, Head, KnownAs, LinkRecord, Mention, Statement


REPLIES_DEEP = 3
"""How many answers to answers are followed."""


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim with its likely answers; `answered` are the links to what it likely answers.

    `articles` by their keys are those of all passages; `names` are all that the speakers have; `unlikely` counts the answers below
    the threshold, which are left out. `replies` are the answers to its answers, by the ids of what they answer: each claim once,
    so that they hold no circle.
    """

    record: ClaimRecord
    answered: tuple[LinkRecord, ...]
    replies: Mapping[str, tuple[Answer, ...]]
    coverage: Coverage
    articles: Mapping[str, Article]
    names: Mapping[str, KnownAs]
    unlikely: int


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """A link with the articles of both its ends, and all names of their speakers."""

    record: LinkRecord
    articles: Mapping[str, Article]
    names: Mapping[str, KnownAs]


@dataclass(frozen=True, slots=True)
class AttributionSeen:
    """An attribution with its article, and all names of its speaker."""

    mention: Mention
    articles: Mapping[str, Article]
    names: Mapping[str, KnownAs]


@dataclass(frozen=True, slots=True)
class ArticleSeen:
    """An article with its attributions in text order; `versions` are the other texts of the same given id."""

    head: Head
    article: Article
    language: str | None
    current: bool
    attributions: tuple[Attribution, ...]
    versions: tuple[Head, ...]


Seen = ClaimSeen | LinkSeen | AttributionSeen | ArticleSeen


def show(db: Path, id_: str) -> Seen:
    """What an id, or its beginning, stands for."""
    with Store(db, create=False) as store:
        kind, full = store.resolve(id_)
        if kind == "claim":
            whole = store.claim(full)
            claim = replace(whole, answers=_likely(whole.answers))
            ends = [claim.claim, *(answer.response for answer in claim.answers)]
            articles, names = articles_of(store, ends), names_of(store, [end.shown for end in ends])
            answered = tuple(one for one in store.answered(full) if one.link.score >= SHOWN)
            unlikely = len(whole.answers) - len(claim.answers)
            return ClaimSeen(claim, answered, _replies(store, claim), store.coverage(), articles, names, unlikely)
        if kind == "link":
            return link_seen(store, store.link(full))
        if kind == "attribution":
            mention = store.attribution(full)
            articles = {mention.article.id: store.article(mention.article.id).article}
            return AttributionSeen(mention, articles, names_of(store, [mention]))
        stored = store.article(full)
        versions = tuple(head for head in store.versions(full) if head.id != full)
        attributions = tuple(store.speakers.named(store.attributions(full)))
        return ArticleSeen(stored.head, stored.article, stored.language, stored.current, attributions, versions)


def _likely(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if answer.link.score >= SHOWN)


def _replies(store: Store, claim: ClaimRecord) -> dict[str, tuple[Answer, ...]]:
    """The answers to a claim's answers, and to those, down to REPLIES_DEEP; a claim that was seen before is left out."""
    seen = {claim.claim.id, *(answer.response.id for answer in claim.answers)}
    replies: dict[str, tuple[Answer, ...]] = {}
    level = list(claim.answers)
    for _ in range(REPLIES_DEEP):
        below: list[Answer] = []
        for id_ in dict.fromkeys(answer.response.id for answer in level):
            fresh = {one.response.id: one for one in _likely(store.claim(id_).answers) if one.response.id not in seen}
            seen |= fresh.keys()
            if fresh:
                replies[id_] = tuple(fresh.values())
            below += fresh.values()
        level = below
    return replies


def text(db: Path, id_: str) -> str:
    """Exactly the text of an article."""
    seen = show(db, id_)
    if not isinstance(seen, ArticleSeen):
        raise UsageError(f"{id_} is no article, and only articles have a text", "leave out --text to see it")
    return seen.article.text


def link_seen(store: Store, record: LinkRecord) -> LinkSeen:
    """A link with the articles and speakers of both its ends."""
    ends = [record.claim, record.response]
    return LinkSeen(record, articles_of(store, ends), names_of(store, [end.shown for end in ends]))


def names_of(store: Store, mentions: Iterable[Mention]) -> dict[str, KnownAs]:
    """All names of those who speak."""
    return store.speakers.names_of({one.attribution.speaker for one in mentions if one.attribution.speaker})


def articles_of(store: Store, statements: Iterable[Statement]) -> dict[str, Article]:
    """The articles of all mentions, by their keys."""
    keys = {mention.article.id for statement in statements for mention in (statement.shown, *statement.mentions)}
    return {key: store.article(key).article for key in sorted(keys)}
