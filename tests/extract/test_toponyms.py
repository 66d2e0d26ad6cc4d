"""Which words are names of places at all, and which of the places of one name each is."""

from __future__ import annotations

import pytest

from claimtrack.extract.toponyms import toponyms

PLACES = [
    # Quarters, alone, in a list without commas, and after a compound with a small letter
    ("Syria said the Jobar neighbourhood was quiet.", ["Syria", "Jobar"]),
    ("Syria said shells fell on Bab Touma neighborhood.", ["Syria", "Bab Touma"]),
    ("In Syria shells fell in the towns of Hayyan Anadan Ratyan and Babis.", ["Syria", "Hayyan", "Anadan", "Ratyan", "Babis"]),
    ("Syria sent trucks to Daesh-held Raqqa.", ["Syria", "Ar Raqqah"]),
    ("Syrian guns in the Israeli-occupied Golan fired.", ["Golan Heights"]),
    ("Syria said a doctor in Atshan who saw it had left.", ["Syria", "Atshan"]),
    # Names of the list that end in words with a small letter
    ("Syria said the Shaer gas field had burned.", ["Syria", "Shaer gas field"]),
    ("Ukraine said Donetsk airport had fallen.", ["Ukraine", "Donetsk airport"]),
    # A word before "town", inside a sentence; a name that begins as a man's does; one that is placed elsewhere
    ("Syria said shells fell on Mare city.", ["Syria", "Māri‘"]),
    ("Syria said bombs fell on Al Raqqa at dawn.", ["Syria", "Ar Raqqah"]),
    ("Syria said men fled Al Tabqah. Fires burned in Al Tabqah.", ["Syria", "Al-Tabqa", "Al-Tabqa"]),
    # Not the town that once had the name, but the one that is spelt so
    ("In Ukraine shells fell on Sloviansk.", ["Ukraine", "Slovyansk"]),
    ("Shells fell on Sloviansk in Ukraine.", ["Slovyansk", "Ukraine"]),
    ("In Azerbaijan shells fell on Kirovabad.", ["Azerbaijan", "Ganja"]),
    # A small town of a land that nothing else speaks of is none, unless a city of it stands by
    ("Amnesty said Boko Haram had burned 14 homes in Baga.", []),
    ("In Spain a house burned in Baga.", ["Spain", "Bagà"]),
    ("A shell fell in Sasso near Bologna.", ["Sasso Marconi", "Bologna"]),
    ("A house burned in Winfield.", ["Winfield"]),
    # With a hyphen that the gazetteer lacks; but no two names
    ("Haiti said men fled Petion-Ville and Pétion-Ville.", ["Haiti", "Pétionville", "Pétionville"]),
    ("Haiti said men fled Pétion Ville.", ["Haiti"]),
    # With a possessive inside
    ("Twelve people were hurt in Cox's Bazar in Bangladesh.", ["Cox’s Bāzār", "Bangladesh"]),
    ("Cox’s Bazar police came.", ["Cox’s Bāzār"]),
    ("A crowd in London's Hyde Park sang of Syria's Aleppo.", ["London", "Syria", "Aleppo"]),
    # Not what lies abroad of the land or town behind it; nor is the name elsewhere in the text
    ("Servers burned at Bomas in Nairobi.", ["Nairobi"]),
    ("Men fled Tawila, North Darfur, on foot. In Tawila it rained.", ["Darfur"]),
    ("Men fled Tawila, Sudan.", ["Sudan"]),
    ("Men left Minieh, north of Tripoli, Lebanon said.", ["Tripoli", "Lebanon"]),
    ("A shell fell on Al-Wadi district in Marib province, Yemen said.", ["Ma'rib", "Yemen"]),
    # Nor a town abroad that only has the name of a garrison, or too; but the land's own has it
    ("Chad said they held the Santa Luzia barracks. Brazil sang.", ["Chad", "Brazil"]),
    ("Yemen said a shell fell on Al-Wadi district.", ["Yemen"]),
    ("Algeria said a shell fell on Al-Wadi district.", ["Algeria", "El Oued"]),
    ("Brazil said they held Santa Luzia barracks.", ["Brazil", "Santa Luzia"]),
    # But a city, a land's own town, and one of a land that is spoken of
    ("Yemen said men fled Tawila, Sudan said.", ["Yemen", "Aţ Ţawīlah", "Sudan"]),
    ("In Geneva, Sudan was told to wait.", ["Geneva", "Sudan"]),
    ("A team from Barcelona in Rome sang.", ["Barcelona", "Rome"]),
    ("Syria said that in Manbij, Turkey shelled a farm.", ["Syria", "Manbij", "Turkey"]),
    # Persons' names that are places beyond doubt
    ("Syria said it rained near Abu Kamal.", ["Syria", "Ālbū Kamāl"]),
]  # fmt: skip

NO_PLACES = [
    "Car bombs went off on the road.",
    "Anti-Damascus fighters left.",
    "A nurse of al-Quds hospital spoke of it.",
    "Cars burned in Baghdad Street.",
    "Cars burned on Nile Street.",
    'The mayor spoke. "The city is quiet."',
    'The mayor spoke. "The crossing is shut, the city too. The city waits."',
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_these_are_places(text: str, expected: list[str]) -> None:
    assert [t.entry.name for t in toponyms(text) if not t.demonym] == expected


@pytest.mark.parametrize("text", NO_PLACES)
def test_these_name_parties_buildings_and_streets(text: str) -> None:
    """A place's name in them is no place of the story."""
    assert [t for t in toponyms(f"Syria and Syrian towns were at war in Aleppo. {text}") if t.start > 45] == []


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("In Syria shells fell on al-Zahraa neighbourhood in Aleppo.", "ct:sy-al-zahraa-aleppo"),
        ("In Syria shells fell on the al-Zahraa neighbourhood of Homs.", "ct:sy-al-zahraa-homs"),
        ("Damascus was calm. Syria said a bomb went off in Midan.", "ct:sy-midan-damascus"),
    ],
)
def test_of_quarters_of_one_name_that_of_the_city_named_nearest_is_meant(text: str, id_: str) -> None:
    assert id_ in {t.entry.id for t in toponyms(text)}


def test_a_quarter_that_is_said_to_lie_in_another_city_is_not_that_of_the_list() -> None:
    """The list has one Kallaseh, in Aleppo."""
    said = "Syria said shells fell on the Kallaseh neighbourhood of"
    assert "Kallaseh" in [t.entry.name for t in toponyms(f"{said} Aleppo.")]
    assert "Kallaseh" not in [t.entry.name for t in toponyms(f"{said} Damascus.")]


def test_the_first_word_of_a_text_is_no_second_name_of_a_list() -> None:
    assert toponyms("Oxford University published the list") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Google said that its US sales rose.", ["United States"]),
        (
            "A man from Ohio said that Vegas was too loud, and so was the show in Vegas.",
            ["Ohio", "Las Vegas", "Las Vegas"],
        ),
    ],
)
def test_a_byname_of_an_american_town_needs_a_sign_that_it_is_a_place(text: str, expected: list[str]) -> None:
    """Topeka once called itself Google."""
    assert [t.entry.name for t in toponyms(text)] == expected


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Ukraine said shells hit Petropavlivka, east of Kupiansk.", 49.72, 37.71),
        ("Petropavlivka was empty. Ukraine said its men left Petropavlivka, a village near Kupiansk.", 49.72, 37.71),
        ("Russia said it took Petropavlivka, 8 km east of Kupiansk in Ukraine.", 49.72, 37.71),
        ("A fire burned in Springfield, 90 miles west of Boston.", 42.1, -72.59),
        ("A bus fell at Washington, about 25 miles southwest of Pittsburgh.", 40.17, -80.25),
        # No namesake lies so near: as without these words
        ("A fire burned in Paris, north of Boston.", 48.85, 2.35),
        ("Damascus, 300 km south of Aleppo, was calm.", 33.51, 36.29),
        ("Police, near Kupiansk, and Paris were quiet.", 49.71, 37.62),
    ],
)
def test_a_namesake_lies_where_the_text_says(text: str, lat: float, lon: float) -> None:
    """Near the town that is named behind it, on the side that is told; so does the name elsewhere in the text."""
    first = toponyms(text)[0].entry if not text.startswith(("Ukraine", "Russia")) else toponyms(text)[1].entry
    assert (round(first.lat, 2), round(first.lon, 2)) == (lat, lon)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("The army struck Petrivka in the Odesa region.", 46.31, 29.95),
        ("The army struck Petrivka, in the southern Odesa region.", 46.31, 29.95),
        ("The army struck Petrivka, a small village in Mykolaiv region.", 47.0, 31.76),
        ("The army struck Petrivka (Donetsk region).", 48.72, 37.56),
        ("Petrivka was calm, but shells fell on Petrivka in the province of Odesa.", 46.31, 29.95),
        ("Shells fell on Novoselivka in the Zaporizhzhia region.", 47.68, 36.48),
        ("Men fled Novoselivka, north of Avdiivka in Donetsk region.", 49.07, 37.7),
        ("A fire burned in Springfield, in the state of Illinois.", 39.8, -89.64),
        ("Men fled the Bishnupur district of Manipur.", 24.63, 93.76),
        ("Men fled Bishnupur, India said. Kolkata was calm.", 23.07, 87.32),
        # A region that is named anywhere
        ("Men fled Rafah in the south of Gaza, and Egypt, Egypt, Egypt, Egypt and Egypt spoke.", 31.3, 34.24),
        ("Men fled Rafah in the north of Sinai, and Egypt spoke.", 31.28, 34.24),
        # The division before its place
        ("A shell fell on Odesa region's Petrivka.", 46.31, 29.95),
        ("A shell fell in Odesa region, on the bank. In Odesa region, the village of Petrivka burned.", 46.31, 29.95),
        # None lies in it, or it is no division: as without these words
        ("The army struck Petrivka, in Kharkiv region.", 49.74, 34.98),
        ("Shells fell near Petrivka. In Odesa region it was calm.", 49.74, 34.98),
        ("Shells fell near Petrivka, and Odesa was calm.", 49.74, 34.98),
        ("In Vienna, in the Odesa region and elsewhere it was calm.", 48.21, 16.37),
        ("Kharkiv, in the Odesa region's view, was calm.", 49.98, 36.25),
    ],
)
def test_a_namesake_lies_in_the_division_beside_it(text: str, lat: float, lon: float) -> None:
    """Though the name of the division by itself is read as its town; so does the name elsewhere in the text."""
    named = [
        t.entry for t in toponyms(text) if t.entry.name not in ("Odesa", "Kharkiv") or (lat, lon) == (49.98, 36.25)
    ]
    assert (round(named[0].lat, 2), round(named[0].lon, 2)) == (lat, lon)
