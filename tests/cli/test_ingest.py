"""ingest and extract: real files in, the summary, the exit status."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from hashlib import sha256
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

SAID = "Ida Holm, a spokeswoman for Norland, said on Sunday that rebel forces shelled the port of Velden."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles: a text with a header, and a JSON line without a date."""
    path = tmp_path / "articles"
    path.mkdir()
    (path / "a.txt").write_text(f"date: 2021-05-03\noutlet: Northern Wire\n\n{SAID}\n", encoding="utf-8")
    (path / "b.jsonl").write_text(json.dumps({"id": "coast-1", "text": SAID, "outlet": "Coast Post"}) + "\n")
    return path


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Where a store will be made."""
    return tmp_path / "new" / "claims.db"


def test_ingest_counts_what_is_new_and_lists_articles_without_a_date(run: Run, folder: Path, fresh: Path) -> None:
    result = run("ingest", str(folder), store=fresh)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 new, 0 unchanged, 0 updated, 0 failed" in result.stderr
    assert "note: 1 article without a date: coast-1" in result.stderr
    assert "hint: to date them, `claimtrack delete` them, then ingest them with --date DAY" in result.stderr
    assert "Ida Holm" in run("claims", store=fresh).stdout


def test_an_article_is_shown_with_the_hash_of_the_bytes_that_were_read(run: Run, folder: Path, fresh: Path) -> None:
    run("ingest", str(folder / "a.txt"), "--date", "2021-05-03", store=fresh)
    shown = run("show", "a-", store=fresh).stdout
    assert sha256((folder / "a.txt").read_bytes()).hexdigest() in shown


def test_an_undated_article_without_an_id_of_its_own_is_listed_with_the_one_that_delete_takes(
    run: Run, fresh: Path, tmp_path: Path
) -> None:
    """Following the hint leaves one article, with a date."""
    path = tmp_path / "said.txt"
    path.write_text(SAID, encoding="utf-8")
    result = run("ingest", str(path), store=fresh)
    key = re.search(rf"{re.escape(str(path))} \((a-\w+)\)", result.stderr)
    assert key
    run("delete", key[1], store=fresh)
    assert "without a date" not in run("ingest", str(path), "--date", "2021-05-03", store=fresh).stderr
    with Store(fresh) as store:
        assert [one.head.date for one in store.articles()] == ["2021-05-03"]


def test_ingesting_again_changes_nothing_but_the_list_of_runs(run: Run, folder: Path, fresh: Path) -> None:
    run("ingest", str(folder), store=fresh)
    before = run("claims", "--format", "jsonl", store=fresh).stdout
    result = run("ingest", str(folder), store=fresh)
    assert "0 new, 2 unchanged, 0 updated, 0 failed" in result.stderr
    assert run("claims", "--format", "jsonl", store=fresh).stdout == before
    with Store(fresh) as store:
        assert [one.command for one in store.runs()] == ["ingest", "ingest"]


def test_articles_that_older_models_linked_are_linked_anew_and_that_is_told(
    run: Run, folder: Path, fresh: Path
) -> None:
    run("ingest", str(folder), store=fresh)
    with Store(fresh) as store:
        store.workings.note_linked_by({"reader": "older"})
    result = run("ingest", str(folder), store=fresh)
    assert "note: 2 articles of the store had no links of this version, and were linked first" in result.stderr
    assert "linked first" not in run("ingest", str(folder), store=fresh).stderr


def test_articles_that_other_models_read_are_told_of_until_they_are_read_anew(
    run: Run, folder: Path, fresh: Path
) -> None:
    """Reading them anew takes its time, so it is left to whoever asks for it."""
    told = "note: models of another version read 2 articles of the store"
    assert told not in run("ingest", str(folder), store=fresh).stderr
    with closing(sqlite3.connect(fresh)) as connection, connection:
        connection.execute("UPDATE run SET models = json_set(models, '$.places', 'older')")
    result = run("ingest", str(folder), store=fresh)
    assert told in result.stderr
    assert "`claimtrack reextract`" in result.stderr
    run("reextract", store=fresh)
    assert told not in run("ingest", str(folder), store=fresh).stderr


def test_the_same_article_twice_in_one_go_is_kept_once(run: Run, folder: Path, fresh: Path) -> None:
    result = run("ingest", str(folder / "a.txt"), str(folder / "a.txt"), store=fresh)
    assert "1 new, 1 unchanged" in result.stderr


def test_defaults_fill_what_an_article_does_not_say(run: Run, folder: Path, fresh: Path) -> None:
    result = run("ingest", str(folder), "--outlet", "Nobody", "--date", "2021-05-04", store=fresh)
    assert "without a date" not in result.stderr
    with Store(fresh) as store:
        assert {(one.head.outlet, one.head.date) for one in store.articles()} == {
            ("Northern Wire", "2021-05-03"),
            ("Coast Post", "2021-05-04"),
        }


@pytest.mark.parametrize("store_exists", [True, False])
def test_a_dry_run_says_what_would_be_and_writes_nothing(
    run: Run, folder: Path, fresh: Path, store_exists: bool
) -> None:
    if store_exists:
        run("ingest", str(folder / "a.txt"), store=fresh)
    result = run("ingest", str(folder), "--dry-run", store=fresh)
    expected = "Would be: 1 new, 1 unchanged" if store_exists else "Would be: 2 new, 0 unchanged"
    assert expected in result.stderr
    assert fresh.exists() == store_exists
    if store_exists:
        with Store(fresh) as store:
            assert len(store.runs()) == 1


def test_another_text_under_a_known_id_is_an_error_by_name_and_with_update_a_new_version(
    run: Run, folder: Path, fresh: Path
) -> None:
    run("ingest", str(folder), store=fresh)
    (folder / "b.jsonl").write_text(json.dumps({"id": "coast-1", "text": f"{SAID} He left.", "outlet": "Coast Post"}))
    result = run("ingest", str(folder), store=fresh)
    assert result.exit_code == 3
    assert "Error: coast-1: an article with the id 'coast-1'" in result.stderr
    assert "--update" in result.stderr
    result = run("ingest", str(folder), "--update", store=fresh)
    assert "0 new, 1 unchanged, 1 updated, 0 failed" in result.stderr
    shown = run("show", "coast-1", store=fresh).stdout
    assert "older version" not in shown
    old = re.search(r"another version: (a-\w+)", shown)
    assert old
    assert "an older version, which feeds no claims" in run("show", old[1], store=fresh).stdout


TITLES = ("Norland says port was shelled", "Rebels shelled Velden, Norland says", None)
BY_CHANCE = {"read_utc", "run", "origin", "raw", "pending", "fresh"}
"""When and where it was read: the store tells of the first reading."""


def titled(path: Path, titles: Iterable[str | None], ids: Mapping[str | None, str]) -> Path:
    """A file with one text under several titles, and ids where there are some."""
    rows = [{"text": SAID, "outlet": "Wire", "date": "2021-05-03", "title": title} for title in titles]
    path.write_text("".join(json.dumps({**row, "id": ids.get(row["title"])}) + "\n" for row in rows))
    return path


def found(run: Run, store: Path) -> list[dict[str, object]]:
    """What is in a store, but for what reading it by chance makes."""
    rows = map(json.loads, run("export", store=store).stdout.splitlines())
    told = (row for row in rows if row["type"] not in ("run", "first_seen"))
    return [{name: value for name, value in row.items() if name not in BY_CHANCE} for row in told]


@pytest.mark.parametrize(
    "ids", [{}, dict.fromkeys(TITLES, "one"), dict(zip(TITLES, "abc", strict=True))], ids=["none", "one", "several"]
)
def test_titles_of_one_text_end_alike_in_any_order_and_none_is_lost(
    run: Run, tmp_path: Path, ids: Mapping[str | None, str]
) -> None:
    """In one file or several, by one process or two; a dry run says the same, and reading them again changes nothing."""
    stores = []
    for n, order in enumerate(permutations(TITLES)):
        stores.append(tmp_path / f"{n}.db")
        files = [order] if n % 2 else [[title] for title in order]
        for titles in files:
            file = titled(tmp_path / "read.jsonl", titles, ids)
            told = run("ingest", str(file), "--dry-run", store=stores[n]).stderr.replace("Would be: ", "")
            jobs = ["--jobs", "2"] if n == 1 and not ids else []
            assert run("ingest", str(file), *jobs, store=stores[n]).stderr == told
        again = run("ingest", str(titled(file, order, ids)), store=stores[n]).stderr
        assert again == "0 new, 3 unchanged, 0 updated, 0 failed\n"
        assert run("verify", store=stores[n]).stderr == "No problem.\n"
    run("reextract", store=stores[0])
    first = found(run, stores[0])
    assert all(found(run, other) == first for other in stores)
    shown = run("show", "a-", store=stores[0]).stdout
    assert f"\n  {TITLES[0]}\n" in shown
    assert f"claimtrack:other_titles: ['{TITLES[1]}']" in shown
    assert "port was shelled" in run("claims", store=stores[0]).stdout


def test_a_title_that_is_only_kept_is_no_update_and_told_with_verbose(run: Run, fresh: Path, tmp_path: Path) -> None:
    run("ingest", str(titled(tmp_path / "one.jsonl", TITLES[:1], {})), store=fresh)
    other = titled(tmp_path / "two.jsonl", TITLES[1:], {})
    for option in (["--dry-run"], []):
        told = run("-v", "ingest", str(other), *option, store=fresh).stderr
        assert f"note: {other}#1: its text came with another title; one is its title, the other is kept\n" in told
        assert "0 new, 2 unchanged, 0 updated, 0 failed" in told
    titled(other, TITLES[1:2], {})
    assert "1 updated" in run("ingest", str(other), "--update", store=fresh).stderr
    assert "0 updated" in run("ingest", str(tmp_path / "one.jsonl"), store=fresh).stderr


def test_an_import_tells_of_titles_that_it_added(run: Run, fresh: Path, tmp_path: Path) -> None:
    """One that wins brings what was found in it."""
    exports = []
    for title in reversed(TITLES[:2]):
        store = tmp_path / f"{title}.db"
        run("ingest", str(titled(tmp_path / "one.jsonl", [title], {})), store=store)
        exports.append(run("export", store=store).stdout)
    told = [run("import", "-", store=fresh, input=lines).stderr for lines in (*exports, exports[0])]
    assert told[0].startswith("Added: 1 article, 2 attributions")
    assert told[1:] == ["Added: 1 title, 2 attributions\n", "Added: nothing that the store did not have\n"]
    assert run("verify", store=fresh).stderr == "No problem.\n"
    assert "port was shelled" in run("claims", store=fresh).stdout


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run: Run, folder: Path, fresh: Path, tmp_path: Path) -> None:
    (folder / "c.bin").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "d.jsonl").write_text('{"text": "He said it burned."}\n{"text": \n')
    missing = tmp_path / "missing.txt"
    result = run("ingest", str(folder), str(missing), store=fresh)
    assert result.exit_code == 3
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert [name for name in ("c.bin", "d.jsonl", "missing.txt") for line in errors if name in line] == [
        "c.bin",
        "d.jsonl",
        "missing.txt",
    ]
    assert "3 new, 0 unchanged, 0 updated, 3 failed" in result.stderr


def test_where_nothing_could_be_read_the_exit_status_is_one(run: Run, fresh: Path, tmp_path: Path) -> None:
    result = run("ingest", str(tmp_path / "missing.txt"), store=fresh)
    assert result.exit_code == 1
    assert "missing.txt: no such file or folder; check the path" in result.stderr


def test_a_column_of_a_csv_file_is_named(run: Run, fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text(f'body,paper\n"{SAID}",Coast Post\n')
    arguments = ("ingest", str(tmp_path / "news.csv"), "--column", "text=body", "--column", "outlet=paper")
    assert "1 new" in run(*arguments, store=fresh).stderr
    assert "Coast Post" in run("outlets", store=fresh).stdout


def test_a_column_without_an_equals_sign_is_a_usage_error(run: Run, folder: Path, fresh: Path) -> None:
    result = run("ingest", str(folder), "--column", "body", store=fresh)
    assert result.exit_code == 2
    assert "hint: for example --column text=body" in result.stderr


@pytest.mark.parametrize("arguments", [["--format", "docx"], ["--date", "2021-02-30"], ["--column", "colour=x"]])
def test_an_option_that_makes_no_sense_is_a_usage_error(
    run: Run, folder: Path, fresh: Path, arguments: list[str]
) -> None:
    result = run("ingest", str(folder), *arguments, store=fresh)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_verbose_tells_the_encoding_of_what_is_not_utf_8(run: Run, fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(f"{SAID} “It burned,” she said.".encode("cp1252"))
    assert "cp1252" in run("-v", "ingest", str(tmp_path / "old.txt"), store=fresh).stderr
    quiet = run("ingest", str(tmp_path / "old.txt"), store=fresh).stderr
    assert "cp1252" not in quiet
    assert "note: 1 remark on what was read, which `claimtrack -v ingest` prints" in quiet


FOREIGN = "Le ministre a déclaré que la ville avait été bombardée par les forces ennemies pendant toute la nuit. " * 3


@pytest.mark.parametrize(("form", "told"), [("table", True), ("csv", True), ("jsonl", False)])
def test_extract_says_why_it_found_nothing(run: Run, form: str, told: bool) -> None:
    """JSON has a field for the reason; in all forms it is said that nothing was found."""
    result = run("extract", "--format", form, store=None, input=FOREIGN)
    assert ("note: a-" in result.stderr and "not English" in result.stderr) == told
    assert ("not English" in result.stdout) == (not told)
    assert "No attribution found in 1 article." in result.stderr


def test_hostile_names_and_texts_reach_no_terminal_raw(run: Run, fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(
        json.dumps({"id": "\x1b[2Jid", "outlet": "\x1b]0;x\x07", "text": f"{SAID}\x1b[31m '); DROP TABLE article;--"})
    )
    result = run("ingest", str(tmp_path / "x.jsonl"), store=fresh)
    assert result.exit_code == 0
    assert "\x1b" not in result.stderr
    assert "\x1b" not in run("claims", store=fresh).stdout
    assert "DROP TABLE" in run("show", "\x1b[2Jid", "--text", store=fresh).stdout


def test_extract_prints_one_article_a_line_in_the_order_of_the_input(run: Run, folder: Path) -> None:
    result = run("extract", str(folder / "b.jsonl"), str(folder / "a.txt"), store=None)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["id"] == "coast-1"
    assert second["id"].startswith("a-")
    assert first["version"] == 1
    (attribution,) = first["attributions"]
    for span in (attribution["source"], attribution["cue"], *attribution["content"]):
        assert SAID[span["start"] : span["end"]] == span["text"]


def test_extract_reads_standard_input_and_makes_no_store(run: Run, tmp_path: Path) -> None:
    result = run("extract", store=tmp_path / "none.db", input=SAID)
    assert json.loads(result.stdout)["attributions"]
    assert run("extract", "-", store=None, input=SAID).stdout == result.stdout
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_extract_has_other_forms(run: Run, folder: Path, form: str) -> None:
    assert "Holm" in run("extract", str(folder), "--format", form, store=None).stdout


def test_extract_goes_on_after_what_it_cannot_read(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("extract", str(tmp_path / "none.txt"), str(folder / "a.txt"), store=None)
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "none.txt" in result.stderr
    assert run("extract", str(tmp_path / "none.txt"), store=None).exit_code == 1


def test_reextract_and_relink_change_nothing_where_the_model_is_the_same(run: Run, folder: Path, fresh: Path) -> None:
    run("ingest", str(folder), store=fresh)
    before = run("claims", "--format", "jsonl", store=fresh).stdout
    for command in ("relink", "reextract"):
        assert run(command, store=fresh).exit_code == 0
        assert run("claims", "--format", "jsonl", store=fresh).stdout == before
    assert run("verify", store=fresh).exit_code == 0


def test_what_was_left_unlinked_is_linked_by_the_next_ingest(run: Run, folder: Path, fresh: Path) -> None:
    """An import into a store that has articles leaves attributions without claims."""
    from claimtrack.extract.pool import extract_all
    from claimtrack.readers import read

    with Store(fresh) as store:
        number = store.begin_run("ingest", {}, {})
        ((article, extraction),) = extract_all(read([str(folder / "a.txt")]))
        store.write(article, extraction.attributions, run=number, language="en")
        assert store.unlinked()
    run("ingest", str(folder), store=fresh)
    with Store(fresh) as store:
        assert not store.unlinked()


def heeding_interrupts() -> None:
    """A shell's background jobs, and so the tests run in one, ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_stops_with_130_and_what_was_read_is_kept(
    command: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    """The articles come through a pipe that stays open, so that the interrupt finds ingest waiting for more."""
    store = tmp_path / "claims.db"
    arguments = [*command, "--db", str(store), "ingest", "-", "--format", "jsonl"]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, preexec_fn=heeding_interrupts
    ) as process:
        process.stdin.write((json.dumps({"text": SAID}) + "\n").encode() + b" " * 200_000)
        process.stdin.flush()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None and not kept(store):
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    assert b"Interrupted." in errors
    assert process.returncode == 130
    assert kept(store) == 1


def kept(store: Path) -> int:
    """How many articles another process sees in a store."""
    if not store.exists():
        return 0
    with Store(store, create=True) as opened:
        return opened.stats().counts["articles"]
