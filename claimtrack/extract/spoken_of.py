"""The countries, states and cities that an article speaks of, by which namesakes are told apart."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.extract.gazetteer import ENGLISH, Entry, inside
from claimtrack.extract.lexicons import common_words
from claimtrack.extract.place_names import Candidate
from claimtrack.extract.place_signs import LARGE

_LANDS = frozenset({"country", "region", "state"})


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """What an article speaks of: how often it names each country outright, and its states and cities."""

    countries: Counter[str]
    states: frozenset[tuple[str | None, str | None]]
    cities: Mapping[str, Sequence[tuple[int, Entry]]]
    """By country, the cities that no other is taken for, with the offsets of their names, in text order."""
    known: frozenset[Entry]
    """These cities, each once."""
    inside: frozenset[str]
    """The ids of what lies in the regions that it names."""

    def nearest(self, country: str | None, at: int) -> Entry | None:
        """Of the cities of a country that which is named nearest to an offset."""
        named = self.cities.get(country or "", ())
        number = bisect_left(named, at, key=_start)
        near = named[max(0, number - 1) : number + 1]
        return min(near, key=lambda one: abs(one[0] - at))[1] if near else None

    def between(self, start: int, end: int) -> Iterator[tuple[int, Entry]]:
        """The cities whose names begin between two offsets."""
        for named in self.cities.values():
            yield from named[bisect_left(named, start, key=_start) : bisect_left(named, end, key=_start)]

    def beside(self, entry: Entry) -> bool:
        """Whether a place lies beside one of the cities."""
        return any(map(entry.is_beside, self.known))


def _start(named: tuple[int, Entry]) -> int:
    return named[0]


def spoken_of(candidates: Sequence[Candidate], belonging: Iterable[Entry]) -> SpokenOf:
    """The countries and states that an article names outright, by name, demonym (`belonging`) or a city that can only be one."""
    countries: Counter[str] = Counter(entry.country for entry in belonging if entry.country)
    states, regions = set(), set[Entry]()
    cities: defaultdict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for candidate in candidates:
        if candidate.respelt:
            continue
        top = candidate.entries[0]
        rivals = [e for e in candidate.entries if e.country != top.country and e.population * 20 > top.population]
        if top.kind == "city" and top.country and top.population >= LARGE // 2 and not any(e.main for e in rivals):
            cities[top.country].append((candidate.start, top))
        if top.country and (
            (top.kind == "city" and top.population >= LARGE and top.main and not rivals)
            or (
                top.kind in _LANDS
                and sum(e.kind in _LANDS for e in candidate.entries) == 1
                and (not top.is_division or _tells(candidate))
            )
        ):
            countries[top.country] += 1
        if top.kind == "state" and top.country and top.admin1:
            states.add((top.country, top.admin1))
        if top.kind == "region" and top.country:
            regions.add(top)
    known = frozenset(city for named in cities.values() for _, city in named)
    return SpokenOf(countries, frozenset(states), cities, known, frozenset[str]().union(*map(inside, regions)))


def _tells(candidate: Candidate) -> bool:
    """Whether the name of a division tells of its country: it stands where places stand, and is no word nor the name of a place abroad that news may mean."""
    word = candidate.called and candidate.folded.rpartition(" ")[0] in common_words()
    division, *others = candidate.entries
    abroad = any(
        other.main and (other.country in ENGLISH or other.population * 20 > division.population)
        for other in others
        if other.country != division.country
    )
    return (candidate.placed or candidate.called) and not word and not abroad
