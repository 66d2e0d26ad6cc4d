"""The places that a text names, and which of the places of that name each is.

place_names.py finds the names. Each reading of a name is weighed by population,
by the countries and states the article speaks of, and by a qualifier ("Paris,
Texas"); one name has one reading in an article, as a rule (one sense per
discourse: Gale, Church and Yarowsky, 1992).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimtrack.extract.gazetteer import Entry, fold, lookup_folded
from claimtrack.extract.lexicons import demonyms
from claimtrack.extract.names import Word, bare, capital_runs
from claimtrack.extract.passages import offsets_in, shouts
from claimtrack.extract.place_names import Candidate, candidates
from claimtrack.extract.place_signs import LARGE, is_other_name
from claimtrack.extract.plausible import is_plausible
from claimtrack.extract.spoken_of import SpokenOf, spoken_of
from claimtrack.extract.told_areas import areas_before, areas_behind, behind, is_abroad, lying_in
from claimtrack.extract.told_distances import TO_TOWN, lying_so

UNCOUNTED = 5_000
"""Inhabitants that a seat of a district has, as a rule, where GeoNames does not say."""

# Weights of a reading, in powers of ten of population.
OWN_NAME, FAR_NAME, OTHER_NAME, COUNTRY_NAMED, STATE_NAMED, EACH_MENTION, CALLED_SO = 1.0, 1.0, 0.2, 1.6, 1.6, 0.3, 3.0
MOST_MENTIONS = 5
BESIDE = 0.7
"""What a place gains that lies in the city named nearest to it in the text; less where it only lies beside it."""
PRIOR = {"country": 8.0, "state": 7.0, "region": 6.8, "continent": 7.5, "water": 6.5, "site": 6.0}

_CITY_FIRST = frozenset({"new york", "washington"})
"""Names that mean the city rather than the state."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words at `start:end` that name a place; `demonym` where they name what belongs to it ("Armenian")."""

    start: int
    end: int
    entry: Entry
    demonym: bool = False


def toponyms(text: str, *, headline: bool = False) -> tuple[Toponym, ...]:
    """The places and demonyms in a text, in order; a headline's capitals say nothing of its words."""
    return _toponyms(text, headline or shouts(text))


@lru_cache(maxsize=8)
def _toponyms(text: str, loose: bool) -> tuple[Toponym, ...]:
    named = list(candidates(text, loose=loose))
    taken = offsets_in((candidate.start, candidate.end) for candidate in named)
    belonging = [each for each in _demonyms(text) if each.start not in taken]
    told = spoken_of(named, (each.entry for each in belonging))
    readings: dict[str, Entry] = {}
    found = list(belonging)
    starting = {candidate.start: candidate for candidate in named}
    lying = _lying(text, named, starting, told)
    elsewhere = {each.folded for each in named if each.start not in lying and _is_elsewhere(text, each, starting, told)}
    for candidate in sorted(named, key=lambda each: (each.start not in lying, not each.sure)):
        qualified = lying.get(candidate.start)
        entry = qualified or readings.get(candidate.folded)
        if entry is None and candidate.folded not in elsewhere:
            entry = _reading(candidate, told)
        if entry and (
            qualified or candidate.folded in readings or is_plausible(text, candidate, entry, told, loose=loose)
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


def _reading(candidate: Candidate, told: SpokenOf) -> Entry | None:
    """The likeliest reading; a name in another spelling can only be of the country that is spoken of most, a province of one that is."""
    entries = tuple(
        entry for entry in candidate.entries if not entry.is_division or told.countries[entry.country or ""]
    )
    if candidate.respelt:
        most = max(told.countries.values(), default=0)
        entries = tuple(entry for entry in entries if 0 < most == told.countries[entry.country or ""])
    return max(entries, key=lambda entry: (_weight(entry, candidate, told), entry.id), default=None)


def _weight(entry: Entry, candidate: Candidate, told: SpokenOf) -> float:
    prior = None if entry.is_division else PRIOR.get(entry.kind)
    weight = prior or math.log10((entry.population or UNCOUNTED) + 10)
    weight += CALLED_SO * (entry.is_division and candidate.called)
    if entry.kind == "state" and candidate.folded in _CITY_FIRST:
        weight = 4.0
    weight += OWN_NAME * entry.main
    if not entry.main and entry.kind == "city" and not told.countries[entry.country or ""]:
        weight -= FAR_NAME
    weight -= OTHER_NAME * is_other_name(candidate.folded, entry)
    if entry.country and (count := told.countries[entry.country]):
        weight += COUNTRY_NAMED + EACH_MENTION * min(count, MOST_MENTIONS)
    named = (entry.country, entry.admin1) in told.states or entry.id in told.inside
    if entry.kind == "city" and named and candidate.entries[0].kind not in ("state", "region"):
        weight += STATE_NAMED
    if entry.kind == "city" and entry.population < LARGE:
        weight += _nearness(entry, candidate.start, told)
    return weight


def _nearness(entry: Entry, at: int, told: SpokenOf) -> float:
    """What a place gains that lies beside the city of its country which is named nearest to an offset."""
    city = told.nearest(entry.country, at)
    return BESIDE - entry.apart(city) if city and entry.is_beside(city) else 0.0


def _lying(
    text: str, named: Sequence[Candidate], starting: Mapping[int, Candidate], told: SpokenOf
) -> dict[int, Entry]:
    """By their offsets the readings that lie where the words around say: "Paris, Texas", "Petropavlivka, east of Kupiansk"."""
    found = {}
    for before, candidate in zip([None, *named], named, strict=False):
        areas = areas_before(text, candidate.start, before) + areas_behind(text, candidate.end, starting)
        inside = lying_in(candidate, areas)
        if entry := inside[0] if inside else _located(text, candidate, starting, told):
            found[candidate.start] = entry
    return found


def _is_elsewhere(text: str, candidate: Candidate, starting: Mapping[int, Candidate], told: SpokenOf) -> bool:
    """Whether the likeliest reading of a name is none, as a town or land behind it lies abroad: "Bomas in Nairobi", "Minieh, north of Tripoli"."""
    gap, town, _ = _town_behind(text, candidate, starting, told)
    entry = _reading(candidate, told) if gap or behind(text, candidate.end, starting) else None
    if entry is None:
        return False
    unspoken = not told.countries[entry.country or ""]
    far = gap is not None and town is not None and town.country != entry.country
    if far and unspoken and entry.kind == "city" and (not entry.main or entry.population < LARGE):
        return True
    return is_abroad(text, candidate, entry, starting, unspoken=unspoken)


def _town_behind(
    text: str, candidate: Candidate, starting: Mapping[int, Candidate], told: SpokenOf
) -> tuple[re.Match[str] | None, Entry | None, int]:
    """How a name is told to lie near a town or to the side of it, that town, and where its name ends."""
    gap = TO_TOWN.match(text, candidate.end)
    following = starting.get(gap.end()) if gap else None
    town = _reading(following, told) if following else None
    return (gap, town, following.end) if following and town and town.kind == "city" else (None, None, 0)


def _located(text: str, candidate: Candidate, starting: Mapping[int, Candidate], told: SpokenOf) -> Entry | None:
    """The reading that lies near the town or to the side of it that is told behind it, or else in the area of that town."""
    gap, town, end = _town_behind(text, candidate, starting, told)
    if gap is None or town is None:
        return None
    inside = lying_in(candidate, areas_behind(text, end, starting))
    return lying_so(candidate.entries, town, gap) or next(iter(inside), None)
