"""A Markdown table for notes, issues and wikis; words of an article cannot become markup in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MARKUP = re.compile(r"([\\`*_\[\]|~#!])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def markdown(rows: Iterable[Mapping[str, object]], columns: Sequence[str], *, header: bool = True) -> Iterator[str]:
    """Lines of a pipe table; without header, its rows only."""
    if header:
        yield "| " + " | ".join(columns) + " |"
        yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_cell(row.get(name)) for name in columns) + " |"


def _cell(value: object) -> str:
    return "" if value is None else _MARKUP.sub(r"\\\1", safe(str(value)).translate(_HTML))
