"""search, outlets, stats, schema, verify, relink, delete, export and import."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from render import made

from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_search_finds_what_is_said_by_its_words(run: Run) -> None:
    hits = rows(run("search", "radar", "station", "--format", "jsonl"))
    assert hits[0]["attribution"] == made.BRANDT.shown.attribution.id
    assert hits[0]["article"] == "harbour"
    assert "radar station" in hits[0]["snippet"]


def test_search_without_a_hit_says_so(run: Run) -> None:
    result = run("search", "submarine")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "No passage holds all the words.\n"
    assert run("search", "submarine", "--fail-on-empty").exit_code == 1


def test_search_takes_any_words_as_words(run: Run) -> None:
    assert run("search", 'AND "*" NEAR( ;drop').exit_code == 0


def test_outlets_are_listed_with_articles_claims_and_dates(run: Run) -> None:
    outlets = {row["outlet"]: row for row in rows(run("outlets", "--format", "jsonl"))}
    assert outlets["Coast Post"]["articles"] == 1
    assert outlets["Coast Post"]["first"] == "2021-05-02"
    assert len(outlets) == 3


def test_stats_count_the_store_and_list_its_runs(run: Run) -> None:
    (stats,) = rows(run("stats", "--format", "jsonl"))
    assert stats["store"]["articles"] == 3
    assert stats["status"]["mixed"] == 1
    assert [one["command"] for one in stats["runs"]] == ["test"]
    assert "articles" in run("stats").stdout


def test_schema_is_json(run: Run) -> None:
    assert json.loads(run("schema").stdout)["$defs"]["link"]


def test_delete_removes_an_article_and_what_derives_from_it(run: Run) -> None:
    result = run("delete", "harbour")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "harbour deleted" in result.stderr
    assert run("show", "harbour").exit_code == 1
    assert rows(run("disputes", "--format", "jsonl")) == []


def test_only_articles_are_deleted(run: Run) -> None:
    result = run("delete", made.SHELLED.id)
    assert result.exit_code == 2
    assert "only articles are deleted" in result.stderr


def test_what_is_exported_can_be_imported(run: Run, tmp_path: Path) -> None:
    lines = run("export").stdout
    plain, packed = tmp_path / "store.jsonl", tmp_path / "store.jsonl.gz"
    plain.write_text(lines, encoding="utf-8")
    packed.write_bytes(gzip.compress(lines.encode()))
    expected = run("claims", "--format", "jsonl").stdout
    for n, file in enumerate((plain, packed)):
        copy = tmp_path / f"copy{n}.db"
        assert run("import", str(file), store=copy).exit_code == 0
        assert run("claims", "--format", "jsonl", store=copy).stdout == expected
        assert run("export", store=copy).stdout == lines
    copy = tmp_path / "piped.db"
    assert run("import", "-", store=copy, input=lines).exit_code == 0
    assert run("claims", "--format", "jsonl", store=copy).stdout == expected


def test_an_import_says_in_words_that_users_know_what_it_added(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "store.jsonl"
    file.write_text(run("export").stdout, encoding="utf-8")
    result = run("import", str(file), store=tmp_path / "copy.db")
    assert result.stderr == "Added: 3 articles, 7 attributions, 6 claims, 5 links\n"
    assert run("import", str(file)).stderr == "Added: nothing that the store did not have\n"


def test_a_file_that_cannot_be_imported_is_an_error_by_name(run: Run, tmp_path: Path) -> None:
    missing, broken = tmp_path / "none.jsonl", tmp_path / "broken.jsonl"
    broken.write_text("{}\n")
    for file in (missing, broken):
        result = run("import", str(file), store=tmp_path / "new.db")
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
    assert f"Error: {missing} cannot be read: No such file or directory\n" in run("import", str(missing)).stderr


def test_relink_gives_every_claim_a_home_again(run: Run, db: Path) -> None:
    result = run("relink")
    assert result.exit_code == 0
    assert "3 articles linked anew" in result.stderr
    with Store(db) as store:
        assert store.unlinked() == frozenset()


def test_verify_finds_nothing_after_a_relink(run: Run) -> None:
    run("relink")
    result = run("verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No problem.\n"


@pytest.mark.parametrize("fault", ["UPDATE raw SET zlib = x'00'", "UPDATE article SET meta = '{'", "DROP TABLE figure"])
def test_verify_tells_what_it_found_of_a_damaged_store_and_does_not_crash(run: Run, db: Path, fault: str) -> None:
    with closing(sqlite3.connect(db)) as store:
        store.executescript(fault)
    result = run("verify", "--format", "jsonl")
    assert result.exit_code == 1
    assert rows(result)


def test_verify_names_links_that_do_not_follow_and_exits_with_one(run: Run) -> None:
    """The store made by hand has links across articles that linking does not find."""
    result = run("verify", "--format", "jsonl")
    assert result.exit_code == 1
    assert {row["of"] for row in rows(result)} >= {"link"}


def test_an_import_takes_no_line_without_end(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small packed file may unpack to more than the memory holds; a damaged one is told by name too."""
    monkeypatch.setattr("claimtrack.tasks.upkeep.MAX_LINE_BYTES", 1 << 20)
    packed = gzip.compress(b'{"type": "' + b"x" * (2 << 20))
    for content, told in (
        (packed, "it has a line of more than 1 MB"),
        (packed[:10] + b"\xff" * 900, "a damaged gzip file"),
    ):
        (tmp_path / "bomb.gz").write_bytes(content)
        result = run("import", str(tmp_path / "bomb.gz"), store=tmp_path / "new.db")
        assert result.exit_code == 1
        assert "cannot be read: " in result.stderr
        assert told in result.stderr
