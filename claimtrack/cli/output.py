"""Data to stdout, everything else to stderr, in characters that the stream can take."""

from __future__ import annotations

import codecs
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimtrack.render.safe import safe, to_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DATA_ENCODING = "utf-8"


def emit(lines: Iterable[str], *, data: bool) -> None:
    """Write lines to stdout: data always as UTF-8, tables in the stream's own encoding."""
    out = sys.stdout
    own = out.encoding or DATA_ENCODING
    if data and codecs.lookup(own).name != DATA_ENCODING:
        for line in lines:
            out.buffer.write(f"{line}\n".encode())
        out.buffer.flush()
        return
    for line in lines:
        out.write((line if data else to_encoding(line, own)) + "\n")
    out.flush()


def emit_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell(message: str) -> None:
    """One line to stderr, harmless whatever is in it."""
    encoding = sys.stderr.encoding or DATA_ENCODING
    sys.stderr.write(to_encoding(safe(message), encoding) + "\n")
    sys.stderr.flush()


@contextmanager
def progress(what: str, count: Callable[[], int | None] = lambda: None) -> Iterator[Callable[[], None]]:
    """A bar on stderr where that is a terminal; gives the function to call for each step.

    `count` tells how many steps are expected at least: a file may hold many articles.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=count())

        def step() -> None:
            bar.advance(task)
            shown = bar.tasks[0]
            if shown.total is not None and shown.completed > shown.total:
                bar.update(task, total=shown.completed)

        yield step
