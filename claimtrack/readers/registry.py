"""The one way in: articles from whatever was given, in order, and an error for whatever cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import BinaryIO

from claimtrack import ids
from claimtrack.errors import UsageError
from claimtrack.models import Article, ReadError
from claimtrack.readers import jsonfile, jsonlines, markdown, page, table, text
from claimtrack.readers.archives import is_archive, members, without_gzip
from claimtrack.readers.fields import FIELDS, day_of
from claimtrack.readers.sniff import FORMATS, check_text, format_of
from claimtrack.readers.sources import STDIN, STDIN_ORIGIN, files, opened, problem_of, shown_path
from claimtrack.readers.streams import Source, Unreadable

Found = Iterator[Article | ReadError]
Reader = Callable[[Source, Mapping[str, str]], Found]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": text.read,
        "markdown": markdown.read,
        "html": page.read,
        "json": jsonfile.read,
        "jsonl": jsonlines.read,
        "csv": table.read,
        "tsv": partial(table.read, delimiters="\t"),
    }
)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an article is given that says nothing of it itself; the date is an ISO day."""

    outlet: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class _Options:
    format: str | None
    columns: Mapping[str, str]
    defaults: Defaults


def read(
    paths: Sequence[str],
    *,
    format: str | None = None,  # noqa: A002 (the option's name)
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
    defaults: Defaults = Defaults(),
) -> Found:
    """Articles in the order given; a folder's by name, recursively, hidden files left out; `-` is stdin.

    `format` is a name in FORMATS, else each file is asked; `columns` says how records
    call a field of ours (`{"text": "body"}`). What cannot be read is a ReadError in its
    place. Raises UsageError where an option makes no sense.
    """
    columns = columns or {}
    if format is not None and format not in FORMATS:
        raise UsageError(f"no format {format!r}", "one of " + ", ".join(FORMATS))
    unknown = [field for field in columns if field not in FIELDS]
    if unknown:
        raise UsageError(f"no field {unknown[0]!r} to take from a column", "one of " + ", ".join(FIELDS))
    if defaults.date is not None and day_of(defaults.date) != defaults.date:
        raise UsageError(f"the date {defaults.date!r} is no day", "write it YYYY-MM-DD")
    return _read(paths, stdin, _Options(format, columns, defaults))


def count(paths: Sequence[str]) -> int | None:
    """How many files `read` will read; None where stdin is among them."""
    return None if STDIN in paths else sum(1 for path in paths for _ in files(path))


def _read(paths: Sequence[str], stdin: BinaryIO | None, options: _Options) -> Found:
    for path in paths:
        for file in files(path):
            if isinstance(file, ReadError):
                yield file
            else:
                origin = STDIN_ORIGIN if file == STDIN else shown_path(file)
                yield from _guarded(origin, _from_file(file, stdin, options))


def _guarded(origin: str, found: Found) -> Found:
    """The same, and what stopped it as the last of it."""
    try:
        yield from found
    except Unreadable as error:
        yield ReadError(origin, error.problem, error.hint)
    except OSError as error:
        yield ReadError(origin, *problem_of(error))


def _from_file(path: str, stdin: BinaryIO | None, options: _Options) -> Found:
    with opened(path, stdin) as source:
        source = without_gzip(source)
        if not is_archive(source):
            yield from _from_source(source, options)
            return
        empty = True
        for member in members(source):
            empty = False
            yield from _guarded(member.origin, _from_member(member, options))
        if empty:
            raise Unreadable("an archive with nothing to read in it")


def _from_member(member: Source, options: _Options) -> Found:
    member = without_gzip(member)
    if is_archive(member):
        raise Unreadable("an archive inside an archive", "unpack it first")
    yield from _from_source(member, options)


def _from_source(source: Source, options: _Options) -> Found:
    """The articles of one file, with what they lack of outlet and date filled in."""
    check_text(source.head)
    name = options.format or ("html" if source.url else format_of(source, options.columns))
    defaults, empty = options.defaults, True
    for found in READERS[name](source, options.columns):
        empty = False
        known = _with_id_of_its_own(found) if isinstance(found, Article) else found
        if isinstance(known, Article):
            known = replace(known, outlet=known.outlet or defaults.outlet, date=known.date or defaults.date)
        yield known
    if empty:
        raise Unreadable("no article in it", "an article needs a text")


def _with_id_of_its_own(found: Article) -> Article | ReadError:
    """The article without an id that is but its key, as exports have it; an error where it would stand for something else."""
    if found.given_id is None or not ids.is_own(found.given_id):
        return found
    if found.given_id == ids.article_id(found):
        return replace(found, given_id=None)
    origin = found.provenance.origin if found.provenance else found.given_id
    return ReadError(
        origin, f"its id {found.given_id} looks like one that claimtrack makes", "give it another id, or none"
    )
