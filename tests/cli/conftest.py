"""A store filled by hand, and ways to run commands on it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from render import made
from typer.testing import CliRunner

from claimtrack.cli.main import app
from claimtrack.models import Claim
from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    from claimtrack.records import Statement

STATEMENTS = (made.SHELLED, made.BRIDGE, made.DENIAL, made.BRANDT, made.RED_CROSS, made.MASKED)


def claim_of(statement: Statement) -> Claim:
    return Claim(statement.id, tuple(mention.attribution for mention in statement.mentions))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store with three articles, a mixed claim, a disputed one and one that nobody answered."""
    path = tmp_path / "claims.db"
    attributions = [mention.attribution for statement in STATEMENTS for mention in statement.mentions]
    records = {record.claim.id: record for record in made.FOUND.rows}
    with Store(path) as store:
        run = store.begin_run("test", {}, {})
        for article in made.ARTICLES:
            key = made.head(article).id
            store.write(article, [a for a in attributions if a.article == key], run=run, language="en")
        statuses = {s.id: records[s.id].status if s.id in records else made.UNANSWERED.status for s in STATEMENTS}
        links = [answer.link for record in records.values() for answer in record.answers]
        claims = [claim_of(statement) for statement in STATEMENTS]
        store.write_linking({a.id for a in attributions}, claims, links, statuses, run=run)
        store.finish_run(run)
    return path


@pytest.fixture
def run(db: Path) -> Callable[..., Result]:
    """Run a command in this process, on that store unless told otherwise."""

    def invoke(*arguments: str, store: Path | None = db, **more: object) -> Result:
        before = ["--db", str(store)] if store else []
        return CliRunner().invoke(app, [*before, *arguments], catch_exceptions=False, **more)

    return invoke


@pytest.fixture
def command() -> list[str]:
    """How to start claimtrack in a process of its own."""
    return [sys.executable, "-c", "from claimtrack.cli.main import run; run()"]


@pytest.fixture
def environment() -> dict[str, str]:
    """The isolated environment, for processes; warnings are errors there too."""
    return {**os.environ, "PYTHONWARNINGS": "error"}
