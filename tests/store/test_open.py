"""Opening a store: what makes one, and a clear line for everything that is none."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from claimtrack.errors import StoreError
from claimtrack.models import CLAIM_KINDS, Kind
from claimtrack.records import Filters
from claimtrack.store import Store

from .make import fill

if TYPE_CHECKING:
    from pathlib import Path


def failure(path: Path, *, create: bool = True) -> str:
    """Message and hint of opening a store that cannot be opened."""
    with pytest.raises(StoreError) as caught:
        Store(path, create=create)
    return f"{caught.value}; {caught.value.hint}"


def test_a_store_and_its_folders_are_made_where_there_is_none(tmp_path: Path) -> None:
    """The first command on a machine needs no preparation."""
    path = tmp_path / "new" / "folder" / "claims.db"
    with Store(path) as store:
        fill(store)
    with Store(path, create=False) as store:
        assert store.stats().counts["articles"] == 1


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """`touch` and `mktemp` make files that are good enough."""
    path = tmp_path / "empty.db"
    path.touch()
    assert "claimtrack ingest" in failure(path, create=False)
    with Store(path) as store:
        assert list(store.verify()) == []


def test_a_missing_store_is_named_with_the_way_to_fill_it(tmp_path: Path) -> None:
    """Asking before anything was ingested makes no file."""
    path = tmp_path / "none.db"
    message = failure(path, create=False)
    assert str(path) in message
    assert "claimtrack ingest PATH" in message
    assert not path.exists()


def test_what_is_no_store_is_said_and_left_alone(tmp_path: Path) -> None:
    """Neither a text nor another program's database is touched."""
    text = tmp_path / "article.txt"
    text.write_text("date: 2020-10-05\n\nHajiyev said forces shelled Ganja. " * 40)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    db.close()
    before = text.read_bytes(), other.read_bytes()
    assert "not a SQLite file" in failure(text)
    assert "another program" in failure(other)
    assert "is a folder" in failure(tmp_path)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_a_store_of_a_newer_version_asks_for_an_upgrade(tmp_path: Path) -> None:
    """An old program does not write into a schema that it does not know."""
    path = tmp_path / "new.db"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('claimtrack', 'm999', '')")
    db.close()
    assert "upgrade" in failure(path)


def test_an_old_sqlite_is_refused_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """STRICT tables need SQLite 3.37."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    assert "3.37" in failure(tmp_path / "claims.db")


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    """The parent of a store must be a folder."""
    (tmp_path / "file").touch()
    assert "--db" in failure(tmp_path / "file" / "claims.db")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    """A store in a folder without write permission cannot keep its log."""
    path = tmp_path / "claims.db"
    Store(path).close()
    tmp_path.chmod(0o500)
    try:
        assert str(path) in failure(path)
    finally:
        tmp_path.chmod(0o700)


def test_tables_are_strict_keys_are_enforced_and_the_log_is_ahead(tmp_path: Path) -> None:
    """The file keeps itself in order whoever opens it."""
    path = tmp_path / "claims.db"
    Store(path).close()
    db = sqlite3.connect(path)
    tables = db.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    ).fetchall()
    loose = {name for name, strict in tables if not strict and not name.startswith(("sqlite_", "_sqlite"))}
    assert loose == set()
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_the_view_of_claims_has_the_kinds_that_are_claims(tmp_path: Path) -> None:
    """The SQL that names the kinds agrees with the models."""
    path = tmp_path / "claims.db"
    Store(path).close()
    db = sqlite3.connect(path)
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'claims'").fetchone()
    db.close()
    assert {kind for kind in Kind if f"'{kind.value}'" in sql} == CLAIM_KINDS


def test_a_reader_sees_the_old_state_while_another_writes(tmp_path: Path) -> None:
    """Neither waits for the other, and what is half written is not seen."""
    path = tmp_path / "claims.db"
    with Store(path) as writer, Store(path) as reader:
        with writer.transaction():
            fill(writer)
            assert reader.claims(Filters()).rows == ()
            assert reader.stats().counts["articles"] == 0
        assert len(reader.claims(Filters()).rows) == 3


def test_a_store_that_another_one_writes_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some waiting, with what to do; nothing is broken by it."""
    monkeypatch.setattr("claimtrack.store.connection.WAIT_S", 0.01)
    path = tmp_path / "claims.db"
    with Store(path) as first, Store(path) as second:
        with first.transaction():
            fill(first)
            with pytest.raises(StoreError, match="another process"):
                second.begin_run("ingest", {}, {})
        assert fill(second) == 2


def test_a_process_that_is_killed_leaves_no_half_article(tmp_path: Path) -> None:
    """What was committed stays, what was not is gone, and the next write goes on."""
    path = tmp_path / "claims.db"
    code = (
        "import os, signal, sys\n"
        "from claimtrack.models import Article\n"
        "from claimtrack.store import Store\n"
        "store = Store(sys.argv[1])\n"
        "run = store.begin_run('ingest', {}, {})\n"
        "store.write(Article('whole'), [], run=run, language=None)\n"
        "with store.transaction():\n"
        "    store.write(Article('half'), [], run=run, language=None)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store(path) as store:
        assert [stored.article.text for stored in store.articles()] == ["whole"]
        fill(store)
        assert list(store.verify()) == []


def test_a_damaged_file_is_told_by_verify_and_never_a_crash(tmp_path: Path) -> None:
    """A page overwritten with rubbish is a problem to verify, and a StoreError to all else."""
    path = tmp_path / "claims.db"
    with Store(path) as store:
        fill(store)
    db = sqlite3.connect(path)
    ((page,),) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'attribution'").fetchall()
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with Store(path) as store:
        assert list(store.verify())
        with pytest.raises(StoreError, match="damaged"):
            store.claims(Filters())
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    assert "damaged" in failure(path)


def test_a_reader_left_unfinished_does_not_outlive_its_store() -> None:
    """A closed pipe stops an export in the middle, quietly."""
    store = Store(":memory:")
    fill(store)
    lines = store.export()
    next(lines)
    store.close()
    lines.close()


def test_a_store_in_a_folder_that_takes_no_files_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its journal cannot be made there; what writes is told so."""
    path = tmp_path / "claims #1.db"
    with Store(path) as store:
        fill(store)
    monkeypatch.setattr("os.access", lambda *_: False)
    with Store(path, create=False) as store:
        assert store.coverage().articles
        assert sorted(tmp_path.iterdir()) == [path]
        with pytest.raises(StoreError, match="cannot be written"):
            store.begin_run("test", {}, {})
