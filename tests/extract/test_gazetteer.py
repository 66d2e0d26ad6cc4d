"""Places by any of their names, misspelt names, and what lies in a country or region."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import AssetError
from claimtrack.extract import gazetteer
from claimtrack.extract.gazetteer import by_id, country_name, fold, lookup, nearest, query

GANJA, STEPANAKERT, KYIV = "586523", "146970", "703448"


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ("Ganja Gəncə Gǝncǝ Gandja Gyandzha Kirovabad GANJA ganja", GANJA),
        ("Stepanakert Khankendi Xankəndi Xankendi", STEPANAKERT),
        ("Kyiv Kiev Kyïv KIEV", KYIV),
        ("Mingachevir Mingəçevir Mingechaur", "585514"),
        ("Nagorno-Karabakh Artsakh Karabakh", "ct:nagorno-karabakh"),
        ("U.S. US USA America", "6252001"),
        ("Türkiye Turkey", "298795"),
        ("Donbas Donbass", "ct:donbas"),
        ("Odesa Odessa", "698740"),
    ],
)
def test_one_place_has_many_names(names: str, place: str) -> None:
    """Diacritics, transliteration, case and former names lead to the same place, first of its name."""
    assert {lookup(name)[0].id for name in names.split()} == {place}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Ma'arrat", "Maarrat"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Xankəndi", "Xankandi"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("São  Paulo", "sao paulo"),
        ("Côte d’Ivoire", "cote divoire"),
    ],
)
def test_folding_forgets_what_spelling_varies_in(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(name: str) -> None:
    """And looking any text up is harmless."""
    assert fold(fold(name)) == fold(name)
    lookup(name)


def test_an_entry_says_what_it_is() -> None:
    """Id, name, country, position, population and kind, and whether it was found by its own name."""
    ganja = lookup("Ganja")[0]
    assert (ganja.name, ganja.country, ganja.kind, ganja.main) == ("Ganja", "AZ", "city", True)
    assert (round(ganja.lat), round(ganja.lon)) == (41, 46)
    assert ganja.population > 300_000
    assert not lookup("Kirovabad")[0].main


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Armenia", "country"),
        ("Georgia", "country"),
        ("Texas", "state"),
        ("Ontario", "state"),
        ("Crimea", "region"),
        ("Kashmir", "region"),
        ("Gaza Strip", "region"),
        ("Black Sea", "water"),
        ("Euphrates", "water"),
        ("Europe", "continent"),
        ("Tahrir Square", "site"),
    ],
)
def test_countries_states_regions_and_waters_come_before_towns_of_their_name(name: str, kind: str) -> None:
    assert lookup(name)[0].kind == kind


def test_a_place_is_found_by_its_id() -> None:
    assert [
        getattr(by_id(place), "name", None)
        for place in (GANJA, "ct:donbas", "0", "ct:nowhere", "²", "9" * 30, "\ud800")
    ] == [
        "Ganja",
        "Donbas",
        None,
        None,
        None,
        None,
        None,
    ]


def test_countries_have_english_names() -> None:
    assert (country_name("AZ"), country_name("XX")) == ("Azerbaijan", None)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Gnaja", "Ganja"),
        ("Stepanakart", "Khankendi"),
        ("Nagorno-Karabah", "Nagorno-Karabakh"),
        ("Mariupl", "Mariupol"),
        ("Damascas", "Damascus"),
        ("South Ossetiya", "South Ossetia"),
        ("New York Cty", "New York City"),
        ("Teheraan", "Tehran"),
        ("Kirovobad", "Ganja"),
    ],
)
def test_a_misspelt_name_is_taken_for_the_likeliest_place(wrong: str, right: str) -> None:
    """And the query says which place it was taken for."""
    assert nearest(wrong)[0].name == right
    found = query(wrong)
    assert found.taken_for == right
    assert found.ids >= {nearest(wrong)[0].id}


@pytest.mark.parametrize(
    "name",
    [
        "North Kordistania",
        "West Kordistania",
        "North Shewa",
        "",
        "   ",
        "!?",
        "Qqqqqqqqqqq",
        "Chicken",
        "Nowhereville",
        "Hogwarts",
        "日本語の町",
        "\ud800",
        "\x00",
    ],
)
def test_an_unknown_name_finds_nothing(name: str) -> None:
    found = query(name)
    assert (found.ids, found.taken_for, found.candidates) == (frozenset(), None, ())


def test_a_country_or_region_finds_what_lies_in_it() -> None:
    """Ganja lies in Azerbaijan, not in Nagorno-Karabakh; Stepanakert in both."""
    azerbaijan, karabakh = query("Azerbaijan").ids, query("Nagorno-Karabakh").ids
    assert {GANJA, STEPANAKERT, "ct:nagorno-karabakh"} <= azerbaijan
    assert STEPANAKERT in karabakh
    assert GANJA not in karabakh
    assert lookup("Houston")[0].id in query("Texas").ids
    assert lookup("Mariupol")[0].id in query("Donbas").ids


def test_an_ambiguous_name_lists_its_places() -> None:
    """Largest first, with what tells them apart."""
    candidates = query("Paris").candidates
    assert candidates[0].country == "FR"
    assert "TX" in {entry.admin1 for entry in candidates if entry.country == "US"}


def test_a_name_that_is_known_is_taken_for_nothing_else() -> None:
    found = query("Gəncə")
    assert (found.taken_for, found.ids) == (None, frozenset({GANJA}))


def _look(name: str) -> str:
    return lookup(name)[0].id


def test_a_forked_process_opens_its_own_gazetteer() -> None:
    """The parent's connection is not shared."""
    assert lookup("Ganja")
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_look, ["Barda", "Ganja", "Kyiv"]) == [lookup("Barda")[0].id, GANJA, KYIV]


def test_the_asset_is_only_read() -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._connection(-1).execute("DELETE FROM places")


@pytest.mark.parametrize("content", [None, b"not a database at all"])
def test_a_missing_or_damaged_asset_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """With the remedy, not with a traceback of SQLite."""
    broken = tmp_path / "gazetteer.sqlite"
    if content:
        broken.write_bytes(content)
    monkeypatch.setattr(gazetteer, "ASSET", broken)
    gazetteer._connection.cache_clear()
    try:
        with pytest.raises(AssetError, match=r"gazetteer\.sqlite"):
            gazetteer._connection(-2)
    finally:
        gazetteer._connection.cache_clear()
