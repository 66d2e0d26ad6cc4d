"""The words of a content and around it, as numbers: by them the heads weigh whether it tells of one place, of a land, or of none, and of a day.

A bag of words, pairs of words and parts of words, hashed into a table of fixed size (the hashing trick: Weinberger et al.
2009, "Feature Hashing for Large Scale Multitask Learning"). The reader knows what is meant; the words alone tell better
whether something is said of a war as a whole. Training and run time share `bag`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.tags import Floats
from claimtrack.models import Attribution

TABLE = 1 << 17
"""Rows of the table that the numbers point into."""
_BEFORE = 200
"""Characters before the content that are heard too."""
_LONGEST = 2000
"""Characters of a content that are heard."""
_PARTS = (3, 4, 5)
"""Letters of the parts of a word, with a space on either side of it."""
_DIGITS = re.compile(r"\d")
_WORDS = re.compile(r"[\w#]+|[^\w\s]")


class Bag(NamedTuple):
    """Rows of the table, [n], and how much each counts, [n]; of each field the squares add up to 1."""

    rows: NDArray[np.int64]
    weights: Floats


@lru_cache(maxsize=256)
def bag(text: str, attribution: Attribution) -> Bag:
    """The words of an attribution's content and cue, and those before the content; made once for the two heads that hear them."""
    content = _DIGITS.sub("#", " ".join(span.text for span in attribution.content)[:_LONGEST].lower())
    words = _WORDS.findall(content)
    cue = attribution.cue.text.lower().split()
    start = min((span.start for span in attribution.content if span.field == "text"), default=0)
    counts = [
        Counter([*words, *_pairs(words)]),
        Counter(chain.from_iterable(_parts(f" {word} ") for word in content.split())),
        Counter([*cue, *_pairs(cue)]),
        Counter(text[max(0, start - _BEFORE) : start].lower().split()),
    ]
    rows, weights = [], []
    for field, count in enumerate(counts):
        heavy = 1 + np.log(np.fromiter(count.values(), dtype=np.float32, count=len(count)))
        begun = crc32(str(field).encode())
        rows += [crc32(each.encode(), begun) for each in count]
        weights.append(heavy / np.sqrt((heavy**2).sum()))
    return Bag(np.array(rows, dtype=np.int64) % TABLE, np.concatenate(weights).astype(np.float32))


def padded(bags: Sequence[Bag]) -> Bag:
    """Several bags as [bags, n] each, filled up with what does not count."""
    longest = max(1, max(len(one.rows) for one in bags))
    rows = np.zeros((len(bags), longest), dtype=np.int64)
    weights = np.zeros((len(bags), longest), dtype=np.float32)
    for n, one in enumerate(bags):
        rows[n, : len(one.rows)], weights[n, : len(one.rows)] = one.rows, one.weights
    return Bag(rows, weights)


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(words)]


def _parts(word: str) -> list[str]:
    return [word[at : at + long] for long in _PARTS for at in range(len(word) - long + 1)]
