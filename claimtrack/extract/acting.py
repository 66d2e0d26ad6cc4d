"""Whether the name of a land or capital stands for those who govern there, and not for where something is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimtrack.extract.capitals import main_country
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.toponyms import Toponym

_LAST = re.compile(r"\b(?:with|between|by)\s$")
_NEXT = re.compile(r"\s([a-z]+)")
_OWNED = re.compile(r"['’]s?((?:\s[\w-]+){1,3})")
_IS = re.compile(
    r"\s(?:is|was|are|were|remains|ha[sd] been)\s(?:\w+ly\s)?(?:\w+ed|under|home|located|near|in|at|the|an?|one|among|still)\b"
)


def acts(text: str, toponym: Toponym) -> bool:
    """Whether a name acts or is dealt with, as that of a capital which stands for its government: "Damascus denied it"."""
    if _IS.match(text, toponym.end):
        return False
    following, before = _NEXT.match(text, toponym.end), _LAST.search(text, max(0, toponym.start - 9), toponym.start)
    return (following is not None and (following[1].endswith("ed") or following[1] in _verbs())) or before is not None


def land_of(text: str, known: Sequence[Toponym]) -> str | None:
    """The code of the country in which most of the places lie, unless it does nothing but act: where a text is set that names no other."""
    land = main_country(known)
    is_set = any(one.entry.country == land and not (acts(text, one) or _is_whose(text, one)) for one in known)
    return land if is_set else None


def _is_whose(text: str, toponym: Toponym) -> bool:
    """Whether a name tells whose body something is: "Chad's army"."""
    owned = _OWNED.match(text, toponym.end)
    return owned is not None and not words_of("titles", "bodies").isdisjoint(owned[1].lower().split())


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    sections = ("past", "present", "ahead")
    return words_of("place_words", "saying").union(*(words_of("verbs", name) for name in sections))
