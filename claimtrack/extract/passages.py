"""Where words stand in a text: paragraphs and sentences, by offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

UPPER = "".join(char for char in map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]) if char.isupper())
"""Capital letters of the Latin script, for character classes."""

LONGEST_SENTENCE = 2000
"""Characters of a sentence at the most; what goes on without a full stop is cut at white space, so that reading it stays quick."""
SHOUTING = 0.6
"""Share of capitals among the letters from which a text counts as written in capitals."""

_SPACE = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[ \t\r\x0b\x0c]*\n")
_LINE = re.compile(r"[\n\r\u2028\u2029]")
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[\"”’'\)\]»]*+(?=\s+[\"“‘'\(\[«–—-]*[{UPPER}\d])")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:[{UPPER}]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Brig|Cpl|Pres|Supt|Det|Insp|St|Mt|Ft|vs|No|Nos"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jr|Sr|Inc|Corp|Ltd|Co|approx|ca|Ark|Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind"
    r"|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que|Alta|Sask|Man|Atty)"
    rf"|(?:\b[{UPPER}a-z]\.)+[{UPPER}a-z])$"
)
_STATEMENT_WORDS, _OPENING_SENTENCES = 5, 3


@dataclass(frozen=True, slots=True)
class Passages:
    """A text's sentences `sentences[i] = (start, end)` in order, and the number of the paragraph of each."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    starts: tuple[int, ...]
    opening: frozenset[int]
    """The starts as a set: where a capital says nothing."""
    opening_numbers: tuple[int, ...]
    """The numbers of the first few sentences that are long enough to say something (a dateline or headline word is not).

    Where a text opens with its title, the lede is the second of them.
    """

    def at(self, offset: int) -> int:
        """The number of the sentence in which (or after which) an offset stands; 0 for a text of none."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def bounds(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence in which an offset stands."""
        return self.sentences[self.at(offset)] if self.sentences else (0, len(self.text))

    def before(self, offset: int) -> tuple[int, int] | None:
        """The sentence before the one in which an offset stands, in the same paragraph."""
        number = self.at(offset)
        if number == 0 or self.paragraphs[number] != self.paragraphs[number - 1]:
            return None
        return self.sentences[number - 1]


@lru_cache(maxsize=8)
def passages(text: str) -> Passages:
    """The passages of a text. Blank lines part paragraphs; where there are none, lines do."""
    cut = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    sentences: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    begin = 0
    gaps = (gap.span() for gap in _SPACE.finditer(text))
    for number, end in enumerate([*(start for start, stop in gaps if cut.search(text, start, stop)), len(text)]):
        for span in _sentences(text, begin, end):
            sentences.append(span)
            paragraphs.append(number)
        begin = end
    starts = tuple(start for start, _ in sentences)
    long = (at for at, span in enumerate(sentences) if text.count(" ", *span) + 1 >= _STATEMENT_WORDS)
    opening = tuple(islice(long, _OPENING_SENTENCES))
    return Passages(text, tuple(sentences), tuple(paragraphs), starts, frozenset(starts), opening)


def _sentences(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    found = []
    for stop in _STOP.finditer(text, begin, end):
        if stop.group() == "." and _ABBREVIATION.search(text, max(begin, stop.start() - 12), stop.start()):
            continue
        found.append((begin, stop.end()))
        begin = stop.end()
    found.append((begin, end))
    trimmed = ((_skip_space(text, *piece), piece[1]) for span in found for piece in _cut(text, *span))
    return [(start, stop) for start, stop in trimmed if start < stop]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that are not too long, cut at white space where there is any."""
    while end - start > LONGEST_SENTENCE:
        space = next((at for at in range(start + LONGEST_SENTENCE, start, -1) if text[at].isspace()), 0)
        stop = space or start + LONGEST_SENTENCE
        yield start, stop
        start = stop
    yield start, end


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def offsets_in(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """All offsets that lie in short spans, to ask many times."""
    return frozenset(at for start, end in spans for at in range(start, end))


@lru_cache(maxsize=8)
def shouts(text: str) -> bool:
    """Whether a text is written in capitals."""
    sample = [char for char in text[:2000] if char.isalpha()]
    return len(sample) > 20 and sum(char.isupper() for char in sample) > SHOUTING * len(sample)
