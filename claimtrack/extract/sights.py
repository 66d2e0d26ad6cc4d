"""What the reader sees of a text, and what a head is asked of it: which of the things that a text names is that of each attribution.

where.py asks so for places, when.py for days, who.py for speakers. Training and run time share `asked`: what the models learn on is exactly what they see later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import numpy as np

from claimtrack.extract.content_words import Bag, bag, padded
from claimtrack.extract.marked import Bounds, first_piece
from claimtrack.extract.tags import Floats
from claimtrack.models import Attribution

if TYPE_CHECKING:
    from claimtrack.extract.marked import Window
    from claimtrack.extract.reader import Seen
    from claimtrack.extract.windows import Pieces

NEVER = -50.0
"""Log odds of what cannot be given."""
Weigh = Callable[[Floats, Floats, Floats, Bag], tuple[Floats, Floats]]


class Mentioned(Protocol):
    """A thing, with the words that name it in a text."""

    @property
    def mentions(self) -> tuple[Any, ...]:
        """These words, in text order."""


Mention = TypeVar("Mention")
Thing = TypeVar("Thing", bound=Mentioned)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the reader sees of a text, window by window, and how it weighs the places, the days and those who may speak that are named there."""

    pieces: Pieces
    seen: Iterable[Seen]
    places: Weigh
    days: Weigh
    speakers: Weigh


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Generic[Thing]):
    """What a head is asked of a window: its members, the things that may be theirs, and what it is told of them.

    These are the things named in the window and in the text's first one, if that has attributions; of `windows` its own is the last.
    `bounds` tell where they are mentioned there: number of the window, first piece, behind the last. `vectors` [mentions, width] are of
    these mentions, `owners` the number of the thing of each; `measured` is [members, things, measures], `words` a bag for each member.
    """

    windows: tuple[Window, ...]
    things: tuple[Thing, ...]
    bounds: tuple[tuple[int, int, int], ...]
    pooled: Floats
    vectors: Floats
    owners: tuple[int, ...]
    measured: Floats
    words: tuple[Bag, ...]

    @property
    def members(self) -> tuple[int, ...]:
        """The numbers of the attributions that are asked for."""
        return self.windows[-1].members

    @property
    def mentions(self) -> list[Any]:
        """The words that name the things, in the order of `owners`."""
        left = [iter(thing.mentions) for thing in self.things]
        return [next(left[owner]) for owner in self.owners]

    def weighed(self, weigh: Weigh) -> tuple[Floats, Floats]:
        """How likely each mention is that of each member, as logits [members, mentions], and none is, [members]."""
        return weigh(self.pooled, self.vectors, self.measured[:, list(self.owners)], padded(self.words))


class Asking(Generic[Mention, Thing]):
    """Asks of the windows of a text, in order, what may be that of each attribution.

    `mentions` are the words that name things, in text order, `bounds` where one stands; `grouped` makes things of some of these;
    `measures` are those of an attribution, by its number, and some things. Of a window with none of the `asked` nothing is asked.
    """

    def __init__(
        self,
        text: str,
        pieces: Pieces,
        attributions: Sequence[Attribution],
        mentions: Sequence[Mention],
        bounds: Callable[[Mention], Bounds],
        grouped: Callable[[Sequence[Mention]], tuple[Thing, ...]],
        measures: Callable[[int, Sequence[Thing]], Sequence[Sequence[float]]],
        asked: Collection[int] | None = None,
    ) -> None:
        self._text, self._attributions = text, attributions
        self._mentions, self._grouped, self._measures = mentions, grouped, measures
        where = [bounds(one) for one in mentions]
        self._starts = [first_piece(pieces, start) for start, _ in where]
        self._stops = [bisect_left(pieces.starts, end) for _, end in where]
        self._asked = range(len(attributions)) if asked is None else asked
        self._first: Seen | None = None

    def of(self, one: Seen) -> Asked[Thing] | None:
        """What is asked of a window; nothing where nothing may be given."""
        self._first = one if one.window.start == 0 else self._first
        if not any(n in self._asked for n in one.window.members):
            return None
        looked = (one,) if self._first is None or self._first is one else (self._first, one)
        near: list[Mention] = []
        bounds: list[tuple[int, int, int]] = []
        for number, other in enumerate(looked):
            begin = other.window.start
            for at in range(bisect_left(self._starts, begin), bisect_left(self._starts, begin + len(other.window.ids))):
                near.append(self._mentions[at])
                bounds.append((number, self._starts[at] - begin, max(self._stops[at], self._starts[at] + 1) - begin))
        if not near:
            return None
        things = self._grouped(near)
        owner = {id(one): n for n, thing in enumerate(things) for one in thing.mentions}
        measured = [self._measures(n, things) for n in one.window.members]
        return Asked(
            tuple(other.window for other in looked),
            things,
            tuple(bounds),
            one.pooled,
            np.stack([looked[number].hidden[start:stop].mean(axis=0) for number, start, stop in bounds]),
            tuple(owner[id(one)] for one in near),
            np.array(measured, dtype=np.float32),
            tuple(bag(self._text, self._attributions[n]) for n in one.window.members),
        )

    def all_of(self, seen: Iterable[Seen]) -> Iterator[Asked[Thing]]:
        """What is asked of several windows."""
        return (found for one in seen if (found := self.of(one)) is not None)


def sentences_off(sentence: int, here: int) -> int:
    """How many sentences one stands before another; those after count as further off than all before."""
    return here - sentence if sentence <= here else 10_000 + sentence - here


def likelihoods(scores: Floats, none: float, owners: Sequence[int], things: int) -> list[float]:
    """How likely each thing is that of an attribution: the mean of how likely it is by itself, and among all and none."""
    by_thing = np.full(things, -np.inf)
    np.logaddexp.at(by_thing, list(owners), scores.astype(np.float64))
    total = np.logaddexp(np.logaddexp.reduce(by_thing), none)
    likely: list[float] = ((1 / (1 + np.exp(-by_thing)) + np.exp(by_thing - total)) / 2).tolist()
    return likely
