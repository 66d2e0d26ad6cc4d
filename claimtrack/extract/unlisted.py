"""Places that a text names and no gazetteer has: "the village of X", "the X neighbourhood", "X Street".

What kind of place it is must stand beside the name. A part of a town has the position of the
town that the text names with it; a village has a name and no position. The country is the one
that the text speaks of most, where there is one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from claimtrack.extract.gazetteer import Entry, fold
from claimtrack.extract.lexicons import common_words, demonyms, hit_forms, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, capital_runs
from claimtrack.extract.passages import offsets_in
from claimtrack.extract.toponyms import MIDDLING, Toponym, toponyms
from claimtrack.extract.transliteration import spelt_near

LONGEST_NAME = 3
"""Words up to which a run of capitals is one name; longer ones are lists that have lost their commas."""
AFTER_REACH, TOWN_REACH = 60, 500
"""Characters behind a part of a town, and before it, within which the town is named."""
BEFORE_REACH = 40
"""Characters before a name in which the words that make it a place are looked for."""

_TOWN_OF = re.compile(
    r"\b(?:village|town|suburb|neighbou?rhood|district|quarter|hamlet|settlement)(s?) of (?:the )?$", re.IGNORECASE
)
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|around|on|into|towards?|from|of|inside|across)(?: (?:the|nearby|[a-z]+ern|[a-z-]+-held|besieged|residential))*(?: (?:al|el))? $",
    re.IGNORECASE,
)
_TOWN_AFTER = re.compile(
    r" (?:village|town|neighbou?rhood|district|quarter|suburb|area|hamlet)\b(?! (?:attorney|court|judge|council|hall|manager|school))"
)
_PART = re.compile(r" (?:neighbou?rhood|district|quarter|suburb)\b")
_PART_OF = re.compile(r"\b(?:neighbou?rhood|district|quarter|suburb)s? of (?:the )?$", re.IGNORECASE)
_SPOTS = frozenset({"street", "square", "roundabout", "neighborhood", "neighbourhood", "village", "junction"})
"""Words that, with a capital, end the name of a part of a town."""


@lru_cache(maxsize=8)
def all_places(text: str, *, headline: bool) -> tuple[Toponym, ...]:
    """The places of the gazetteer that a text names and those that it lacks, in order; a headline's capitals show none of these."""
    known = toponyms(text, headline=headline)
    return known if headline else tuple(sorted((*known, *unlisted(text)), key=lambda each: each.start))


@lru_cache(maxsize=8)
def unlisted(text: str) -> tuple[Toponym, ...]:
    """The places that a text names beside their kind and that the gazetteer lacks, in order."""
    known = toponyms(text)
    taken = offsets_in((one.start, one.end) for one in known)
    lands = Counter(one.entry.country for one in known if one.entry.country).most_common(2)
    country = lands[0][0] if lands and (len(lands) == 1 or lands[0][1] > lands[1][1]) else None
    found = []
    for run in capital_runs(text):
        first = next(
            (at for at, word in enumerate(run) if not word.text.endswith(("-held", "-controlled", "-run"))), len(run)
        )
        words = run[first:]
        if _names_place(text, words) and taken.isdisjoint(range(words[0].start, words[-1].end)):
            start, end = words[0].start, words[-1].start + len(bare(words[-1].text))
            name = text[start:end]
            around = [one.entry for one in known if one.entry.kind == "city" and abs(one.start - start) <= TOWN_REACH]
            if listed := spelt_near(fold(name), around):
                found.append(Toponym(start, end, listed))
                continue
            town = _town(text, known, start, end)
            lat, lon = (town.lat, town.lon) if town else (math.nan, math.nan)
            land = town.country if town else country
            found.append(Toponym(start, end, Entry(f"name:{fold(name)}", name, land, lat, lon, 0, "city")))
    return tuple(found)


def _town(text: str, known: Sequence[Toponym], start: int, end: int) -> Entry | None:
    """The town that a quarter or street is a part of: the one named right after it, else the last one before; None for a village."""
    if not (
        _PART.match(text, end)
        or _PART_OF.search(text, max(0, start - BEFORE_REACH), start)
        or _ends_as_part(text[start:end])
    ):
        return None
    towns = [one for one in known if one.entry.kind == "city" and one.entry.population >= MIDDLING]
    after = [
        one for one in towns if end < one.start < end + AFTER_REACH and not re.search(r"[.;]\s", text[end : one.start])
    ]
    before = [one for one in towns if start - TOWN_REACH < one.start < start]
    return after[0].entry if after else before[-1].entry if before else None


def _ends_as_part(name: str) -> bool:
    return fold(name).rpartition(" ")[2] in _SPOTS - {"village"}


def _names_place(text: str, run: Sequence[Word]) -> bool:
    """Whether the words around a short run of capitals, or its last one, say that it is a part of a town or a small town."""
    if not 0 < len(run) <= LONGEST_NAME:
        return False
    start, end = run[0].start, run[-1].end
    folded = [fold(bare(word.text)) for word in run]
    if any(word in CALENDAR or word in demonyms() for word in folded) or not _is_name(folded):
        return False
    before = text[max(0, start - BEFORE_REACH) : start]
    if of := _TOWN_OF.search(before):
        return not of[1] or len(run) < LONGEST_NAME
    spot = len(folded) > 1 and folded[-1] in _SPOTS
    governed = _WHERE.search(before) is not None or not hit_forms().isdisjoint(before.removesuffix("the ").split()[-1:])
    return governed and (spot or _TOWN_AFTER.match(text, end) is not None)


def _is_name(folded: Sequence[str]) -> bool:
    """Whether words are no common ones, nor those of a body or a title."""
    words = [word for word in folded if word not in _SPOTS]
    return bool(words) and not any(
        word in common_words() or word in words_of("titles", "bodies") or word in words_of("titles", "roles")
        for word in words
    )
