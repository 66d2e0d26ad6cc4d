"""Whether two stretches of words put the same proposition, as far as words alone can tell.

Words count by their first letters, so that "shelled" and "shelling" are one;
words that carry no meaning, or that much of an article shares, do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from claimtrack.extract.lexicons import table

STEM = 5
"""Letters by which two words count as the same."""
USUAL = 0.3
"""A word in more than this share of an article's claims does not tell them apart."""
FEWEST_COMMON = 3
"""How many words two propositions must share at the least; a name counts twice."""

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, as they stand."""
    return _WORD.findall(text)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """First letters of the words that carry meaning; kept, so not for whole articles."""
    return carrying(words(text.casefold()))


def carrying(found: Iterable[str]) -> frozenset[str]:
    """First letters of those of some words in small letters that carry meaning."""
    return frozenset(w[:STEM] for w in found if len(w) > 2 and w not in _empty())


@lru_cache(maxsize=4096)
def names(text: str) -> frozenset[str]:
    """Capitalised words after the first, by their first letters ("Armenian" and "Armenia" are one)."""
    return frozenset(w[:STEM].casefold() for w in words(text.partition(" ")[2]) if w[:1].isupper())


def usual(contents: Iterable[frozenset[str]]) -> frozenset[str]:
    """Stems that so many of an article's contents share that they tell nothing."""
    contents = list(contents)
    counts = Counter(stem for content in contents for stem in content)
    return frozenset(stem for stem, count in counts.items() if count > max(2, len(contents) * USUAL))


def share(wanted: frozenset[str], said: frozenset[str], called: frozenset[str]) -> float:
    """Share of the shorter one's stems that are common to both; 0 where that is too few to mean anything.

    `called` are the stems that are names.
    """
    common = wanted & said
    enough = len(common) + len(common & called) >= FEWEST_COMMON
    return len(common) / min(len(wanted), len(said)) if enough else 0.0


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(table("reference")["empty"])
