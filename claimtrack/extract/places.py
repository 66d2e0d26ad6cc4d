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

from claimtrack.extract.gazetteer import by_id
from claimtrack.extract.inheritance import answers, holds, sources_of
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.place_names import shouts
from claimtrack.extract.place_roles import Named, named_places
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import Article, Attribution, Kind, Place, PlaceRole, Span

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_SPOTS = frozenset({"city", "site", "region"})
_LAST = re.compile(r"\b(?:with|between|by)\s$")
_NEXT = re.compile(r"\s([a-z]+)")
_ABOUT = re.compile(r"\b(?:of|on|over|against|about|where) (?:the )?$")
_STRENGTH = {_EVENT: 2, _ORIGIN: 1, _MENTIONED: 0}


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[Place, ...]]:
    """The places of each attribution, in the order given: those its content names, else the one it inherits."""
    found = []
    for attribution in attributions:
        named = _named(article, attribution)
        own = _own(named)
        if topic := _topic(article.text, attribution, named):
            own = [replace(place, role=_EVENT) if place.id == topic else place for place in own]
        if (
            not any(place.role is _EVENT for place in own)
            and (holds(attribution) or answers(attribution))
            and (taken := _inherited(article.text, attribution))
        ):
            own = _joined(own, taken, alone=any(_rivals(article.text, one) for one, _ in named))
        found.append(tuple(own))
    return found


def _topic(text: str, attribution: Attribution, named: Sequence[_Own]) -> str | None:
    """The id of the one town or region that a claim without another place is about: "Markada is under siege", "hold half of Homs"."""
    if attribution.kind is not Kind.ASSERTION or not holds(attribution) or any(one.role is _EVENT for one, _ in named):
        return None
    ids = {place.id for one, place in named if _rivals(text, one) and one.toponym.entry.kind in _SPOTS}
    about = [
        place.id
        for one, place in named
        if place.span
        and place.span.field == "text"
        and one.role is _MENTIONED
        and any(_ABOUT.search(text, span.start, one.toponym.start) for span in attribution.content)
    ]
    return about[0] if len(ids) == 1 and about and about[0] in ids else None


_Own = tuple[Named, Place]


def _named(article: Article, attribution: Attribution) -> list[_Own]:
    """The places that a content names, each with the record made of it."""
    found: list[_Own] = []
    for span in attribution.content:
        text, headline = (article.title or "", True) if span.field == "title" else (article.text, False)
        named = named_places(text, span.start, span.end, headline=headline)
        found += [(one, _place(one.role, one.toponym, text, span.field)) for one in named]
    return found


def _own(named: Sequence[_Own]) -> list[Place]:
    """One place for each id, by its strongest role, in text order."""
    best: dict[str, Place] = {}
    for _, place in named:
        known = best.get(place.id)
        if known is None or _STRENGTH[place.role] > _STRENGTH[known.role]:
            best[place.id] = place
    return sorted(best.values(), key=lambda place: place.span or Span(0, 0, ""))


def _joined(own: Sequence[Place], taken: Place, *, alone: bool) -> list[Place]:
    """A mention of the very place that would be taken becomes the event's; beside a town or region that might be it, none is taken."""
    if any(place.id == taken.id for place in own):
        return [replace(place, role=_EVENT) if place.id == taken.id else place for place in own]
    return list(own) if alone else [*own, taken]


def _rivals(text: str, one: Named) -> bool:
    """Whether a content that names a place may be about it: a town or region that does not act, or a state that does."""
    return (
        one.role is _MENTIONED and not one.aside and (one.toponym.entry.kind in _SPOTS) is not _acts(text, one.toponym)
    )


def _inherited(text: str, attribution: Attribution) -> Place | None:
    """The place that the nearest sentence names; where it names several, the one that the next further off names alone.

    Where it names a whole country, a finer place in it that one further off names is taken.
    """
    open_to: set[str] = set()
    country: Place | None = None
    for (start, end), reason in sources_of(text, attribution):
        told = {one.entry.id: _place(_EVENT, one, text, inherited=reason) for one in reversed(_told(text, start, end))}
        if not told:
            continue
        if len(told) > 1 and all(map(_is_country, told.values())):
            continue
        if open_to and (len(told) > 1 or not told.keys() <= open_to):
            break
        if len(told) > 1:
            open_to = set(told)
            continue
        (place,) = told.values()
        if country and place.country != country.country:
            break
        if not _is_country(place):
            return place
        country = country or place
    return country


def _told(text: str, start: int, end: int) -> list[Toponym]:
    """Where a sentence says that it happened; else the towns and regions it speaks of, datelines left out."""
    named = named_places(text, start, end)
    around = {one.toponym.entry.id for one in named if one.aside}
    located = [one.toponym for one in named if one.role is _EVENT and not one.aside and one.toponym.entry.country]
    events = [each for each in located if each.entry.id not in around] or located
    if any(event.entry.kind != "country" for event in events):
        return events
    spoken_of = [
        one.toponym
        for one in named
        if one.role is _MENTIONED
        and not one.aside
        and one.toponym.entry.kind in _SPOTS
        and one.toponym.entry.country
        and (shouts(text) or not text[one.toponym.start : one.toponym.end].isupper())
        and not _acts(text, one.toponym)
    ]
    return spoken_of or events


def _is_country(place: Place) -> bool:
    entry = by_id(place.id)
    return entry is not None and entry.kind == "country"


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
