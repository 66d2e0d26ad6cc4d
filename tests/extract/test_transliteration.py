"""Arabic names of places in other spellings than the gazetteer's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.toponyms import toponyms
from claimtrack.extract.transliteration import concerned, spelt_like

SAME = [
    ("al hassakeh", "Al Ḩasakah"),
    ("hassakeh", "Al Ḩasakah"),
    ("mayadeen", "Al Mayādīn"),
    ("tel hamis", "Tall Ḩamīs"),
    ("dumeir", "Aḑ Ḑumayr"),
    ("abu al duhur", "Abū az̧ Z̧uhūr"),
    ("al raqqa", "Ar Raqqah"),
]


@pytest.mark.parametrize(("written", "name"), SAME)
def test_vowels_doubled_letters_and_articles_do_not_part_two_spellings(written: str, name: str) -> None:
    assert name in [entry.name for entry in spelt_like(written)]


@pytest.mark.parametrize("word", ["nusra", "monday", "ministry", "castello", "al", "", "xx"])
def test_other_words_are_no_spelling_of_a_place(word: str) -> None:
    assert not [entry for entry in spelt_like(word) if entry.country == "SY"]


def test_such_a_name_is_read_where_the_article_speaks_of_its_country() -> None:
    """And only where the words around it show a place."""
    names = {t.entry.name for t in toponyms("Syria said shells fell in Mayadeen and near Ras al-Ein.")}
    assert names == {"Syria", "Al Mayādīn", "Ra’s al ‘Ayn"}
    assert toponyms("Shells fell in Mayadeen.") == ()
    assert {t.entry.name for t in toponyms("Syria said that Mayadeen was glad.")} == {"Syria"}


@pytest.mark.parametrize(
    ("text", "expected"), [("Syrias army left", True), ("Iraqi forces", True), ("Ohio voted", False)]
)
def test_only_texts_about_such_lands_are_looked_at(text: str, expected: bool) -> None:
    assert concerned(text) is expected


@given(st.text(max_size=30))
def test_any_word_is_looked_up_without_a_fault(word: str) -> None:
    """Each country has one place at most."""
    countries = [entry.country for entry in spelt_like(word)]
    assert len(countries) == len(set(countries))
