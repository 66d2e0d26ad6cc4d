"""Names that the tagger takes for those of places, from what its encoder makes of each word piece of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.extract.tags import Floats

LIKELY, GOES_ON = 1.0, 0.0
"""Log odds from which a piece begins a name, and from which the next goes on with it."""
_GAPS = frozenset({"", " ", "-"})


@dataclass(frozen=True, slots=True)
class LikelyName:
    """Whole words at `start:end` that may name a place, with the mean log odds of their pieces."""

    start: int
    end: int
    odds: float


def likely_names(text: str, starts: Sequence[int], ends: Sequence[int], odds: Floats) -> list[LikelyName]:
    """The names in the pieces `text[starts[i]:ends[i]]` of a window, given for each the log odds that it is a part of one."""

    def joined(left: int, right: int) -> bool:
        return ends[left] == starts[right] and all(text[starts[at] : ends[at]].isalnum() for at in (left, right))

    found: list[LikelyName] = []
    done = 0
    for at in range(len(odds)):
        if at < done or odds[at] <= LIKELY or starts[at] == ends[at]:
            continue
        first, last = at, at
        while last + 1 < len(odds) and odds[last + 1] > GOES_ON and text[ends[last] : starts[last + 1]] in _GAPS:
            last += 1
        while first > done and joined(first - 1, first):
            first -= 1
        while last + 1 < len(odds) and joined(last, last + 1):
            last += 1
        done = last + 1
        found.append(LikelyName(starts[first], ends[last], float(odds[first:done].mean())))
    return found
