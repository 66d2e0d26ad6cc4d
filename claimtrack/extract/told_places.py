"""What a sentence tells of where: the places of its events, each once, or those that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimtrack.extract.acting import acts
from claimtrack.extract.gazetteer import Entry
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.passages import shouts
from claimtrack.extract.place_roles import named_places
from claimtrack.extract.place_signs import LARGE
from claimtrack.extract.story import Story
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import Place, PlaceRole, Span

_EVENT, _MENTIONED = PlaceRole.EVENT, PlaceRole.MENTIONED
SPOTS = frozenset({"city", "site", "region"})
_CAPITALS = re.compile(r"(?: [A-Z]\w+)+")


def told_in(story: Story, start: int, end: int) -> list[Toponym]:
    """Where a sentence says that it happened, each place once; else the towns and regions it speaks of, datelines left out.

    Of a city and one part of it the part is meant, of several parts of a city the city.
    """
    text = story.text
    named = named_places(story, start, end)
    around = {one.toponym.entry.id for one in named if one.aside}
    located = [one.toponym for one in named if one.role is _EVENT and one.toponym.entry.country]
    events = [each for each in located if each.entry.id not in around] or [
        one.toponym for one in named if one.role is _EVENT and not one.aside and one.toponym.entry.country
    ]
    events = [each for each in events if each.entry.country in story.lands] or events
    if any(event.entry.kind != "country" for event in events):
        return gathered(events, located)
    spoken_of = [
        one.toponym
        for one in named
        if one.role is _MENTIONED
        and not one.aside
        and one.toponym.entry.kind in SPOTS
        and one.toponym.entry.country in story.lands
        and (shouts(text) or not text[one.toponym.start : one.toponym.end].isupper())
        and not acts(text, one.toponym)
        and not is_in_name(text, one.toponym)
    ]
    return gathered(spoken_of or events, located)


def gathered(told: Sequence[Toponym], located: Sequence[Toponym]) -> list[Toponym]:
    """Each place once; a part for it and its city, the city for several parts of it."""
    once = list({one.entry.id: one for one in reversed(told)}.values())
    for city in (*once, *located):
        parts = [one for one in once if one.entry.id != city.entry.id]
        if parts and len(once) > 1 and holds_all(city.entry, [one.entry for one in parts]):
            return parts if len(parts) == 1 else [city]
    return once


def holds_all(city: Entry, others: Sequence[Entry]) -> bool:
    """Whether places are so small and near that they may be parts of a city or its surroundings."""
    return city.population >= LARGE and all(
        other.is_beside(city) and other.population < LARGE and other.kind == "city" for other in others
    )


def is_in_name(text: str, toponym: Toponym) -> bool:
    """Whether a name is a part of a body's: "the Barda Coordination Committee"."""
    following = _CAPITALS.match(text, toponym.end)
    return following is not None and not words_of("titles", "bodies").isdisjoint(following[0].lower().split())


def place_of(
    role: PlaceRole,
    toponym: Toponym,
    text: str,
    field: Literal["text", "title"] = "text",
    inherited: str | None = None,
) -> Place:
    """The record of a place in a role, with the words that name it; one that no gazetteer has may have no position."""
    entry = toponym.entry
    span = Span(toponym.start, toponym.end, text[toponym.start : toponym.end], field)
    lat, lon = (entry.lat, entry.lon) if entry.located else (None, None)
    return Place(role, entry.id, entry.name, entry.country, lat, lon, span, inherited)
