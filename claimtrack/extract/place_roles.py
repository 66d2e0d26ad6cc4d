"""The role of each name of a place, read off the words before it (and a few after).

A preposition of place or the object of an act makes it the place of the event,
"from" the origin; the name of an actor is a mention. Of two names in a row the
second may hold the first ("Armanaz in Idlib province") or only say where it
lies ("Dumeir, 40 km east of Damascus").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimtrack.extract.gazetteer import fold
from claimtrack.extract.governing import governing, words_in
from claimtrack.extract.lexicons import hit_forms, words_of
from claimtrack.extract.place_signs import shortened
from claimtrack.extract.toponyms import Toponym
from claimtrack.extract.unlisted import all_places
from claimtrack.models import PlaceRole

REACH = 160
"""Characters before a name in which its governing word is looked for."""
AROUND, AWAY, FAR = 4, 6, 10
"""Words before that word in which an act, a withdrawal, or what is fired decides what "of", "from" and "on" mean."""

_EVENT, _ORIGIN, _MENTIONED = PlaceRole.EVENT, PlaceRole.ORIGIN, PlaceRole.MENTIONED
_LIST = re.compile(
    r"\s*(?:,|and|or|&|, and|as well as)\s*(?:in |at |near |from )?(?:the )?(?:neighbou?ring |nearby )?$| $"
)
"""Between names of a list; a space alone where the comma was lost."""
_PASSIVE = re.compile(
    r"(?:,\s[^,.;:!?“”\"]{3,60},|,)?\s+(?:(?:was|were|is|are|has been|have been|had been|being|be)\s+(?!under\b)(?:\w+ly\s+|also\s+|again\s+|being\s+|repeatedly\s+)?(fired (?:up)?on|shot at|\w+)"
    r"|(?:came|comes|coming|is|was|(?:had|have|has)\s+(?:come|been))\s+under\s+(?:(?:intense|heavy|fierce|constant|renewed|artillery|mortar|rocket|sniper|air|aerial|rebel|government|siege and)\s+)*(\w+))"
)
_FIRED = frozenset({"fired on", "fired upon", "shot at"})
_ACT_AFTER = re.compile(r"(?:['’]s?)?\s+(?:(?:air|drone|missile|rocket|chemical)\s+)?(?:[a-z-]+\s+){0,2}?([a-z]+)\b")
_THERE, _TOWARDS = frozenset({"in", "at", "on"}), frozenset({"into", "toward", "towards"})
_SITTING = frozenset({"in", "at"})
_SEATED = frozenset({"located", "based"})
_OBJECTS = frozenset({"of", "from", "with", "by", "for"})
_CLAUSE = re.compile(r"[;:.!?]\s")
_WHERE = re.compile(r",?\swhere\s")
_POSSESSIVE = re.compile(r"(?:['’]s)?\s((?:[a-z-]+\s){0,4}[a-z-]+)")
_OUTSIDE = re.compile(
    r"(?:\b(?:[Oo]utside|[Nn]ear|[Cc]lose to|[Nn]ot far from)|\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:-?(?:east|west))? (?:of|from))\s"
    r"(?:the\s)?(?:[A-Z]\w+\s(?=(?:capital|city)\b))?(?:(?:[a-z]+\s){1,2}(?:of\s)?)?$"
)
_BORDER = re.compile(r"\bborders?(?:ing)?\s(?:with\s)?$")
_ABOUT = frozenset({"of", "on", "against", "for"})
_HOLDING = frozenset({"in", "of", "within", "inside"})
_BODY = re.compile(r"\b(?:Islamic State|[Aa]l[ -]Qa[’']?[ei]da) (of|in)(?: the)? $")
_BODY_ENDS = re.compile(r" and (?:(?:the )?Levant|al-Sham|Syria)\b")
"""Around a country, what makes it a part of a body's name: "the Islamic State in Iraq and the Levant", "al-Qaeda in Iraq"."""
_AREA = re.compile(r"\s(?:province|governorate|region|countryside|district|oblast)\b", re.IGNORECASE)
_NEARBY = re.compile(
    r"(?:,?(?:\s(?:a|the)(?:\s[a-z-]+){0,4})?\s(?:city|towns?|villages?|suburbs?|district|area))?,?\s(?:(?:about|around|some|roughly|just|nearly|lies|located|situated|a town|a village)\s)?(?:[\d.,]+\s?(?:km|kilomet\w+|miles?|m|metres|meters)\s)?(?:\([^)]*\)\s)?(?:to\sthe\s)?(?:in\san?\s(?:area|town|village)\s)?"
    r"(?:near|outside|close to|not far from|(?:on|at|in)\sthe\s(?:outskirts?|edge)\sof|(?:just\s)?(?:north|south|east|west)(?:[ -]?(?:east|west))?\s(?:of|from)|(?<=[ms)]\s)from)\s(?:the\s)?(?:[a-z-]+\s){0,4}"
)
_PART_OF = re.compile(
    r"(?:['’]?s)?\s(?:[a-z-]+\s)?(?:suburbs?|districts?|neighbou?rhoods?|quarters?|areas?|towns?|villages?)\sof\s(?:the\s)?"
)
_PART_AFTER = re.compile(r"(?:['’]?s)?\s(?:[a-z-]+\s)?([a-z-]+)")
_LAND = re.compile(r"\s(?:territory|territories|soil|airspace|waters)\b")
"""After a demonym, what makes it name a place: "inside Syrian territory"."""
_AFFAIR = re.compile(
    r"(?:['’]?s)?\s(?:[a-z-]+\s){0,4}?(?:war|conflict|crisis|uprising|revolution|government|regime|army|military|president|parliament|opposition|economy|politics)\b"
)
"""After a country, what makes it no place: "in Syria's long war"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a place with its role; `aside` where it only says in or near what the name before lies, or where a speaker sits."""

    role: PlaceRole
    toponym: Toponym
    aside: bool = False


def named_places(text: str, start: int, end: int, *, headline: bool = False) -> list[Named]:
    """The places named between two offsets, in order; a country in which another event place lies is only mentioned.

    Of subjects in a list ("Ganja and Barda were shelled") the last tells the role of all.
    """
    found: list[Named] = []
    for toponym in all_places(text, headline=headline):
        if start <= toponym.start and toponym.end <= end and (not toponym.demonym or _LAND.match(text, toponym.end)):
            found.append((_beside(text, found[-1], toponym) if found else None) or _alone(text, start, toponym))
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        listed = _LIST.fullmatch(text, one.toponym.end, following.toponym.start) is not None
        if listed and following.role is _EVENT and _PASSIVE.match(text, following.toponym.end):
            found[at] = replace(one, role=_EVENT)
        elif _holds(text, one.toponym, following.toponym):
            found[at] = Named(_MENTIONED, one.toponym, aside=True)
        elif _PART_OF.fullmatch(text, one.toponym.end, following.toponym.start):
            if one.toponym.entry.kind == "country":
                found[at] = Named(_MENTIONED, one.toponym, aside=True)
            else:
                found[at + 1] = replace(following, aside=True)
    found = [Named(_MENTIONED, one.toponym, aside=True) if _is_landmark(text, one, found) else one for one in found]
    events = [one.toponym for one in found if one.role is _EVENT]
    finer = {event.entry.country for event in events if event.entry.kind != "country"}
    towns = {event.entry.country for event in events if event.entry.kind == "city" and not _AREA.match(text, event.end)}
    return [
        one
        if one.role is not _EVENT
        else replace(one, role=_MENTIONED)
        if one.toponym.entry.kind == "country" and one.toponym.entry.country in finer
        else replace(one, aside=True)
        if one.toponym.entry.country in towns and _AREA.match(text, one.toponym.end)
        else one
        for one in found
    ]


def _is_landmark(text: str, one: Named, found: Sequence[Named]) -> bool:
    """Whether a name only says near what another place lies in which it happened: "Outside Ganja, a shell fell on Garayeri"."""
    return (
        one.role is _EVENT
        and _OUTSIDE.search(text, max(0, one.toponym.start - 50), one.toponym.start) is not None
        and any(
            other.role is _EVENT
            and not other.aside
            and other.toponym.entry.kind == "city"
            and not _AREA.match(text, other.toponym.end)
            and other.toponym.entry.id != one.toponym.entry.id
            and other.toponym.entry.country == one.toponym.entry.country
            and not _listed_together(text, one.toponym, other.toponym)
            for other in found
        )
    )


def _listed_together(text: str, one: Toponym, other: Toponym) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start)
    return _LIST.fullmatch(text, first.end, second.start) is not None


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
    if _LIST.fullmatch(gap):
        if last.entry.country == toponym.entry.country and toponym.entry.kind != "city" and last.entry.kind == "city":
            return Named(_MENTIONED, toponym)
        if before.role is _MENTIONED:
            return None
        holds = (
            gap.strip() in ("", ",") and _AREA.match(text, toponym.end) is not None and not _AREA.match(text, last.end)
        )
        return Named(before.role, toponym, holds or before.aside)
    if _NEARBY.fullmatch(gap):
        return Named(_MENTIONED, toponym, aside=True)
    if before.role is _EVENT and _PART_OF.fullmatch(gap):
        return Named(_EVENT, toponym)
    word, rest, _ = governing(gap)
    if word not in _HOLDING or not words_of("place_words", "kinds").issuperset(words_in(rest)):
        return None
    if before.role is _EVENT:
        return Named(_EVENT, toponym, aside=True)
    return Named(_MENTIONED, toponym, aside=True) if _may_hold(text, toponym, last) else None


def _may_hold(text: str, area: Toponym, place: Toponym) -> bool:
    """Whether a place of an actor or of where something came from lies in the area that stands after it: "residents of X in Y province"."""
    return (
        area.entry.country == place.entry.country
        and place.entry.kind == "city"
        and (area.entry.kind != "city" or _AREA.match(text, area.end) is not None)
    )


def _alone(text: str, floor: int, toponym: Toponym) -> Named:
    """What the words around a name make of it."""
    before = text[max(floor - REACH, toponym.start - REACH, 0) : toponym.start]
    if (
        _names_body(text, toponym)
        or text.startswith("-", toponym.end)
        or before.endswith("-")
        or _BORDER.search(before)
    ):
        return Named(_MENTIONED, toponym, aside=True)
    if toponym.entry.kind == "country" and _owns(text, toponym):
        return Named(_MENTIONED, toponym)
    word, before, beside = governing(shortened(before))
    if (role := _after(text, toponym, subject=word not in _OBJECTS)) is not None:
        return Named(role, toponym)
    earlier = words_in(before)[-AROUND:]
    last = earlier[-1] if earlier else ""
    part = _PART_AFTER.match(text, toponym.end)
    if word == "on" and part and part[1] in words_of("place_words", "directions"):
        return Named(_EVENT, toponym)
    posted = words_of("place_words", "posted")
    if word in _THERE and (
        last in posted or (last in _SEATED and not words_of("place_words", "fighters").isdisjoint(earlier[-2:-1]))
    ):
        return Named(_ORIGIN, toponym)
    if toponym.demonym and word in _THERE:
        return Named(_EVENT, toponym)
    if word in _SITTING and last in words_of("place_words", "tellers") and hit_forms().isdisjoint(earlier):
        return Named(_MENTIONED, toponym, aside=True)
    if word == "from" and not words_of("place_words", "apart").isdisjoint(words_in(before)[-AWAY:]):
        return Named(_MENTIONED, toponym)
    if word == "from" or (word == "of" and last == "out"):
        done_there = words_of("place_words", "near_from" if word == "from" else "driving")
        return Named(_ORIGIN if done_there.isdisjoint(words_in(before)[-AWAY:]) else _EVENT, toponym)
    return Named(_EVENT if beside or _happens(word, earlier, before, toponym) else _MENTIONED, toponym)


def _owns(text: str, toponym: Toponym) -> bool:
    """Whether a country stands in the possessive before something that is no part of it: "in America's interest"."""
    if not text.startswith(("s ", "'s ", "’s "), toponym.end - (text[toponym.end : toponym.end + 1] == " ")):
        return False
    if fold(text[toponym.start : toponym.end]) == fold(toponym.entry.name) and text.startswith(" ", toponym.end):
        return False
    thing = _POSSESSIVE.match(text, toponym.end)
    return (
        thing is not None
        and (words_of("place_words", "kinds") | words_of("place_words", "directions")).isdisjoint(thing[1].split())
        and not text[thing.end() + 1 : thing.end() + 2].isupper()
    )


def _names_body(text: str, toponym: Toponym) -> bool:
    """Whether a name belongs to a body's, as in "Islamic State of Iraq"; that which fights "Islamic State in Iraq" is there."""
    body = _BODY.search(text, max(0, toponym.start - 24), toponym.start)
    return body is not None and (
        body[1] == "of" or not body[0].startswith("Islamic") or _BODY_ENDS.match(text, toponym.end) is not None
    )


def _happens(word: str, earlier: Sequence[str], before: str, toponym: Toponym) -> bool:
    """Whether a name's governing word, with the words before it, makes it the place of an act."""
    last, near = earlier[-1] if earlier else "", set(earlier)
    return (
        word in words_of("place_words", "where") | hit_forms()
        or (word in _ABOUT and last in words_of("place_words", "acts") | hit_forms())
        or (word == "of" and not near.isdisjoint(words_of("place_words", "holding")))
        or (word in _TOWARDS and not near.isdisjoint(words_of("place_words", "entering")))
        or (word == "over" and not near.isdisjoint(words_of("place_words", "flights")))
        or (word == "to" and (last.startswith("spread") or last in words_of("place_words", "next")))
        or (word == "between" and last in words_of("place_words", "stretch"))
        or (
            word in ("on", "against")
            and toponym.entry.kind in ("water", "region", "city", "site")
            and not _doing().isdisjoint(words_in(_CLAUSE.split(before)[-1])[-FAR:])
        )
    )


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    """Acts, and what is fired or dropped: where they stand, "on X" is where it happened."""
    return words_of("place_words", "acts") | words_of("place_words", "weapons") | hit_forms()


def _after(text: str, toponym: Toponym, *, subject: bool) -> PlaceRole | None:
    """EVENT where the name is the subject of a passive ("X was shelled") or stands before an act ("the X bombing"); MENTIONED in "Syria's war"."""
    ahead = text[toponym.end : toponym.end + 120]
    act = _ACT_AFTER.match(ahead)
    does = act is not None and act.group(1) in words_of("place_words", "acts")
    if toponym.entry.kind == "country" and (_AFFAIR.match(ahead) or (does and _initials(text, toponym))):
        return _MENTIONED
    if (passive := subject and _PASSIVE.match(ahead)) and (
        passive.group(1) in _FIRED
        or (passive.group(1) or "") in hit_forms()
        or passive.group(2) in ("fire", "attack", "attacks", "bombardment", "shelling", "siege", "blockade", "strikes")
    ):
        return _EVENT
    if toponym.entry.kind != "country" and _WHERE.match(ahead):
        return _EVENT
    if does and toponym.entry.kind != "country" and not ahead.startswith(("'", "’")):
        return _EVENT
    return None


def _initials(text: str, toponym: Toponym) -> bool:
    """Whether a country is written in initials, which serve as its adjective: "in US air strikes"."""
    return text[toponym.start : toponym.end].replace(".", "").isupper()
