"""`links --rejected`: what was found and is not shown, with the reason why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from claimtrack.cli.main import app
from claimtrack.link import SHOWN

if TYPE_CHECKING:
    from typer.testing import Result

NEWS = (
    "Velden's harbour office accused the ferry company Norlane on Monday of dumping oil in the bay.\n"
    "Ida Holm, the harbour master, said that Norlane pumped forty tonnes of waste oil into the bay at night.\n"
    "Norlane denied the accusation. Its spokesman, Per Aasen, said that the company had dumped nothing.\n"
    "A fisherman, Tor Dahl, said that he saw a ferry pump oil into the bay. Norlane rejected Dahl's claim as false."
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(f"date: 2021-05-03\noutlet: Coast Post\n\n{NEWS}", encoding="utf-8")
    path = tmp_path / "claims.db"
    assert run(path, "ingest", str(tmp_path / "news.txt")).exit_code == 0
    return path


def run(db: Path, *arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(app, ["--db", str(db), *arguments], catch_exceptions=False, **more)


def links(db: Path, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(db, "links", "--format", "jsonl", *arguments).stdout.splitlines()]


def test_what_is_shown_and_what_is_not_are_all_that_was_found(db: Path) -> None:
    """The two lists have no link in common, and those that are not shown come with the reason, the likeliest first."""
    shown, hidden, every = links(db), links(db, "--rejected"), links(db, "--min-score", "0")
    assert {link["id"] for link in shown} | {link["id"] for link in hidden} == {link["id"] for link in every}
    assert not {link["id"] for link in shown} & {link["id"] for link in hidden}
    assert shown
    assert hidden
    for link in hidden:
        assert link["score"] < SHOWN
        assert link["reasons"][0] == f"not shown: the score is below {SHOWN}"
    assert [link["score"] for link in hidden] == sorted((link["score"] for link in hidden), reverse=True)


def test_a_link_that_a_person_rejected_is_listed_as_such(db: Path) -> None:
    """It is no longer shown, whatever its score."""
    link = links(db)[0]
    assert run(db, "review", input="r\nq\n").exit_code == 0
    gone = {one["id"] for one in [link]} - {one["id"] for one in links(db)}
    refused = [one for one in links(db, "--rejected") if one["reasons"][0] == "not shown: a person rejected it"]
    assert gone == {one["id"] for one in refused} == {link["id"]}


def test_score_and_limit_choose_among_them(db: Path) -> None:
    """`--min-score` asks for those that were nearly shown, `--limit` for the likeliest."""
    hidden = links(db, "--rejected")
    assert links(db, "--rejected", "--min-score", "0.1") == [one for one in hidden if one["score"] >= 0.1]
    assert links(db, "--rejected", "--limit", "1") == hidden[:1]
    assert "score" in run(db, "links", "--rejected").stdout
