"""Places that no gazetteer has: known by the word that says what they are."""

from __future__ import annotations

import pytest

from claimtrack.extract.gazetteer import by_id
from claimtrack.extract.unlisted import unlisted

NAMED = [
    # Beside what kind of place it is
    ("In Syria a mine went off in the village of Kafr Zintul.", ["Kafr Zintul"]),
    ("In Ukraine a shell fell in Zelenivtsi village.", ["Zelenivtsi"]),
    ("A rocket hit the Trombazia neighbourhood of Aleppo.", ["Trombazia"]),
    ("Police searched a flat on Rosmarin Street in Berlin.", ["Rosmarin Street"]),
    ("A bus burned at Halmoud Square in Damascus.", ["Halmoud Square"]),
    ("Troops shelled al-Dabbaneh district in Homs.", ["al-Dabbaneh"]),
    ("In Syria guns were dug in on Zintul hill.", ["Zintul"]),
    ("Syria said troops had taken Tal Zintul.", ["Tal Zintul"]),
    ("In Syria a raid hit Zintula, a village in Homs province.", ["Zintula"]),
    # Beside how far from another it lies, and then wherever else it is named
    ("In Syria a strike on Zintula killed two. Zintula is around 20 kilometres west of Homs.", ["Zintula", "Zintula"]),
    ("In Syria a mine went off in the village of Zintula. Homes in Zintula burned.", ["Zintula", "Zintula"]),
    ("A bus burned in Baron Street in Damascus.", ["Baron Street"]),
    ("In Syria two men blew themselves up on Khaled Bin al-Walid street.", ["Khaled Bin al-Walid"]),
    ("In Syria a mine went off in the town of Banish.", ["Banish"]),
    # A kind by itself
    ("A shell landed in the Old City of Aleppo.", ["Old City"]),
    ("In Syria fighters seized Base 46 and the Division 17 base.", ["Base 46", "Division 17"]),
    # In a list before what all of it are, which may have lost its commas
    ("In Syria shells fell on Zintul and Habbouneh neighborhoods in Homs.", ["Zintul", "Habbouneh"]),
    ("In Syria shells fell on al-Zintul al-Habbar and Qunaytib districts.", ["al-Zintul", "al-Habbar", "Qunaytib"]),
    ("In Syria guards fled the barracks. In Syria a shell fell on the Zintul barracks.", ["Zintul"]),
    # Not so: a base that is so far off, and feasts
    ("In Syria they took a base 8 km south of Homs, and a base 12 miles away.", []),
    ("In Iraq they met in the Nowruz camp on the Eid al-Adha street.", []),
    # Not so: known places, bodies, titles, lists that have lost their commas
    ("A mine went off in the town of Barda in Azerbaijan.", []),
    ("The Wexford district attorney said so in Boston.", []),
    ("A man was seen in Tarkenham.", []),
    ("The book was found in Ayn Rand, they said in Boston.", []),
    ("In Syria they entered the villages of Zarzur Habbouneh Marqida and Qunaytib.", []),
    ("The council met in the Planning Committee area.", []),
    ("They met on Tuesday in the town of Our People.", []),
    ("They met in the Old City Hall in Boston.", []),
    ("Brigade 93 of the army said so in Damascus.", []),
    ("The Main Street party said so in Boston.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_name_beside_its_kind_is_a_place(text: str, expected: list[str]) -> None:
    """And nothing else is."""
    assert [each.entry.name for each in unlisted(text)] == expected


def test_a_part_of_a_town_lies_in_the_town_that_is_named_with_it() -> None:
    """It is shown on a map where the town is."""
    (quarter,) = unlisted("In Iraq a bomb went off in the Harthamiya quarter of Mosul.")
    assert (quarter.entry.country, round(quarter.entry.lat), round(quarter.entry.lon)) == ("IQ", 36, 43)


HOLDING = [
    # The town right behind, also abroad
    ("Iran said Iran and Iraq met. A bus burned in the Zintul quarter of Ankara.", "Ankara", "TR"),
    ("Iran said Iran had fired rockets at the Zintul air base in Kuwait.", None, "KW"),
    # A town of the story before it, or behind it in the sentence; the one in which a local speaks
    ("Rain fell in Lyon. Police said a bus burned in the Zintul quarter.", "Lyon", "FR"),
    ("A bus burned in the Zintul quarter after rain in Lyon.", "Lyon", "FR"),
    ("Men in Mosul fled. A witness in Tikrit, Iraq, said a bus burned in the Zintul quarter.", "Tikrīt", "IQ"),
    # Not so: from where somebody came, where a body sits, a land named once, what lies over the river
    ("A minister of Chad came from Rome. A bus burned in the Zintul quarter.", None, None),
    ("A bus burned in the Zintul quarter in Haiti. An office in Geneva spoke of Haiti.", None, "HT"),
    ("A bus burned in the Zintul quarter, Chad said. Chad mourned. In Rome they heard of it in Chad.", None, "TD"),
    ("Rain fell in Omdurman. A bus burned in the Zintul district, across the river from Khartoum.", "Omdurman", "SD"),
    # Nor a province
    ("Rain fell in Sanaa in Yemen. A bus burned in the Zintul district in Marib province.", None, "YE"),
]


@pytest.mark.parametrize(("text", "town", "land"), HOLDING)
def test_a_part_of_a_town_lies_where_the_text_is_set(text: str, town: str | None, land: str | None) -> None:
    """Or it has no position."""
    (quarter,) = unlisted(text)
    held = by_id(quarter.entry.id.rpartition(":")[2])
    assert (held.name if held else None, quarter.entry.country) == (town, land)
    assert quarter.entry.located is (town is not None)


def test_quarters_of_one_name_in_two_cities_are_two_places() -> None:
    texts = [f"A shell landed in the Old City of {city} in Syria." for city in ("Aleppo", "Damascus", "Aleppo")]
    one, other, again = (unlisted(text)[0].entry.id for text in texts)
    assert one == again != other


def test_so_does_each_of_a_list_of_quarters() -> None:
    found = unlisted("In Iraq bombs went off in Harthamiya and Zintul neighborhoods of Mosul.")
    assert {(round(one.entry.lat), round(one.entry.lon)) for one in found} == {(36, 43)}


def test_a_village_has_no_position_and_lies_beside_nothing() -> None:
    text = "In Syria a mine went off in the village of Kafr Zintul near Homs."
    (village,) = unlisted(text)
    assert not village.entry.located
    assert not village.entry.is_beside(village.entry)


def test_the_country_is_the_one_that_is_spoken_of_most() -> None:
    """Of two spoken of alike neither is taken."""
    assert unlisted("In Syria a shell fell in Kafr Zintul village. Syria said so.")[0].entry.country == "SY"
    assert unlisted("Iraq and Syria met in Kafr Zintul village.")[0].entry.country is None
    assert (
        unlisted("A mine went off in Kafr Zintul village. Syria denied it. Syria's army said so.")[0].entry.country
        is None
    )


def test_a_spelling_with_other_vowels_is_the_place_of_those_consonants_nearby() -> None:
    """The same consonants far away are not."""
    assert [each.entry.name for each in unlisted("A shell fell in the town of Ahsem near Idlib in Syria.")] == ["Iḩsim"]
    assert [each.entry.name for each in unlisted("A shell fell in the town of Ahsem near Cairo in Egypt.")] == ["Ahsem"]
