"""Where: the places in each content, with their role, and the place a claim inherits.

place_roles.py reads the roles. An inherited place keeps the words that it was
taken from: what a side calls a contested town is no matter of indifference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from claimtrack.extract.inheritance import answers, sources_of, tells
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.place_names import shouts
from claimtrack.extract.place_roles import named_places
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import Article, Attribution, Place, PlaceRole, Span

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_SPOTS = frozenset({"city", "site", "region"})
_LAST = re.compile(r"\b(?:with|between|by)\s$")
_NEXT = re.compile(r"\s([a-z]+)")
_STRENGTH = {_EVENT: 2, _ORIGIN: 1, _MENTIONED: 0}


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[Place, ...]]:
    """The places of each attribution, in the order given: those its content names, else the one it inherits."""
    found = []
    for attribution in attributions:
        own = _own(article, attribution)
        if (
            not any(place.role is _EVENT for place in own)
            and (tells(attribution) or answers(attribution))
            and (place := _inherited(article.text, attribution))
        ):
            own = _joined(own, place)
        found.append(tuple(own))
    return found


def _joined(own: Sequence[Place], taken: Place) -> list[Place]:
    """A mention of the very place that would be taken becomes the event's; a claim that names other places takes none."""
    if any(place.id == taken.id for place in own):
        return [replace(place, role=_EVENT) if place.id == taken.id else place for place in own]
    return list(own) or [taken]


def _own(article: Article, attribution: Attribution) -> list[Place]:
    """One place for each id, by its strongest role, in text order."""
    best: dict[str, Place] = {}
    for span in attribution.content:
        text, headline = (article.title or "", True) if span.field == "title" else (article.text, False)
        for one in named_places(text, span.start, span.end, headline=headline):
            place = _place(one.role, one.toponym, text, span.field)
            known = best.get(place.id)
            if known is None or _STRENGTH[place.role] > _STRENGTH[known.role]:
                best[place.id] = place
    return sorted(best.values(), key=lambda place: place.span or Span(0, 0, ""))


def _inherited(text: str, attribution: Attribution) -> Place | None:
    """The place that the nearest sentence names; where it names several, the one that the next further off names alone.

    Where it names a whole country, a finer place in it that one further off names is taken.
    """
    open_to: set[str] = set()
    country: Place | None = None
    for (start, end), reason in sources_of(text, attribution):
        told = _told(text, start, end)
        if not told:
            continue
        ids = {toponym.entry.id for toponym in told}
        if open_to and (len(ids) > 1 or not ids <= open_to):
            break
        if len(ids) > 1:
            open_to = ids
            continue
        place = _place(_EVENT, told[0], text, inherited=reason)
        if country and place.country != country.country:
            break
        if told[0].entry.kind != "country":
            return place
        country = country or place
    return country


def _told(text: str, start: int, end: int) -> list[Toponym]:
    """Where a sentence says that it happened; else the towns and regions it speaks of, datelines left out."""
    named = named_places(text, start, end)
    events = [one.toponym for one in named if one.role is _EVENT and not one.aside]
    if any(event.entry.kind != "country" for event in events):
        return events
    spoken_of = [
        one.toponym
        for one in named
        if one.role is _MENTIONED
        and not one.aside
        and one.toponym.entry.kind in _SPOTS
        and (shouts(text) or not text[one.toponym.start : one.toponym.end].isupper())
        and not _acts(text, one.toponym)
    ]
    return spoken_of or events


def _acts(text: str, toponym: Toponym) -> bool:
    """Whether a name acts or is dealt with, as that of a capital which stands for its government: "Damascus denied it"."""
    following, before = _NEXT.match(text, toponym.end), _LAST.search(text, max(0, toponym.start - 9), toponym.start)
    return (following is not None and (following[1].endswith("ed") or following[1] in _verbs())) or before is not None


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    sections = ("past", "present", "ahead")
    return words_of("place_words", "saying").union(*(words_of("verbs", name) for name in sections))


def _place(
    role: PlaceRole,
    toponym: Toponym,
    text: str,
    field: Literal["text", "title"] = "text",
    inherited: str | None = None,
) -> Place:
    entry = toponym.entry
    span = Span(toponym.start, toponym.end, text[toponym.start : toponym.end], field)
    return Place(role, entry.id, entry.name, entry.country, entry.lat, entry.lon, span, inherited)
