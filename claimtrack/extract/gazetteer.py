"""Places by any of their names: GeoNames cities, countries and states, and a list of regions they lack.

The data lie in assets/gazetteer.sqlite, made by training/gazetteer.py (see the
card beside it). Names are compared folded: case, diacritics, apostrophes and
hyphens do not matter, so that Gəncə, Gence and Ganja meet. The file is opened
read-only, once a process.
"""

from __future__ import annotations

import json
import math
import os
import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimtrack.errors import AssetError

ASSET = Path(__file__).parent.parent / "assets" / "gazetteer.sqlite"
REMEDY = "install claimtrack again, or make it as assets/gazetteer.md tells"
MISSPELT_AT_LEAST, REST_ABOVE = 80.0, 75.0
"""Similarity (0 to 100) from which a misspelt name is taken for a known one, and above which what follows a first word that both have must be."""
SLIP_LETTERS, WELL_KNOWN = 5, 100_000
"""For how many letters of a misspelt name one slip is forgiven, and inhabitants below which a place that has it as another name than its own needs twice as many."""
BESIDE_DEGREES = 0.3
"""Degrees of latitude and of longitude within which one place lies beside another."""

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose towns have one name in English news, give or take a "Saint" or a "New", and lie in nothing called a province or oblast by it."""

CALLED = 2
"""How a name is marked that has a word with it which calls it a division: "Kherson region"."""

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("əǝ", "a"), "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "þ": "th", "æ": "ae", "œ": "oe",
        **dict.fromkeys("'’‘ʼʻʿʾ`´ʹ.", ""), **dict.fromkeys("-‐‑–—_/", " "),
    }
)  # fmt: skip
_UNHYPHENED, _HYPHENED = str.maketrans("", "", "-‐‑"), re.compile(r"\w{3,40}[-‐‑]\w{3,40}")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ENTRY = (
    "coalesce(p.id, p.n), p.name, p.country, p.lat / 1e4, p.lon / 1e4, p.population, coalesce(p.kind, 'city'), p.admin1"
)
_BY_NAME = f"SELECT n.alt, {_ENTRY} FROM names n JOIN places p USING (n) WHERE n.folded = ?"  # noqa: S608
_BY_NUMBER = f"SELECT {_ENTRY} FROM places p WHERE p.n = ?"  # noqa: S608
_OF_OUR_OWN = f"SELECT {_ENTRY} FROM places p WHERE p.id IS NOT NULL"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Entry:
    """A place. `id` is a GeoNames id (digits) or one of ours (`ct:…`); `country` an ISO 3166 code.

    `kind` is country, state, city, region, water, continent or site; `admin1` is
    the first-level division in GeoNames' code. `main` is false where it was found
    by another name than its own.
    """

    id: str
    name: str
    country: str | None
    lat: float
    lon: float
    population: int
    kind: str
    admin1: str | None = None
    main: bool = True

    @property
    def listed(self) -> bool:
        """Whether it is of our own lists, which hold quarters and villages for their part in the news."""
        return self.id.startswith("ct:")

    @property
    def is_division(self) -> bool:
        """Whether it is a first-level division, as a province, that news does not know everywhere as it knows Texas."""
        return self.kind == "state" and self.listed

    @property
    def located(self) -> bool:
        """Whether it has a position; a place that only a text names has none, and lies beside no other."""
        return not math.isnan(self.lat)

    def apart(self, other: Entry) -> float:
        """The degrees of latitude or longitude, whichever are more, between two places."""
        return max(abs(self.lat - other.lat), abs(self.lon - other.lon))

    def is_beside(self, other: Entry) -> bool:
        """Whether it lies so near another place that it may be a part of it."""
        return self.apart(other) <= BESIDE_DEGREES


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """What a name asked for stands for.

    `ids` are all places of that name and all that lie in them; `taken_for` is the
    known name that a misspelt one was taken for; `candidates` are the places of
    that name, countries and regions first, then by population (more than one: the
    name is ambiguous).
    """

    ids: frozenset[str]
    taken_for: str | None
    candidates: tuple[Entry, ...]


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name without case, diacritics, apostrophes, full stops and hyphens, single spaces between its words."""
    sound = name.encode(
        "utf-8", "ignore"
    ).decode()  # halves of surrogate pairs stand for nothing, and SQLite refuses them
    small = unicodedata.normalize("NFKD", sound).casefold()
    plain = "".join(char for char in unicodedata.normalize("NFKD", small) if not unicodedata.combining(char))
    words = plain.translate(_LETTERS).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def lookup(name: str) -> tuple[Entry, ...]:
    """The places of that name: countries, states and regions before cities and divisions, these by population."""
    folded = fold(name)
    return lookup_folded(folded) or divisions(folded) or joined(name)


def joined(name: str) -> tuple[Entry, ...]:
    """The places of a name that has a hyphen, where they are written in one word: "Pétion-Ville"."""
    return lookup_folded(fold(name.translate(_UNHYPHENED))) if _HYPHENED.fullmatch(name) else ()


def lookup_folded(folded: str) -> tuple[Entry, ...]:
    """The places of a name that is folded already, without such a word as "region" behind it."""
    return _lookup(os.getpid(), folded)[0]


def divisions(folded: str) -> tuple[Entry, ...]:
    """The first-level divisions of a folded name with such a word behind it."""
    return _lookup(os.getpid(), folded)[1]


def names_in(countries: Sequence[str]) -> list[str]:
    """The folded names of all towns of some countries."""
    asked = (
        "SELECT DISTINCT n.folded FROM names n JOIN places p USING (n) "
        "WHERE p.kind IS NULL AND p.country IN (SELECT value FROM json_each(?))"
    )
    return sorted(row[0] for row in _connection(os.getpid()).execute(asked, (json.dumps(countries),)))


def cities_in(countries: Sequence[str], inhabitants: int) -> list[str]:
    """The names of the cities of some countries that have so many inhabitants."""
    asked = (
        "SELECT name FROM places WHERE kind IS NULL AND population >= ? AND country IN (SELECT value FROM json_each(?))"
    )
    return sorted(row[0] for row in _connection(os.getpid()).execute(asked, (inhabitants, json.dumps(countries))))


def towns_in(country: str) -> tuple[tuple[str, float, float], ...]:
    """The towns of GeoNames in a country, by id, with latitude and longitude."""
    asked = "SELECT n, lat / 1e4, lon / 1e4 FROM places WHERE kind IS NULL AND id IS NULL AND country = ?"
    return tuple((str(n), lat, lon) for n, lat, lon in _connection(os.getpid()).execute(asked, (country,)))


def by_id(place_id: str) -> Entry | None:
    """The place with that id."""
    if not (place_id.isascii() and place_id.isdigit()):
        return _of_our_own(os.getpid()).get(place_id)
    row = _connection(os.getpid()).execute(_BY_NUMBER, (place_id,)).fetchone()
    return _entry(row, main=True) if row else None


@lru_cache(maxsize=1)
def _of_our_own(process: int) -> dict[str, Entry]:
    """The places of our own lists by their ids, which no index has."""
    entries = (_entry(row, main=True) for row in _connection(process).execute(_OF_OUR_OWN))
    return {entry.id: entry for entry in entries}


def country_name(code: str) -> str | None:
    """The English name of a country by its ISO 3166 code."""
    return _country_names().get(code)


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return dict(_connection(os.getpid()).execute("SELECT country, name FROM places WHERE kind = 'country'"))


def nearest(name: str, limit: int = 5) -> tuple[Entry, ...]:
    """The places whose names are most like a misspelt one, the likest first."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    folded = fold(name)
    if not re.search(r"\w", folded):
        return ()
    rows = _connection(os.getpid()).execute(
        "SELECT DISTINCT folded FROM names WHERE length(folded) BETWEEN ? AND ?", (len(folded) - 3, len(folded) + 3)
    )
    known = [row[0] for row in rows]
    hits = process.extract(folded, known, scorer=fuzz.ratio, limit=40, score_cutoff=MISSPELT_AT_LEAST)
    scored = [
        (score, entry)
        for hit, score, _ in hits
        if not _turns(folded, hit)
        for entry in lookup_folded(hit)
        if OSA.distance(folded, hit) <= _forgiven(folded, entry)
    ]
    # A point of similarity weighs as much as a threefold population: Gnaja is Ganja rather than a hamlet Gnaj.
    scored.sort(key=lambda pair: (-pair[0] - 6 * len(str(pair[1].population)), pair[1].id))
    unique = {entry.id: entry for _, entry in scored}
    return tuple(unique.values())[:limit]


def _forgiven(name: str, entry: Entry) -> int:
    """How many slips (letters left out, added, taken for others or swapped) a misspelt name of a place may have."""
    if entry.main or entry.kind != "city" or entry.population >= WELL_KNOWN:
        return max(1, len(name) // SLIP_LETTERS)
    return len(name) // (2 * SLIP_LETTERS)


def _turns(name: str, known: str) -> bool:
    """Whether two names begin with one word, as "north", and go on with unlike ones: North Kordofan is no North Korea, North Shewa no North Sea."""
    from rapidfuzz import fuzz

    (first, _, rest), (other, _, others) = name.partition(" "), known.partition(" ")
    return first == other and bool(rest) and fuzz.ratio(rest, others) <= REST_ABOVE


def query(name: str) -> PlaceQuery:
    """What `--place NAME` means: the ids to look for, and what to tell the user about the name."""
    candidates, taken_for = lookup(name), None
    if not candidates:
        candidates = nearest(name)[:1]
        taken_for = candidates[0].name if candidates else None
    ids = {entry.id for entry in candidates}.union(*(inside(entry) for entry in candidates))
    return PlaceQuery(frozenset(ids), taken_for, candidates)


@lru_cache(maxsize=64)
def inside(entry: Entry) -> frozenset[str]:
    """Ids of what lies in a country, state or region; empty for other places."""
    base = _connection(os.getpid())
    if entry.kind == "country":
        rows = base.execute("SELECT coalesce(id, n) FROM places WHERE country = ?", (entry.country,))
    elif entry.kind == "state":
        asked = "SELECT coalesce(id, n) FROM places WHERE (country, admin1) = (?, ?) AND coalesce(id, n) <> ?"
        rows = base.execute(asked, (entry.country, entry.admin1, int(entry.id) if entry.id.isdecimal() else entry.id))
    else:
        rows = base.execute(
            "SELECT coalesce(p.id, p.n) FROM inside i JOIN places p ON p.n = i.place "
            "JOIN places r ON r.n = i.region WHERE coalesce(r.id, r.n) = ?",
            (entry.id if not entry.id.isdecimal() else int(entry.id),),
        )
    return frozenset(str(row[0]) for row in rows)


@lru_cache(maxsize=20_000)
def _lookup(process: int, folded: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The places of a name in their order, and the divisions of a name that has such a word with it."""
    found: tuple[list[Entry], list[Entry]] = [], []
    for alt, *row in _connection(process).execute(_BY_NAME, (folded,)):
        found[alt == CALLED].append(_entry(row, main=alt != 1))
    plain, called = (tuple(sorted(some, key=_rank)) for some in found)
    return plain, called


@lru_cache(maxsize=1)
def _connection(_process: int) -> sqlite3.Connection:
    """The open gazetteer of this process; a forked child opens its own."""
    if not ASSET.is_file():
        raise AssetError(f"the gazetteer is missing: {ASSET}", REMEDY)
    connection = sqlite3.connect(f"{ASSET.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM names JOIN places USING (n) LIMIT 1")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise AssetError(f"the gazetteer cannot be read: {ASSET}: {error}", REMEDY) from error
    return connection


_ORDER = {"country": 0, "continent": 1, "state": 2, "region": 2, "water": 3}


def _rank(entry: Entry) -> tuple[int, int, str]:
    return 4 if entry.is_division else _ORDER.get(entry.kind, 4), -entry.population, entry.id


def _entry(row: Sequence[Any], *, main: bool) -> Entry:
    place_id, name, country, lat, lon, population, kind, admin1 = row
    return Entry(str(place_id), name, country, lat, lon, population, kind, admin1, main)
