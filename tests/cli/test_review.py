"""review as a person meets it: one key a decision in a terminal, one command a line in a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

terminal = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
PROMPT = b"? help) "
WAIT_S = 60


@pytest.fixture
def linked(run: Run) -> list[str]:
    """The links to review, in a store that linking agrees with."""
    run("relink")
    return [row["id"] for row in rows(run("links", "--format", "jsonl"))]


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def decisions(run: Run) -> list[tuple[object, object]]:
    return [(row["decision"], row["note"]) for row in rows(run("verdicts", "--format", "jsonl"))]


class Person:
    """Somebody at a terminal who waits to be asked, and types."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self.screen, theirs = os.openpty()
        self.process = subprocess.Popen(
            arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self.read = b""

    def waits_for(self, words: bytes) -> None:
        begun = len(self.read)
        deadline = time.monotonic() + WAIT_S
        while words not in self.read[begun:]:
            assert time.monotonic() < deadline, self.read
            self.read += os.read(self.screen, 65536)
        time.sleep(0.1)

    def types(self, keys: bytes) -> None:
        os.write(self.screen, keys)

    def leaves(self) -> tuple[int, str]:
        try:
            while chunk := os.read(self.screen, 65536):
                self.read += chunk
        except OSError:  # what Linux says where the other end is closed
            pass
        os.close(self.screen)
        return self.process.wait(WAIT_S), self.read.decode()


@pytest.fixture
def person(command: list[str], environment: dict[str, str], db: Path, linked: list[str]) -> Person:
    assert len(linked) >= 2
    return Person([*command, "--db", str(db), "review"], environment)


@terminal
def test_a_key_decides_without_enter(run: Run, person: Person, linked: list[str]) -> None:
    """Notes and changed relations are asked for, undo goes back, q leaves."""
    for waited, keys in (
        (PROMPT, b"?"),
        (PROMPT, b"n"),
        (b"note: ", b"it was so\n"),
        (PROMPT, b"c"),
        (b"takes back) ", b"p"),
        (PROMPT, b"u"),
        (PROMPT, b"r"),
        (PROMPT, b"q"),
    ):
        person.waits_for(waited)
        person.types(keys)
    code, text = person.leaves()
    assert code == 0
    assert f"1 of {len(linked)}" in text
    assert f"2 of {len(linked)}" in text
    assert f"1 link judged: 1 rejected; {len(linked) - 1} left" in text
    assert decisions(run) == [("rejected", "")]


@terminal
@pytest.mark.parametrize(("lines", "times"), [("10", 3), ("500", 2)])
def test_what_has_scrolled_away_is_said_again(
    command: list[str], environment: dict[str, str], db: Path, linked: list[str], lines: str, times: int
) -> None:
    """The claim and its answer stand right above the question."""
    person = Person([*command, "--db", str(db), "review"], {**environment, "LINES": lines, "NO_COLOR": "1"})
    person.waits_for(PROMPT)
    person.types(b"q")
    code, text = person.leaves()
    assert code == 0
    assert " ".join(text.split()).count("denied by Rebel command") == times


@terminal
def test_a_key_without_a_letter_is_one_unknown_command(run: Run, person: Person) -> None:
    for keys in (b"\x1b[A", b"q"):
        person.waits_for(PROMPT)
        person.types(keys)
    code, text = person.leaves()
    assert code == 0
    assert text.count("is no command") == 1
    assert "\x1b[A" not in text
    assert decisions(run) == []


@terminal
@pytest.mark.parametrize(("key", "status"), [(b"\x03", 130), (b"\x04", 0)], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_keeps_what_was_decided(run: Run, person: Person, key: bytes, status: int) -> None:
    """Quietly, and with the terminal as it was."""
    person.waits_for(PROMPT)
    person.types(b"a")
    person.waits_for(PROMPT)
    person.types(key)
    code, text = person.leaves()
    assert code == status
    assert "Traceback" not in text
    assert "1 link judged: 1 accepted" in text
    assert decisions(run) == [("accepted", "")]
    assert run("verify").exit_code == 0


def test_a_pipe_gives_one_command_a_line(run: Run, linked: list[str]) -> None:
    """The end of input ends it; an unknown word decides nothing."""
    result = run("review", input="accept\n\nn so it is\na\n")
    assert result.exit_code == 0
    assert "'accept' is no command" in result.stderr
    assert f"1 link judged: 1 accepted; {len(linked) - 1} left" in result.stderr
    assert decisions(run) == [("accepted", "so it is")]
    assert linked[0] in result.stdout
    assert "why: " in result.stdout


def test_a_note_without_a_decision_is_not_kept_and_that_is_said(run: Run, linked: list[str]) -> None:
    result = run("review", input="n so it is\ns\na\nq\n")
    assert "skipped; the note is not kept, since nothing was decided" in result.stderr
    assert decisions(run) == [("accepted", "")]


def test_an_unknown_relation_decides_nothing(run: Run, linked: list[str]) -> None:
    result = run("review", input="c x\nc\np\nq\n")
    assert "'x' is no relation" in result.stderr
    assert [decision for decision, _ in decisions(run)] == ["changed"]


def test_links_are_chosen_by_filters(run: Run, linked: list[str]) -> None:
    """By speaker, place, status and score; what nothing fits is said."""
    for options, found in (
        (["--speaker", "Holm"], True),
        (["--speaker", "Nobody"], False),
        (["--place", "Velden"], True),
        (["--status", "retracted"], False),
        (["--min-score", "1"], False),
        (["--max-score", "0.01"], False),
        (["--max-score", "0.99"], True),
    ):
        assert ("No link to review." not in run("review", *options, input="q\n").stderr) == found, options


def test_hostile_words_cannot_command_the_terminal_of_who_reviews(run: Run, linked: list[str]) -> None:
    result = run("review", input="s\n" * len(linked))
    assert not any(ord(char) < 32 and char != "\n" for char in result.stdout + result.stderr)
    assert "\u202e" not in result.stdout
