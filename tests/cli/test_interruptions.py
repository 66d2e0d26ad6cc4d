"""Ingest that is killed, or that meets another one: no article is lost, none is half there, none is there twice."""

from __future__ import annotations

import json
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

ARTICLES = 40


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Enough of them that another process finds ingest at work."""
    path = tmp_path / "articles.jsonl"
    texts = (f"Ida Holm said that rebels shelled port {n}. The rebels denied the claim." for n in range(ARTICLES))
    lines = (json.dumps({"id": f"p{n}", "date": "2021-05-03", "text": text}) for n, text in enumerate(texts))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_kill_leaves_whole_articles_and_the_next_ingest_reads_the_rest(
    run: Run, command: list[str], environment: dict[str, str], articles: Path, tmp_path: Path
) -> None:
    """The process has no chance to tidy up."""
    store = tmp_path / "new.db"
    arguments = [*command, "--db", str(store), "ingest", "-", "--format", "jsonl"]
    half = articles.read_bytes().splitlines(keepends=True)[: ARTICLES // 2]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        process.stdin.write(b"".join(half) + b" " * 200_000)
        process.stdin.flush()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None and not kept(store):
            time.sleep(0.05)
        process.kill()
    before = kept(store)
    assert 0 < before < ARTICLES
    assert run("verify", store=store).stderr == "No problem.\n"
    assert f"{ARTICLES - before} new, {before} unchanged" in run("ingest", str(articles), store=store).stderr
    assert run("verify", store=store).stderr == "No problem.\n"


def test_two_ingests_at_once_wait_for_each_other(
    run: Run, command: list[str], environment: dict[str, str], articles: Path, tmp_path: Path
) -> None:
    store = tmp_path / "new.db"
    arguments = [*command, "--db", str(store), "ingest", str(articles)]
    both = [subprocess.Popen(arguments, stderr=subprocess.PIPE, env=environment, text=True) for _ in range(2)]
    told = [process.communicate(timeout=60)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(int(text.splitlines()[-1].split(" new, ")[0]) for text in told) == ARTICLES
    assert kept(store) == ARTICLES
    assert run("verify", store=store).stderr == "No problem.\n"


def kept(store: Path) -> int:
    """How many articles another process sees in a store."""
    if not store.exists():
        return 0
    with Store(store, create=True) as opened:
        return opened.stats().counts["articles"]
