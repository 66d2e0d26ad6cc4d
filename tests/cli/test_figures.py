"""`figures`, and figures side by side in `disputes`."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from store.make import claim

from cli import atlas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """The atlas in the place of the usual store."""
    return atlas.fill(tmp_path / "atlas.db")


def test_figures_stand_by_what_they_count_with_who_gave_them_and_their_range(run: Run) -> None:
    killed, injured = map(json.loads, run("figures", "--place", "Ganja", "--format", "jsonl").stdout.splitlines())
    assert (killed["what"], killed["low"], killed["high"]) == ("killed", 9, 13)
    assert [(one["speaker"], one["value"], one["outlets"]) for one in killed["figures"]] == [
        ("Orudj", 9, ["Courier"]),
        ("Petrosyan", 13, ["Herald"]),
        ("Orudj", 10, ["Herald"]),
    ]
    assert (injured["what"], injured["low"], injured["high"]) == ("injured", 30, 30)


def test_figures_of_two_speakers_are_marked_and_a_rising_toll_is_not(run: Run) -> None:
    (killed, _) = map(json.loads, run("figures", "--format", "jsonl").stdout.splitlines())
    ids = {name: claim(a).id for name, a in (("9", atlas.ORUDJ), ("13", atlas.PETROSYAN), ("10", atlas.ORUDJ_LATER))}
    apart = {one["claim"]: set(one["differs_from"]) for one in killed["figures"]}
    assert apart == {ids["9"]: {ids["13"]}, ids["13"]: {ids["9"], ids["10"]}, ids["10"]: {ids["13"]}}


def test_the_table_ends_with_the_ranges(run: Run) -> None:
    lines = run("figures").stdout.splitlines()
    assert lines[-2] == "killed: 9 to 13 in 3 figures, 3 of them apart from another's on the same place and time"
    assert lines[-1] == "injured: 30 in 1 figure"


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown", "json"])
def test_figures_come_in_every_form(run: Run, form: str) -> None:
    result = run("figures", "--format", form)
    assert result.exit_code == 0
    assert "Petrosyan" in result.stdout


def test_a_spreadsheet_has_a_row_for_each_figure(run: Run) -> None:
    rows = list(csv.DictReader(run("figures", "--format", "csv").stdout.splitlines()))
    assert [(row["what"], row["figure"], row["differs_from"]) for row in rows] == [
        ("killed", "9", "Petrosyan 13"),
        ("killed", "13", "Orudj 9; Orudj 10"),
        ("killed", "10", "Petrosyan 13"),
        ("injured", "30", ""),
    ]


def test_where_there_is_no_figure_that_is_said(run: Run) -> None:
    result = run("figures", "--place", "Barda", "--fail-on-empty")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "No figure found in 5 articles" in result.stderr


def test_a_dispute_shows_figures_that_cannot_both_hold_side_by_side(run: Run) -> None:
    assert "killed: Orudj 9 · Petrosyan 13" in run("disputes", "--place", "Ganja").stdout
    (record,) = map(json.loads, run("disputes", "--place", "Ganja", "--format", "jsonl").stdout.splitlines())
    apart = [answer["figures_apart"] for answer in record["answers"]]
    assert [[(one["what"], one["claim"]["value"], one["answer"]["value"]) for one in pairs] for pairs in apart] == [
        [],
        [("killed", 9, 13)],
    ]
    rows = list(csv.DictReader(run("disputes", "--place", "Ganja", "--format", "csv").stdout.splitlines()))
    assert [row["figures_apart"] for row in rows] == ["", "killed: Orudj 9 · Petrosyan 13"]
