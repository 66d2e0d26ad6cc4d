"""`speakers`: who claims, who denies, who is denied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

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


def test_speakers_have_sides_claims_denials_and_outlets(run: Run) -> None:
    rows = {row["name"]: row for row in map(json.loads, run("speakers", "--format", "jsonl").stdout.splitlines())}
    assert rows["Orudj"] == {
        "version": 1,
        "name": "Orudj",
        "sides": ["Azerbaijan"],
        "claims": 2,
        "denials_given": 0,
        "denials_received": 2,
        "other_answers": 0,
        "outlets": ["Courier", "Herald"],
    }
    assert (rows["He"]["denials_given"], rows["Petrosyan"]["denials_given"]) == (2, 1)
    assert rows["Lune"]["outlets"] == []
    assert next(iter(rows)) == "Reva"


@pytest.mark.parametrize(("name", "expected"), [("orudj", ["Orudj"]), ("PETROSYAN", ["Petrosyan"])])
def test_a_name_chooses_speakers_in_any_case(run: Run, name: str, expected: list[str]) -> None:
    lines = run("speakers", name, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == expected


def test_a_name_that_nobody_has_offers_the_nearest(run: Run) -> None:
    result = run("speakers", "Petrosian", "--fail-on-empty")
    assert result.exit_code == 1
    assert "No speaker found" in result.stderr
    assert "note: nearest speakers known: Petrosyan" in result.stderr


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "markdown"])
def test_speakers_come_in_every_form(run: Run, form: str) -> None:
    assert "Petrosyan" in run("speakers", "--format", form).stdout


def test_claims_without_a_known_speaker_are_counted(run: Run) -> None:
    assert run("speakers").stderr == "note: 1 claim has no speaker that is known by name\n"
