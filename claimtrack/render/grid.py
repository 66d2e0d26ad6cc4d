"""Columns of text on a screen, with widths that are worked out here.

In a terminal the table fits the width and over-long words are folded; in a pipe
each column is at least as wide as its longest word, and the table grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.render.safe import safe_part
from claimtrack.render.screen import longest_word

if TYPE_CHECKING:
    from rich.table import Table

    from claimtrack.render.screen import Screen

Line = tuple[str, str]
"""Text and Rich style."""
Cell = Sequence[Line]

GAP = 2
NARROWEST_COLUMN = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the most cells it may take; without a limit it takes what the others leave."""

    heading: str
    limit: int | None = None
    right: bool = False


def grid(
    columns: Sequence[Column], sections: Iterable[Sequence[Sequence[Cell]]], screen: Screen, *, header: bool = True
) -> Table:
    """A Rich table: sections of rows of cells, a rule between sections."""
    from rich.box import Box
    from rich.table import Table
    from rich.text import Text

    rule = "─" if screen.lines else "-"
    box = Box(f"    \n    \n {rule}{rule} \n    \n {rule}{rule} \n {rule}{rule} \n    \n    \n", ascii=not screen.lines)
    shown = [
        [[[(safe_part(line), style) for line, style in cell] for cell in row] for row in rows] for rows in sections
    ]
    widths = column_widths(columns, [row for rows in shown for row in rows], screen)
    width = sum(widths) + GAP * (len(widths) - 1)
    table = Table(
        box=box,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
        border_style="dim",
        width=width,
    )
    for column, cells in zip(columns, widths, strict=True):
        table.add_column(
            Text(column.heading), width=cells, overflow="fold", justify="right" if column.right else "left"
        )
    for rows in shown:
        for row in rows:
            table.add_row(*(Text("\n").join(Text(line, style) for line, style in cell) for cell in row))
        table.add_section()
    return table


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> list[int]:
    """Cells for each column: what its lines need, at most its limit; what is left is shared fairly.

    A column that needs less than its even share leaves the rest to the others.
    """
    from rich.cells import cell_len

    texts = [[column.heading, *(line for row in rows for line, _ in row[n])] for n, column in enumerate(columns)]
    needs = [
        min(max(map(cell_len, lines)), column.limit or screen.width)
        for column, lines in zip(columns, texts, strict=True)
    ]
    free = screen.width - GAP * (len(columns) - 1)
    widths = [0] * len(columns)
    order = sorted(range(len(columns)), key=lambda n: (columns[n].limit is None, needs[n]))
    for done, n in enumerate(order):
        share = free if columns[n].limit else max(NARROWEST_COLUMN, free // (len(columns) - done))
        widths[n] = min(needs[n], share)
        if not screen.terminal:
            widths[n] = max(widths[n], *map(longest_word, texts[n]))
        free -= widths[n]
    return widths
