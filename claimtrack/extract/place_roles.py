"""The roles of the names of places in a stretch of text, each in the light of those beside it.

single_roles.py tells what the words around one name make of it. Of two names in a
row the second may hold the first ("Armanaz in Idlib province") or only say where
it lies ("Dumeir, 40 km east of Damascus").
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimtrack.extract.befalling import AHEAD, PASSIVE, is_befallen
from claimtrack.extract.governing import governing, words_in
from claimtrack.extract.landmarks import AREA, LIST, NEARBY, is_area, is_landmark, is_outside, lies_in
from claimtrack.extract.lexicons import words_of
from claimtrack.extract.single_roles import OBJECTS, REACH, Named, alone
from claimtrack.extract.story import Story
from claimtrack.extract.toponyms import Toponym
from claimtrack.models import PlaceRole

_EVENT, _MENTIONED = PlaceRole.EVENT, PlaceRole.MENTIONED
_OF_AREA = re.compile(
    r"\s(?:province|governorate|region|district|city)['’]?s\s(?:[a-z-]+\s){0,3}(?:(?:city|town|village|suburb|district)\s(?:of\s)?)?"
)
"""Between a region and a place of it: "in Idlib province's Saraqib", which may have lost the apostrophe."""
_CLOSE = re.compile(r"\b(?:near|outside|close to)\b")
_HOLDING = frozenset({"in", "of", "within", "inside"})
_PART_OF = re.compile(
    r"(?:['’]?s)?\s(?:(?!(?:the|an?)\s)[a-z-]+\s)?(?:suburbs?|districts?|neighbou?rhoods?|quarters?|areas?|towns?|villages?)\sof\s(?:the\s)?"
)
_LAND = re.compile(r"\s(?:territory|territories|soil|airspace|waters)\b")
"""After a demonym, what makes it name a place: "inside Syrian territory"."""


def named_places(story: Story, start: int, end: int) -> list[Named]:
    """The places named between two offsets, in order; a country in which another event place lies is only mentioned.

    Of subjects in a list ("Ganja and Barda were shelled") the last tells the role of all.
    """
    text = story.text
    found: list[Named] = []
    for toponym in story.between(start, end):
        if not toponym.demonym or _LAND.match(text, toponym.end):
            found.append((_beside(text, found[-1], toponym) if found else None) or alone(text, toponym))
    _settle(text, found)
    places = [one.toponym for one in found if one.role is _EVENT and not one.aside]
    found = [
        Named(_MENTIONED, one.toponym, aside=True)
        if one.role is _EVENT and is_landmark(text, one.toponym, places)
        else one
        for one in found
    ]
    events = [one.toponym for one in found if one.role is _EVENT]
    finer = {event.entry.country for event in events if event.entry.kind != "country"}
    towns = [event.entry for event in events if event.entry.kind == "city" and not is_area(text, event)]
    return [
        one
        if one.role is not _EVENT
        else replace(one, role=_MENTIONED)
        if one.toponym.entry.kind == "country" and one.toponym.entry.country in finer
        else replace(one, aside=True)
        if is_area(text, one.toponym)
        and any(town.id != one.toponym.entry.id and lies_in(town, one.toponym.entry) for town in towns)
        else one
        for one in found
    ]


def _settle(text: str, found: list[Named]) -> None:
    """What the name that follows makes of each: the subject with it, what holds it, what it is a part of."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        listed = LIST.fullmatch(text, one.toponym.end, following.toponym.start) is not None
        all_hit = listed and following.role is _EVENT and PASSIVE.match(text, following.toponym.end)
        if all_hit or (following.aside and _is_subject_in(text, one, following.toponym)):
            found[at] = replace(one, role=_EVENT)
        elif _holds(text, one.toponym, following.toponym) or _OF_AREA.fullmatch(
            text, one.toponym.end, following.toponym.start
        ):
            found[at] = Named(_MENTIONED, one.toponym, aside=True)
        elif _PART_OF.fullmatch(text, one.toponym.end, following.toponym.start):
            if one.toponym.entry.kind == "country":
                found[at] = Named(_MENTIONED, one.toponym, aside=True)
            else:
                found[at + 1] = replace(following, aside=True)


def _holds(text: str, country: Toponym, following: Toponym) -> bool:
    """Whether a country stands in the possessive before one of its places: "from Syria's Raqqa"."""
    return (
        country.entry.kind == "country"
        and country.entry.country == following.entry.country
        and text[country.end : following.start] in (" ", "'s ", "’s ")
        and text.startswith(("s ", "'s ", "’s "), country.end - (text[country.end] == " "))
    )


def _beside(text: str, before: Named, toponym: Toponym) -> Named | None:
    """What the name right before makes of one: the next of a list ("in Ganja, Barda and Terter"), what it lies in, what it lies near."""
    last, gap = before.toponym, text[before.toponym.end : toponym.start]
    if len(gap) > REACH or _holds(text, last, toponym):
        return None
    if LIST.fullmatch(gap):
        return _listed(text, before, gap, toponym)
    if _OF_AREA.fullmatch(gap) and last.entry.country == toponym.entry.country:
        return Named(before.role, toponym)
    if NEARBY.fullmatch(gap):
        if _CLOSE.search(gap) and is_outside(text, last) and toponym.entry.kind == "city":
            return Named(before.role, toponym)
        inside = last.entry.kind == "country" and last.entry.country == toponym.entry.country
        return Named(before.role, toponym) if inside else Named(_MENTIONED, toponym, aside=True)
    if before.role is _EVENT and _PART_OF.fullmatch(gap):
        return Named(_EVENT, toponym)
    word, rest, _ = governing(gap)
    if word not in _HOLDING or not words_of("place_words", "kinds").issuperset(words_in(rest)):
        return None
    if before.role is _EVENT:
        return Named(_EVENT, toponym, aside=True)
    return Named(_MENTIONED, toponym, aside=True) if _may_hold(text, toponym, last) else None


def _listed(text: str, before: Named, gap: str, toponym: Toponym) -> Named | None:
    """What the name before in a list makes of one; a land or region after a town only holds it."""
    last = before.toponym
    if last.entry.country == toponym.entry.country and toponym.entry.kind != "city" and last.entry.kind == "city":
        return Named(_MENTIONED, toponym)
    if before.role is _MENTIONED:
        return None
    holds = gap.strip() in ("", ",") and is_area(text, toponym) and not is_area(text, last)
    return Named(before.role, toponym, holds or before.aside)


def _may_hold(text: str, area: Toponym, place: Toponym) -> bool:
    """Whether a place of an actor or of where something came from lies in the area that stands after it: "residents of X in Y province"."""
    return (
        area.entry.country == place.entry.country
        and place.entry.kind == "city"
        and (area.entry.kind != "city" or is_area(text, area))
    )


def _is_subject_in(text: str, one: Named, area: Toponym) -> bool:
    """Whether a place with the one that it lies in is the subject of what is done: "Barda in Karabakh was shelled"."""
    end = whole.end() if (whole := AREA.match(text, area.end)) else area.end
    return (
        one.role is _MENTIONED
        and one.toponym.entry.kind != "country"
        and text[one.toponym.end : area.start] == " in "
        and governing(text[max(0, one.toponym.start - REACH) : one.toponym.start])[0] not in OBJECTS
        and is_befallen(text[end : end + AHEAD], land=False)
    )
