"""`speakers`: who claims, who denies, who is denied."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from store.make import article, claim, keep, said

from claimtrack.models import Place, PlaceRole, Status
from claimtrack.store import Store
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
        "names": ["Orudj"],
        "by_hand": False,
    }
    assert (rows["He"]["denials_given"], rows["Petrosyan"]["denials_given"]) == (2, 1)
    assert rows["Lune"]["outlets"] == []
    assert next(iter(rows)) == "Reva"


@pytest.mark.parametrize(("name", "expected"), [("orudj", ["Orudj"]), ("PETROSYAN", ["Petrosyan"])])
def test_a_name_chooses_speakers_in_any_case(run: Run, name: str, expected: list[str]) -> None:
    lines = run("speakers", name, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == expected


def test_an_acronym_finds_whom_it_stands_for(tmp_path: Path, run: Run) -> None:
    """Though the store knows the speaker by the full name alone."""
    path = tmp_path / "forces.db"
    text = article("Rapid Support Forces denied it burned. Ray said it flooded.", "forces")
    own = [said(text, "Rapid Support Forces", "denied", "it burned"), said(text, "Ray", "said", "it flooded")]
    keep(path, text, own)
    for asked in ("RSF", "R.S.F."):
        (line,) = run("speakers", asked, "--format", "jsonl", store=path).stdout.splitlines()
        assert json.loads(line)["name"] == "Rapid Support Forces"
        (line,) = run("claims", "--speaker", asked, "--format", "jsonl", store=path).stdout.splitlines()
        assert json.loads(line)["speaker"] == "Rapid Support Forces"
    assert run("speakers", "rsf", "--format", "jsonl", store=path).stdout == ""


def test_a_speaker_is_found_under_another_spelling(tmp_path: Path, run: Run) -> None:
    """As one name would be taken for the other in two articles; not that of another country."""
    path = tmp_path / "ministries.db"
    text = article("Russia’s defence ministry denied it burned.", "ministries")
    keep(path, text, [said(text, "Russia’s defence ministry", "denied", "it burned")])
    for asked in ("Russian defense ministry", "Russia's defence ministry", "Ministry of Defence of Russia"):
        (line,) = run("claims", "--speaker", asked, "--format", "jsonl", store=path).stdout.splitlines()
        assert json.loads(line)["speaker"] == "Russia’s defence ministry"
        assert run("speakers", asked, "--format", "jsonl", store=path).stdout
    assert run("speakers", "Rwandan defence ministry", "--format", "jsonl", store=path).stdout == ""


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


@pytest.fixture
def forces(tmp_path: Path) -> Path:
    """Police of two countries, of one by a side, and of two articles that tell neither; the army of one country."""
    path = tmp_path / "forces.db"
    told = [
        ("police", None, "KE"), ("police", None, "KE"), ("police", None, "MX"), ("police", None, None), ("police", None, None),
        ("police", "Kenya", "MX"), ("army", None, "KE"), ("army", None, None), ("Kenyan police", "Kenya", "KE"),
    ]  # fmt: skip
    for number, (name, side, country) in enumerate(told):
        text = article(f"{name} said it rained {number} times", f"forces-{number}")
        place = Place(PlaceRole.EVENT, f"ct:{country}", str(country), country, 0.0, 0.0)
        one = said(text, name, "said", f"it rained {number} times", side=side, places=(place,) if country else ())
        with Store(path) as store:
            run = store.begin_run("test", {"number": number}, {})
            store.write(text, [one], run=run, language="en")
            made = claim(one)
            store.write_linking({one.id}, [made], [], {made.id: Status.UNANSWERED}, run=run)
    return path


def test_speakers_whose_name_anybody_may_have_are_told_apart(forces: Path, run: Run) -> None:
    """By side, else by the country that they speak of, where there are several; all else is counted in a note."""
    result = run("speakers", "--format", "jsonl", store=forces)
    found = {row["name"]: (row["claims"], row["names"]) for row in map(json.loads, result.stdout.splitlines())}
    assert found == {
        "police (on Kenya)": (2, ["police"]),
        "police (on Mexico)": (1, ["police"]),
        "police (Kenya)": (1, ["police"]),
        "police": (2, ["police"]),
        "army": (2, ["army"]),
        "Kenyan police": (1, ["Kenyan police"]),
    }
    assert result.stderr == "note: may each be several speakers: army (2 articles), police (2 articles)\n"
    assert run("speakers", "police", store=forces).stdout.count("police") == len(found) - 1


@pytest.mark.parametrize(
    ("asked", "times"),
    [
        ("police", [0, 1, 2, 3, 4, 5, 8]),
        ("police (on Kenya)", [0, 1]),
        ("Police (On Mexico)", [2]),
        ("police (Kenya)", [0, 1, 5]),
        ("Kenya police", [0, 1, 5, 8]),
        ("Mexico police", [2]),
        ("army (on Kenya)", [6]),
    ],
)
def test_such_speakers_are_found_all_or_of_one_country(forces: Path, run: Run, asked: str, times: list[int]) -> None:
    lines = run("claims", "--speaker", asked, "--format", "jsonl", store=forces).stdout.splitlines()
    assert sorted(int(re.sub(r"\D", "", json.loads(line)["content"][0]["text"])) for line in lines) == times


def test_a_merge_of_a_name_that_anybody_may_have_is_of_all_articles(forces: Path, run: Run) -> None:
    """What is shown behind the name is no part of it."""
    refused = run("speakers", "merge", "Kenyan police", "police (on Kenya)", store=forces)
    assert refused.exit_code == 2
    assert refused.stderr.endswith("hint: decisions are about names: leave out what stands in parentheses\n")
    run("speakers", "merge", "Kenyan police", "police", store=forces)
    found = {row["name"]: row["claims"] for row in rows(run, "police", store=forces).values()}
    assert found == {"Kenyan police": 7}


def rows(run: Run, *arguments: str, store: Path | None = None) -> dict[str, dict[str, object]]:
    lines = run("speakers", *arguments, "--format", "jsonl", **({"store": store} if store else {})).stdout.splitlines()
    return {row["name"]: row for row in map(json.loads, lines)}


def test_speakers_are_merged_shown_filtered_and_parted_again(run: Run) -> None:
    """By hand, in every place that shows or asks for a speaker."""
    before = rows(run)
    made = run("speakers", "merge", "Petrosyan", "orudj")
    assert made.exit_code == 0
    assert made.stdout == ""
    assert "merged “Orudj” into “Petrosyan”" in made.stderr
    both = rows(run)["Petrosyan"]
    assert (both["names"], both["by_hand"]) == (["Orudj", "Petrosyan"], True)
    assert both["claims"] == before["Petrosyan"]["claims"] + before["Orudj"]["claims"]  # type: ignore[operator]
    assert "Orudj" not in rows(run)
    assert list(rows(run, "Orudj")) == ["Petrosyan"]
    assert "Orudj (by hand)" in run("speakers", "Petrosyan").stdout
    (claim, *_) = map(json.loads, run("claims", "--speaker", "Orudj", "--format", "jsonl").stdout.splitlines())
    assert claim["speaker"] == "Petrosyan"
    assert "also named: Orudj (by hand)" in run("show", claim["id"]).stdout
    (decision,) = map(json.loads, run("speakers", "decisions", "--format", "jsonl").stdout.splitlines())
    assert (decision["decision"], decision["names"]) == ("merged", ["Petrosyan", "Orudj"])
    parted = run("speakers", "split", "Petrosyan", "Orudj")
    assert "split “Orudj” from “Petrosyan”" in parted.stderr
    assert {"Orudj", "Petrosyan"} <= rows(run).keys()
    assert run("relink").exit_code == run("verify").exit_code == 0
    assert len(run("speakers", "decisions", "--format", "csv").stdout.splitlines()) == 3


def test_a_decision_is_taken_back(run: Run) -> None:
    run("speakers", "merge", "Petrosyan", "Orudj")
    (decision,) = map(json.loads, run("speakers", "decisions", "--format", "jsonl").stdout.splitlines())
    gone = run("speakers", "decisions", "--remove", decision["id"][:5])
    assert gone.stderr.endswith("into “Petrosyan”: taken back\n")
    assert {"Orudj", "Petrosyan"} <= rows(run).keys()
    assert "No decision about speakers." in run("speakers", "decisions").stderr


def test_a_misspelt_name_is_answered_with_the_nearest(run: Run) -> None:
    result = run("speakers", "merge", "Petrosian", "Orudj")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: no speaker is called 'Petrosian'; the nearest are\n- Petrosyan\n"
        "hint: give a whole name, as `claimtrack speakers` lists it\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge",),
        ("merge", "Petrosyan"),
        ("split", "Petrosyan"),
        ("merge", "\x1b[31m[bold]\u202e", "Orudj"),
        ("split", "Orudj", "Petrosyan"),
        ("decisions", "--remove", "s-\x1b[2J"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(run: Run, arguments: tuple[str, ...]) -> None:
    before = run("speakers", "--format", "jsonl").stdout
    result = run("speakers", *arguments)
    assert result.exit_code in (1, 2)
    assert "\x1b" not in result.stderr
    assert run("speakers", "--format", "jsonl").stdout == before


def test_a_speaker_whose_name_is_a_word_of_the_command_line_is_still_found(run: Run) -> None:
    assert "nearest" not in run("speakers", "--", "merge").stdout
    assert run("speakers", "--", "merge").exit_code == 0
