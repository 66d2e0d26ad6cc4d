"""Commands of one letter: from a terminal without Enter, from a pipe one a line."""

from __future__ import annotations

import sys
from collections import deque

import typer

INTERRUPT, END = "\x03", ("", "\x04", "\x1a")
ESCAPE = "\x1b"
"""How keys without a letter, as the arrows, begin: they come as several characters at once."""


class Keys:
    """Where commands come from."""

    def __init__(self) -> None:
        self._terminal = bool(sys.stdin and sys.stdin.isatty())
        self._typed: deque[str] = deque()

    def command(self) -> tuple[str, str]:
        """A letter, and from a pipe what stands behind it on its line; raises EOFError at the end of input."""
        if self._terminal:
            return self._key(), ""
        while not (line := self._piped().strip()):
            pass
        return line[0], line[1:].strip()

    def line(self, prompt: str) -> str:
        """A line of text; a terminal is asked for it, and lets it be mended before Enter."""
        if self._terminal:
            ask(prompt)
        typed = "".join(self._typed)
        self._typed.clear()
        return (typed + self._piped()).strip()

    def _piped(self) -> str:
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            raise EOFError
        return line

    def _key(self) -> str:
        if not self._typed:
            typed = typer.getchar() or "\x04"
            self._typed.extend([typed] if typed.startswith(ESCAPE) else typed)
        key = self._typed.popleft()
        if key == INTERRUPT:
            raise KeyboardInterrupt
        if key in END:
            raise EOFError
        return key


def ask(text: str) -> None:
    """A question on stderr, without a line break."""
    sys.stderr.write(text)
    sys.stderr.flush()
