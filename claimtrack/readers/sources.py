"""From what was asked for (paths, folders, addresses, stdin) to the files to read."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from claimtrack.models import ReadError
from claimtrack.readers.fetch import fetched, is_address
from claimtrack.readers.streams import CHUNK_BYTES, EXPECTED, Source, Unreadable, stream_of

STDIN = "-"
STDIN_ORIGIN = "stdin"

_COMPANION = "_files"
"""Browsers save a page's scripts and pictures in a folder of its name and this, beside it."""
_PAGES = (".html", ".htm")

_PROBLEMS = {
    errno.ENOENT: ("no such file or folder", "check the path"),
    errno.ELOOP: ("a link that leads back to itself", "give the file that it should lead to"),
    errno.EACCES: ("permission to read it is missing", "change its permissions"),
    errno.EPERM: ("permission to read it is missing", "change its permissions"),
}


def files(path: str) -> Iterator[str | ReadError]:
    """What to read for a path: itself, or a folder's files by name, folder by folder, hidden ones left out.

    Links are followed, and a folder that is reached twice is read once.
    """
    if path == STDIN or is_address(path) or not os.path.isdir(path):  # noqa: PTH112 (Path would take "" for the working folder)
        yield path
        return
    seen: set[tuple[int, int]] = set()
    pending = [Path(path)]
    empty = True
    while pending:
        current = pending.pop()
        if not os.path.isdir(current):  # noqa: PTH112 (Path raises where a folder above may not be searched)
            empty = False
            yield str(current)
            continue
        try:
            known = current.stat()
            names = sorted(os.listdir(current), reverse=True)  # noqa: PTH208 (names are sorted, not paths)
        except OSError as error:
            empty = False
            yield ReadError(shown_path(str(current)), *problem_of(error))
            continue
        if (known.st_dev, known.st_ino) not in seen:
            seen.add((known.st_dev, known.st_ino))
            pending += [current / name for name in names if not _is_left_out(name, names)]
    if empty:
        yield ReadError(shown_path(path), "a folder with nothing to read in it", EXPECTED)


def _is_left_out(name: str, names: list[str]) -> bool:
    page = name.removesuffix(_COMPANION)
    return name.startswith(".") or (page != name and any(page + suffix in names for suffix in _PAGES))


@contextmanager
def opened(path: str, stdin: BinaryIO | None) -> Iterator[Source]:
    """The bytes of a file, of stdin or of a page on the web; raises Unreadable or OSError where there are none."""
    if path == STDIN:
        given = stdin or sys.stdin.buffer
        yield Source(STDIN_ORIGIN, "", stream_of(iter(partial(given.read, CHUNK_BYTES), b"")))
    elif is_address(path):
        yield fetched(path)
    else:
        if "\0" in path:
            raise Unreadable("no such file or folder", "check the path")
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            raise Unreadable("no regular file", f"pipe it in and give {STDIN}")
        with open(path, "rb", buffering=0) as raw, io.BufferedReader(raw, CHUNK_BYTES) as stream:  # noqa: PTH123
            yield Source(shown_path(path), os.path.basename(path), stream)  # noqa: PTH119


def shown_path(path: str) -> str:
    """A path as text that can be printed and stored, whatever bytes are in it."""
    return os.fsencode(path).decode("utf-8", "replace")


def problem_of(error: OSError) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    return _PROBLEMS.get(error.errno or 0, (error.strerror or str(error), EXPECTED))
