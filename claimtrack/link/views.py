"""How the models of linking see attributions: word pieces, and what each piece is to an attribution.

The reader sees an article in windows, with all their attributions marked; the
relator sees two attributions, each with the words around it. Training and run time
share this module: what the models learn on is exactly what they see later.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract.windows import window_bounds
from claimtrack.models import Attribution, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from claimtrack.extract.windows import Pieces

CONTEXT, SOURCE, CUE, CONTENT = range(4)
"""What a piece of an end is; the speaker's name, where the source does not give it, stands first as a source."""
WINDOW = 446
"""Pieces of a window at the most."""
LONGEST = 64
"""Pieces of an end's attribution at the most: of a longer one those nearest to its cue."""
BEFORE, AFTER = 24, 4
"""Pieces around the attribution of an end."""
NAME = 10
"""Pieces of the speaker's name at the most."""

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """A window of an article: word pieces in text order, and the attributions whose cues begin in it.

    `parts` holds for each of `members`, which are numbers of attributions, the bounds in
    the window of its source, its cue and its content, cut at the window's ends.
    """

    ids: tuple[int, ...]
    members: tuple[int, ...]
    parts: tuple[tuple[tuple[Bounds, ...], tuple[Bounds, ...], tuple[Bounds, ...]], ...]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a pair: word pieces in text order, and what each is."""

    ids: tuple[int, ...]
    roles: tuple[int, ...]


def windows(pieces: Pieces, attributions: Sequence[Attribution]) -> Iterator[Window]:
    """The windows of a text, in order, that have attributions; `pieces` and the cues are of the text.

    A cue after the last piece is of the last window.
    """
    bounds = list(window_bounds(pieces, WINDOW)) or [(0, 0)]
    begins = [begin for begin, _ in bounds]
    homes = [bisect_right(begins, _bounds(pieces, said.cue)[0]) - 1 for said in attributions]
    for home, (begin, end) in enumerate(bounds):
        members = tuple(n for n, own in enumerate(homes) if own == home)
        if members:
            parts = tuple(_parts(pieces, attributions[n], begin, end) for n in members)
            yield Window(pieces.ids[begin:end], members, parts)


def _parts(
    pieces: Pieces, said: Attribution, begin: int, end: int
) -> tuple[tuple[Bounds, ...], tuple[Bounds, ...], tuple[Bounds, ...]]:
    def inside(spans: Sequence[Span]) -> tuple[Bounds, ...]:
        cut = ((max(a, begin) - begin, min(b, end) - begin) for a, b in (_bounds(pieces, span) for span in spans))
        return tuple((a, b) for a, b in cut if a < b)

    source, content = _beside(said)
    return inside(source), inside([said.cue]), inside(content)


def end_of(pieces: Pieces, said: Attribution, tokenizer: Tokenizer) -> End:
    """An attribution with the words around it; `pieces` are those of the text that its cue stands in."""
    cue = _bounds(pieces, said.cue)
    source, content = ([_bounds(pieces, span) for span in spans] for spans in _beside(said))
    start, stop = _shortened(cue, [cue, *content, *source])
    first, last = max(0, start - BEFORE), min(len(pieces), stop + AFTER)
    roles = [CONTEXT] * (last - first)
    for role, spans in ((CONTENT, content), (SOURCE, source), (CUE, [cue])):
        for a, b in spans:
            for at in range(max(a, first), min(b, last)):
                roles[at - first] = role
    name = _name(said, tokenizer)
    return End((*name, *pieces.ids[first:last]), (*[SOURCE] * len(name), *roles))


def _beside(said: Attribution) -> tuple[list[Span], list[Span]]:
    """Source and content, as far as they stand in the same text as the cue."""
    source = [said.source] if said.source and said.source.field == said.cue.field else []
    return source, [span for span in said.content if span.field == said.cue.field]


def _bounds(pieces: Pieces, span: Span) -> Bounds:
    return bisect_left(pieces.starts, span.start), bisect_left(pieces.starts, span.end)


def _shortened(cue: Bounds, spans: Sequence[Bounds]) -> Bounds:
    """The attribution's bounds; of a long one those nearest to its cue."""
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    if end - start <= LONGEST:
        return start, end
    start = min(max(start, cue[0] - LONGEST // 2), end - LONGEST)
    return start, start + LONGEST


def _name(said: Attribution, tokenizer: Tokenizer) -> list[int]:
    if said.speaker is None or (said.source and said.speaker.casefold() in said.source.text.casefold()):
        return []
    ids: list[int] = tokenizer.encode(said.speaker, add_special_tokens=False).ids
    return ids[:NAME]
