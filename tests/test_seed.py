"""The article the project began from, through the real commands."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimtrack.cli.main import app

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """JSON lines of `disputes --place Ganja`, `disputes` and `claims` on the seed alone."""
    db = str(tmp_path_factory.mktemp("seed") / "seed.db")
    runner = CliRunner()
    assert runner.invoke(app, ["--db", db, "ingest", str(SEEDS)]).exit_code == 0

    def lines(*words: str) -> list[dict[str, Any]]:
        result = runner.invoke(app, ["--db", db, *words, "--format", "jsonl"])
        assert result.exit_code == 0
        return [json.loads(line) for line in result.stdout.splitlines()]

    return {"ganja": lines("disputes", "--place", "Ganja"), "disputes": lines("disputes"), "claims": lines("claims")}


def words(claim: dict[str, Any]) -> str:
    return " ".join(span["text"] for span in claim["content"])


def test_one_dispute_about_ganja(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Hajiyev's claim of 4 October, with its figures, denied by the Armenian defence forces."""
    (dispute,) = rows["ganja"]
    assert dispute["speaker"] == "Hikmet Hajiyev"
    assert dispute["side"] == "Azerbaijan"
    assert words(dispute).startswith("Armenian forces shelled Azerbaijan’s second-largest city of Ganja")
    assert {(f["what"], f["value"]) for f in dispute["figures"]} == {("killed", 1), ("injured", 32)}
    event = next(d for d in dispute["dates"] if d["role"] == "event")
    assert (event["start"], event["end"]) == ("2020-10-04", "2020-10-04")
    assert event["inherited"]
    denial = next(a for a in dispute["answers"] if a["relation"] == "denies")
    assert denial["response"]["source"]["text"] == "Armenian defense forces"
    assert denial["points"] == {}
    assert denial["reasons"]


def test_mingachevir_is_disputed_too(rows: dict[str, list[dict[str, Any]]]) -> None:
    """The denial speaks of claims, in the plural; nothing else is disputed."""
    assert len(rows["disputes"]) == 2
    other = next(d for d in rows["disputes"] if "Mingachevir" in words(d))
    assert [a["relation"] for a in other["answers"]] == ["denies"]
    assert [p["name"] for p in other["places"] if p["role"] == "event"] != []


def test_nobody_answers_the_claim_about_stepanakert(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Armenia's claim is listed, unanswered."""
    claim = next(c for c in rows["claims"] if "Stepanakert" in words(c))
    assert claim["speaker"] == "Armenia"
    assert claim["status"] == "unanswered"
    assert claim["answers"] == []


def test_harutyunyan_partly_confirms(rows: dict[str, list[dict[str, Any]]]) -> None:
    """He admits fire on Ganja, with another target and nothing of the dead: the status is mixed."""
    (dispute,) = rows["ganja"]
    assert dispute["status"] == "mixed"
    (admitted,) = (a for a in dispute["answers"] if a["relation"] == "partly_confirms")
    assert admitted["response"]["speaker"] == "Arayik Harutyunyan"
    assert admitted["admission"]
    points = admitted["points"]
    assert (points["act"], points["place"]) == ("accepted", "accepted")
    assert (points["target"], points["figures"]) == ("differs", "silent")
    assert len(dispute["answers"]) == 2
