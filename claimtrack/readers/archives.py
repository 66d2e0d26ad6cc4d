"""The files inside a .zip or .tar, read in place: nothing is written to disk, so no name in it can lead anywhere."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import IO

from claimtrack.readers.streams import CHUNK_BYTES, MAX_BYTES, Source, Unreadable, gunzipped, stream_of

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR = b"ustar"
_TAR_AT = 257
_DOCUMENTS = {
    "[Content_Types].xml": "an Office document",
    "mimetype": "an OpenDocument file or e-book",
    "META-INF/MANIFEST.MF": "a Java archive",
}
_UNPACK = "unpack it first"

Opening = Callable[[], IO[bytes] | None]


def without_gzip(source: Source) -> Source:
    """What is in a gzip file; any other source as it is."""
    if not source.head.startswith(_GZIP):
        return source
    name = source.name.removesuffix(".gz")
    if name.endswith(".tgz"):
        name = name.removesuffix("tgz") + "tar"
    return replace(source, name=name, stream=gunzipped(source.stream))


def is_archive(source: Source) -> bool:
    """Whether a source is a .zip or .tar."""
    return source.head.startswith(_ZIP) or _is_tar(source)


def members(source: Source) -> Iterator[Source]:
    """The files in an archive, by name, hidden ones left out.

    Raises Unreadable where the archive as a whole cannot be read; what is wrong with
    one file in it is raised when that file is read.
    """
    listed = (_tar_members if _is_tar(source) else _zip_members)(source.content())
    visible = [(parts, opening) for name, opening in listed if (parts := _visible(name))]
    left = MAX_BYTES  # for all of them together

    def chunks(opening: Opening) -> Iterator[bytes]:
        nonlocal left
        for chunk in _chunks(opening):
            left -= len(chunk)
            if left < 0:
                raise Unreadable(f"the archive unpacks to more than {MAX_BYTES >> 20} MB", _UNPACK)
            yield chunk

    for parts, opening in sorted(visible, key=lambda member: member[0]):
        yield Source("/".join((source.origin, *parts)), parts[-1], stream_of(chunks(opening)))


def _is_tar(source: Source) -> bool:
    return source.head[_TAR_AT:].startswith(_TAR) or source.name.endswith(".tar")


def _visible(name: str) -> list[str]:
    """The parts of a member's name; none where it is hidden."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return [] if any(part.startswith(".") or part == "__MACOSX" for part in parts) else parts


def _zip_members(content: bytes) -> Iterator[tuple[str, Opening]]:
    import zipfile

    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Unreadable("a damaged zip archive", "get or pack it again") from None
    names = archive.namelist()
    document = next((what for name, what in _DOCUMENTS.items() if name in names), None)
    if document:
        raise Unreadable(document)
    for member in archive.infolist():
        if not member.is_dir():
            yield member.filename, partial(archive.open, member)


def _tar_members(content: bytes) -> Iterator[tuple[str, Opening]]:
    import tarfile

    try:
        archive = tarfile.open(fileobj=io.BytesIO(content), mode="r:")  # noqa: SIM115 (its members are read later)
        listed = archive.getmembers()
    except (tarfile.TarError, ValueError, OSError, EOFError):
        raise Unreadable("a damaged tar archive", "get or pack it again") from None
    for member in listed:
        if member.isfile():
            yield member.name, partial(archive.extractfile, member)


def _chunks(opening: Opening) -> Iterator[bytes]:
    import lzma
    import tarfile
    import zipfile

    try:
        stream = opening()
        while chunk := stream.read(CHUNK_BYTES) if stream else b"":
            yield chunk
    except (
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
        zlib.error,
        lzma.LZMAError,
        zipfile.BadZipFile,
        tarfile.TarError,
    ) as error:
        raise Unreadable(f"cannot be unpacked ({error})", _UNPACK) from None
