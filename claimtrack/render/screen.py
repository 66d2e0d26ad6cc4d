"""The surface that tables are drawn on: a terminal, or a pipe that gets the same without colour."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

NARROWEST = 60
LONGEST_WORD = 240
"""Cells. A longer word is folded even in a pipe, so that one hostile word cannot fill a disk with padding."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Width in cells; whether it is a terminal, shows colour, and can draw lines."""

    width: int = 80
    terminal: bool = False
    colour: bool = False
    lines: bool = True

    @classmethod
    def of(cls, stream: TextIO) -> Screen:
        """The screen behind a stream, by NO_COLOR, TERM, COLUMNS and the stream's encoding."""
        terminal, dumb = stream.isatty(), os.environ.get("TERM", "") in ("dumb", "unknown")
        return cls(
            width=max(NARROWEST, shutil.get_terminal_size().columns),
            terminal=terminal,
            colour=terminal and not dumb and not os.environ.get("NO_COLOR"),
            lines=not dumb and (stream.encoding or "").lower().startswith("utf"),
        )

    def draw(self, *drawings: RenderableType) -> Iterator[str]:
        """The lines of drawings, without blanks at their ends; nothing is written anywhere."""
        from rich.console import Console

        console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )
        for drawing in drawings:
            with console.capture() as capture:
                console.print(drawing, crop=False)
            yield from (line.rstrip() for line in capture.get().removesuffix("\n").split("\n"))

    def paragraph(self, text: Text, indent: int = 0) -> RenderableType:
        """Text wrapped to the width; in a pipe no word is cut."""
        from rich.constrain import Constrain
        from rich.padding import Padding

        width = self.width if self.terminal else max(self.width, indent + longest_word(text.plain))
        return Constrain(Padding(text, (0, 0, 0, indent), expand=False), width)


def longest_word(text: str) -> int:
    """Cells of the longest word; scripts of wide characters break anywhere."""
    from rich.cells import cell_len

    return min(LONGEST_WORD, max((cells for w in text.split() if (cells := cell_len(w)) <= len(w)), default=2))
