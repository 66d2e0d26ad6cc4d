"""A person's verdicts: links stepped through and judged, links added by hand, verdicts listed and taken back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.errors import StoreError, UsageError
from claimtrack.models import Anchor, Decision, Relation, Verdict
from claimtrack.store import Kept, Store
from claimtrack.tasks.find import Query, resolved
from claimtrack.tasks.linking import settle
from claimtrack.tasks.look import LinkSeen, link_seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from claimtrack.models import Link
    from claimtrack.records import Mention


@dataclass(frozen=True, slots=True)
class Asked:
    """Which links to review: those that a query finds up to a score, judged ones and rejected ones too with `all`."""

    query: Query
    max_score: float | None = None
    all: bool = False


class Review:
    """One sitting: the links to judge, and what was decided so far. Each decision is kept as it is made."""

    def __init__(self, db: Path, asked: Asked) -> None:
        """Open the store and choose the links."""
        self._store = Store(db, create=False)
        self._run: int | None = None
        self._done: list[tuple[str, tuple[Verdict, ...]]] = []
        self.notes: list[str] = []
        try:
            self.links = self._chosen(asked)
        except BaseException as error:
            self._store.__exit__(type(error), error, error.__traceback__)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._run is not None:
            self._store.finish_run(self._run)
        self._store.__exit__(kind, error, trace)

    def _chosen(self, asked: Asked) -> tuple[str, ...]:
        from claimtrack.link import SHOWN

        filters, self.notes = resolved(self._store, asked.query)
        if filters.min_score is None:
            filters = replace(filters, min_score=SHOWN if asked.max_score is None else 0.0)
        found = list(self._store.links(filters).rows)
        if asked.all:
            found += self._store.links(filters, rejected=True).rows
        return tuple(
            record.link.id
            for record in found
            if (asked.all or record.link.verdict is None)
            and (asked.max_score is None or record.link.score <= asked.max_score)
        )

    def seen(self, link: str) -> LinkSeen | None:
        """A link with the articles of both ends; None where an earlier decision did away with it."""
        try:
            record = self._store.link(link)
        except StoreError:
            return None
        return link_seen(self._store, record)

    def judge(self, link: str, decision: Decision, relation: Relation | None = None, note: str = "") -> Verdict:
        """Keep what a person decided about a link; a changed one needs the relation that it gets."""
        record = self._store.link(link)
        verdict = _verdict(record.link, record.claim.shown, record.response.shown, decision, relation, note)
        former = [verdict.id, *([record.link.verdict.id] if record.link.verdict else [])]
        self._run = self._run or self._store.begin_run("review", {}, {})
        before = tuple(one.verdict for one in self._store.verdicts.kept(former))
        _write(self._store, self._run, [verdict], former)
        self._done.append((verdict.id, before))
        return verdict

    def undo(self) -> bool:
        """Take the last decision of this sitting back, as if it had not been; False where there is none."""
        if not self._done or self._run is None:
            return False
        id_, before = self._done.pop()
        _write(self._store, self._run, before, [id_])
        return True


def add_link(db: Path, claim: str, answer: str, relation: Relation, note: str = "") -> LinkSeen:
    """Link a claim to an answer by hand; both are ids of claims or attributions, or their beginnings."""
    with Store(db, create=False) as store:
        (to, said), (by, replied) = _end(store, claim), _end(store, answer)
        if to == by:
            raise UsageError(f"{claim} and {answer} are one claim, which cannot answer itself", "name two claims")
        ends = _anchor(said), _anchor(replied)
        id_ = ids.verdict_id(*ends, relation)
        verdict = Verdict(id_, Decision.ADDED, relation, None, note, _now_utc(), None, *ends)
        run = store.begin_run("link", {"claim": claim, "answer": answer, "relation": relation.value}, {})
        _write(store, run, [verdict], [id_])
        store.finish_run(run)
        return link_seen(store, store.link(ids.link_id(to, by, relation)))


def verdicts(db: Path) -> tuple[Kept, ...]:
    """All verdicts, those whose words stand nowhere now first."""
    with Store(db, create=False) as store:
        return store.verdicts.kept()


def unplaced(db: Path) -> int:
    """How many verdicts have words that stand nowhere now; 0 where there is no store to look in."""
    if not db.exists():
        return 0
    with suppress(StoreError), Store(db, create=False) as store:
        return sum(not one.is_placed for one in store.verdicts.kept())
    return 0


def take_back(db: Path, prefix: str) -> Verdict:
    """Remove a verdict by its id or the beginning of it; the link is again as linking finds it."""
    with Store(db, create=False) as store:
        (one,) = store.verdicts.kept([store.verdicts.resolve(prefix)])
        run = store.begin_run("verdicts", {"remove": one.verdict.id}, {})
        _write(store, run, [], [one.verdict.id])
        store.finish_run(run)
        return one.verdict


def _verdict(
    link: Link, claim: Mention, answer: Mention, decision: Decision, relation: Relation | None, note: str
) -> Verdict:
    """What a decision comes to, given what linking had found and what was decided before."""
    found = (link.verdict.was if link.verdict else None) or link.relation
    wanted, was = relation or link.relation, None
    if decision is Decision.REJECTED:
        wanted = found
    elif link.verdict and link.verdict.decision is Decision.ADDED:
        decision = Decision.ADDED
    elif wanted is not found:
        decision, was = Decision.CHANGED, found
    else:
        decision = Decision.ACCEPTED
    ends = _anchor(claim), _anchor(answer)
    score = link.verdict.score if link.verdict else link.score
    return Verdict(ids.verdict_id(*ends, was or wanted), decision, wanted, was, note, _now_utc(), score, *ends)


def _write(store: Store, run: int, verdicts: Sequence[Verdict], instead_of: Sequence[str]) -> None:
    """Put verdicts in the place of others, and write the links that either speak of, in one transaction."""
    with store.transaction():
        former = store.verdicts.kept(instead_of)
        ends = {id_ for one in former for id_ in (one.claim, one.answer) if id_}
        for one in former:
            store.verdicts.withdraw(one.verdict.id)
        for verdict in verdicts:
            store.verdicts.add(verdict)
        settle(store, run, [verdict.id for verdict in verdicts], around=ends)


def _end(store: Store, prefix: str) -> tuple[str, Mention]:
    """The claim that an id stands for, and the mention of it that is meant."""
    kind, full = store.resolve(prefix)
    if kind == "claim":
        return full, store.claim(full).claim.shown
    if kind != "attribution":
        raise UsageError(
            f"{prefix} is no claim, but the id of another thing ({kind})", "`claimtrack claims` lists claims"
        )
    mention = store.attribution(full)
    try:
        return store.resolve(ids.claim_id(full))[1], mention
    except StoreError as error:
        raise UsageError(
            f"{prefix} is no claim, but a {mention.attribution.kind.value.replace('_', ' ')}, or of an older version",
            "only claims and no-comments of current articles are linked; `claimtrack claims` lists them",
        ) from error


def _anchor(mention: Mention) -> Anchor:
    head, attribution = mention.article, mention.attribution
    given_id = None if head.shown_id == head.id else head.shown_id
    return Anchor(head.id, given_id, head.url, attribution.source, attribution.cue, attribution.content)


def _now_utc() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
