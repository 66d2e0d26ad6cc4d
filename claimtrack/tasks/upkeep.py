"""Looking after a store: rebuild what is derived, check it, delete, carry it elsewhere."""

from __future__ import annotations

import gzip
from contextlib import ExitStack, contextmanager
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from claimtrack.errors import InputError, StoreError, UsageError
from claimtrack.records import Filters
from claimtrack.store import Problem, Store
from claimtrack.tasks.ingest import link, link_pending, linking_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from claimtrack.store import Hit, Outlet, Run, Stats


def relink(db: Path, *, step: Callable[[], None]) -> int:
    """Find all claims and links anew, in one transaction; gives the number of articles."""
    with Store(db, create=False) as store:
        run = store.begin_run("relink", {}, {})
        keys = [stored.head.id for stored in store.articles()]
        link(store, run, keys, step)
        store.finish_run(run)
        return len(keys)


def reextract(db: Path, *, jobs: int, step: Callable[[], None]) -> int:
    """Extract from all articles anew and link them, in one transaction; gives the number of articles."""
    from claimtrack.extract.pool import extract_all, models

    with Store(db, create=False) as store:
        run = store.begin_run("reextract", {}, models())
        stored = [one.head.id for one in store.articles()]
        with store.transaction():
            articles = (store.article(key).article for key in stored)
            for key, (_, extraction) in zip(stored, extract_all(articles, jobs), strict=True):
                store.replace_attributions(key, extraction.attributions, run=run)
                step()
            link(store, run, stored)
        store.finish_run(run)
        return len(stored)


def verify(db: Path) -> Iterator[Problem]:
    """Whatever in the store does not agree with what it was derived from."""
    from claimtrack.link import status_of

    with Store(db, create=False) as store:
        yield from store.verify(lambda answers: status_of(answer.link for answer in answers))
        try:
            kept = {record.link.id for record in store.links(Filters()).rows}
            derived = {link.id for stored in store.articles() for link in linking_of(store, stored.head.id).links}
        except (StoreError, ValueError) as error:
            yield Problem("link", "", f"links cannot be derived again ({error})")
            return
        for id_ in sorted(kept - derived):
            yield Problem("link", id_, "does not follow from its attributions; `claimtrack relink` removes it")
        for id_ in sorted(derived - kept):
            yield Problem("link", id_, "follows from its attributions and is missing; `claimtrack relink` adds it")


def delete(db: Path, article: str) -> str:
    """Remove an article with all that derives from it; gives its shown id."""
    with Store(db, create=False) as store:
        kind, key = store.resolve(article)
        if kind != "article":
            raise UsageError(
                f"{article} is a {kind}, and only articles are deleted", "`claimtrack show` says of which article it is"
            )
        shown = store.article(key).head.shown_id
        run = store.begin_run("delete", {"article": shown}, {})
        store.delete(key)
        link_pending(store, run)
        store.finish_run(run)
        return shown


def export(db: Path) -> Iterator[dict[str, Any]]:
    """The whole store, record by record."""
    with Store(db, create=False) as store:
        yield from store.export()


def import_file(db: Path, file: str, stdin: BinaryIO) -> Mapping[str, int]:
    """Add what `export` wrote to a store; gives how many rows of each type were added.

    `-` is stdin, and gzip is unpacked. An empty store becomes the one that was exported, runs
    and all; only what must be linked with what was there is a run of its own. Raises
    InputError where the file cannot be read.
    """
    try:
        with _opened(file, stdin) as lines, Store(db, create=True) as store:
            added = store.import_(lines)
            if store.unlinked():
                run = store.begin_run("import", {"file": file}, {})
                link_pending(store, run)
                store.finish_run(run)
            return added
    except (OSError, EOFError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{file} cannot be read: {why}", "give a file that `claimtrack export` wrote") from error


@contextmanager
def _opened(file: str, stdin: BinaryIO) -> Iterator[TextIO]:
    with ExitStack() as stack:
        raw: Any = stdin if file == "-" else stack.enter_context(Path(file).open("rb"))
        buffered = BufferedReader(raw)
        packed = buffered.peek(2)[:2] == b"\x1f\x8b"
        yield TextIOWrapper(gzip.GzipFile(fileobj=buffered) if packed else buffered, "utf-8")


def search(db: Path, words: str, limit: int) -> tuple[Hit, ...]:
    """Passages that hold all the words, the best first."""
    with Store(db, create=False) as store:
        return store.search(words, limit=limit)


def outlets(db: Path) -> tuple[Outlet, ...]:
    """Outlets by name, with their articles and claims."""
    with Store(db, create=False) as store:
        return store.outlets()


def stats(db: Path) -> tuple[Stats, tuple[Run, ...]]:
    """How much there is in the store, and the runs that wrote it."""
    with Store(db, create=False) as store:
        return store.stats(), store.runs()
