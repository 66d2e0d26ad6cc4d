"""The forms that results can take, and one way to give any kind of record any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from claimtrack.errors import UsageError
from claimtrack.render import delimited, geojson, jsonl, markdown
from claimtrack.render.flat import picked
from claimtrack.render.grid import GAP, Column, grid
from claimtrack.render.screen import longest_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimtrack.render.flat import Cell, Row
    from claimtrack.render.jsonl import Json
    from claimtrack.render.screen import Screen

T = TypeVar("T")

LEAST = 14
"""Cells that a column of words takes at the least, if it has so many: an id is not cut."""


class Form(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    GEOJSON = "geojson"


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """How one kind of record becomes JSON and flat rows; `short` are the columns that fit a page.

    `features` are those of GeoJSON, where the record has a place on a map.
    """

    json: Callable[[T], dict[str, Any]]
    rows: Callable[[T], Iterable[Row]]
    columns: tuple[str, ...]
    short: tuple[str, ...] = ()
    features: Callable[[T], Iterable[Json]] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a user asked of the output: form, columns (none: the form's own) and whether they have headings."""

    form: Form
    columns: tuple[str, ...] = ()
    header: bool = True
    screen: Screen = field(kw_only=True)


def check_columns(columns: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise UsageError where a column is none of the known ones."""
    for name in columns:
        if name not in known:
            raise UsageError(f"there is no column '{name}'", f"columns: {', '.join(known)}")


def lines(records: Iterable[T], view: View[T], layout: Layout) -> Iterator[str]:
    """The records in any form, line by line as they come; a table waits for the last.

    With columns chosen, JSON records are flat as well: those columns and the version.
    """
    check_columns(layout.columns, view.columns)
    if layout.form is Form.GEOJSON and view.features:
        return geojson.collection(chain.from_iterable(map(view.features, records)))
    if layout.form in (Form.JSON, Form.JSONL):
        write = jsonl.array if layout.form is Form.JSON else jsonl.lines
        if not layout.columns:
            return write(map(view.json, records))
        return write({"version": jsonl.VERSION, **row} for row in _rows(records, view, layout.columns))
    if layout.form in (Form.CSV, Form.TSV):
        columns, delimiter = layout.columns or view.columns, "," if layout.form is Form.CSV else "\t"
        rows = _rows(records, view, columns)
        return delimited.delimited(rows, columns, delimiter=delimiter, header=layout.header)
    columns = layout.columns or view.short or view.columns
    rows = _rows(records, view, columns)
    if layout.form is Form.MARKDOWN:
        return markdown.markdown(rows, columns, header=layout.header)
    return flat_table(rows, columns, layout)


def flat_table(rows: Iterable[Row], columns: tuple[str, ...], layout: Layout) -> Iterator[str]:
    """One line or more a row, numbers to the right; nothing at all where there are no rows.

    On a terminal that is too narrow for all columns, those of words share a cell with the next ones, one below the other.
    """
    found = list(rows)
    if not found:
        return iter(())
    heads = [_head(name, [row[name] for row in found]) for name in columns]
    cells = [[_shown(row[name]) for name in columns] for row in found]
    groups = _groups(heads, cells, layout.screen)
    together = [
        Column(", ".join(heads[n].heading for n in group)) if group[1:] else heads[group[0]] for group in groups
    ]
    stacked = [[[(row[n], "") for n in group if row[n] or not group[1:]] for group in groups] for row in cells]
    return layout.screen.draw(grid(together, [stacked], layout.screen, header=layout.header))


def _groups(heads: Sequence[Column], cells: Sequence[Sequence[str]], screen: Screen) -> list[list[int]]:
    """The numbers of the columns that share a cell: each has its own, where they fit; those of numbers always have."""
    from rich.cells import cell_len

    least = [
        head.limit or min(LEAST, max(map(cell_len, (head.heading, *(row[n] for row in cells)))))
        for n, head in enumerate(heads)
    ]
    groups: list[list[int]] = []
    for size in range(1, len(heads) + 1):
        groups = []
        for n, head in enumerate(heads):
            if groups and not head.right and not heads[groups[-1][-1]].right and len(groups[-1]) < size:
                groups[-1].append(n)
            else:
                groups.append([n])
        needed = sum(max(least[n] for n in group) + GAP for group in groups) - GAP
        if not screen.terminal or needed <= screen.width:
            break
    return groups


def _head(name: str, cells: Sequence[Cell]) -> Column:
    """The heading of a column; one of numbers is no wider than the longest of them, or word of its heading."""
    heading = name.replace("_", " ")
    if not all(isinstance(cell, int | float | None) for cell in cells):
        return Column(heading)
    return Column(heading, max(map(longest_word, [heading, *map(_shown, cells)])), right=True)


def _rows(records: Iterable[T], view: View[T], columns: tuple[str, ...]) -> Iterator[Row]:
    return (picked(row, columns) for row in chain.from_iterable(map(view.rows, records)))


def _shown(cell: object) -> str:
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell)
