"""What a name stands for that the tagger takes for a place's: in the gazetteer, in none, or no place after all."""

from __future__ import annotations

import pytest

from claimtrack.extract.extractor import described
from claimtrack.extract.likely_names import LikelyName
from claimtrack.extract.story import story_of
from claimtrack.models import Article, Attribution, Kind, Span


def likely(text: str, name: str, odds: float = 4.0) -> LikelyName:
    start = text.index(name)
    return LikelyName(start, start + len(name), odds)


def added(text: str, name: str, odds: float = 4.0) -> list[tuple[str, str]]:
    """Words and entry of the places that a name adds to those that the rules find."""
    known = story_of(text).places
    places = story_of(text, [likely(text, name, odds)]).places
    return [(text[one.start : one.end], one.entry.name) for one in places if one not in known]


PLACES = [
    # In no gazetteer
    ("In Syria two men died in Zintula on Monday.", "Zintula", [("Zintula", "Zintula")]),
    ("In Syria guns fired along al-Zintula on Monday.", "al-Zintula", [("al-Zintula", "al-Zintula")]),
    # Without a possessive or the small words before it, and with its article
    ("In Syria Zintula's people fled.", "Zintula's", [("Zintula", "Zintula")]),
    ("In Syria they took eastern Zintula by night.", "eastern Zintula", [("Zintula", "Zintula")]),
    ("In Syria they took al-Zintula by night.", "Zintula", [("al-Zintula", "al-Zintula")]),
    ("Smoke rose at Zintula in Syria.", "Zintula", [("Zintula", "Zintula")]),
    ("In Syria it rained in Eidara.", "Eidara", [("Eidara", "Eidara")]),
    # In the gazetteer, though the rules take it for none
    ("In Syria they met Rastan by night.", "Rastan", [("Rastan", "Ar Rastan")]),
    # The gazetteer has it only as a further name of a town where spellings do not vary: Topeka once called itself so
    ("In Ohio they sold Google by night.", "Google", [("Google", "Google")]),
]


@pytest.mark.parametrize(("text", "name", "expected"), PLACES)
def test_a_likely_name_is_a_place(text: str, name: str, expected: list[tuple[str, str]]) -> None:
    assert added(text, name) == expected


NONE = [
    # The rules know it already
    ("A shell fell in Barda.", "Barda"),
    # Peoples, bodies, short forms, troops and buildings
    ("In Syria the Zintulga shot at them.", "Zintulga"),
    ("In Syria the Turkish were seen.", "Turkish"),
    ("In Syria they feared Hezbollah raids.", "Hezbollah"),
    ("In Syria they asked ZKRT for help.", "ZKRT"),
    ("In Syria the Ministry was hit.", "Ministry"),
    ("In Syria they hit Zintula hospital.", "Zintula"),
    ("In Syria they fought Zintula Brigade men.", "Zintula"),
    # Feasts
    ("In Syria it rained on the eve of Diwali.", "Diwali"),
    ("In Syria it rained at Eid al-Fitr.", "Eid al-Fitr"),
    # A river called like a town
    ("In Ukraine guns fired from the bank of the Dnipro.", "Dnipro"),
    # An article that lost its name
    ("In Syria they took al-Zintula by night.", "al-"),
    # A person, words with small letters, and a common word
    ("In Syria Minister Ida Holm was seen.", "Ida Holm"),
    ("In Syria they fled the town.", "town"),
    ("In Syria they fled Market by night.", "Market"),
]


@pytest.mark.parametrize(("text", "name"), NONE)
def test_others_are_none(text: str, name: str) -> None:
    """A person is none below the odds at which nobody would take the name for one."""
    assert added(text, name, 2.5) == []


def test_a_name_that_no_gazetteer_has_must_be_likelier() -> None:
    """The gazetteer vouches for the others."""
    assert added("In Syria two men died in Zintula.", "Zintula", 1.5) == []
    assert added("In Syria they met Rastan by night.", "Rastan", 1.5) == [("Rastan", "Ar Rastan")]


LISTS = [
    # Beside a place, or beside what stands beside one
    ("In Syria troops took Rastan and Zintula.", ["Zintula"], ["Zintula"]),
    ("In Syria troops took Zintula and Aleppo.", ["Zintula"], ["Zintula"]),
    ("In Syria troops took Rastan, Zintula and Habbuna.", ["Zintula", "Habbuna"], ["Zintula", "Habbuna"]),
    # Behind what says that all are places
    ("In Syria troops took the villages of Zintula and Habbuna.", ["Zintula", "Habbuna"], ["Zintula", "Habbuna"]),
    ("In Syria troops took two towns including Zintula.", ["Zintula"], ["Zintula"]),
    ("In Syria troops took the towns of Zintula and Al-Habbuna.", ["Zintula", "-Habbuna"], ["Zintula", "Al-Habbuna"]),
    ("In Syria troops saw the towns of Zintula and Al Habbuna spoke.", ["Zintula", "Habbuna"], ["Zintula"]),
    ("In Syria troops took Zintula town and Habbuna.", ["Habbuna"], ["Zintula", "Habbuna"]),
    # In no list of places
    ("In Syria troops took Rastan while Zintula burned.", ["Zintula"], []),
    ("In Syria troops took Zintula and Habbuna.", ["Zintula", "Habbuna"], []),
    ("In Syria troops heard the men of Zintula.", ["Zintula"], []),
]


@pytest.mark.parametrize(("text", "names", "expected"), LISTS)
def test_a_list_of_places_vouches_for_its_names(text: str, names: list[str], expected: list[str]) -> None:
    """Each of them is less likely than a name that stands alone must be."""
    found = story_of(text, [likely(text, name, 1.5) for name in names]).places
    assert [text[one.start : one.end] for one in found if one.entry.id.startswith("name:")] == expected


def test_another_spelling_is_the_place_of_those_consonants_nearby() -> None:
    assert added("In Syria shells fell on Ahsem close to Idlib.", "Ahsem") == [("Ahsem", "Iḩsim")]


def test_the_country_is_the_one_that_is_spoken_of_most() -> None:
    """Of two spoken of alike neither is taken."""
    text = "Iraq and Syria met in Zintula."
    place = next(one for one in story_of(text, [likely(text, "Zintula")]).places if one.entry.name == "Zintula")
    assert (place.entry.country, place.entry.located) == (None, False)


def test_a_claim_has_the_place_that_its_words_so_name() -> None:
    """The same claim without such a name takes none from its own words."""
    text = "In Syria a mayor said a mine had gone off in Zintula."
    content = "a mine had gone off in Zintula"
    span = Span(text.index(content), text.index(content) + len(content), content)
    said = Attribution("t", "a", None, Span(18, 22, "said"), (span,), Kind.ASSERTION, 1.0)
    (with_name,) = described(Article(text), [said], names=[likely(text, "Zintula")])
    (without,) = described(Article(text), [said])
    assert [(one.role.value, one.name) for one in with_name.places] == [("event", "Zintula")]
    assert "Zintula" not in [one.name for one in without.places]
