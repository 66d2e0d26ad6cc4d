"""Arabic names of places in other spellings than the gazetteer's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.gazetteer import lookup
from claimtrack.extract.toponyms import toponyms
from claimtrack.extract.transliteration import COUNTRIES, concerned, spelt_like, spelt_near

SAME = [
    ("al hassakeh", "Al Ḩasakah"),
    ("hassakeh", "Al Ḩasakah"),
    ("mayadeen", "Al Mayādīn"),
    ("tel hamis", "Tall Ḩamīs"),
    ("dumeir", "Aḑ Ḑumayr"),
    ("abu al duhur", "Abū az̧ Z̧uhūr"),
    ("al raqqa", "Ar Raqqah"),
    ("aqareb es safi", "Aqarib as-Safiyah"),
    ("karm aljabal", "Karm al-Jabal"),
    ("jamilyeh", "Jamiliyah"),
    ("sheikh maqsud", "Sheikh Maqsoud"),
    ("bani zeid", "Bani Zaid"),
]


@pytest.mark.parametrize(("written", "name"), SAME)
def test_vowels_doubled_letters_and_articles_do_not_part_two_spellings(written: str, name: str) -> None:
    assert name in [entry.name for entry in spelt_like(written)]


@pytest.mark.parametrize("word", ["nusra", "monday", "ministry", "castello", "al", "", "xx"])
def test_other_words_are_no_spelling_of_a_place(word: str) -> None:
    assert not [entry for entry in spelt_like(word) if entry.country == "SY"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("in Bustan al-Qasser", "Bustan al-Qasr"),
        ("in the Salah al-Din district", "Salaheddin"),
        ("on Aqareb es Safi village", "Aqarib as-Safiyah"),
        ("In Mayadeen", "Al Mayādīn"),
        ("in the town of al Tabaqa", "Al-Tabqa"),
    ],
)
def test_a_name_goes_on_after_an_article(written: str, name: str) -> None:
    """Also where a shorter name of the gazetteer opens it, and where its article stands apart."""
    assert name in {t.entry.name for t in toponyms(f"Syria was at war. {written} shells fell.")}


def test_a_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    """As "In" of "In Aleppo" might be that of New Aleppo."""
    assert [t.entry.name for t in toponyms("Syrian towns were hit. In Aleppo it rained.") if not t.demonym] == [
        "Aleppo"
    ]


def test_such_a_name_is_read_where_the_article_speaks_of_its_country() -> None:
    """And only where the words around it show a place."""
    names = {t.entry.name for t in toponyms("Syria said shells fell in Mayadeen and near Ras al-Ein.")}
    assert names == {"Syria", "Al Mayādīn", "Ra’s al ‘Ayn"}
    assert toponyms("Shells fell in Mayadeen.") == ()
    assert {t.entry.name for t in toponyms("Syria said that Mayadeen was glad.")} == {"Syria"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Syrias army left", True), ("Iraqi forces", True), ("Police in Aleppo", True), ("Ohio voted", False)],
)
def test_only_texts_about_such_lands_are_looked_at(text: str, expected: bool) -> None:
    assert concerned(text) is expected


@given(st.text(max_size=30))
def test_any_word_is_looked_up_without_a_fault(word: str) -> None:
    """No place comes twice, and none of a land without Arabic names."""
    found = spelt_like(word)
    assert len(found) == len({entry.id for entry in found})
    assert {entry.country for entry in found} <= set(COUNTRIES)


def test_quarters_of_one_name_in_two_cities_are_all_found() -> None:
    assert {entry.id for entry in spelt_like("al zahraa")} >= {"ct:sy-al-zahraa-aleppo", "ct:sy-al-zahraa-homs"}


def test_quite_other_vowels_are_one_name_only_where_its_place_lies_near() -> None:
    """A name of two consonants could be any."""
    idlib, cairo = lookup("Idlib")[:1], lookup("Cairo")[:1]
    assert (found := spelt_near("ahsem", idlib))
    assert found.name == "Iḩsim"
    assert spelt_near("ahsem", cairo) is None
    assert spelt_near("asa", idlib) is None


def test_a_listed_place_in_the_countryside_of_a_far_city_is_a_place() -> None:
    text = "Syria was at war. Two men died in the town of Abu Hamam in rural Deir Ezzor."
    assert "Abu Hamam" in {each.entry.name for each in toponyms(text)}


def test_a_small_town_is_called_a_neighbourhood_of_the_city_beside_it() -> None:
    """That of a far city is another place."""
    assert "Kafr Baţnā" in names("Bodies lay in Kafr Batna neighborhood east of Damascus in Syria.")
    assert "Shahbā" not in names("Bodies lay in the Shahba neighborhood of Aleppo in Syria.")


def names(text: str) -> set[str]:
    return {each.entry.name for each in toponyms(text)}
