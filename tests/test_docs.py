"""The documentation says what the program does: commands, options, links between pages, and pipelines that run."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from typer.main import get_command

from claimtrack.cli.main import app
from claimtrack.render import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
GENERATED = [ROOT / "docs/reference/commands.md", ROOT / "docs/reference/formats.md"]
WRITTEN = [page for page in PAGES if page.name != "commands.md"]
GROUP: Any = get_command(app)
COMMANDS = dict(GROUP.commands)


class Block(NamedTuple):
    """A shell block of a page; `runs` is what its mark names: "setup", or the program that it needs."""

    page: str
    runs: str | None
    code: str


def blocks(page: Path) -> Iterator[Block]:
    """The shell blocks of a page, in order."""
    for mark, code in re.findall(r"(?:<!-- run: (\S+) -->\n)?```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        yield Block(page.relative_to(ROOT).as_posix(), mark or None, code)


BLOCKS = [block for page in WRITTEN for block in blocks(page)]
PIPELINES = [block for block in BLOCKS if block.runs not in (None, "setup")]


def name(value: object) -> str:
    """An id for a table of tests."""
    return f"{value.page}:{value.runs}" if isinstance(value, Block) else Path(str(value)).name


# Commands and options


@pytest.mark.parametrize("page", GENERATED, ids=name)
def test_the_reference_is_what_the_program_prints(page: Path) -> None:
    """`make docs` would change nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", str(page)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}run `make docs`"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    """A command stands in the README or a guide, not only in the generated reference."""
    assert any(re.search(rf"claimtrack( --?\w\S* \S+)* {command}\b", page.read_text("utf-8")) for page in WRITTEN)


@pytest.mark.parametrize("command", ["", *sorted(COMMANDS)])
def test_every_option_and_argument_has_help(command: str) -> None:
    """Nothing that a user can type is left without a word on what it does."""
    what = COMMANDS[command] if command else GROUP
    assert what.help
    assert [param.name for param in what.params if not param.hidden and not param.help] == []


def commands_in(code: str) -> Iterator[list[str]]:
    """The words of each claimtrack command in a shell block."""
    lexer = shlex.shlex(code, posix=True, punctuation_chars="|&;<>\n")
    lexer.whitespace, lexer.whitespace_split, lexer.commenters = " \t", True, ""
    words: list[str] = []
    for word in [*lexer, "\n"]:
        if not word.strip("|&;<>\n"):
            if words[:1] == ["claimtrack"]:
                yield words[1:]
            words = []
        else:
            words.append(word)


def unknown_word(words: list[str]) -> str | None:
    """The first word of a command that the program would not take as command or option."""
    words = [" ".join(words[:2]), *words[2:]] if " ".join(words[:2]) in COMMANDS else words
    current, rest = GROUP, iter(words)
    for word in rest:
        if word.startswith("-") and word not in ("-", "--help"):
            option = next((p for p in current.params if word in (*p.opts, *p.secondary_opts)), None)
            if option is None:
                return word
            if not option.is_flag:
                next(rest)
        elif current is GROUP:
            if word not in COMMANDS:
                return word
            current = COMMANDS[word]
    return None


@pytest.mark.parametrize("block", BLOCKS, ids=name)
def test_commands_in_the_docs_exist(block: Block) -> None:
    """Every command and option in a shell block is one that the program has."""
    assert [(words, bad) for words in commands_in(block.code) if (bad := unknown_word(words))] == []


@pytest.mark.parametrize("block", [block for block in BLOCKS if "--columns" in block.code], ids=name)
def test_columns_in_the_docs_exist(block: Block) -> None:
    """What a shell block picks with --columns are columns that some output has."""
    known = {*flat.CLAIM_COLUMNS, *flat.LINK_COLUMNS, *flat.EXTRACT_COLUMNS}
    assert {column for names in re.findall(r"--columns (\S+)", block.code) for column in names.split(",")} <= known


def test_an_unknown_option_in_the_docs_is_caught() -> None:
    """The check above can fail: behind a pipe, after a line break, in a later command."""
    found = list(commands_in("cat x | claimtrack extract - --nosuch\nclaimtrack --db 'a b' nosuch > y\n"))
    assert found == [["extract", "-", "--nosuch"], ["--db", "a b", "nosuch"]]
    assert [unknown_word(words) for words in found] == ["--nosuch", "nosuch"]


# Links


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Files that a page links to or shows exist, and so do the headings in them."""
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        file, _, anchor = target.partition("#")
        there = page.parent / file if file else page
        if re.match(r"https?:", target):
            continue
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def test_every_page_is_in_the_index() -> None:
    """No page of the docs is reachable only by those who know its name."""
    index = (ROOT / "docs/index.md").read_text("utf-8")
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages - {"index.md"} if f"({page})" not in index} == set()


# Pipelines


def shell(code: str, folder: Path) -> str:
    """What a block prints, in a folder of its own, with nothing of the user's around it."""
    path = os.pathsep.join([str(BIN), os.environ["PATH"]])
    own = {"HOME": str(folder), "CLAIMTRACK_DB": "claims.db", "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLUMNS": "100"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code], cwd=folder, env={"PATH": path, **own}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{code}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README's first block leaves it: seeds, data, and a store made from them."""
    folder = tmp_path_factory.mktemp("readme")
    for source in ("seeds", "data"):
        shutil.copytree(ROOT / source, folder / source)
    shutil.copy(ROOT / "data/northgate-2020-10-17.html", folder / "page.html")
    (setup,) = (block for block in BLOCKS if block.runs == "setup")
    assert "Ganja" in shell(setup.code, folder)
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """A copy for one test."""
    return shutil.copytree(filled, tmp_path / "copy")


def before_jq(block: Block, folder: Path) -> None:
    """What stands before jq prints at least one line, and only JSON."""
    lines = shell(re.sub(r"\|\s*jq\b.*", "", block.code, flags=re.DOTALL), folder).splitlines()
    assert lines
    assert all(isinstance(json.loads(line), dict) for line in lines)


def before_csvlook(block: Block, folder: Path) -> None:
    """The file that csvcut reads has the columns it asks for, and rows."""
    ours, _, theirs = block.code.partition("csvcut")
    shell(ours, folder)
    wanted, file = re.findall(r"-c (\S+) (\S+)", theirs)[0]
    with (folder / file).open(newline="", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    assert rows
    assert set(wanted.split(",")) <= set(rows[0])


def columns_of(folder: Path, view: str) -> set[str]:
    """The columns of a view of the store."""
    with closing(sqlite3.connect(folder / "claims.db")) as store:
        return {row[1] for row in store.execute("SELECT * FROM pragma_table_info(?)", [view])}


def before_sqlite3(block: Block, folder: Path) -> None:
    """The query runs on the store and finds something."""
    query = re.findall(r'"(.*)"', block.code, re.DOTALL)[0]
    with closing(sqlite3.connect(folder / "claims.db")) as store:
        assert store.execute(query).fetchall()


def before_datasette(block: Block, folder: Path) -> None:
    """The store has the view that is asked for, and the columns it is filtered by."""
    url = urlsplit(re.findall(r"--get '(\S+)'", block.code)[0])
    columns = columns_of(folder, Path(url.path).stem)
    assert columns
    assert {key for key, _ in parse_qsl(url.query) if not key.startswith("_")} <= columns


def before_sqlite_utils(block: Block, folder: Path) -> None:
    """The view has the columns that are asked for."""
    view = re.findall(r"claims\.db (\w+)", block.code)[0]
    assert set(re.findall(r"-c (\w+)", block.code)) <= columns_of(folder, view)


BEFORE: dict[str, Callable[[Block, Path], None]] = {
    "jq": before_jq,
    "csvlook": before_csvlook,
    "sqlite3": before_sqlite3,
    "datasette": before_datasette,
    "sqlite-utils": before_sqlite_utils,
}


@pytest.mark.parametrize("block", PIPELINES, ids=name)
def test_a_pipeline_runs(block: Block, folder: Path) -> None:
    """Our part prints what the next program reads; where that program is there, the whole block runs and prints."""
    assert block.runs
    BEFORE[block.runs](block, folder)
    if shutil.which(block.runs, path=os.pathsep.join([str(BIN), os.environ["PATH"]])):
        assert shell(block.code, folder).strip()


def test_the_readme_has_five_pipelines() -> None:
    """Five tools that people have already, each with a command that a test runs."""
    assert len([block for block in PIPELINES if block.page == "README.md"]) == 5
