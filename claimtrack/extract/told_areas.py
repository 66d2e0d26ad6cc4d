"""Which of the places of one name lies in the land or division that is written beside it: "Paris, Texas", "Stepove, in the Sumy region"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimtrack.extract.divisions import divisions_beside
from claimtrack.extract.gazetteer import Entry, inside, lookup_folded
from claimtrack.extract.place_names import Candidate
from claimtrack.extract.place_signs import LARGE, is_other_name
from claimtrack.extract.told_distances import KIND

_PART = r"\s(?:district|neighbou?rhood|quarter|suburb)"
_BEHIND = re.compile(
    rf"(?:(?:,?\san?\s(?:[a-z-]+\s){{0,2}}{KIND}|,|{_PART})?\sin|{_PART}\sof)\s(?:the\s)?(?:\w+ern\s)?(?:[a-z]+\sof\s(?:the\s)?)?|,\s{{0,2}}|\s\("
)
"""Between a name and the area that the place lies in."""
_IS_PART = re.compile(_PART)
_OWNED = re.compile(rf"\s[a-z]+(?:['’]s\s(?:(?:[a-z-]+\s)?{KIND}\sof\s)?|,\s(?:the\s)?(?:[a-z-]+\s)?{KIND}\sof\s)")
"""Between a division and a place in it: "Sumy region's Stepove", "in Sumy region, the village of Stepove"."""


def behind(text: str, end: int, starting: Mapping[int, Candidate]) -> Candidate | None:
    """The name behind one that ends at `end`, where that may lie in it."""
    gap = _BEHIND.match(text, end)
    return starting.get(gap.end()) if gap else None


def areas_behind(text: str, end: int, starting: Mapping[int, Candidate]) -> tuple[Entry, ...]:
    """The countries, states and regions of the name behind one that ends at `end`, and the divisions that it is called."""
    following = behind(text, end, starting)
    if following is None:
        return ()
    lands = (entry for entry in following.entries if entry.kind in ("country", "state", "region"))
    return *lands, *divisions_beside(text, following.start, following.end)


def areas_before(text: str, start: int, before: Candidate | None) -> tuple[Entry, ...]:
    """The divisions that the name before one at `start` is called, where the place is theirs."""
    owned = before is not None and _OWNED.fullmatch(text, before.end, start)
    return divisions_beside(text, before.start, before.end) if before and owned else ()


def lying_in(candidate: Candidate, areas: Iterable[Entry]) -> tuple[Entry, ...]:
    """The towns of a name in the first of some areas in which any lies, the likeliest first."""
    for area in areas:
        held = [
            entry
            for entry in candidate.entries
            if entry.kind == "city" and entry.country == area.country and _is_inside(entry, area)
        ]
        if held:
            return tuple(
                sorted(held, key=lambda one: (not one.main, is_other_name(candidate.folded, one), -one.population))
            )
    return ()


def _is_inside(entry: Entry, area: Entry) -> bool:
    """Whether a town of the country of an area lies in it; of a region of which the gazetteer does not know what lies in it, any may."""
    if area.kind == "country" or area.admin1:
        return area.kind == "country" or entry.admin1 == area.admin1
    return entry.id in (held := inside(area)) or not held


def is_abroad(
    text: str, candidate: Candidate, entry: Entry, starting: Mapping[int, Candidate], *, unspoken: bool
) -> bool:
    """Whether a reading cannot be meant, as what stands right behind the name lies in another country: "Tawila, North Darfur".

    It can be if it is a city by a name that it has, or of a country that is spoken of (not `unspoken`); not so a district that has another name first.
    """
    following = behind(text, candidate.end, starting)
    if following is None or entry.kind != "city":
        return False
    part = unspoken and not entry.main and _IS_PART.match(text, candidate.end)
    if (entry.population >= LARGE or not unspoken) and lookup_folded(candidate.folded) and not part:
        return False
    lands = {area.country for area in areas_behind(text, candidate.end, starting)}
    if " in " in text[candidate.end : following.start]:
        lands.update(one.country for one in following.entries)
    return bool(lands) and lands.isdisjoint({entry.country, None})
