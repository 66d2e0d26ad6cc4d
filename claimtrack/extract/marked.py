"""How the reader sees a text: in windows of word pieces, with all attributions marked.

Training and run time share this module: what the model learns on is exactly what it sees later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract.windows import window_bounds
from claimtrack.models import Attribution, Span

if TYPE_CHECKING:
    from claimtrack.extract.windows import Pieces

WINDOW = 446
"""Pieces of a window at the most."""

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """A window of an article: word pieces in text order, and the attributions whose cues begin in it.

    `start` is the number of its first piece in the article. `parts` holds for each of `members`, which are numbers of attributions, the bounds in
    the window of its source, its cue and its content, cut at the window's ends.
    """

    start: int
    ids: tuple[int, ...]
    members: tuple[int, ...]
    parts: tuple[tuple[tuple[Bounds, ...], tuple[Bounds, ...], tuple[Bounds, ...]], ...]


def windows(pieces: Pieces, attributions: Sequence[Attribution]) -> Iterator[Window]:
    """The windows of a text, in order, that have attributions; `pieces` and the cues are of the text.

    A cue after the last piece is of the last window.
    """
    bounds = list(window_bounds(pieces, WINDOW)) or [(0, 0)]
    begins = [begin for begin, _ in bounds]
    members: dict[int, list[int]] = {}
    for n, said in enumerate(attributions):
        members.setdefault(bisect_right(begins, first_piece(pieces, said.cue.start)) - 1, []).append(n)
    for home in sorted(members):
        begin, end = bounds[home]
        parts = tuple(_parts(pieces, attributions[n], begin, end) for n in members[home])
        yield Window(begin, pieces.ids[begin:end], tuple(members[home]), parts)


def _parts(
    pieces: Pieces, said: Attribution, begin: int, end: int
) -> tuple[tuple[Bounds, ...], tuple[Bounds, ...], tuple[Bounds, ...]]:
    def inside(spans: Sequence[Span]) -> tuple[Bounds, ...]:
        cut = ((max(a, begin) - begin, min(b, end) - begin) for a, b in (bounds_of(pieces, span) for span in spans))
        return tuple((a, b) for a, b in cut if a < b)

    source, content = beside(said)
    return inside(source), inside([said.cue]), inside(content)


def beside(said: Attribution) -> tuple[list[Span], list[Span]]:
    """Source and content, as far as they stand in the same text as the cue."""
    source = [said.source] if said.source and said.source.field == said.cue.field else []
    return source, [span for span in said.content if span.field == said.cue.field]


def bounds_of(pieces: Pieces, span: Span) -> Bounds:
    """The pieces of a span, from the first to behind the last."""
    return bisect_left(pieces.starts, span.start), bisect_left(pieces.starts, span.end)


def first_piece(pieces: Pieces, start: int) -> int:
    """The piece of the character at an offset, or the next one: not the end of the paragraph before; else the last."""
    return min(bisect_right(pieces.ends, start), max(0, len(pieces) - 1))
