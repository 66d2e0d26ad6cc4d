"""What the store keeps for the stages and gives back: pairs, rows for people and scripts, and what to ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from claimtrack.models import Attribution, Kind, Link, Point, Relation, Stand, Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text. `shown_id` is the given id where there is one, else the key."""

    id: str
    shown_id: str
    outlet: str | None
    date: str | None
    url: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one article where a claim is made."""

    attribution: Attribution
    article: Head

    @property
    def day(self) -> str | None:
        """The day it was said, where the text tells, else the article's."""
        return self.attribution.said_on or self.article.date

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """What comes before what, whatever was read first: by day (undated last), article, and place in the article."""
        said = self.attribution
        return self.day or "~", self.article.id, said.position, said.cue.start, said.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two attributions of which one answers the other: how, how sure that is (0 to 1), and why, in sentences.

    `explicit`: the words of the answer refer to the claim. `points` is as in `Link`.
    """

    answer: Attribution
    claim: Attribution
    relation: Relation
    explicit: bool
    score: float
    reasons: tuple[str, ...]
    points: dict[Point, Stand] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """One end of a link: a claim or no-comment, by the mention that shows it best, with all its mentions."""

    id: str
    shown: Mention
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a claim."""

    link: Link
    response: Statement


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with its status and all its answers, strongest first."""

    claim: Statement
    status: Status
    answers: tuple[Answer, ...]
    why: tuple[str, ...] = ()
    """Why the row matches what was asked ("event place Ganja", "article date; no date of its own")."""


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A link with both of its ends."""

    link: Link
    claim: Statement
    response: Statement
    why: tuple[str, ...] = ()
    """Why the claim matches what was asked."""


class Naming(StrEnum):
    """What a person decided about names of speakers: that they are one speaker's, or not."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a person decided about names of speakers, as articles have them.

    Merged: `names` are one speaker's, known by the first of them. Split: none of `names` is
    of one speaker with any of `apart_from`, of which the first is whom they were taken for.
    """

    id: str
    decision: Naming
    names: tuple[str, ...]
    apart_from: tuple[str, ...]
    when_utc: str


@dataclass(frozen=True, slots=True)
class NameUse:
    """How a name of a speaker is used in a store: how often, and the sides that it speaks for there."""

    times: int
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownAs:
    """The name that a speaker is known by, whom an article may name otherwise; `by_hand`: a person decided about that.

    `merged` is the name into which a person merged the article's, itself included; None where nobody did.
    """

    name: str
    by_hand: bool = False
    merged: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: articles, outlets (None counts as no outlet), first and last article date."""

    articles: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look for. Every condition must hold; an empty set or None asks nothing.

    places: gazetteer ids, of the claim's event places (any role with `any_role`);
    place_notes: by place id, what a row should say of why it matches ("31 km from Ganja");
    speakers: names of the claim's speaker, as articles have them, or ids of mentions; outlets: of a mention of the claim;
    since/until: ISO days against the claim's event date, else the day it was said, else
    the article's; min_score: of an answer's link; new_since: claims or answers first
    written in a later run; kinds: of the claim.
    """

    places: frozenset[str] = frozenset()
    place_notes: Mapping[str, str] = field(default_factory=dict)
    any_role: bool = False
    speakers: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    min_score: float | None = None
    new_since: int | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Rows, what was searched for them, and how many undated rows a date filter left out."""

    rows: tuple[T, ...]
    coverage: Coverage
    undated_left_out: int = 0
    notes: tuple[str, ...] = field(default=())
