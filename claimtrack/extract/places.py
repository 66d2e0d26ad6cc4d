"""Where: the places in each content, with their role, and the place a claim inherits.

place_roles.py reads the roles. An inherited place keeps the words that it was
taken from: what a side calls a contested town is no matter of indifference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from claimtrack.extract.gazetteer import Entry
from claimtrack.extract.inheritance import SAME, answers, holds, says, sources_of, spans_long
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.passages import passages
from claimtrack.extract.place_roles import Named, named_places
from claimtrack.extract.place_signs import LARGE, shouts
from claimtrack.extract.toponyms import Toponym, toponyms
from claimtrack.models import Article, Attribution, Kind, Place, PlaceRole, Span

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_SPOTS = frozenset({"city", "site", "region"})
_LAST = re.compile(r"\b(?:with|between|by)\s$")
_NEXT = re.compile(r"\s([a-z]+)")
_IS = re.compile(
    r"\s(?:is|was|are|were|remains|ha[sd] been)\s(?:\w+ly\s)?(?:\w+ed|under|home|located|near|in|at|the|an?|one|among|still)\b"
)
_ABOUT = re.compile(r"\b(?:of|on|over|against|about|where) (?:the )?$")
_SEEING = re.compile(r"\b(?:seen|saw|sees|witness(?:ed|es)?|suffered)\b")
_STRENGTH = {_EVENT: 2, _ORIGIN: 1, _MENTIONED: 0}


def find(article: Article, attributions: Sequence[Attribution]) -> list[tuple[Place, ...]]:
    """The places of each attribution, in the order given: those its content names, else the one it inherits."""
    found = []
    for attribution in attributions:
        named = _named(article, attribution)
        own = _own(named)
        if topic := _topic(article.text, attribution, named):
            own = [replace(place, role=_EVENT) if place.id == topic else place for place in own]
        if not any(place.role is _EVENT for place in own) and (taken := _taken(article.text, attribution)):
            own = _joined(
                own,
                taken,
                alone=any(_rivals(article.text, one) and not _is_accused(attribution, one) for one, _ in named),
            )
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


def _is_accused(attribution: Attribution, one: Named) -> bool:
    """Whether a name opens what an accusation says: "accused Damascus of it"."""
    return attribution.kind is Kind.ACCUSATION and one.toponym.start == attribution.content[0].start


def _rivals(text: str, one: Named) -> bool:
    """Whether a content that names a place may be about it: a town or region that does not act, or a state that does."""
    return (
        one.role is _MENTIONED and not one.aside and (one.toponym.entry.kind in _SPOTS) is not _acts(text, one.toponym)
    )


def _taken(text: str, attribution: Attribution) -> Place | None:
    """The place that a content without its own takes from the words around it."""
    if place := _witness(text, attribution) or _opened(text, attribution):
        return place
    if spans_long(attribution.content_text):
        return _land(text, attribution)
    return _inherited(text, attribution) if holds(attribution) or answers(attribution) else None


def _opened(text: str, attribution: Attribution) -> Place | None:
    """The place that the sentence tells of before it comes to what is said: "In Raqqa their hold appears to be growing"."""
    if not says(attribution):
        return None
    (start, end), reason = next(sources_of(text, attribution), ((0, 0), SAME))
    named = [one.toponym for one in named_places(text, start, end) if one.role is _EVENT and not one.aside]
    told = _gathered([each for each in named if each.entry.country], ())
    return _place(_EVENT, told[0], text, inherited=reason) if len(told) == 1 else None


def _land(text: str, attribution: Attribution) -> Place | None:
    """The one country that the nearest sentence names: a war as a whole is nowhere else."""
    for (start, end), reason in sources_of(text, attribution):
        named = [one.toponym for one in named_places(text, start, end) if not text.startswith("-", one.toponym.end)]
        lands = {each.entry.id: each for each in reversed(named) if each.entry.kind == "country"}
        if lands:
            first, *others = lands.values()
            return None if others else _place(_EVENT, first, text, inherited=reason)
    return None


def _witness(text: str, attribution: Attribution) -> Place | None:
    """The place that is said to have seen what is told: "Homs has seen some of the worst fighting"."""
    cue = attribution.cue
    if cue.field != "text" or not _SEEING.search(cue.text):
        return None
    named = [one for one in named_places(text, passages(text).bounds(cue.start)[0], cue.start) if not one.aside]
    return _place(_EVENT, named[0].toponym, text, inherited=SAME) if len(named) == 1 else None


def _inherited(text: str, attribution: Attribution) -> Place | None:
    """The place that the nearest sentence names; where it names several, the one that the next further off names alone, or that holds them.

    Where it names a whole country, a finer place in it that one further off names is taken.
    """
    open_to: list[Entry] = []
    country: Place | None = None
    for (start, end), reason in sources_of(text, attribution):
        told = _told(text, start, end)
        if not told or (len(told) > 1 and all(one.entry.kind == "country" for one in told)):
            continue
        entries = [one.entry for one in told]
        if open_to and all(entry.listed and entry.is_beside(open_to[0]) for entry in entries):
            open_to += entries
            continue
        if open_to and (len(told) > 1 or not _settles(entries[0], open_to)):
            break
        if len(told) > 1:
            open_to = entries
            continue
        place = _place(_EVENT, told[0], text, inherited=reason)
        if country and place.country != country.country:
            break
        if entries[0].kind != "country":
            return place
        country = country or place
    return _sources_own(text, attribution) or country


def _sources_own(text: str, attribution: Attribution) -> Place | None:
    """The town of a local source, or where its pictures are from: "activists in Homs", "footage from Homs"."""
    source = attribution.source
    if (
        source is None
        or source.field != "text"
        or words_of("place_words", "local").isdisjoint(source.text.lower().split())
    ):
        return None
    named = {one.toponym.entry.id: one.toponym for one in named_places(text, source.start, source.end)}
    towns = [each for each in named.values() if each.entry.kind in _SPOTS and not text.startswith("-", each.end)]
    return _place(_EVENT, towns[0], text, inherited=SAME) if len(towns) == 1 else None


def _settles(entry: Entry, open_to: Sequence[Entry]) -> bool:
    """Whether a place is one of those that may be meant, or the city that they all lie in."""
    return any(other.id == entry.id for other in open_to) or _holds_all(entry, open_to)


def _holds_all(city: Entry, others: Sequence[Entry]) -> bool:
    """Whether places are so small and near that they may be parts of a city or its surroundings."""
    return city.population >= LARGE and all(
        other.is_beside(city) and other.population < LARGE and other.kind == "city" for other in others
    )


def _told(text: str, start: int, end: int) -> list[Toponym]:
    """Where a sentence says that it happened, each place once; else the towns and regions it speaks of, datelines left out.

    Of a city and one part of it the part is meant, of several parts of a city the city.
    """
    named = named_places(text, start, end)
    around = {one.toponym.entry.id for one in named if one.aside}
    located = [one.toponym for one in named if one.role is _EVENT and one.toponym.entry.country]
    events = [each for each in located if each.entry.id not in around] or [
        one.toponym for one in named if one.role is _EVENT and not one.aside and one.toponym.entry.country
    ]
    if any(event.entry.kind != "country" for event in events):
        return _gathered(events, located)
    spoken_of = [
        one.toponym
        for one in named
        if one.role is _MENTIONED
        and not one.aside
        and one.toponym.entry.kind in _SPOTS
        and one.toponym.entry.country in _lands(text)
        and (shouts(text) or not text[one.toponym.start : one.toponym.end].isupper())
        and not _acts(text, one.toponym)
    ]
    return _gathered(spoken_of or events, located)


@lru_cache(maxsize=8)
def _lands(text: str) -> frozenset[str]:
    """The country, or the countries, that a text speaks of most: elsewhere a town only stands for its government."""
    count = Counter(one.entry.country for one in toponyms(text) if one.entry.country)
    return frozenset(land for land, times in count.items() if times == max(count.values()))


def _gathered(told: Sequence[Toponym], located: Sequence[Toponym]) -> list[Toponym]:
    """Each place once; a part for it and its city, the city for several parts of it."""
    once = list({one.entry.id: one for one in reversed(told)}.values())
    for city in (*once, *located):
        parts = [one for one in once if one.entry.id != city.entry.id]
        if parts and len(once) > 1 and _holds_all(city.entry, [one.entry for one in parts]):
            return parts if len(parts) == 1 else [city]
    return once


def _acts(text: str, toponym: Toponym) -> bool:
    """Whether a name acts or is dealt with, as that of a capital which stands for its government: "Damascus denied it"."""
    if _IS.match(text, toponym.end):
        return False
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
