"""Ingest that is killed, or that meets another one: no article is lost, none is half there, none is there twice."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.errors import WorkerError
from claimtrack.extract.pool import extract_all
from claimtrack.models import Article
from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

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


def workers() -> set[int]:
    """The processes that this one started to read articles."""
    return {one.pid for one in multiprocessing.active_children() if one.pid}


def test_a_worker_that_is_killed_is_one_clear_error() -> None:
    """The system ends one that wants too much memory."""
    found = extract_all((Article(f"Ida Holm said that port {n} burned.") for n in range(1000)), 2)
    next(found)
    for pid in workers():
        os.kill(pid, signal.SIGKILL)
    with pytest.raises(WorkerError, match="ended from outside"):
        list(found)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux which processes there are")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path, environment: dict[str, str]) -> None:
    code = (
        "import multiprocessing, time\nfrom claimtrack.extract.pool import extract_all\n"
        "from claimtrack.models import Article\n"
        "if __name__ == '__main__':\n"
        "    found = extract_all((Article(f'Holm said that port {n} burned.') for n in range(1000)), 2)\n"
        "    next(found)\n"
        "    print(*[one.pid for one in multiprocessing.active_children()], flush=True)\n"
        "    time.sleep(60)"
    )
    (tmp_path / "main.py").write_text(code)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "main.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        started = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    assert len(started) == 2
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(map(lives, started)):
        time.sleep(0.1)
    assert not any(map(lives, started))


def lives(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
