"""The grid of points: readable at 80 columns and in a pipe, without any colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.models import Point, Relation, Stand
from claimtrack.records import Answer
from claimtrack.render.points import point_grids
from claimtrack.render.screen import Screen
from render import made

SCREENS = [Screen(80), Screen(80, terminal=True), Screen(80, terminal=True, colour=True), Screen(60, lines=False)]


def drawn(*answers: Answer, screen: Screen = SCREENS[0]) -> str:
    return "\n".join(screen.draw(*point_grids(made.SHELLED, answers, screen)))


def test_each_point_has_the_claims_words_and_what_each_answer_does_to_it() -> None:
    """An admission is marked; a denial that names no point says so in every row."""
    lines = [" ".join(line.split()) for line in drawn(made.ADMITTED, made.DENIED).splitlines()]
    assert lines[:3] == ["the claim says partly admitted by denied by", "Ada Brandt Rebel command", "admission"]
    assert "who did it accepted unscoped" in lines
    assert "“rebel forces”" in lines
    assert "the means silent unscoped" in lines
    assert "“one person killed, 32" in lines


@pytest.mark.parametrize("screen", SCREENS)
def test_words_carry_what_colours_do(screen: Screen) -> None:
    """The same words on every screen, and no line wider than it."""
    text = drawn(made.ADMITTED, made.DENIED, screen=screen)
    for word in ("accepted", "differs", "silent", "unscoped", "admission", "the target", "“a radar station”"):
        assert word in text
    if not screen.colour:
        assert max(map(len, text.splitlines())) <= screen.width


def test_what_differs_is_told_in_the_words_of_the_answer() -> None:
    assert "“a radar station”" in drawn(made.ADMITTED)
    silent = replace(made.ADMITTED, link=replace(made.ADMITTED.link, points={Point.TARGET: Stand.SILENT}))
    assert "“a radar station”" not in drawn(silent)


def test_what_the_own_side_repeats_is_marked() -> None:
    repeated = replace(made.ADMITTED.link, relation=Relation.CONFIRMS, admission=False, own_side=True)
    text = drawn(Answer(repeated, made.BRANDT))
    assert "repeated by own side" in text
    assert "admission" not in text


def test_a_no_comment_has_no_column_and_alone_no_grid() -> None:
    assert "Red Cross" not in drawn(made.ADMITTED, made.DECLINED)
    assert drawn(made.DECLINED) == drawn() == ""


def test_more_answers_than_fit_go_into_further_grids() -> None:
    """No answer is left out and none is squeezed to nothing."""
    text = drawn(*[made.ADMITTED] * 5)
    assert text.count("the claim says") == 3
    assert text.count("Ada Brandt") == 5


def test_hostile_words_are_harmless() -> None:
    text = drawn(made.STAGED)
    assert "\x1b" not in text
    assert "\u202e" not in text
