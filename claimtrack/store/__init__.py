"""The store: articles and what was found in them, in one SQLite file; all the SQL there is.

Articles are kept as they were read, under ids that are hashes of what they
stand for; attributions derive from articles, claims and links from
attributions. Every write is one transaction: an article is wholly in the
store or not at all, and writing it twice changes nothing. `verify` derives
everything again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimtrack.errors import StoreError
from claimtrack.store import (
    exporting,
    importing,
    linking,
    lookup,
    overview,
    places,
    query,
    reading,
    verify,
    voices,
    writing,
)
from claimtrack.store.connection import connect
from claimtrack.store.shapes import Hit, Kept, Outcome, Outlet, PlaceCount, Problem, Run, Spot, Stats, Stored, Voice
from claimtrack.store.speakers import Speakers
from claimtrack.store.verdicts import Verdicts
from claimtrack.store.workings import Workings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from claimtrack.models import Article, Attribution, Claim, Link, Status
    from claimtrack.records import (
        Answer,
        ClaimRecord,
        Coverage,
        Filters,
        Found,
        Head,
        LinkRecord,
        Mention,
    )
    from claimtrack.store.titles import Foreseen, Titles

__all__ = [
    "Hit",
    "Kept",
    "Outcome",
    "Outlet",
    "PlaceCount",
    "Problem",
    "Run",
    "Spot",
    "Stats",
    "Store",
    "Stored",
    "Voice",
]


class Store:
    """One store file (or ":memory:"). Every method raises StoreError where the file cannot be used."""

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        """Open a store, and bring it to this version's schema; `create` makes one where there is none."""
        self.path = path
        self._sql = connect(path, create=create)
        self.verdicts = Verdicts(self._sql)
        """What a person decided about links."""
        self.speakers = Speakers(self._sql)
        """Who is who across articles."""
        self.workings = Workings(self._sql)
        """What linking keeps and looks up."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if damage := self._sql.misread(error):
            raise damage from error

    def close(self) -> None:
        """Let go of the file."""
        self._sql.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is written at the end, or nothing of it."""
        with self._sql.transaction():
            yield

    # writing

    def begin_run(self, command: str, options: Mapping[str, object], models: Mapping[str, str]) -> int:
        """Add a run, with the options and the hashes of the models it uses; gives its number."""
        return writing.begin_run(self._sql, command, options, models)

    def finish_run(self, run: int) -> None:
        """Note when a run ended."""
        writing.finish_run(self._sql, run)

    def needs(self, article: Article, *, update: bool = False, foreseen: Foreseen | None = None) -> Outcome:
        """What `write` would do with an article, before its extraction is paid for; raises what `write` would."""
        return writing.needs(self._sql, article, update=update, foreseen=foreseen)

    def titles(self, key: str) -> Titles | None:
        """The titles that the text of an article, by its full id, came with; None where there is no such article."""
        return writing.titles_of(self._sql, key)

    def write(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        *,
        run: int,
        language: str | None,
        update: bool = False,
    ) -> Outcome:
        """Write an article with its attributions; one whose given id has another text only with `update`.

        A new version replaces the old one, which stays readable and feeds no
        claims. A known text under a further id, or where its title changes, counts as
        updated; a title that it came with and does not have is kept beside its own.
        """
        return writing.write(self._sql, article, attributions, run=run, language=language, update=update)

    def replace_attributions(self, article: str, attributions: Sequence[Attribution], *, run: int) -> None:
        """Put attributions in the place of an article's; its claims are gone until they are linked again."""
        writing.replace_attributions(self._sql, article, attributions, run=run)

    def delete(self, article: str) -> frozenset[str]:
        """Remove one version of an article with all that derives from it.

        Returns the attributions of other articles that must be linked again
        (they are in `unlinked()` too). No older version becomes current.
        """
        return writing.delete(self._sql, article)

    # linking

    def unlinked(self) -> frozenset[str]:
        """Attributions of current articles that linking has not seen, or must see again."""
        return linking.unlinked(self._sql)

    def write_linking(
        self,
        scope: Collection[str],
        claims: Sequence[Claim],
        links: Sequence[Link],
        statuses: Mapping[str, Status],
        *,
        run: int,
        rejected: Sequence[Link] = (),
    ) -> None:
        """Put claims and links in the place of all claims that have a mention in scope.

        `statuses` holds one for each given claim, and for each claim outside
        the scope that gains or loses an answer. Raises ValueError where one
        is wanting, or a mention outside the scope would lose its claim.
        """
        linking.write_linking(self._sql, scope, claims, links, statuses, run=run, rejected=rejected)

    # reading

    def articles(self, current_only: bool = True) -> Iterator[Stored]:
        """Articles by date (undated ones last) and id, without provenance."""
        return reading.articles(self._sql, current_only=current_only)

    def texts(self, articles: Collection[str]) -> dict[str, Article]:
        """Articles by their full ids, without provenance."""
        return reading.texts(self._sql, articles)

    def article(self, prefix: str) -> Stored:
        """An article by its id, given id or the beginning of one, with provenance."""
        kind, key = lookup.resolve(self._sql, prefix)
        if kind != "article":
            raise StoreError(f"{prefix!r} is the id of a {kind}, not of an article")
        return reading.article(self._sql, key)

    def versions(self, article: str) -> tuple[Head, ...]:
        """The articles that share a given id with one, itself included, current ones first."""
        return reading.versions(self._sql, article)

    def attributions(self, article: str) -> tuple[Attribution, ...]:
        """The attributions of an article, with its own names of speakers, in text order, those in the title first."""
        return reading.attributions(self._sql, article)

    def resolve(self, prefix: str) -> tuple[lookup.IdType, str]:
        """The type and the full id of what an id or its beginning stands for."""
        return lookup.resolve(self._sql, prefix)

    def claim(self, claim: str) -> ClaimRecord:
        """A claim, by its full id, with its answers."""
        return reading.claim(self._sql, claim)

    def answered(self, claim: str) -> tuple[LinkRecord, ...]:
        """The links to the claims that a claim, by its full id, answers."""
        return reading.answered(self._sql, claim)

    def attribution(self, attribution: str) -> Mention:
        """An attribution, by its full id, with the head of its article."""
        return reading.mention(self._sql, attribution)

    def link(self, link: str) -> LinkRecord:
        """A link, by its full id, with both ends."""
        return reading.link(self._sql, link)

    def claims(self, filters: Filters, folded_from: float | None = None) -> Found[ClaimRecord]:
        """Claims that match, by day (newest first), outlet and article, in text order.

        With `folded_from`, answers of a word or two that are linked at least as
        surely have no row of their own.
        """
        return query.claims(self._sql, filters, folded_from)

    def disputes(self, filters: Filters) -> Found[ClaimRecord]:
        """Claims that match and are disputed or mixed, in the order of `claims`."""
        return query.disputes(self._sql, filters)

    def links(self, filters: Filters, *, rejected: bool = False) -> Found[LinkRecord]:
        """Links whose claim matches (`min_score` and `new_since` look at the link), in the order of `claims`.

        With `rejected`, those that a person rejected instead.
        """
        return query.links(self._sql, filters, rejected=rejected)

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Passages that hold all the words, or the phrases in quotation marks, best first."""
        return lookup.search(self._sql, words, limit=limit)

    # the whole

    def coverage(self) -> Coverage:
        """What is searched for claims and answers, whatever is asked for: all current articles."""
        return overview.coverage(self._sql)

    def outlets(self) -> tuple[Outlet, ...]:
        """Outlets with their articles, by name."""
        return overview.outlets(self._sql)

    def place_names(self, *, any_role: bool = True) -> tuple[PlaceCount, ...]:
        """Places where claims are said to have happened, or that they name, those of most claims first."""
        return overview.place_names(self._sql, any_role=any_role)

    def places(self, filters: Filters, *, sure: float, folded_from: float | None = None) -> Found[Spot]:
        """Places of the claims that match, with their claims and disputes (linked at least as surely as `sure`)."""
        return places.places(self._sql, filters, folded_from, sure)

    def claims_at(self, places_: Collection[str], *, any_role: bool) -> int:
        """How many claims are said to have happened at any of these places, or name one."""
        return places.claims_at(self._sql, places_, any_role=any_role)

    def voices(self, *, sure: float, labels: Mapping[str, str]) -> tuple[Voice, ...]:
        """All who make claims or answer them, those of most claims first; links below `sure` do not count. `labels` as in `voices`."""
        return voices.voices(self._sql, sure, labels)

    def nameless(self) -> int:
        """How many claims have no speaker that is known by name."""
        return voices.nameless(self._sql)

    def stats(self) -> Stats:
        """How much there is."""
        return overview.stats(self._sql)

    def read_by(self, runs: Sequence[int]) -> int:
        """How many current articles have attributions that one of these runs found."""
        return overview.read_by(self._sql, runs)

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        return overview.runs(self._sql)

    def verify(self, status_of: Callable[[tuple[Answer, ...]], Status] | None = None) -> Iterator[Problem]:
        """Derive everything again and yield what disagrees; statuses only where `status_of` tells what they are."""
        return verify.verify(self._sql, status_of)

    def export(self) -> Iterator[dict[str, Any]]:
        """The store as values for JSON lines."""
        return exporting.export(self._sql)

    def import_(self, lines: Iterable[str]) -> Mapping[str, int]:
        """Read JSON lines of an export, all or nothing; gives the number of rows added by type."""
        return importing.import_(self._sql, lines)
