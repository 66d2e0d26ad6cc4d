"""Names of persons and of bodies, by the entity head on the tagger's encoder: those that no list or title tells.

The head gives each word piece of a window the log odds that it is a part of either; a name is a run of words with
capital letters that it takes for one and the same. What a word is elsewhere in the text counts too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np

from claimtrack.extract.gazetteer import fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms
from claimtrack.extract.names import Word, bare, capital_runs, titles
from claimtrack.extract.nouns import telling
from claimtrack.extract.passages import shouts
from claimtrack.extract.tags import Floats
from claimtrack.extract.windows import Pieces

Sort = Literal["person", "body"]
SORTS: tuple[Sort, ...] = ("person", "body")
LIKELY = 0.5
"""How likely a word must be a part of a name on average, by the head, for the name to be taken."""
LONGEST = 8
"""Words of a name at the most."""
TOGETHER = 0.7
"""How much counts what the head makes of a word in all places of a text, beside what it makes of it in one."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Words at `start:end` that name a person or a body, and how likely they do."""

    start: int
    end: int
    sort: Sort
    likely: float


Entities = Mapping[str, Sequence[Entity]]
"""The names that are found in the text of an article and in its title, by field."""
NO_ENTITIES: Entities = {}


def capitals(text: str, pieces: Pieces, begin: int, end: int) -> Floats:
    """For each piece of a window 1.0 where its word has a capital first letter, [end - begin, 1]."""
    flags: list[bool] = []
    before = -1
    for at, stop in zip(pieces.starts[begin:end], pieces.ends[begin:end], strict=True):
        goes_on = at == before and at < stop and text[at - 1].isalnum() and text[at].isalnum()
        flags.append(flags[-1] if goes_on else text[at : at + 1].isupper())
        before = stop
    return np.array(flags, dtype=np.float32)[:, None]


def entities(text: str, pieces: Pieces, logits: Floats) -> Iterator[Entity]:
    """The names in a text, in order; logits [pieces, 1 + sorts], the first of no name."""
    runs = capital_runs(text)
    words = [word for run in runs for word in run]
    chances = _together(words, _chances(words, pieces, logits))
    chances[[_says_nothing(word.text) for word in words], 1:] = 0
    sorts, likely = chances.argmax(axis=1).tolist(), chances.max(axis=1).tolist()
    shouting, first = shouts(text), 0
    for run in runs:
        for sort, some in groupby(range(first, first + len(run)), key=sorts.__getitem__):
            numbers = list(some)
            start, last = words[numbers[0]].start, words[numbers[-1]]
            end, mean = last.start + len(bare(last.text)), sum(likely[n] for n in numbers) / len(numbers)
            if sort == 1 and (_ends_as_a_body(text[start:end]) or (not shouting and _is_acronym(text[start:end]))):
                sort = 2
            if sort and mean >= LIKELY and len(numbers) <= LONGEST and not _is_of_land(text[start:end]):
                yield Entity(start, end, SORTS[sort - 1], mean)
        first += len(run)


def _chances(words: Sequence[Word], pieces: Pieces, logits: Floats) -> Floats:
    """How likely each word is a part of no name, or of one of either sort: means over its pieces, [words, 1 + sorts]."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    sums = np.zeros((len(logits) + 1, logits.shape[1]))
    np.cumsum(raised / raised.sum(axis=1, keepdims=True), axis=0, out=sums[1:])
    first = np.searchsorted(pieces.ends, [word.start for word in words], "right")
    behind = np.searchsorted(pieces.starts, [word.start + len(bare(word.text)) for word in words], "left")
    found: Floats = ((sums[behind] - sums[first]) / np.maximum(behind - first, 1)[:, None]).astype(np.float32)
    return found


def _together(words: Sequence[Word], chances: Floats) -> Floats:
    """The same with what each word is in all its places."""
    numbers: dict[str, int] = {}
    which = np.array([numbers.setdefault(fold(bare(word.text)), len(numbers)) for word in words], dtype=np.int64)
    sums = np.zeros((len(numbers), chances.shape[1]))
    np.add.at(sums, which, chances)
    everywhere = sums / np.bincount(which, minlength=len(numbers))[:, None]
    found = (1 - TOGETHER) * chances + TOGETHER * everywhere[which]
    return found.astype(np.float32)


def _says_nothing(word: str) -> bool:
    """Whether a word is an article, or in capitals a title or an English word, which name nobody by themselves."""
    lower = word.lower()
    return (
        lower == "the" or (lower in titles() and word[1:].isupper()) or (word[1:].isupper() and lower in common_words())
    )


def _ends_as_a_body(name: str) -> bool:
    """Whether the last word of a name tells of what kind a body is: "Haneul Motors"."""
    return " " in name and name.split()[-1].lower() in telling()


def _is_acronym(name: str) -> bool:
    """Whether a name, in a text that is not in capitals itself, is one word in capitals."""
    return " " not in name and name.isupper() and len(name) > 1 and not name.endswith(".")


def _is_of_land(name: str) -> bool:
    """Whether a name is a people's or a country's."""
    folded = fold(name)
    return folded.removesuffix("s") in demonyms() or any(one.kind == "country" for one in lookup_folded(folded))
