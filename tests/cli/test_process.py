"""claimtrack as a process: what --help loads, closed pipes, terminals, encodings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from render import made
from typer.main import get_command

from claimtrack.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

HEAVY = {
    *("onnxruntime", "numpy", "tokenizers", "trafilatura", "dateparser", "py3langid", "sqlite_utils", "lxml"),
    *("rich.table", "rich.console", "charset_normalizer", "rapidfuzz", "frontmatter", "yaml"),
}
COMMANDS = sorted(get_command(app).commands)


def test_help_loads_nothing_heavy(environment: dict[str, str]) -> None:
    """What --help imports decides how soon it answers."""
    code = (
        "import sys\nfrom claimtrack.cli.main import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert HEAVY & set(done.stderr.split()) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Callable[..., Result], command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: claimtrack {command}" in result.stdout or f"| claimtrack {command}" in result.stdout


def test_the_list_of_commands_is_not_cut(run: Callable[..., Result]) -> None:
    text = run("--help").stdout
    assert "..." not in text.replace("ARGS]...", "")


def test_the_version_is_printed(run: Callable[..., Result]) -> None:
    assert run("--version").stdout.startswith("claimtrack ")


def test_a_closed_pipe_is_quiet(command: list[str], environment: dict[str, str], db: Path) -> None:
    """A reader that goes away, as head does, leaves no word on stderr."""
    for arguments in (["claims"], ["export"], ["links", "--format", "jsonl"], ["--help"]):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [*command, "--db", str(db), *arguments], stdout=writer, stderr=subprocess.PIPE, env=environment, check=False
        )
        os.close(writer)
        assert done.stderr == b""
        assert done.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a file that takes nothing")
def test_output_that_cannot_be_written_is_one_line(command: list[str], environment: dict[str, str], db: Path) -> None:
    for arguments in (["claims"], ["stats"], ["export"], ["links", "--format", "jsonl"], ["--version"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*command, "--db", str(db), *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment,
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr.decode().splitlines()[-1] == (
            "Error: what was to be printed cannot be written (No space left on device)"
        )
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nobody_is_told_of_the_use(command: list[str], environment: dict[str, str], tmp_path: Path, jobs: str) -> None:
    """The runtime of the models would mark the machine in the user's cache and look up its makers, were it let."""
    folders = {name: tmp_path / name for name in ("XDG_CACHE_HOME", "HOME")}
    for folder in folders.values():
        folder.mkdir()
    kept = {name: value for name, value in environment.items() if name != "ORT_DISABLE_TELEMETRY"}
    texts = [tmp_path / f"{name}.txt" for name in "ab"]
    for text in texts:
        text.write_text(f"The mayor said that {text.name} was shelled. The ministry denied it.", encoding="utf-8")
    subprocess.run(
        [*command, "--db", str(tmp_path / "own.db"), "ingest", "--jobs", jobs, *map(str, texts)],
        capture_output=True,
        env={**kept, **{name: str(folder) for name, folder in folders.items()}},
        check=True,
    )
    assert [path for folder in folders.values() for path in folder.rglob("*")] == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_table_is_printed_in_the_characters_that_the_stream_has(
    command: list[str], environment: dict[str, str], db: Path, encoding: str
) -> None:
    done = subprocess.run(
        [*command, "--db", str(db), "claims"],
        capture_output=True,
        env={**environment, "PYTHONIOENCODING": encoding},
        check=True,
    )
    text = done.stdout.decode(encoding)
    assert "rebel forces shelled" in " ".join(text.split())
    assert ("─" in text) == (encoding == "utf-8")
    assert ("Holm's claims" in text) == (encoding != "utf-8")


def test_data_is_utf_8_whatever_the_encoding_of_the_stream(
    command: list[str], environment: dict[str, str], db: Path
) -> None:
    done = subprocess.run(
        [*command, "--db", str(db), "disputes", "--format", "jsonl"],
        capture_output=True,
        env={**environment, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    words = [json.loads(line)["answers"][-1]["response"]["content"] for line in done.stdout.decode().splitlines()]
    assert words


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("variables", "coloured", "lined"),
    [
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "1"}, False, True),
        ({"NO_COLOR": "", "TERM": "dumb"}, False, False),
    ],
)
def test_a_terminal_gets_colour_and_lines_unless_it_says_otherwise(
    command: list[str], environment: dict[str, str], db: Path, variables: dict[str, str], coloured: bool, lined: bool
) -> None:
    text = in_a_terminal([*command, "--db", str(db), "disputes"], {**environment, **variables})
    assert ("\x1b[1;31m" in text) == coloured
    assert ("─" in text) == lined


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_the_text_of_an_article_cannot_command_a_terminal(
    command: list[str], environment: dict[str, str], db: Path
) -> None:
    text = in_a_terminal([*command, "--db", str(db), "show", made.head(made.HOSTILE).id, "--text"], environment)
    assert "\x1b" not in text
    assert r"\x1b[31mmasked\x07 man\u202e" in text


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_extract_shows_a_table_in_a_terminal_and_json_lines_in_a_pipe(
    command: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Ida Holm, a spokeswoman, said on Sunday that rebel forces shelled the port.")
    arguments = [*command, "extract", str(tmp_path / "a.txt")]
    assert "who" in in_a_terminal(arguments, environment).splitlines()[0].split()
    assert json.loads(subprocess.run(arguments, capture_output=True, env=environment, check=True).stdout)["version"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_a_terminal_sees_how_far_ingest_has_come_and_then_the_summary(
    command: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    """Five articles of one file: the bar does not stop at the number of files."""
    (tmp_path / "a.jsonl").write_text("".join(f'{{"text": "Port {n} burned."}}\n' for n in range(5)))
    arguments = [*command, "--db", str(tmp_path / "new.db"), "ingest", str(tmp_path / "a.jsonl")]
    text = in_a_terminal(arguments, environment, stream="stderr")
    assert "5/5" in text
    assert text.rstrip().endswith("5 new, 0 unchanged, 0 updated, 0 failed")


def in_a_terminal(arguments: list[str], environment: dict[str, str], stream: str = "stdout") -> str:
    """What a command writes to a terminal as one of its streams; it writes nothing to the other."""
    ours, theirs = os.openpty()
    other = "stderr" if stream == "stdout" else "stdout"
    with subprocess.Popen(arguments, **{stream: theirs, other: subprocess.PIPE}, env=environment) as process:
        os.close(theirs)
        chunks = b""
        while chunk := _read(ours):
            chunks += chunk
        os.close(ours)
        assert process.communicate() in ((None, b""), (b"", None))
    return chunks.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says where the other end is closed
        return b""


@pytest.mark.parametrize(
    ("shell", "status", "told"),
    [
        ("claims >&-", 1, "Error: what was to be printed cannot be written (Bad file descriptor)"),
        ("relink >&-", 0, "3 articles linked anew"),
        ("extract - <&-", 1, "Error: stdin: an empty file; "),
        ("import - <&-", 1, "Error: line 1 is not as `claimtrack export` writes it (there is no header)"),
        ("verify 2>&-", 1, ""),
    ],
)
def test_streams_may_be_closed(
    command: list[str], environment: dict[str, str], db: Path, shell: str, status: int, told: str
) -> None:
    line = f'"$@" {shell}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, "sh", *command, "--db", str(db)], capture_output=True, env=environment, check=False
    )
    assert done.returncode == status
    assert done.stderr.decode().startswith(told)
    assert b"Traceback" not in done.stderr


def test_an_interrupt_while_the_commands_are_loaded_ends_it_quietly(environment: dict[str, str]) -> None:
    code = (
        "import sys, claimtrack.__main__ as main\n"
        "class Slow:\n"
        "    def find_spec(self, *_): raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Slow())\nmain.run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_words_are_utf_8_where_the_locale_has_no_such_letters(
    command: list[str], environment: dict[str, str], db: Path
) -> None:
    plain = {**environment, "LC_ALL": "C", "PYTHONUTF8": "0"}
    arguments = [*command, "--db", str(db), "claims", "--speaker", "Hölm-Žzz"]
    done = subprocess.run(arguments, capture_output=True, env=plain, check=True)
    assert b"No claim found" in done.stderr
    claims = [made.SHELLED.id, made.BRIDGE.id]
    done = subprocess.run(
        [*command, "--db", str(db), "link", *claims, "--relation", "denies", "--note", "über"],
        capture_output=True,
        env=plain,
        check=True,
    )
    listed = subprocess.run([*command, "--db", str(db), "verdicts", "-f", "csv"], capture_output=True, check=True)
    assert "über" in listed.stdout.decode()
