"""Stretches of a text, asked for by where they lie, so that none is looked at that lies elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

Owner = TypeVar("Owner")


class Stretches(Generic[Owner]):
    """Stretches, each with what it belongs to."""

    def __init__(self, owned: Iterable[tuple[tuple[int, int], Owner]]) -> None:
        self._owned = sorted(owned, key=lambda one: one[0])
        self._bounds = [bounds for bounds, _ in self._owned]
        self._reach = list(accumulate((end for _, end in self._bounds), max))

    def meeting(self, start: int, end: int) -> Iterator[Owner]:
        """What the stretches belong to that share something with that between two offsets, the last first."""
        number = bisect_left(self._bounds, (end,)) - 1
        while number >= 0 and self._reach[number] > start:
            bounds, owner = self._owned[number]
            if bounds[1] > start:
                yield owner
            number -= 1
