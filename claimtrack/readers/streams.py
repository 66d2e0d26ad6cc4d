"""Bytes from anywhere as a buffered stream that can be looked ahead in, and never more of them than is safe."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK_BYTES = 64 * 1024
HEAD_BYTES = CHUNK_BYTES
"""How much of a file is looked at to tell what it is."""
MAX_BYTES = 256 * 1024 * 1024
"""The largest file that is read whole, and the most that a compressed file may unpack to."""

EXPECTED = "expected text, Markdown, HTML, JSON, JSON lines, CSV or TSV; also as .gz, or in a .zip or .tar"


class Unreadable(Exception):  # noqa: N818 (it never leaves this room: it becomes a ReadError)
    """Why a file, or one article of it, cannot be read, and what to do about it."""

    def __init__(self, problem: str, hint: str = EXPECTED) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read articles from.

    `origin` names it in messages; `name` is its file name, without `.gz`, which may tell
    the format; `url` and `charset` are what a server said of it.
    """

    origin: str
    name: str
    stream: io.BufferedReader[Any]
    url: str | None = None
    charset: str | None = None

    @property
    def head(self) -> bytes:
        """The first bytes, at most HEAD_BYTES; only before anything else has been read."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    def content(self, limit: int = MAX_BYTES) -> bytes:
        """All the bytes that are left; raises Unreadable where they are more than `limit`."""
        chunks, total = [], 0
        while chunk := self.stream.read(CHUNK_BYTES):
            total += len(chunk)
            if total > limit:
                raise Unreadable(f"larger than {limit >> 20} MB", "split it, or make JSON lines of it")
            chunks.append(chunk)
        return b"".join(chunks)


class _Chunks(io.RawIOBase):
    """A raw stream over chunks of bytes; fills what it is given, so that one look ahead sees a whole buffer."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view):
            if not self._rest:
                chunk = next(self._chunks, b"")
                if not chunk:
                    break
                self._rest = memoryview(chunk)
            size = min(len(view) - filled, len(self._rest))
            view[filled : filled + size] = self._rest[:size]
            self._rest = self._rest[size:]
            filled += size
        return filled


def stream_of(chunks: Iterable[bytes]) -> io.BufferedReader:
    """A buffered stream over chunks, none of them empty; what they raise, reading raises."""
    return io.BufferedReader(_Chunks(chunks), CHUNK_BYTES)


def gunzipped(stream: io.BufferedReader[Any]) -> io.BufferedReader:
    """What a gzip stream holds; reading raises Unreadable where it is damaged or too large."""
    return stream_of(_inflate(stream))


def _inflate(stream: io.BufferedReader[Any]) -> Iterator[bytes]:
    total = 0
    try:
        with gzip.GzipFile(fileobj=stream) as unzipped:
            while chunk := unzipped.read(CHUNK_BYTES):
                total += len(chunk)
                if total > MAX_BYTES:
                    raise Unreadable(
                        f"it unpacks to more than {MAX_BYTES >> 20} MB, the rest was not read", "unpack it first"
                    )
                yield chunk
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Unreadable("a damaged gzip file", "get or pack the file again") from None
