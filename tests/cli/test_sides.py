"""--sides: what ingest, extract and reextract make of a person's own file, and what the store remembers of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

SAID = "Ida Holm, a spokeswoman for Norland, said on Sunday that rebel forces shelled the port of Velden."
SIDES = "[[side]]\nname = '{}'\nspeakers = ['Ida Holm']\n"


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Two articles in which she speaks."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for day, path in enumerate(paths, 1):
        path.write_text(f"date: 2021-05-0{day}\n\n{SAID}\n", encoding="utf-8")
    return paths


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A file in which she speaks for the coast, another in which she speaks for the hills, and an empty one."""
    paths = [tmp_path / f"{name}.toml" for name in ("Coast", "Hills", "empty")]
    for path in paths:
        path.write_text("" if path.stem == "empty" else SIDES.format(path.stem), encoding="utf-8")
    return paths


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Where a store will be made."""
    return tmp_path / "new.db"


def sides(run: Run, store: Path) -> list[str | None]:
    found = run("claims", "--format", "jsonl", store=store).stdout.splitlines()
    return [mention["side"] for line in found for mention in json.loads(line)["mentions"]]


def test_extract_takes_sides_without_a_store(run: Run, articles: list[Path], files: list[Path]) -> None:
    result = run("extract", str(articles[0]), "--sides", str(files[0]), "--format", "jsonl", store=None)
    assert [one["side"] for one in json.loads(result.stdout)["attributions"]] == ["Coast"]


def test_a_later_ingest_or_reextract_uses_the_sides_that_the_store_remembers(
    run: Run, articles: list[Path], files: list[Path], fresh: Path
) -> None:
    run("ingest", str(articles[0]), "--sides", str(files[0]), store=fresh)
    files[0].unlink()
    run("ingest", str(articles[1]), store=fresh)
    assert sides(run, fresh) == ["Coast", "Coast"]
    run("reextract", store=fresh)
    assert sides(run, fresh) == ["Coast", "Coast"]


def test_two_ingests_find_what_one_finds(run: Run, articles: list[Path], files: list[Path], tmp_path: Path) -> None:
    """In either order."""
    options = ("--sides", str(files[0]))
    outputs = []
    for name, parts in (
        ("one", [articles]),
        ("two", [articles[:1], articles[1:]]),
        ("back", [[p] for p in articles[::-1]]),
    ):
        for part in parts:
            assert run("ingest", *map(str, part), *options, store=tmp_path / f"{name}.db").exit_code == 0
        outputs.append(run("claims", "--format", "jsonl", store=tmp_path / f"{name}.db").stdout)
    assert outputs[0] == outputs[1] == outputs[2] != ""


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
@pytest.mark.parametrize(("before", "told"), [(0, "with other sides"), (2, "without a file of sides")])
def test_other_sides_than_the_articles_were_read_with_are_refused(
    run: Run, articles: list[Path], files: list[Path], fresh: Path, before: int, told: str, more: tuple[str, ...]
) -> None:
    run("ingest", str(articles[0]), "--sides", str(files[before]), store=fresh)
    known = sides(run, fresh)
    result = run("ingest", str(articles[1]), "--sides", str(files[1]), *more, store=fresh)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"the articles in the store were read {told}" in result.stderr
    assert "`claimtrack reextract --sides FILE`" in result.stderr
    assert sides(run, fresh) == known


def test_reextract_takes_other_sides_and_an_empty_file_takes_them_away(
    run: Run, articles: list[Path], files: list[Path], fresh: Path
) -> None:
    run("ingest", *map(str, articles), store=fresh)
    plain = sides(run, fresh)
    for file, found in ((files[0], ["Coast"] * 2), (files[1], ["Hills"] * 2), (files[2], plain)):
        assert run("reextract", "--sides", str(file), store=fresh).exit_code == 0
        assert sides(run, fresh) == found
        assert run("verify", store=fresh).exit_code == 0


def test_an_interrupted_reextract_leaves_the_sides_as_they_were(
    run: Run, articles: list[Path], files: list[Path], fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its run is in the store, unfinished."""
    run("ingest", str(articles[0]), "--sides", str(files[0]), store=fresh)
    with monkeypatch.context() as patched:
        patched.setattr("claimtrack.tasks.upkeep.link_pending", _interrupted)
        assert run("reextract", "--sides", str(files[1]), store=fresh).exit_code == 130
    run("ingest", str(articles[1]), store=fresh)
    assert sides(run, fresh) == ["Coast", "Coast"]


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_an_exported_store_keeps_its_sides(
    run: Run, articles: list[Path], files: list[Path], fresh: Path, tmp_path: Path
) -> None:
    run("ingest", str(articles[0]), "--sides", str(files[0]), store=fresh)
    carried, other = tmp_path / "store.jsonl", tmp_path / "other.db"
    carried.write_text(run("export", store=fresh).stdout, encoding="utf-8")
    run("import", str(carried), store=other)
    run("ingest", str(articles[1]), store=other)
    assert sides(run, other) == ["Coast", "Coast"]


WRONG = [
    (None, "No such file or directory"),
    (b"[[side]", "not TOML: "),
    (b"# \xff", "not UTF-8 (at line 1)"),
    (b"\xef\xbb\xbf[[side]]\nname = 'A'", "[[side]] 1 (A): neither speakers nor words"),
    (b"[[side]]\nname = 'A'\nwords = ['B']\nuntil = 2021-02-31", "(at line 4, column"),
]


@pytest.mark.parametrize("command", ["ingest", "extract", "reextract"])
@pytest.mark.parametrize(("content", "message"), WRONG)
def test_a_broken_file_is_one_message_and_nothing_is_done(
    run: Run, articles: list[Path], fresh: Path, tmp_path: Path, command: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / "wrong.toml"
    if content is not None:
        path.write_bytes(content)
    inputs = [] if command == "reextract" else [str(articles[0])]
    result = run(command, *inputs, "--sides", str(path), store=None if command == "extract" else fresh)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {path}: ")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) <= 2
    assert not fresh.exists()


def test_a_folder_is_no_file_of_sides(run: Run, articles: list[Path], tmp_path: Path) -> None:
    result = run("extract", str(articles[0]), "--sides", str(tmp_path), store=None)
    assert result.exit_code == 2
    assert "Is a directory" in result.stderr
