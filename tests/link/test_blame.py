"""Whom a claim blames, by claimtrack's own words for sides and by those of a person's own file."""

from __future__ import annotations

import pytest

from claimtrack.extract.own_sides import NO_SIDES, OwnSides, parse
from claimtrack.link.blame import blames, own, sides_in

from .telling import telling

FILE = parse(
    """
    [[side]]
    name = "Nagorno-Karabakh"
    words = ["Armenian forces", "Defence Army"]
    until = 2021-06-01
    [[side]]
    name = "Front"
    speakers = ["General Osk"]
    words = ["the rebels"]
    """,
    "sides.toml",
)
CROSSED = ("the mayor of Velden", "said", "the rebels entered the port of Velden at night")
FIRED = ("Baku", "said", "Armenian forces fired rockets at Ganja")
OSK = ("General Osk", "said", "the rebels never entered the port")


@pytest.mark.parametrize(("sides", "expected"), [(NO_SIDES, frozenset()), (FILE, frozenset({"Front"}))])
def test_words_mean_the_side_that_the_file_gives_them(sides: OwnSides, expected: frozenset[str]) -> None:
    claim = telling(*CROSSED, sides=sides)
    assert sides_in("the rebels", claim) == expected
    assert blames(claim, telling(*OSK, sides=sides)) is bool(expected)


def test_words_of_the_file_mean_their_own_side_no_more() -> None:
    """Armenian forces of the file are those of Nagorno-Karabakh, and Armenia is not blamed for what they do."""
    armenia = ("Armenia’s defence ministry", "said", "it was not so")
    assert blames(telling(*FIRED), telling(*armenia))
    assert sides_in("Armenian forces", telling(*FIRED, sides=FILE)) == {"Nagorno-Karabakh"}
    assert not blames(telling(*FIRED, sides=FILE), telling(*armenia, sides=FILE))


def test_words_hold_on_the_days_of_the_file() -> None:
    later = telling(*FIRED, day="2021-06-02", sides=FILE)
    assert sides_in("Armenian forces", later) == {"Armenia"}


def test_an_answer_may_speak_of_its_own_side_in_words_of_the_file() -> None:
    claim, answer = telling(*CROSSED, sides=FILE), telling(*OSK, sides=FILE)
    assert own("the rebels", claim, answer)
    assert not own("the rebels", telling(*CROSSED), telling(*OSK))


def test_words_that_may_mean_two_sides_mean_one_where_the_file_says_which() -> None:
    karabakh = telling("Nagorno-Karabakh’s defence ministry", "said", "it was not so")
    armenia = parse("[[side]]\nname = 'Armenia'\nwords = ['Armenian forces']", "sides.toml")
    assert blames(telling(*FIRED), karabakh)
    assert not blames(telling(*FIRED, sides=armenia), karabakh)
