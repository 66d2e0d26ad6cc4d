"""JSON lines: one article a line, read line by line, so that size does not matter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from claimtrack.models import Article, Provenance, ReadError
from claimtrack.readers.decode import decoded, marked_encoding
from claimtrack.readers.jsonfile import DECODER, article_of
from claimtrack.readers.streams import CHUNK_BYTES, Source, Unreadable

MAX_LINE_BYTES = 64 * 1024 * 1024


def read(source: Source, columns: Mapping[str, str]) -> Iterator[Article | ReadError]:
    """An article or an error for each line that is not blank."""
    likely: str | None = None
    for number, line in enumerate(_lines(source), 1):
        origin = f"{source.origin}#{number}"
        try:
            text, encoding, warnings = decoded(_within_limit(line), likely)
            if text.strip():
                likely = encoding or likely
                value = DECODER.decode(text)
                yield article_of(value, Provenance(origin, line, encoding, warnings), columns)
        except Unreadable as error:
            yield ReadError(origin, error.problem, error.hint)
        except json.JSONDecodeError as error:
            yield ReadError(origin, f"broken JSON ({error.msg}, column {error.colno})", "mend this line")
        except RecursionError:
            yield ReadError(origin, "nested too deep", "an article is one flat object")


def _lines(source: Source) -> Iterator[bytes]:
    """Each line without its end; of a line that is too long, one byte more than the limit."""
    mark = marked_encoding(source.head)
    if mark and mark != "utf-8-sig":
        for text in decoded(source.content()).text.split("\n"):
            yield text.encode(mark)
        return
    stream = source.stream
    while line := stream.readline(MAX_LINE_BYTES + 1):
        rest = line
        while len(line) > MAX_LINE_BYTES and not rest.endswith(b"\n") and rest:
            rest = stream.readline(CHUNK_BYTES)
        yield line.rstrip(b"\r\n")


def _within_limit(line: bytes) -> bytes:
    if len(line) > MAX_LINE_BYTES:
        raise Unreadable(f"a line of more than {MAX_LINE_BYTES >> 20} MB", "one article a line")
    return line
