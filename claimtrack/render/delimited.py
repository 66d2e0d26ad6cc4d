"""CSV and TSV for spreadsheets and csvkit.

Cells are shown harmlessly (see `safe`): no line break, tab or control character
is left in one, and text that begins with = + - or @ gets an apostrophe before
it, so that no spreadsheet runs it. Who needs the very characters takes JSON.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from claimtrack.render.safe import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def delimited(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str], *, delimiter: str = ",", header: bool = True
) -> Iterator[str]:
    """Lines without their line ends; a cell that is None or missing is empty."""
    names = {name: name for name in columns}
    for row in ([names] if header else []), rows:
        yield from (_line([spreadsheet(cells.get(name)) for name in columns], delimiter) for cells in row)


def _line(cells: Sequence[object], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(cells)
    return buffer.getvalue()
