"""Names that only say near what something happened, beside the name of the place in which it did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from claimtrack.extract.gazetteer import Entry
from claimtrack.extract.toponyms import Toponym

Named = TypeVar("Named")
"""By what a name or its place is known."""

_KIND = r"(?:city|town|village|suburb|district|quarter|neighbou?rhood)"
LIST = re.compile(
    rf"(?:\s{_KIND})?\s*(?:,|and|or|&|, and|as well as)\s*(?:in |at |near |from )?(?:the )?(?:neighbou?ring |nearby )?(?:(?:{_KIND}s?|areas) of )?$| $"
)
"""Between names of a list, "Ganja city and the town of Barda"; a space alone where the comma was lost."""
AREA = re.compile(r"\s(?:province|governorate|region|countryside|district|oblast)\b", re.IGNORECASE)
_PROVINCE = re.compile(r"['’]?s?\s(?:province|governorate|countryside)\b", re.IGNORECASE)
_PROVINCE_OF = re.compile(r"\b(?:province|governorate|countryside|oblast) of (?:the )?$")
NEARBY = re.compile(
    r"(?:,?(?:\s(?:a|the)(?:\s[a-z-]+){0,4})?\s(?:city|towns?|villages?|suburbs?|district|area|(?:(?:air|military|naval|army|refugee|border)\s)?(?:base|airbase|airport|barracks|camp|crossing)|airfield|quarter|neighbou?rhood))?,?\s(?:(?:about|around|some|roughly|just|nearly|lies|located|situated|a town|a village)\s){0,2}(?:[\d.,]+\s?(?:km|kilomet\w+|miles?|m|metres|meters)\s)?(?:\([^)]*\)\s)?(?:to\sthe\s)?(?:in\san?\s(?:area|town|village)\s)?"
    r"(?:near|outside|close to|not far from|(?:on|at|in)\sthe\s(?:outskirts?|edge)\sof|(?:just\s)?(?:north|south|east|west)(?:[ -]?(?:east|west))?\s(?:of|from)|(?<=[ms)]\s)from)\s(?:the\s)?(?:[a-z-]+\s){0,4}"
)
"""Between a place and what it lies near."""
PROVINCE_DEGREES = 0.5
"""How far from its capital a place may lie that is taken to be in the province of that name."""

_OUTSIDE = re.compile(
    r"(?:\b(?:[Oo]utside|[Nn]ear|[Cc]lose to|[Nn]ot far from)|\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:-?(?:east|west))? (?:of|from))\s"
    r"(?:the\s)?(?:[A-Z]\w+\s(?=(?:capital|city)\b))?(?:(?:[a-z-]+\s){1,2}(?:of\s)?)?$"
)
_COORDINATED = re.compile(
    r"(?:\b(?:and|while|but)|;) (?:[\w-]+ ){0,4}(?:outside|near|close to|not far from|(?:north|south|east|west) of)\b"
)
_FINE = frozenset({"city", "site"})
GAP = 160
"""Characters between a place and what is told to lie near it."""
BEFORE_REACH = 50
"""Characters before a name in which "near" and the like stand."""


def with_listed(pairs: Sequence[tuple[Named, Named]], given: Iterable[Named]) -> set[Named]:
    """What is given, and what stands in a list with it, by the pairs of neighbours in lists in text order."""
    found: set[Named] = set(given)
    for one, other in (*pairs, *((other, one) for one, other in reversed(pairs))):
        if one in found:
            found.add(other)
    return found


def is_area(text: str, toponym: Toponym) -> bool:
    """Whether a name is written as that of a region, of whatever size: "Homs province", "the Homs region", "the province of Homs"."""
    return AREA.match(text, toponym.end) is not None or is_province(text, toponym)


def is_province(text: str, toponym: Toponym) -> bool:
    """Whether a name is written as that of a province: "Homs province", "the countryside of Homs"."""
    return (
        _PROVINCE.match(text, toponym.end) is not None
        or _PROVINCE_OF.search(text, max(0, toponym.start - BEFORE_REACH), toponym.start) is not None
    )


def lies_in(entry: Entry, area: Entry) -> bool:
    """Whether a place is an area or lies in it, as far as the gazetteer knows."""
    if entry.country != area.country or area.kind == "country" or not entry.located:
        return entry.country == area.country
    if entry.admin1 and area.admin1:
        return entry.admin1 == area.admin1
    return entry.id == area.id or entry.apart(area) <= PROVINCE_DEGREES


def is_outside(text: str, toponym: Toponym) -> bool:
    """Whether words say that something is near a place, or to a side of it."""
    return _OUTSIDE.search(text, max(0, toponym.start - BEFORE_REACH), toponym.start) is not None


def apposed(text: str, places: Sequence[Toponym]) -> frozenset[int]:
    """The offsets of those places of a text, in order, that only tell where the town before lies: "Garayeri, 20 km east of Ganja"."""
    return frozenset(
        other.start
        for one, other in pairwise(places)
        if one.entry.kind in _FINE
        and not one.demonym
        and one.entry.population < other.entry.population
        and other.start <= one.end + GAP
        and NEARBY.fullmatch(text, one.end, other.start)
        and "," in text[one.end : other.start]
    )


def is_landmark(text: str, one: Toponym, events: Sequence[Toponym]) -> bool:
    """Whether a name only says near what another of the places lies: "Outside Ganja, a shell fell on Garayeri".

    Of two such names ("East of Ganja clashes broke out near Garayeri") it is the greater one.
    """
    return is_outside(text, one) and any(
        other.entry.kind == "city"
        and not is_area(text, other)
        and other.entry.id != one.entry.id
        and other.entry.country == one.entry.country
        and not _parted(text, one, other)
        and (one.entry.population > other.entry.population or not is_outside(text, other))
        for other in events
    )


def _parted(text: str, one: Toponym, other: Toponym) -> bool:
    """Whether a name is told of by itself, as the next of a list or after an "and": "nine died in Ganja and three outside Barda"."""
    first, second = sorted((one, other), key=lambda each: each.start)
    if LIST.fullmatch(text, first.end, second.start):
        return True
    if one is first:
        return text.startswith((" and ", " as well as "), one.end)
    return _COORDINATED.search(text, max(first.end, one.start - BEFORE_REACH), one.start) is not None
