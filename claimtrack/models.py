"""The records that flow through claimtrack, and the words it uses for them.

All are frozen. Offsets count Unicode code points of the article's text (or of
its title, where a span's field says so); `text[start:end]` is always the
quoted words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal


class Kind(StrEnum):
    """What an attribution does."""

    ASSERTION = "assertion"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    CONFIRMATION = "confirmation"
    NO_COMMENT = "no_comment"
    RETRACTION = "retraction"
    THREAT = "threat"
    DEMAND = "demand"
    PROMISE = "promise"
    OPINION = "opinion"


CLAIM_KINDS = frozenset({Kind.ASSERTION, Kind.ACCUSATION, Kind.DENIAL, Kind.CONFIRMATION, Kind.RETRACTION})
"""Kinds whose content says that something is or was so."""


class Relation(StrEnum):
    """How an answer stands to a claim."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    PARTLY_CONFIRMS = "partly_confirms"
    DECLINES = "declines"
    RETRACTS = "retracts"


class Status(StrEnum):
    """Where a claim stands, from its links; the first that holds, in this order."""

    RETRACTED = "retracted"
    MIXED = "mixed"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    UNANSWERED = "unanswered"


class Point(StrEnum):
    """What can be at issue in a claim."""

    ACTOR = "actor"
    ACT = "act"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    MEANS = "means"
    FIGURES = "figures"


class Stand(StrEnum):
    """What an answer does to one point of a claim."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DIFFERS = "differs"
    SILENT = "silent"


class Decision(StrEnum):
    """What a person decided about a link: right, wrong, right but with another relation, or wanting and put there."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGED = "changed"
    ADDED = "added"


class PlaceRole(StrEnum):
    """What a place is to a claim: where it is said to have happened, where it came from, or only named."""

    EVENT = "event"
    ORIGIN = "origin"
    MENTIONED = "mentioned"


class DateRole(StrEnum):
    """What a date is to a claim: when it is said to have happened, or when it was said."""

    EVENT = "event"
    SAID = "said"


class Bound(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of an article: `article.text[start:end] == text` (`article.title` where field is "title")."""

    start: int
    end: int
    text: str
    field: Literal["text", "title"] = "text"

    def overlaps(self, other: Span) -> bool:
        """Whether two spans have a character in common."""
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article was read: a path or URL (with `#line` inside a file of many), and the bytes that were there."""

    origin: str
    raw: bytes
    encoding: str | None = None
    """The encoding that was detected, where the bytes were not UTF-8."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet at one date, never rewritten.

    `date`: an ISO day or None; `given_id`: the id that came with it; `meta`: fields that claimtrack has no use for.
    """

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    given_id: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    provenance: Provenance | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ReadError:
    """An input that could not be read: its name (with line), what was wrong, what was expected."""

    origin: str
    problem: str
    hint: str


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry with its role in an attribution; an inherited one has the reason, and the words it was taken from as `span`."""

    role: PlaceRole
    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span | None = None
    inherited: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A day or range of days, ISO, both ends included; `precision` is day, week, month, year or range."""

    role: DateRole
    start: str
    end: str
    precision: str
    span: Span | None = None
    inherited: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts; low and high bound it (None: unbounded on that side)."""

    what: str
    value: float
    low: float | None
    high: float | None
    bound: Bound
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: source, cue and content as spans, and what they were resolved to.

    `score` is the calibrated probability, 0 to 1, that the attribution is right. `speaker` is the name resolved inside the
    article, `side` whom it speaks for, `accused` the side that the content accuses, where the text says so. `own_words` are
    those of a person's own list of sides in source and content: plain words, the side, whether a capital makes them a name.
    """

    id: str
    article: str
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    kind: Kind
    score: float
    speaker: str | None = None
    side: str | None = None
    accused: str | None = None
    places: tuple[Place, ...] = ()
    dates: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    own_words: tuple[tuple[str, str, bool], ...] = ()

    @property
    def said_on(self) -> str | None:
        """The day it was said, where the text tells."""
        return next((when.start for when in self.dates if when.role is DateRole.SAID), None)

    @property
    def content_text(self) -> str:
        """The words of the content; pieces apart are joined by an ellipsis."""
        return " … ".join(span.text for span in self.content)

    @property
    def position(self) -> int:
        """Where it begins in the text of its article; -1, before all of the text, with words in the title."""
        spans = [span for span in (self.source, self.cue, *self.content) if span]
        return min(-1 if span.field == "title" else span.start for span in spans)


@dataclass(frozen=True, slots=True)
class Claim:
    """Mentions of one speaker's claim (or no-comment), earliest first; its id is that of the first."""

    id: str
    mentions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one end of a verdict stood when it was given: the article, and the words of the attribution."""

    article: str
    given_id: str | None
    url: str | None
    source: Span | None
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided about the link between two attributions.

    `relation` is the one that was judged; of a changed link the one it got, and `was`
    the one it had. `score` is what the link had, and None where there was none.
    """

    id: str
    decision: Decision
    relation: Relation
    was: Relation | None
    note: str
    when_utc: str
    score: float | None
    claim: Anchor
    answer: Anchor


@dataclass(frozen=True, slots=True)
class Link:
    """Claim ← answer. `claim` and `answer` are claim ids; the two attributions are the mentions that show it best.

    `points` maps points at issue to what the answer does to them; an empty map is an
    unscoped answer. `reasons` are sentences a person can check, at least one.
    """

    id: str
    claim: str
    answer: str
    relation: Relation
    explicit: bool
    admission: bool
    own_side: bool
    score: float
    reasons: tuple[str, ...]
    claim_attribution: str
    answer_attribution: str
    points: dict[Point, Stand] = field(default_factory=dict)
    verdict: Verdict | None = None
    """What a person decided about it; the score of a link that a person vouches for is 1."""
