"""Word pieces of a text and the windows in which the tagger sees them.

A text becomes one long row of word pieces with character offsets; line breaks
become a piece of their own (PARAGRAPH), since the tokenizer drops white space
and paragraphs matter to quotations. The row is cut into windows of nearly
equal length, at paragraph ends where possible, else at sentence ends.
Training and run time share this module: what the model learns on is exactly
what it sees later.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PARAGRAPH = "[unused0]"
START, END = "[CLS]", "[SEP]"
WINDOW_PIECES = 224

LINE_CHARACTERS = 20_000
"""Longer lines are tokenized in chunks, cut at white space where there is any: the tokenizer's memory grows with the line."""

_BREAK = r"\r\n\u2028\u2029\x0b\x0c"
_LINE = re.compile(rf"[^{_BREAK}]{{1,{LINE_CHARACTERS}}}(?=\s|\Z)|[^{_BREAK}]{{1,{LINE_CHARACTERS}}}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SENTENCE_END = frozenset({".", "!", "?", '"', "”", "'", "’", "»"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces in text order; `starts[i]:ends[i]` are character offsets.

    A paragraph piece covers no characters: its start equals its end.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    """For each piece, how good a place its end is to cut: 2 paragraph, 1 sentence, 0 neither."""

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut text into word pieces, with a paragraph piece between lines."""
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    paragraph = tokenizer.token_to_id(PARAGRAPH)
    assert paragraph is not None
    for line in _LINE.finditer(text):
        encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", line.group()), add_special_tokens=False)
        if not encoding.ids:
            continue
        if ids and text[line.start() - 1] in "\r\n\u2028\u2029\x0b\x0c":
            ids.append(paragraph)
            starts.append(line.start())
            ends.append(line.start())
            breaks.append(2)
        ids.extend(encoding.ids)
        for begin, end in encoding.offsets:
            starts.append(line.start() + begin)
            ends.append(line.start() + end)
        breaks.extend(int(token in _SENTENCE_END) for token in encoding.tokens)
    return Pieces(tuple(ids), tuple(starts), tuple(ends), tuple(breaks))


def window_bounds(pieces: Pieces, limit: int = WINDOW_PIECES) -> Iterator[tuple[int, int]]:
    """Bounds of the windows, in order, without gaps or overlap; each at most `limit` pieces.

    The rest is shared out evenly, so that no article ends in a window of a few
    pieces; of the cuts in reach the best is a paragraph end, then the nearest
    to the even share.
    """
    begin, total = 0, len(pieces)
    while begin < total:
        rest = total - begin
        if rest <= limit:
            yield begin, total
            return
        share = rest / math.ceil(rest / limit)
        reach = range(begin + max(1, int(share / 2)), begin + limit + 1)
        cut = max(reach, key=lambda at: (pieces.breaks[at - 1], -abs(at - begin - share)))
        yield begin, cut
        begin = cut
