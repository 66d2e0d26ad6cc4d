"""Which of the places of one name lies where the text says: "Petropavlivka, 8 km east of Kupiansk"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from claimtrack.extract.gazetteer import Entry

DEGREE_KM, MILE_KM = 111.2, 1.609
NEAR_KM, SLACK, SLACK_KM, ROUND = 60.0, 1.5, 10.0, 0.25
"""Kilometres within which "east of" a town lies, where no distance is told; how many times one that is told it may be, and some more; how round that is."""
ON_SIDE = 0.5
"""Cosine of how far a place may lie off the side that is told."""

KIND = r"(?:city|town|village|settlement|hamlet|suburb|community)"
TO_TOWN = re.compile(
    rf"(?:\s{KIND})?,?\s(?:an?\s(?:[a-z-]+\s){{0,3}}{KIND}\s)?(?:(?:which|is|lies|located|situated|about|around|some|roughly|just|nearly|approximately)\s)*"
    r"(?:(?P<far>\d[\d.,]*)\s?(?P<unit>km|kilomet\w+|miles?)\s(?:\([^)]*\)\s)?)?(?:to\sthe\s)?(?:away\s)?"
    r"(?:(?P<side>(?:north|south|east|west)(?:[ -]?(?:east|west))?)\s(?:of|from)|(?<=[ms]\s)from|near|outside)\s(?:the\s(?:[a-z-]+\s){0,2}(?:of\s)?)?"
)
"""Between a place and the town that it lies near or to a side of."""
_SIDES = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}


def lying_so(entries: Iterable[Entry], town: Entry, told: re.Match[str]) -> Entry | None:
    """The place on the side of a town that is told, before any other; then the nearest, or of those as far as is told the greatest.

    None where none lies so near.
    """
    unit = MILE_KM if (told["unit"] or "").startswith("mile") else 1.0
    far = _number(told["far"]) * unit if told["far"] else None
    reach = NEAR_KM if far is None else far * SLACK + SLACK_KM

    def off(entry: Entry) -> tuple[bool, float, int]:
        away = _km(entry, town)
        beyond = away if far is None else max(0.0, abs(away - far) - ROUND * far - SLACK_KM)
        return not _is_on_side(entry, town, told["side"]), beyond, -entry.population

    close = [entry for entry in entries if entry.kind == "city" and entry.id != town.id and _km(entry, town) <= reach]
    return min(close, key=off, default=None)


def _number(written: str) -> float:
    digits = written.rstrip(".,").replace(",", "")
    return float(digits) if digits.count(".") < 2 else math.inf


def _away(entry: Entry, town: Entry) -> tuple[float, float]:
    """How far north and how far east of a town a place lies, in kilometres."""
    east = (entry.lon - town.lon) * math.cos(math.radians(town.lat))
    return (entry.lat - town.lat) * DEGREE_KM, east * DEGREE_KM


def _km(entry: Entry, town: Entry) -> float:
    return math.hypot(*_away(entry, town))


def _is_on_side(entry: Entry, town: Entry, side: str | None) -> bool:
    if side is None:
        return True
    north, east = (sum(each) for each in zip(*(way for word, way in _SIDES.items() if word in side), strict=True))
    up, right = _away(entry, town)
    return bool(north * up + east * right >= ON_SIDE * math.hypot(north, east) * math.hypot(up, right))
