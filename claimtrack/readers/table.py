"""CSV and TSV with a header row: one article a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from claimtrack.models import Article, Provenance, ReadError
from claimtrack.readers.decode import decoded
from claimtrack.readers.fields import article, shown
from claimtrack.readers.streams import MAX_BYTES, Source, Unreadable

SYNONYMS = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher"),
    "url": ("url", "link"),
    "date": ("date", "published"),
    "id": ("id",),
}
"""Column names that are understood without being told; the first that a table has is taken."""

_DELIMITERS = (",", ";", "\t", "|")
_DOUBLED = 'double those inside a cell: ""'


def read(
    source: Source, columns: Mapping[str, str], delimiters: Sequence[str] = _DELIMITERS
) -> Iterator[Article | ReadError]:
    """An article or an error for each row that is not blank; the header row tells which of the delimiters it is."""
    csv.field_size_limit(MAX_BYTES)
    text, encoding, warnings = decoded(source.content())
    lines = list(io.StringIO(text, newline=""))
    if not text.strip():
        return
    delimiter = _delimiter(next(line for line in lines if line.strip()), columns, delimiters)
    rows = csv.reader(lines, delimiter=delimiter, strict=True, quoting=_quoting(lines, delimiter))
    try:
        header = _header(next(row for row in rows if row))
    except csv.Error:
        raise Unreadable("quotation marks in the header row do not pair up", _DOUBLED) from None
    known = _known(header, columns)
    begin = rows.line_num
    while begin < len(lines):
        origin = f"{source.origin}#{begin + 1}"
        try:
            row = next(rows)
            if any(row):
                raw = "".join(lines[begin : rows.line_num]).encode(encoding or "utf-8", "replace")
                yield article(_record(header, row), Provenance(origin, raw, encoding, warnings), known)
        except csv.Error:
            yield ReadError(origin, f"quotation marks do not pair up (to line {rows.line_num})", _DOUBLED)
        except Unreadable as error:
            yield ReadError(origin, error.problem, error.hint)
        begin = rows.line_num


def looks_like_one(text: str, columns: Mapping[str, str]) -> bool:
    """Whether the first line of a text reads as a header row: a column of texts and another known one."""
    line = re.split(r"[\r\n]", text, maxsplit=1)[0]
    names = _header(_cells(line, _delimiter(line, columns, _DELIMITERS)))
    found = _found(names, columns)
    return "text" in found and len(found) > 1


def _delimiter(line: str, columns: Mapping[str, str], delimiters: Sequence[str]) -> str:
    """The delimiter that makes a column of texts of the header row, and the most columns."""

    def fit(delimiter: str) -> tuple[bool, int]:
        names = _header(_cells(line, delimiter))
        return "text" in _found(names, columns), len(names)

    return max(delimiters, key=fit)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _quoting(lines: Sequence[str], delimiter: str) -> Literal[0, 3]:
    """Whether quotation marks quote cells: in tables delimited by tabs they often stand for themselves."""
    if delimiter != "\t":
        return csv.QUOTE_MINIMAL
    try:
        widths = {len(row) for row in csv.reader(lines, delimiter=delimiter, strict=True) if row}
    except csv.Error:
        return csv.QUOTE_NONE
    return csv.QUOTE_MINIMAL if len(widths) == 1 else csv.QUOTE_NONE


def _header(cells: Sequence[str]) -> list[str]:
    """The names of the columns, none empty, none twice."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, 1):
        name = cell.strip() or f"column {number}"
        names.append(f"{name} ({number})" if name in taken else name)
        taken.add(names[-1])
    return names


def _found(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which of our fields: as told, else by its name."""
    by_name = {name.lower(): name for name in reversed(header) if name not in columns.values()}
    found = {field: name for field, name in columns.items() if name in header}
    for field, synonyms in SYNONYMS.items():
        name = next((by_name[synonym] for synonym in synonyms if synonym in by_name), None)
        if name and field not in columns:
            found[field] = name
    return found


def _known(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """The same, or Unreadable where it is not enough."""
    names = ", ".join(shown(name) for name in header[:12]) + (", …" if len(header) > 12 else "")
    absent = [name for name in columns.values() if name not in header]
    if absent:
        raise Unreadable(f"no column {shown(absent[0])}", f"the columns are {names}")
    found = _found(header, columns)
    if "text" not in found:
        raise Unreadable("no column of texts", f"say which it is (--column text=NAME): {names}")
    return found


def _record(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """The cells of a row that hold something, by the names of their columns."""
    if any(row[len(header) :]):
        raise Unreadable(
            f"{len(row)} cells in a table of {len(header)} columns", "put cells with delimiters in quotation marks"
        )
    return {name: cell for name, cell in zip(header, row, strict=False) if cell}
