"""How common a word is in news at large: shipped document frequencies, never the store's.

So two contents are as alike today as they will be when the store has grown.
"""

from __future__ import annotations

from functools import lru_cache
from math import log
from pathlib import Path

FILE = Path(__file__).parent.parent / "assets" / "lexicons" / "frequencies.txt"
LEAST = 3
"""Stems in fewer articles are not listed: they are as rare as can be."""


def share_of_news(stem: str) -> float:
    """Share of articles, 0 to 1, in which a stem stands; a figure in digits counts as rare."""
    total, counts = _counts()
    return counts.get(stem, LEAST - 1) / total


@lru_cache(maxsize=2**16)
def weight(stem: str) -> float:
    """How much a stem tells: the logarithm of its inverse document frequency."""
    return -log(share_of_news(stem))


@lru_cache(maxsize=1)
def _counts() -> tuple[int, dict[str, int]]:
    first, *rows = FILE.read_text(encoding="utf-8").splitlines()
    counts: dict[str, int] = {}
    for row in rows:
        count, *stems = row.split(" ")
        counts |= dict.fromkeys(stems, int(count))
    return int(first), counts
