"""The rows of the store that are no claims or links: what was done, found, counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimtrack.models import Article, Verdict
    from claimtrack.records import Head


class Outcome(StrEnum):
    """What writing an article did, or would do."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Run:
    """One command that wrote to the store: options, models by name and hash, times in UTC (ISO)."""

    id: int
    command: str
    options: Mapping[str, Any]
    models: Mapping[str, str]
    version: str
    started_utc: str
    finished_utc: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as kept; `current` is false for a version that a newer one replaced."""

    head: Head
    article: Article
    language: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A person's verdict, the attributions that its words stand in now, and the link it decides on, if there is one."""

    verdict: Verdict
    claim: str | None
    answer: str | None
    link: str | None

    @property
    def is_placed(self) -> bool:
        """Whether the words of both ends stand in the store."""
        return self.claim is not None and self.answer is not None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found by its words: of a title, a text, or the content of an attribution."""

    article: Head
    field: Literal["title", "text", "content"]
    attribution: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not agree with what it was derived from; `kind` names the table."""

    kind: str
    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its current articles, the claims made in them, first and last article date."""

    name: str | None
    articles: int
    claims: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and the number of claims that are about it, or name it."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    claims: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its coordinates, and how many claims and disputes are about it."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    claims: int
    disputes: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the sides spoken for, claims, denials given and received, other answers given, outlets.

    `names` are what articles call the speaker; `by_hand`: a person decided about one of them.
    """

    name: str
    sides: tuple[str, ...]
    claims: int
    denials_given: int
    denials_received: int
    other_answers: int
    outlets: tuple[str, ...]
    names: tuple[str, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Stats:
    """How much there is, by table and by kind, status and relation; only what feeds claims is counted by kind."""

    counts: Mapping[str, int]
    kinds: Mapping[str, int]
    statuses: Mapping[str, int]
    relations: Mapping[str, int]
