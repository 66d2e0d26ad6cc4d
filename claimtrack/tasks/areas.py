"""What a place that is asked for holds, of the places that claims are about.

The gazetteer knows which towns lie in a land, division or region. A place that it lacks lies where its town lies, by its id, and one that
has a position where the nearest town does; quarters are a part of the city around them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.extract import gazetteer
from claimtrack.extract.gazetteer import Entry, fold
from claimtrack.extract.lexicons import table
from claimtrack.extract.place_signs import LARGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from claimtrack.store import PlaceCount

EARTH_KM = 6371.0
"""The mean radius of the Earth."""
PART_KM, SAME_KM = 6.0, 0.5
"""How far from the middle of a large city, and of a town, the quarters lie that are a part of it."""
AREAS = frozenset({"country", "state", "region", "continent", "water"})
"""Kinds of places that distances should not be measured from."""
_UNKNOWN_KIND = "place"


@dataclass(frozen=True, slots=True)
class Meant:
    """A place that a name stands for; `ids` are its own and those of what lies in it."""

    entry: Entry
    ids: frozenset[str]


def meant(entry: Entry, spots: Sequence[PlaceCount]) -> Meant:
    """A place with what lies in it, of the gazetteer and of the places of claims."""
    held = gazetteer.inside(entry).union({entry.id}, *(gazetteer.inside(one) for one in _divisions_of(entry)))
    held |= {spot.id for spot in spots if _is_part(spot, entry, held)}
    named = {spot.id for spot in spots if spot.id.startswith("name:") and spot.id.split(":", 2)[-1] in held}
    return Meant(entry, held | named)


def entry_of(spot: PlaceCount) -> Entry:
    """A place that the gazetteer may not have, as the store knows it."""
    known = gazetteer.by_id(spot.id)
    if known is not None:
        return known
    lat, lon = (math.nan if spot.lat is None else spot.lat), (math.nan if spot.lon is None else spot.lon)
    return Entry(spot.id, spot.name, spot.country, lat, lon, 0, _UNKNOWN_KIND)


def division_named(name: str) -> Entry | None:
    """The division of that name which the gazetteer has only as a wider region: "North Darfur"."""
    regions = {entry.id for entry in gazetteer.lookup(name)}
    return next((one for one in _divisions() if fold(one.name) == fold(name) and _region_id(one) in regions), None)


def whole_of(division: Entry) -> Entry | None:
    """The region that such a division is filed under; None for any other place."""
    return gazetteer.by_id(_region_id(division)) if "/" in division.id else None


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points on a sphere of the Earth's mean radius."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _divisions_of(region: Entry) -> list[Entry]:
    return [one for one in _divisions() if _region_id(one) == region.id]


def _region_id(division: Entry) -> str:
    return division.id.rpartition("/")[0]


@lru_cache(maxsize=1)
def _divisions() -> tuple[Entry, ...]:
    """The divisions that make up regions of our list; the ids have the region's before the code."""
    found = []
    for id_, parts in table("divisions")["parts"].items():
        region = gazetteer.by_id(id_)
        if region is not None:
            found += [
                Entry(f"{id_}/{code}", name, region.country, region.lat, region.lon, 0, "state", code)
                for name, code in parts.items()
            ]
    return tuple(found)


def _is_part(spot: PlaceCount, entry: Entry, held: frozenset[str]) -> bool:
    """Whether a place that GeoNames lacks, a quarter or a village, lies in a country or among the towns `held` by an area, or is a part of a city."""
    if spot.id.isdecimal() or spot.id == entry.id:
        return False
    part, reach = entry_of(spot), PART_KM if entry.population >= LARGE else SAME_KM
    if part.kind in AREAS or (entry.country or part.country) != part.country:
        return False
    if entry.kind in ("state", "region"):
        known = entry.kind == "state" and part.admin1 is not None
        return part.located and not known and _nearest_town(part) in held
    return entry.kind == "country" or (
        entry.kind == "city" and part.located and distance_km(entry.lat, entry.lon, part.lat, part.lon) <= reach
    )


def _nearest_town(part: Entry) -> str | None:
    """The id of the town of its country that a place lies nearest to."""
    ids, north, east = _towns(part.country or "")
    if not ids:
        return None
    off = (north - part.lat) ** 2 + ((east - part.lon) * math.cos(math.radians(part.lat))) ** 2
    return ids[int(off.argmin())]


@lru_cache(maxsize=8)
def _towns(country: str) -> tuple[tuple[str, ...], NDArray[np.float64], NDArray[np.float64]]:
    """The towns of a country by id, with their latitudes and longitudes."""
    import numpy as np

    towns = gazetteer.towns_in(country)
    return (
        tuple(id_ for id_, _, _ in towns),
        np.array([lat for _, lat, _ in towns]),
        np.array([lon for *_, lon in towns]),
    )
