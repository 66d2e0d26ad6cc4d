"""Looking after a store: rebuild what is derived, check it, delete, carry it elsewhere."""

from __future__ import annotations

import gzip
import zlib
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from claimtrack.errors import InputError, StoreError, UsageError
from claimtrack.readers.streams import MAX_BYTES
from claimtrack.store import Problem, Store
from claimtrack.tasks.derived import derive, misgrouped
from claimtrack.tasks.ingest import remembered, sides_for
from claimtrack.tasks.linking import link_pending, misplaced
from claimtrack.tasks.names import misnamed, settle_names

MAX_LINE_BYTES = MAX_BYTES
"""The longest line that an import takes; what is packed may unpack to many of them."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimtrack.extract.own_sides import OwnSides
    from claimtrack.models import Link
    from claimtrack.store import Hit, Outlet, Run, Stats


def relink(db: Path, *, step: Callable[[], None]) -> int:
    """Find all claims and links anew, in one transaction; gives the number of articles."""
    from claimtrack.link.relation_models import model_hashes

    with Store(db, create=False) as store:
        run = store.begin_run("relink", {}, model_hashes())
        with store.transaction():
            store.workings.forget_all()
            store.speakers.unsettle()
            link_pending(store, run, verdicts=_all_verdicts(store), step=step)
        store.finish_run(run)
        return store.coverage().articles


def reextract(db: Path, *, jobs: int, sides: OwnSides | None = None, step: Callable[[], None]) -> int:
    """Extract from all articles anew and link them, in one transaction; gives the number of articles.

    `sides` take the place of the store's own.
    """
    from claimtrack.extract.pool import extract_all, models
    from claimtrack.link.relation_models import model_hashes

    with Store(db, create=False) as store:
        held = sides_for(store, None) if sides is None else sides
        run = store.begin_run("reextract", remembered(sides), models() | model_hashes())
        stored = [one.head.id for one in store.articles()]
        with store.transaction():
            store.workings.forget_all()
            store.workings.note_linked_by(model_hashes())
            articles = (store.article(key).article for key in stored)
            for key, (_, extraction) in zip(stored, extract_all(articles, jobs, held), strict=True):
                store.replace_attributions(key, extraction.attributions, run=run)
                store.workings.write_readings(extraction.readings)
                step()
            link_pending(store, run, verdicts=_all_verdicts(store))
            store.finish_run(run)
        return len(stored)


def verify(db: Path) -> Iterator[Problem]:
    """Whatever in the store does not agree with what it was derived from."""
    from claimtrack.link import status_of

    with Store(db, create=False) as store:
        yield from store.verify(lambda answers: status_of(answer.link for answer in answers))
        try:
            yield from _linking(store)
            yield from _names(store)
        except (StoreError, ValueError, KeyError) as error:
            yield Problem("link", "", f"links cannot be derived again ({error})")


def _names(store: Store) -> Iterator[Problem]:
    """Names of speakers that are not known by what follows from all names, sides and decisions."""
    if waiting := store.speakers.unsettled():
        told = f"names that were not compared yet: {len(waiting):,}; `claimtrack relink` compares them"
        yield Problem("unsettled_name", "", told)
        return
    for name in misnamed(store):
        yield Problem("speaker_name", name, "is not known by the name that follows; `claimtrack relink` mends it")


def _linking(store: Store) -> Iterator[Problem]:
    """What in claims, links and the places of verdicts does not follow from attributions, pairs and verdicts."""
    if waiting := store.unlinked():
        yield Problem(
            "pending", "", f"attributions that are not linked yet: {len(waiting):,}; `claimtrack relink` links them"
        )
        return
    for one in misplaced(store, store.verdicts.kept()):
        told = "its words stand elsewhere, or nowhere; `claimtrack relink` puts it there"
        yield Problem("verdict", one.verdict.id, told)
    seen: set[str] = set()
    for stored in store.articles():
        said = [one.id for one in store.attributions(stored.head.id)]
        for id_ in misgrouped(store, said):
            yield Problem("mention", id_, "is not in the claim that it belongs to; `claimtrack relink` puts it there")
        derived = derive(store, said, {})
        claims = {claim.id for claim in derived.claims} - seen
        seen |= claims
        yield from _links(
            _told([store.workings.links_to(claims, rejected=rejected) for rejected in (False, True)]),
            _told([[link for link in links if link.claim in claims] for links in (derived.links, derived.rejected)]),
        )


def _told(links: Sequence[Iterable[Link]]) -> dict[str, tuple[bool, Link]]:
    """By id each link, of those that hold and those that are rejected, with which of the two it is."""
    return {link.id: (bool(rejected), link) for rejected, those in enumerate(links) for link in those}


def _links(kept: Mapping[str, tuple[bool, Link]], follow: Mapping[str, tuple[bool, Link]]) -> Iterator[Problem]:
    for id_ in sorted(kept.keys() - follow.keys()):
        yield Problem("link", id_, "does not follow from its attributions; `claimtrack relink` removes it")
    for id_ in sorted(follow.keys() - kept.keys()):
        yield Problem("link", id_, "follows from its attributions and is missing; `claimtrack relink` adds it")
    for id_ in sorted(follow.keys() & kept.keys()):
        if follow[id_] != kept[id_]:
            yield Problem("link", id_, "is not what pairs and verdicts make of it; `claimtrack relink` mends it")


def _all_verdicts(store: Store) -> list[str]:
    return [one.verdict.id for one in store.verdicts.kept()]


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
        verdicts = store.verdicts.about([key])
        with store.transaction():
            store.delete(key)
            link_pending(store, run, verdicts=verdicts)
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
        with _opened(file, stdin) as stream, Store(db, create=True) as store:
            empty = not store.coverage().articles
            with store.transaction():
                added = store.import_(_lines(stream, file))
                settle_names(store, again=not empty)
                waiting = []
                if added.get("verdict"):
                    waiting = [one.verdict.id for one in store.verdicts.kept() if not one.is_placed]
                if store.unlinked() or waiting:
                    run = store.begin_run("import", {"file": file}, {})
                    link_pending(store, run, verdicts=waiting)
                    store.finish_run(run)
            return added
    except (OSError, EOFError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{file} cannot be read: {why}", "give a file that `claimtrack export` wrote") from error


@contextmanager
def _opened(file: str, stdin: BinaryIO) -> Iterator[BufferedReader | gzip.GzipFile]:
    with ExitStack() as stack:
        raw: Any = stdin if file == "-" else stack.enter_context(Path(file).open("rb"))
        buffered = BufferedReader(raw)
        packed = buffered.peek(2)[:2] == b"\x1f\x8b"
        yield gzip.GzipFile(fileobj=buffered) if packed else buffered


def _lines(stream: BufferedReader | gzip.GzipFile, file: str) -> Iterator[str]:
    """The lines of an export. Raises InputError, OSError or EOFError where they cannot be had."""
    while line := _line(stream):
        if len(line) > MAX_LINE_BYTES:
            problem = f"{file} cannot be read: it has a line of more than {MAX_LINE_BYTES >> 20} MB"
            raise InputError(problem, "give a file that `claimtrack export` wrote")
        yield line.decode("utf-8")


def _line(stream: BufferedReader | gzip.GzipFile) -> bytes:
    try:
        return stream.readline(MAX_LINE_BYTES + 1)
    except zlib.error as error:
        raise gzip.BadGzipFile(f"a damaged gzip file ({error})") from error


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
