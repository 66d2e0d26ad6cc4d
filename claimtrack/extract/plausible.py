"""Whether a reading of a name is likelier to be a place than a word, a person's name or a body of the same spelling."""

from __future__ import annotations

import re

from claimtrack.extract.gazetteer import ENGLISH, Entry
from claimtrack.extract.lexicons import common_words, given_names, speaking_bodies, words_of
from claimtrack.extract.names import CALENDAR
from claimtrack.extract.passages import passages
from claimtrack.extract.place_names import Candidate
from claimtrack.extract.place_signs import LARGE, is_byname, is_feast
from claimtrack.extract.spoken_of import SpokenOf

MIDDLING = 15_000
"""Inhabitants from which a common word can be a city, and a city of a country that the text speaks of needs no sign beside its name."""
OFTEN, TELLING_LETTERS = 3, 6
"""How often a text must name a country for a long name in it to need no other sign, and what is long."""
HOLDER_REACH, SHORTEST_WORD = 40, 3
"""Characters behind a quarter in which its city may be named; letters up to which a word before "town" is "the" or the like."""

_IN = re.compile(r"(?:\s(?:neighbou?rhood|district|quarter))?\s(?:in|of)\s(?:[a-z]+\s)?")
_RURAL = re.compile(r"\brural\s")
_WIDER = re.compile(r"\s(?:province|governorate|countryside|region)\b", re.IGNORECASE)
_SPOT = re.compile(r"\s(?:Street|Road|Avenue|Square|Roundabout|Bridge|Gate|Hotel)\b")
_TOWN = re.compile(r"\s(?:city|town|village)\b")
_NEXT_WORD = re.compile(r"['’]?s?[ -]([^\W\d_]+)")


def _following(text: str, candidate: Candidate) -> str:
    return following[1] if (following := _NEXT_WORD.match(text, candidate.end)) else ""


def _lies_elsewhere(text: str, candidate: Candidate, entry: Entry, spoken_of: SpokenOf) -> bool:
    """Whether the city named right after a quarter is another than the one it lies in."""
    after = spoken_of.between(candidate.end + 1, candidate.end + HOLDER_REACH)
    return any(
        _IN.fullmatch(text, candidate.end, start)
        and not _RURAL.search(text, candidate.end, start)
        and not _WIDER.search(text, start, start + HOLDER_REACH)
        and not entry.is_beside(city)
        for start, city in after
    )


def _is_named_abroad(word: str, entry: Entry, spoken_of: SpokenOf) -> bool:
    """Whether what a name is called, a garrison or a part of a town, is no place that has the name in a land which the text speaks of less than of others.

    It may be if that is large or beside a city of the text, and a part of a town if it goes by the name first.
    """
    others = max((count for land, count in spoken_of.countries.items() if land != entry.country), default=0)
    own = spoken_of.countries[entry.country or ""]
    if word in words_of("place_words", "parts"):
        return 0 == own < others and not entry.main
    garrison = word in words_of("place_words", "garrisons") and 0 < others >= own
    return garrison and entry.population < LARGE and not entry.listed and not spoken_of.beside(entry)


def _reads_as_city(text: str, candidate: Candidate, entry: Entry, spoken_of: SpokenOf) -> bool:
    """Not so: "the Phoenix pay system", "Lynch said", a body by itself."""
    word = _following(text, candidate)
    if (
        candidate.folded in words_of("titles", "bodies")
        or candidate.folded in speaking_bodies()
        or (word in words_of("place_words", "saying") and entry.population < LARGE and not candidate.placed)
        or (
            word.lower() in words_of("place_words", "quarters")
            and entry.population < LARGE
            and not entry.listed
            and not spoken_of.beside(entry)
        )
        or _is_named_abroad(word.lower(), entry, spoken_of)
    ):
        return False
    if entry.listed or not text[max(0, candidate.start - 4) : candidate.start].lower().endswith("the "):
        return True
    return any(
        word.lower() in words_of("place_words", section) for section in ("kinds", "acts", "after")
    ) or word.lower() in words_of("titles", "bodies")


def _reads_as_land(text: str, candidate: Candidate, *, loose: bool) -> bool:
    """Whether a name is that of a country, river or the like, and not of a street ("Nile Street") or a word of a headline."""
    if loose:
        return candidate.sure or candidate.folded not in common_words()
    return _SPOT.match(text, candidate.end) is None


def _reads_as_division(text: str, candidate: Candidate, entry: Entry, spoken_of: SpokenOf) -> bool:
    """Whether a name is called a province or the like, or stands where places stand, or is long and no other's, and is not said to say something."""
    says = _following(text, candidate) in words_of("place_words", "saying") and not candidate.placed
    alone = len(candidate.entries) == 1 or spoken_of.countries[entry.country or ""] >= OFTEN
    telling = alone and len(candidate.folded) >= TELLING_LETTERS
    return candidate.called or ((candidate.sure or telling) and not says and _SPOT.match(text, candidate.end) is None)


def _is_called_town(text: str, candidate: Candidate) -> bool:
    """Whether "town" or "city" stands after a name that is a word as well, inside a sentence: "on Mare town"."""
    name = len(candidate.folded) > SHORTEST_WORD and candidate.start not in passages(text).opening
    return name and _TOWN.match(text, candidate.end) is not None


def _is_known(entry: Entry, spoken_of: SpokenOf) -> bool:
    """Whether a town needs no mention of its land: one of our list, of an English-speaking country, beside a city of its own, or large enough."""
    return (
        entry.listed
        or entry.country in ENGLISH
        or entry.population >= MIDDLING
        or (entry.country or "") in spoken_of.cities
    )


def is_plausible(text: str, candidate: Candidate, entry: Entry, spoken_of: SpokenOf, *, loose: bool) -> bool:
    """Whether a reading is likelier to be a place than a word, a name or a body of the same spelling."""
    single = " " not in candidate.folded
    if entry.kind != "city":
        division = entry.is_division and _reads_as_division(text, candidate, entry, spoken_of)
        return division or (not entry.is_division and _reads_as_land(text, candidate, loose=loose))
    if (
        candidate.folded in CALENDAR
        or is_feast(candidate.folded)
        or not _reads_as_city(text, candidate, entry, spoken_of)
    ):
        return False
    if entry.listed and _lies_elsewhere(text, candidate, entry, spoken_of):
        return False
    near = bool(entry.country and spoken_of.countries[entry.country])
    if candidate.respelt or (candidate.placed and entry.listed and near):
        return True
    word = single and (candidate.folded in common_words() or candidate.folded in given_names())
    few = spoken_of.countries[entry.country or ""] < OFTEN
    following = _following(text, candidate).lower()
    if few and (
        following in words_of("place_words", "spots")
        or (not entry.main and following in words_of("place_words", "named_for"))
    ):
        return False
    elsewhere = max(spoken_of.countries.values(), default=0) >= OFTEN
    if not near and elsewhere and entry.population < (LARGE if entry.main else 10 * LARGE):
        return False
    if word and near and (entry.population >= 10 * LARGE or _is_called_town(text, candidate)):
        return True
    if loose or word:
        return (candidate.sure and (entry.population >= LARGE or (near and entry.population >= MIDDLING))) or (
            entry.population >= 3 * LARGE and not word
        )
    if entry.population >= (LARGE if entry.main else 10 * LARGE):
        return True
    return (
        (candidate.placed and (near or _is_known(entry, spoken_of)))
        or (candidate.sure and (near or entry.population >= MIDDLING))
        or (near and entry.population >= (MIDDLING if entry.main else LARGE) and not is_byname(candidate.folded, entry))
        or (spoken_of.countries[entry.country or ""] >= OFTEN and len(candidate.folded) >= TELLING_LETTERS)
    )
