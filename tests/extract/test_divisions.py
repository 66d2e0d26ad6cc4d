"""First-level divisions of countries: which names in a text are theirs, and what lies in them."""

from __future__ import annotations

import pytest

from claimtrack.extract.gazetteer import by_id, lookup, query
from claimtrack.extract.landmarks import lies_in
from claimtrack.extract.toponyms import toponyms

DIVISIONS = [
    # By their bare names, where no town of the land has them
    ("Drones struck a market in Sudan's North Kordofan state.", ["ct:sd-north-kordofan"]),
    ("Sudan said North Kordofan was calm.", ["ct:sd-north-kordofan"]),
    ("Colombia said two men died in Norte de Santander.", ["ct:co-norte-de-santander"]),
    ("Mexican police raided a farm in Michoacan.", ["ct:mx-michoacan"]),
    ("A bus burned in Borno.", ["ct:ng-borno"]),
    ("Iran said Khuzestan was dry.", ["ct:ir-khuzestan"]),
    ("South Africa said the Free State was flooded.", ["ct:za-free-state"]),
    # A name that is a word, a river, a person or a land is theirs where it is called so
    ("Myanmar said it bombed Chin State.", ["ct:mm-chin-state"]),
    ("Sudan said the Blue Nile state was calm.", ["ct:sd-blue-nile-state"]),
    ("Sudan lost South Kordofan and Blue Nile states.", ["ct:sd-southern-kordofan", "ct:sd-blue-nile-state"]),
    ("Zambia said the Western Province was flooded.", ["ct:zm-western-province"]),
    ("Nigeria said gunmen raided Niger State.", ["ct:ng-niger-state"]),
    ("Venezuela said the states of Lara and Miranda were dark.", ["ct:ve-lara-state", "ct:ve-miranda-state"]),
    ("Fires burn in Kyiv region, Ukraine said.", ["ct:ua-kyiv-oblast"]),
]  # fmt: skip

NO_DIVISIONS = [
    # The town that has the name, as before, also where its division may be meant
    "Ukraine said Kherson was shelled.",
    "Ukraine said the Kherson region was shelled.",
    "Syria said Aleppo province was calm.",
    "Azerbaijan said the Tovuz district was shelled.",
    # Persons, things and towns elsewhere
    "Venezuela said that Miranda had met Lara.",
    "Venezuela tried Falcon, of Sucre.",
    "The rain in Sonora, California, had stopped.",
    "Ships crossed the Red Sea off Sudan and sailed up the White Nile.",
    "Zambia's western province of Angola is no place.",
    "The Santa Ana Department of Public Works in the US closed.",
    "The Central Province was quiet.",
    # A region of the list is the only entry of its name
    "Afghanistan said Helmand province was calm.",
    "Sudan said North Darfur and South Darfur states were calm.",
    "Pakistan said Punjab province was calm.",
    "Texas state police came.",
]


@pytest.mark.parametrize(("text", "expected"), DIVISIONS)
def test_these_are_divisions(text: str, expected: list[str]) -> None:
    assert [t.entry.id for t in toponyms(text) if t.entry.is_division] == expected


@pytest.mark.parametrize("text", NO_DIVISIONS)
def test_these_name_none(text: str) -> None:
    assert [t.entry.id for t in toponyms(text) if t.entry.is_division] == []


@pytest.mark.parametrize(
    ("name", "id_", "town"),
    [
        ("North Kordofan", "ct:sd-north-kordofan", "El Obeid"),
        ("south kordofan state", "ct:sd-southern-kordofan", "Kadugli"),
        ("Kherson region", "ct:ua-kherson-oblast", "Kherson"),
        ("Odessa Oblast", "ct:ua-odesa-oblast", "Odesa"),
        ("Aleppo province", "ct:sy-aleppo-governorate", "Aleppo"),
        ("Kunduz Province", "ct:af-kunduz-province", "Kunduz"),
        ("Nineveh", "ct:iq-nineveh", "Mosul"),
        ("Norte de Santander", "ct:co-norte-de-santander", "Cúcuta"),
        ("Texas", "4736286", "Houston"),
    ],
)
def test_a_division_is_asked_for_with_what_lies_in_it(name: str, id_: str, town: str) -> None:
    """By its name, and by that of its town with a word that calls it one."""
    division, place = lookup(name)[0], lookup(town)[0]
    assert (division.id, division.kind) == (id_, "state")
    assert query(name).ids >= {id_, place.id}
    assert lies_in(place, division)


def test_the_villages_of_our_list_lie_in_divisions() -> None:
    village, idlib = by_id("ct:sy-jarjanaz"), lookup("Idlib province")[0]
    assert village is not None
    assert village.id in query("Idlib province").ids
    assert lies_in(village, idlib)


@pytest.mark.parametrize("name", ["Aleppo", "Ganja", "Kherson", "Kunduz", "Central", "Lara", "Red Sea"])
def test_a_bare_name_that_means_something_else_is_no_division(name: str) -> None:
    assert not [entry for entry in lookup(name) if entry.is_division]


@pytest.mark.parametrize("name", ["Helmand", "Darfur", "Punjab", "Crimea", "Tigray", "Scotland", "Kerala"])
def test_what_another_list_has_is_there_once(name: str) -> None:
    assert not [entry for entry in lookup(name) if entry.is_division]
    assert len([entry for entry in lookup(name) if entry.kind != "city"]) == 1 + (name == "Punjab")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Central Province was quiet.", []),
        ("Central Province was quiet on Monday.", []),
        ("Crowds in the provinces of Manchester and Leeds sang.", []),
        # Towns elsewhere, that are called so in their own country; lands; and other words behind
        ("People in Granada province sang.", ["Granada"]),
        ("Ukraine said Kherson oblast was calm.", ["Ukraine", "Kherson"]),
        ("London, Ontario province, was calm.", ["London", "Ontario"]),
        ("A fire burned in Central, Louisiana.", ["Central", "Louisiana"]),
        ("The Manchester region was flooded.", ["Manchester"]),
    ],
)
def test_a_province_is_no_town_of_an_english_speaking_country(text: str, expected: list[str]) -> None:
    assert [t.entry.name for t in toponyms(text)] == expected
