"""Finding claims, disputes and links: from the words of a user to the filters of the store."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from claimtrack.errors import UsageError
from claimtrack.models import Kind, Status
from claimtrack.records import Filters
from claimtrack.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claimtrack.records import Answer, ClaimRecord, Found, LinkRecord

T = TypeVar("T")

NEAREST = 3
"""How many known names are offered for one that nothing is found for."""
ALIKE_FROM = 70
"""Similarity (0 to 100) from which a known name is worth offering."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Query:
    """What a user asks for, in the user's words; every condition must hold.

    `places` are names in any spelling, `speakers` names or parts of them.
    Without `min_score`, links that claimtrack itself thinks unlikely are left out.
    """

    places: tuple[str, ...] = ()
    place_ids: tuple[str, ...] = ()
    any_role: bool = False
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    min_score: float | None = None
    new_since: int | None = None
    limit: int | None = None


def disputes(db: Path, query: Query) -> Found[ClaimRecord]:
    """Claims that are disputed or mixed, with all their answers; where there are none, says how many claims match."""
    with Store(db, create=False) as store:
        filters, notes = resolved(store, query)
        found = store.disputes(_sure(filters))
        matching = len(found.rows or store.claims(filters, _fold(query)).rows)
        if found.rows or not matching:
            return _told(store, query, found, notes)
        more = "1 claim matches" if matching == 1 else f"{matching:,} claims match"
        return replace(found, notes=(*found.notes, *notes, f"{more} and none is disputed: see `claimtrack claims`"))


def claims(db: Path, query: Query) -> Found[ClaimRecord]:
    """Claims, whether anybody answered or not.

    An answer of a word or two ("denied this") stands only under the claim that it answers,
    unless kinds or speakers are asked for, whose words it would be.
    """
    with Store(db, create=False) as store:
        filters, notes = resolved(store, query)
        found = _told(store, query, store.claims(filters, _fold(query)), notes)
    if query.min_score is not None:
        return found
    return replace(found, rows=tuple(replace(row, answers=_likely(row)) for row in found.rows))


def links(db: Path, query: Query) -> Found[LinkRecord]:
    """Links between claims and their answers."""
    with Store(db, create=False) as store:
        filters, notes = resolved(store, query)
        return _told(store, query, store.links(_sure(filters)), notes)


def day(value: str | None, option: str) -> str | None:
    """The ISO day, checked; raises UsageError where there is no such day."""
    if value is None:
        return None
    try:
        known = _DAY.fullmatch(value) is not None and date.fromisoformat(value)
    except ValueError:
        known = False
    if not known:
        raise UsageError(f"{option} {value} is no day of the calendar", "write it as YYYY-MM-DD")
    return value


def resolved(store: Store, query: Query) -> tuple[Filters, list[str]]:
    """The filters that a query stands for, and what the user should know of how its words were taken."""
    since, until = day(query.since, "--since"), day(query.until, "--until")
    if since and until and since > until:
        raise UsageError(f"--since {since} is later than --until {until}", "swap the two")
    notes: list[str] = []
    filters = Filters(
        places=frozenset(query.place_ids).union(*(_place_ids(name, notes) for name in query.places)),
        any_role=query.any_role,
        speakers=_matching(query.speakers, store.speakers(), exact_first=False) if query.speakers else frozenset(),
        outlets=_matching(query.outlets, _outlets(store), exact_first=True) if query.outlets else frozenset(),
        since=since,
        until=until,
        statuses=query.statuses,
        kinds=query.kinds,
        min_score=query.min_score,
        new_since=query.new_since,
        limit=query.limit,
    )
    return filters, notes


def nearest(name: str, known: Sequence[str], limit: int = NEAREST) -> list[str]:
    """The known names that are most like one, the likest first."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name, known, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit, score_cutoff=ALIKE_FROM
    )
    return [hit for hit, _, _ in found]


def _sure(filters: Filters) -> Filters:
    from claimtrack.link import SHOWN

    return filters if filters.min_score is not None else replace(filters, min_score=SHOWN)


def _fold(query: Query) -> float | None:
    from claimtrack.link import SHOWN

    return None if query.kinds or query.speakers else SHOWN


def _likely(row: ClaimRecord) -> tuple[Answer, ...]:
    from claimtrack.link import SHOWN

    return tuple(answer for answer in row.answers if answer.link.score >= SHOWN)


def _place_ids(name: str, notes: list[str]) -> frozenset[str]:
    """The places that a name stands for; for one that nobody knows, an id that nothing has."""
    from claimtrack.extract import gazetteer

    found = gazetteer.query(name)
    if found.taken_for:
        notes.append(f"no place is called '{name}'; taken for {found.taken_for}")
    return found.ids or frozenset({name})


def _matching(asked: Iterable[str], known: Sequence[str], *, exact_first: bool) -> frozenset[str]:
    """The known names that hold all the words of one that is asked for; where there are none, what was asked.

    With `exact_first`, a name that is asked for as it is leaves out those that only hold it. Speakers
    are sought without: Hajiyev should find Hikmet Hajiyev, though a text may have no more than the surname.
    """
    chosen: set[str] = set()
    for name in asked:
        words = name.casefold().split()
        whole = {other for other in known if other.casefold().split() == words}
        parts = {other for other in known if set(words) <= set(re.findall(r"\w[\w'’.-]*", other.casefold()))}
        chosen |= (whole if exact_first else set()) or whole | parts or {name}
    return frozenset(chosen)


def _outlets(store: Store) -> list[str]:
    return [outlet.name for outlet in store.outlets() if outlet.name]


def _told(store: Store, query: Query, found: Found[T], notes: list[str]) -> Found[T]:
    """What was found, with notes; where that is nothing, with the nearest names of what was asked."""
    if not found.rows:
        asked = (
            ("places", query.places, [place.name for place in store.place_names()]),
            ("speakers", query.speakers, store.speakers()),
            ("outlets", query.outlets, _outlets(store)),
        )
        for what, names, known in asked:
            spelt = {name.casefold() for name in known}
            unknown = [name for name in names if name.casefold() not in spelt]
            near = list(dict.fromkeys(other for name in unknown for other in nearest(name, known)))
            if unknown and known:
                notes.append(f"nearest {what} known: {', '.join(near)}" if near else f"{what} known: {_some(known)}")
    return replace(found, notes=(*found.notes, *notes))


def _some(names: Sequence[str], limit: int = 6) -> str:
    return ", ".join(names[:limit]) + (f" and {len(names) - limit} more" if len(names) > limit else "")
