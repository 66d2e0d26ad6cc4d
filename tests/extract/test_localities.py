"""The places of our own list lie where they are said to lie, and the gazetteer does not have them already."""

from __future__ import annotations

import math
import sqlite3
from functools import cache

import pytest

from claimtrack.extract.gazetteer import ASSET, Entry, by_id, lookup
from claimtrack.extract.lexicons import table
from claimtrack.extract.transliteration import spelt_like
from claimtrack.tasks.areas import distance_km
from training.gazetteer import localities

NEAREST_TOWN_KM = 60.0
"""How far from every town of its country a place of the list may lie: the oil fields and bases of the desert."""
SAME_KM = 25.0
LISTED = localities()


@cache
def towns() -> dict[tuple[int, int], list[tuple[float, float, str]]]:
    """GeoNames' towns by whole degrees."""
    found: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    with sqlite3.connect(f"{ASSET.as_uri()}?mode=ro", uri=True) as base:
        rows = base.execute("SELECT lat / 1e4, lon / 1e4, country FROM places WHERE kind IS NULL AND id IS NULL")
        for lat, lon, country in rows:
            found.setdefault((math.floor(lat), math.floor(lon)), []).append((lat, lon, country))
    return found


def around(lat: float, lon: float) -> list[tuple[float, str]]:
    """The towns near a position with their distances, the nearest first."""
    cells = [(math.floor(lat) + i, math.floor(lon) + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    near = [(distance_km(lat, lon, at, on), country) for cell in cells for at, on, country in towns().get(cell, [])]
    return sorted(near)


@pytest.mark.parametrize("place", LISTED, ids=lambda place: str(place["id"]))
def test_a_place_of_the_list_lies_in_its_country(place: dict[str, object]) -> None:
    """A town of the country is near, and among the five nearest of all."""
    lat, lon = place["at"]  # type: ignore[misc]
    near = around(lat, lon)
    assert place["country"] in {country for _, country in near[:5]}
    assert min(distance for distance, country in near if country == place["country"]) <= NEAREST_TOWN_KM


def is_town_beside(entry: Entry, place: dict[str, object]) -> bool:
    lat, lon = place["at"]  # type: ignore[misc]
    return not entry.listed and entry.kind == "city" and distance_km(lat, lon, entry.lat, entry.lon) <= SAME_KM


@pytest.mark.parametrize("place", LISTED, ids=lambda place: str(place["id"]))
def test_the_gazetteer_has_no_town_of_that_name_there(place: dict[str, object]) -> None:
    """Such a place takes its position from GeoNames, and its other names from the aliases of places.toml."""
    name = str(place["name"])
    assert not [entry.name for entry in (*lookup(name), *spelt_like(name.lower())) if is_town_beside(entry, place)]


def test_places_of_one_name_in_one_country_lie_apart() -> None:
    """Each of them is found, and the city that tells them apart is no part of the name."""
    names = [(place["country"], place["name"]) for place in LISTED]
    assert not [name for name in names if "(" in str(name[1])]
    for country, name in {name for name in names if names.count(name) > 1}:
        same = [entry for entry in lookup(str(name)) if entry.listed and entry.country == country]
        assert len(same) == names.count((country, name))
        assert not [one for one in same for other in same if one is not other and one.lat == other.lat]


@pytest.mark.parametrize(
    ("id_", "name"), [(alias["id"], name) for alias in table("places")["alias"] for name in alias["names"]]
)
def test_an_alias_finds_its_town(id_: str, name: str) -> None:
    assert by_id(id_)
    assert id_ in {entry.id for entry in lookup(name)}


@pytest.mark.parametrize("name", ["al-Joura", "Joura", "al-Zahraa", "Zahraa", "Shaer gas field"])
def test_an_arabic_name_is_found_with_its_article_and_without(name: str) -> None:
    assert [entry for entry in lookup(name) if entry.listed]
