"""Reading articles, extracting what they attribute, and keeping it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.extract.own_sides import NO_SIDES, OwnSides, parse
from claimtrack.models import Article, ReadError
from claimtrack.readers import Defaults, count, read
from claimtrack.store import Outcome, Store
from claimtrack.store.titles import Foreseen, Titles
from claimtrack.tasks.linking import link_pending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimtrack.extract.extractor import Extraction


OUTCOMES = tuple(Outcome)
"""What may become of an article that was read."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read: paths (`-` is stdin), and how. `columns` maps fields to the columns of a CSV file."""

    paths: Sequence[str]
    stdin: BinaryIO | None = None
    format: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    outlet: str | None = None
    date: str | None = None

    def count(self) -> int | None:
        """How many articles there are to read, as far as that can be known before."""
        return count(self.paths)

    def articles(self) -> Iterator[Article | ReadError]:
        """Articles and what could not be read, in the order of the input."""
        defaults = Defaults(outlet=self.outlet, date=self.date)
        return read(self.paths, format=self.format, stdin=self.stdin, columns=self.columns, defaults=defaults)


@dataclass(slots=True)
class Report:
    """What became of the inputs, as it goes along."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failed: list[ReadError] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    linked: int = 0
    """Articles that were there before, without links or with those of older models, and are linked now."""
    outdated: int = 0
    """Articles that were there before, as other models read them than those that read the new ones."""
    notes: list[str] = field(default_factory=list)
    """What is worth saying with -v: encodings, warnings, languages that are not tagged."""

    @property
    def exit_code(self) -> int:
        """0 all were read, 3 some were not, 1 none was."""
        return 0 if not self.failed else 3 if self.outcomes.total() else 1


def name_of(article: Article) -> str:
    """How an article is called in messages: by its own id, else where it was read, else by its key."""
    origin = article.provenance.origin if article.provenance else None
    return article.given_id or origin or ids.article_id(article)


def ingest(
    db: Path,
    inputs: Inputs,
    *,
    report: Report,
    update: bool = False,
    jobs: int = 1,
    sides: OwnSides | None = None,
    step: Callable[[], None] = lambda: None,
) -> None:
    """Read, extract, link and keep articles; what cannot be read is in the report. `step` is called for each input.

    Without `sides`, the store's own hold. Raises StoreError where its articles were read with others.

    Every article is wholly in the store, links and all, or not at all; what
    an import or an older run left without links is linked first.
    """
    from claimtrack.extract.pool import extract_all, models
    from claimtrack.link.relation_models import model_hashes

    articles, mine, hashes = inputs.articles(), models(), model_hashes()
    with Store(db, create=True) as store:
        held = sides_for(store, sides)
        options = {"paths": list(inputs.paths), "outlet": inputs.outlet, "date": inputs.date, "update": update}
        options |= remembered(sides)
        report.outdated = _read_by_others(store, mine)
        run = store.begin_run("ingest", options, mine | hashes)
        report.linked = link_pending(store, run)
        wanted = _wanted(store, articles, report, update, step)
        for article, extraction in extract_all(wanted, jobs, held):
            if _admit(store, article, report, update) is None:
                continue
            with store.transaction():
                before, after = _titles(store, article, update)
                outcome = store.write(
                    article, extraction.attributions, run=run, language=extraction.language, update=update
                )
                if outcome is not Outcome.UNCHANGED:
                    if after.shown == article.title:
                        store.workings.write_readings(extraction.readings)
                    link_pending(store, run, articles=[ids.article_id(article)])
            _count(report, article, outcome)
            _note_titles(report, article, before, after)
            if extraction.note:
                report.notes.append(f"{name_of(article)}: {extraction.note}")
        store.finish_run(run)


def dry_run(
    db: Path, inputs: Inputs, *, report: Report, update: bool, sides: OwnSides | None, step: Callable[[], None]
) -> None:
    """Report what ingest would do, and raise what it would; nothing is written, no store is made."""
    foreseen = Foreseen()
    with Store(db, create=False) if db.exists() else Store(":memory:") as store:
        sides_for(store, sides)
        for article in _read(inputs.articles(), report, step):
            if outcome := _admit(store, article, report, update, foreseen):
                _count(report, article, outcome)
                before, after = _titles(store, article, update, foreseen)
                _note_titles(report, article, before, after)
                foreseen.titles[ids.article_id(article)] = after
                if article.given_id is not None:
                    foreseen.given[article.given_id] = ids.article_id(article)


def extract(
    inputs: Inputs, *, failed: Callable[[ReadError], None], jobs: int = 1, sides: OwnSides = NO_SIDES
) -> Iterator[tuple[Article, Extraction]]:
    """Each article with what it attributes, in input order, without a store; `failed` gets what cannot be read."""
    from claimtrack.extract.pool import extract_all

    def readable() -> Iterator[Article]:
        for found in inputs.articles():
            if isinstance(found, ReadError):
                failed(found)
            else:
                yield found

    return extract_all(readable(), jobs, sides)


def sides_for(store: Store, asked: OwnSides | None) -> OwnSides:
    """The sides to read further articles with: those of the store, or those asked for where it has no articles yet.

    The store's are those of the last run that was given some; an interrupted reextract changed nothing. Raises StoreError
    where others are asked for, since what is found must not depend on which article came first.
    """
    given = (
        run.options["sides"]
        for run in reversed(store.runs())
        if "sides" in run.options and (run.command == "ingest" or run.finished_utc)
    )
    text = next(given, None)
    known = NO_SIDES if text is None else parse(text, "the sides in the store")
    if asked is None or asked.entries == known.entries:
        return known
    if store.coverage().articles:
        told = "with other sides" if known.entries else "without a file of sides"
        raise StoreError(
            f"the articles in the store were read {told}",
            "`claimtrack reextract --sides FILE` reads them all anew with it",
        )
    return asked


def _read_by_others(store: Store, mine: Mapping[str, str]) -> int:
    """How many articles of the store were read by other models; an import tells of none."""
    others = [run.id for run in store.runs() if run.models and not mine.items() <= run.models.items()]
    return store.read_by(others) if others else 0


def remembered(sides: OwnSides | None) -> dict[str, str]:
    """What the options of a run keep of the sides that it was given."""
    return {} if sides is None else {"sides": sides.text}


def _read(found: Iterable[Article | ReadError], report: Report, step: Callable[[], None]) -> Iterator[Article]:
    for one in found:
        step()
        if isinstance(one, ReadError):
            report.failed.append(one)
        else:
            yield one


def _wanted(
    store: Store, found: Iterable[Article | ReadError], report: Report, update: bool, step: Callable[[], None]
) -> Iterator[Article]:
    """The articles that the store has not got, or not with their title; those it has are counted."""
    for article in _read(found, report, step):
        outcome = _admit(store, article, report, update)
        if outcome is Outcome.UNCHANGED and not _keeps_another(*_titles(store, article, update)):
            _count(report, article, outcome)
        elif outcome:
            yield article


def _titles(
    store: Store, article: Article, update: bool, foreseen: Foreseen | None = None
) -> tuple[Titles | None, Titles]:
    """The titles that the text of an article has, if it is there, and those it will have when the article is written."""
    key = ids.article_id(article)
    before = (foreseen and foreseen.titles.get(key)) or store.titles(key)
    return before, (before or Titles()).after(article.title, update=update)


def _keeps_another(before: Titles | None, after: Titles) -> bool:
    return before is not None and before.others != after.others


def _note_titles(report: Report, article: Article, before: Titles | None, after: Titles) -> None:
    if _keeps_another(before, after):
        report.notes.append(
            f"{name_of(article)}: its text came with another title; one is its title, the other is kept"
        )


def _admit(
    store: Store, article: Article, report: Report, update: bool, foreseen: Foreseen | None = None
) -> Outcome | None:
    """What writing an article would do; None, and a failure in the report, where the store cannot take it."""
    try:
        return store.needs(article, update=update, foreseen=foreseen)
    except StoreError as error:
        report.failed.append(ReadError(name_of(article), str(error), error.hint or ""))
        return None


def _count(report: Report, article: Article, outcome: Outcome) -> None:
    report.outcomes[outcome] += 1
    if article.date is None:
        key = ids.article_id(article)
        report.undated.append(article.given_id or f"{name_of(article)} ({key})")
    if source := article.provenance:
        if source.encoding:
            report.notes.append(f"{source.origin}: decoded as {source.encoding}")
        report.notes += [f"{source.origin}: {warning}" for warning in source.warnings]
