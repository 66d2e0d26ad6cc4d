"""The places that a text names, and which of the places of that name each is.

place_names.py finds the names. Each reading of a name is weighed by population,
by the countries and states the article speaks of, and by a qualifier ("Paris,
Texas"); one name has one reading in an article, as a rule (one sense per
discourse: Gale, Church and Yarowsky, 1992).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import Entry, fold, lookup_folded
from claimtrack.extract.lexicons import common_words, demonyms, given_names, speaking_bodies, words_of
from claimtrack.extract.names import CALENDAR, Word, bare, capital_runs
from claimtrack.extract.passages import offsets_in, passages
from claimtrack.extract.place_names import Candidate, candidates
from claimtrack.extract.place_signs import LARGE, is_byname, is_other_name, shouts

MIDDLING = 15_000
"""Inhabitants from which a common word can be a city, and a city of a country that the text speaks of needs no sign beside its name."""

UNCOUNTED = 5_000
"""Inhabitants that a seat of a district has, as a rule, where GeoNames does not say."""

OFTEN, TELLING_LETTERS = 3, 6
"""How often a text must name a country for a long name in it to need no other sign, and what is long."""

# Weights of a reading, in powers of ten of population.
OWN_NAME, FAR_NAME, OTHER_NAME, COUNTRY_NAMED, STATE_NAMED, EACH_MENTION = 1.0, 1.0, 0.2, 1.6, 1.6, 0.3
MOST_MENTIONS = 5
BESIDE = 0.7
"""What a place gains that lies in the city named nearest to it in the text; less where it only lies beside it."""
PRIOR = {"country": 8.0, "state": 7.0, "region": 6.8, "continent": 7.5, "water": 6.5, "site": 6.0}

HOLDER_REACH, SHORTEST_WORD = 40, 3
"""Characters behind a quarter in which its city may be named; letters up to which a word before "town" is "the" or the like."""
_CITY_FIRST = frozenset({"new york", "washington"})
"""Names that mean the city rather than the state."""
_QUALIFIER = re.compile(r"(?:,\s{0,2}|\s\(|\sin\s(?:\w+ern\s)?)")
_IN = re.compile(r"(?:\s(?:neighbou?rhood|district|quarter))?\s(?:in|of)\s(?:[a-z]+\s)?")
_RURAL = re.compile(r"\brural\s")
_WIDER = re.compile(r"\s(?:province|governorate|countryside|region)\b", re.IGNORECASE)
_SPOT = re.compile(r"\s(?:Street|Road|Avenue|Square|Roundabout|Bridge|Gate|Hotel)\b")
_TOWN = re.compile(r"\s(?:city|town|village)\b")
_NEXT_WORD = re.compile(r"['’]?s?[ -]([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words at `start:end` that name a place; `demonym` where they name what belongs to it ("Armenian")."""

    start: int
    end: int
    entry: Entry
    demonym: bool = False


@lru_cache(maxsize=8)
def toponyms(text: str, *, headline: bool = False) -> tuple[Toponym, ...]:
    """The places and demonyms in a text, in order; a headline's capitals say nothing of its words."""
    loose = headline or shouts(text)
    named = list(candidates(text, loose=loose))
    taken = offsets_in((candidate.start, candidate.end) for candidate in named)
    belonging = [each for each in _demonyms(text) if each.start not in taken]
    spoken_of = _spoken_of(named, belonging)
    starting = {candidate.start: candidate for candidate in named}
    readings: dict[str, Entry] = {}
    found = list(belonging)
    for candidate in sorted(named, key=lambda each: not each.sure):
        qualified = _qualified(text, candidate, starting)
        entry = qualified or readings.get(candidate.folded) or _reading(candidate, spoken_of)
        if entry and (
            qualified or candidate.folded in readings or _plausible(text, candidate, entry, spoken_of, loose=loose)
        ):
            if qualified or candidate.sure or entry.population >= LARGE:
                readings.setdefault(candidate.folded, entry)
            found.append(Toponym(candidate.start, candidate.end, entry))
    return tuple(sorted(found, key=lambda toponym: toponym.start))


def _demonyms(text: str) -> Iterator[Toponym]:
    for run in capital_runs(text):
        skip = -1
        for at, token in enumerate(run):
            for size in (2, 1):
                if at <= skip or at + size > len(run):
                    continue
                end = run[at + size - 1].start + len(bare(run[at + size - 1].text))
                if place := _belongs(text[token.start : end]):
                    skip = at + size - 1
                    yield Toponym(token.start, end, place, demonym=True)
                    break
            else:
                yield from _demonyms_in(token)


def _demonyms_in(token: Word) -> Iterator[Toponym]:
    """As in "Turkish" and "Russian" in "Turkish-Russian"."""
    start = token.start
    for part in token.text.split("-") if "-" in token.text else ():
        if part[:1].isupper() and (place := _belongs(part)):
            yield Toponym(start, start + len(part), place, demonym=True)
        start += len(part) + 1


def _belongs(word: str) -> Entry | None:
    """The country or region of a demonym; "US" is read as the country itself."""
    folded = fold(word)
    place = demonyms().get(folded)
    return lookup_folded(fold(place))[0] if place and folded != "us" else None


@dataclass(frozen=True, slots=True)
class _SpokenOf:
    countries: Counter[str]
    states: frozenset[tuple[str | None, str | None]]
    cities: tuple[tuple[int, Entry], ...]
    """Cities that no other is taken for, with the offsets of their names."""


def _spoken_of(candidates: Sequence[Candidate], belonging: Sequence[Toponym]) -> _SpokenOf:
    """The countries and states that an article names outright, by name, demonym or a city that can only be one."""
    countries: Counter[str] = Counter(toponym.entry.country for toponym in belonging if toponym.entry.country)
    states = set()
    cities = []
    for candidate in candidates:
        if candidate.respelt:
            continue
        top = candidate.entries[0]
        rivals = [e for e in candidate.entries if e.country != top.country and e.population * 20 > top.population]
        if top.kind == "city" and top.country and top.population >= LARGE // 2 and not any(e.main for e in rivals):
            cities.append((candidate.start, top))
        if top.country and (
            (top.kind == "city" and top.population >= LARGE and top.main and not rivals)
            or (
                top.kind in ("country", "region", "state")
                and sum(e.kind in ("country", "state") for e in candidate.entries) == 1
            )
        ):
            countries[top.country] += 1
        if top.kind == "state" and top.country and top.admin1:
            states.add((top.country, top.admin1))
    return _SpokenOf(countries, frozenset(states), tuple(cities))


def _reading(candidate: Candidate, spoken_of: _SpokenOf) -> Entry | None:
    """The likeliest reading; a name in another spelling can only be of the country that is spoken of most."""
    entries = candidate.entries
    if candidate.respelt:
        most = max(spoken_of.countries.values(), default=0)
        entries = tuple(entry for entry in entries if 0 < most == spoken_of.countries[entry.country or ""])
    return max(entries, key=lambda entry: (_weight(entry, candidate, spoken_of), entry.id), default=None)


def _weight(entry: Entry, candidate: Candidate, spoken_of: _SpokenOf) -> float:
    weight = PRIOR.get(entry.kind) or math.log10((entry.population or UNCOUNTED) + 10)
    if entry.kind == "state" and candidate.folded in _CITY_FIRST:
        weight = 4.0
    weight += OWN_NAME * entry.main
    if not entry.main and entry.kind == "city" and not spoken_of.countries[entry.country or ""]:
        weight -= FAR_NAME
    weight -= OTHER_NAME * is_other_name(candidate.folded, entry)
    if entry.country and (count := spoken_of.countries[entry.country]):
        weight += COUNTRY_NAMED + EACH_MENTION * min(count, MOST_MENTIONS)
    if (
        entry.kind == "city"
        and (entry.country, entry.admin1) in spoken_of.states
        and candidate.entries[0].kind != "state"
    ):
        weight += STATE_NAMED
    if entry.kind == "city" and entry.population < LARGE:
        weight += _nearness(entry, candidate.start, spoken_of)
    return weight


def _nearness(entry: Entry, at: int, spoken_of: _SpokenOf) -> float:
    """What a place gains that lies beside the city of its country which is named nearest to an offset."""
    away = [(abs(start - at), city) for start, city in spoken_of.cities if city.country == entry.country]
    city = min(away, key=lambda each: each[0])[1] if away else None
    return BESIDE - entry.apart(city) if city and entry.is_beside(city) else 0.0


def _qualified(text: str, candidate: Candidate, starting: Mapping[int, Candidate]) -> Entry | None:
    """The reading that lies in the country or state named right after: "Paris, Texas"."""
    gap = _QUALIFIER.match(text, candidate.end)
    if gap is None:
        return None
    following = starting.get(gap.end())
    if following is None:
        return None
    for area in following.entries:
        if area.kind not in ("country", "state", "region"):
            continue
        inside = [
            e
            for e in candidate.entries
            if e.country == area.country
            and (area.kind == "country" or not area.admin1 or e.admin1 == area.admin1)
            and e.kind == "city"
        ]
        if inside:
            return max(inside, key=lambda each: (each.main, not is_other_name(candidate.folded, each), each.population))
    return None


def _following(text: str, candidate: Candidate) -> str:
    return following[1] if (following := _NEXT_WORD.match(text, candidate.end)) else ""


def _lies_elsewhere(text: str, candidate: Candidate, entry: Entry, spoken_of: _SpokenOf) -> bool:
    """Whether the city named right after a quarter is another than the one it lies in."""
    after = [(start, city) for start, city in spoken_of.cities if candidate.end < start < candidate.end + HOLDER_REACH]
    return any(
        _IN.fullmatch(text, candidate.end, start)
        and not _RURAL.search(text, candidate.end, start)
        and not _WIDER.search(text, start, start + HOLDER_REACH)
        and not entry.is_beside(city)
        for start, city in after
    )


def _reads_as_city(text: str, candidate: Candidate, entry: Entry, spoken_of: _SpokenOf) -> bool:
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
            and not any(entry.is_beside(city) for _, city in spoken_of.cities)
        )
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


def _is_called_town(text: str, candidate: Candidate) -> bool:
    """Whether "town" or "city" stands after a name that is a word as well, inside a sentence: "on Mare town"."""
    name = len(candidate.folded) > SHORTEST_WORD and candidate.start not in passages(text).opening
    return name and _TOWN.match(text, candidate.end) is not None


def _plausible(text: str, candidate: Candidate, entry: Entry, spoken_of: _SpokenOf, *, loose: bool) -> bool:
    """Whether a reading is likelier to be a place than a word, a name or a body of the same spelling."""
    single = " " not in candidate.folded
    if entry.kind != "city":
        return _reads_as_land(text, candidate, loose=loose)
    if candidate.folded in CALENDAR or not _reads_as_city(text, candidate, entry, spoken_of):
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
        candidate.placed
        or (candidate.sure and (near or entry.population >= MIDDLING))
        or (near and entry.population >= (MIDDLING if entry.main else LARGE) and not is_byname(candidate.folded, entry))
        or (spoken_of.countries[entry.country or ""] >= OFTEN and len(candidate.folded) >= TELLING_LETTERS)
    )
