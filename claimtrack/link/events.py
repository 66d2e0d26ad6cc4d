"""Whether two attributions tell of one event, by where and when: of places and days that have none in common it is not one."""

from __future__ import annotations

from functools import lru_cache

from claimtrack.extract.gazetteer import by_id
from claimtrack.models import Attribution, DateRole, Place, PlaceRole, When


def event_places(attribution: Attribution) -> frozenset[str]:
    """The ids of the places where something is said, in these very words, to have happened."""
    return frozenset(p.id for p in attribution.places if p.role is PlaceRole.EVENT and p.inherited is None)


def at_other_places(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions tell places of their events, at least one in its own words, and none that is common to both.

    A country holds too much to tell events apart. Places that both took from elsewhere in their articles are too uncertain.
    """
    places = _spots(first), _spots(second)
    told = any(p.inherited is None for some in places for p in some)
    return told and all(places) and {p.id for p in places[0]}.isdisjoint(p.id for p in places[1])


def at_one_place(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions tell of one place of their events, smaller than a country."""
    return not {p.id for p in _spots(first)}.isdisjoint(p.id for p in _spots(second))


def _spots(said: Attribution) -> list[Place]:
    """The places of what an attribution tells of, but for countries."""
    return [p for p in said.places if p.role is PlaceRole.EVENT and not _is_country(p.id)]


@lru_cache(maxsize=4096)
def _is_country(place: str) -> bool:
    entry = by_id(place)
    return entry is not None and entry.kind == "country"


def event_days(said: Attribution) -> list[When]:
    """The days of what an attribution tells of."""
    return [when for when in said.dates if when.role is DateRole.EVENT]


def other_days(first: Attribution, second: Attribution) -> bool:
    """Whether two attributions tell days of their events, and none that is common to both."""
    days = (event_days(first), event_days(second))
    return all(days) and not any(a.start <= b.end and b.start <= a.end for a in days[0] for b in days[1])
