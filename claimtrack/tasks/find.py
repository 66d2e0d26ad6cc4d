"""Finding claims, disputes and links: from the words of a user to the filters of the store."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from claimtrack.errors import UsageError
from claimtrack.link import SHOWN, Toll, tolls
from claimtrack.models import Kind, Status
from claimtrack.records import Filters, Found
from claimtrack.store import Store
from claimtrack.store.query import cut_note
from claimtrack.tasks.alike import nearest
from claimtrack.tasks.names import bare_speakers
from claimtrack.tasks.where import Where

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimtrack.records import Answer, ClaimRecord, LinkRecord
    from claimtrack.store import Spot, Voice
    from claimtrack.tasks.names import Bare

T = TypeVar("T")

NOWHERE = "-"
"""The id of no place: asks for what lies at none."""
_WORD = re.compile(r"\w[\w'’.-]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Query:
    """What a user asks for, in the user's words; every condition must hold.

    `where` holds places by names in any spelling, ids and distance; `speakers` are names or parts of them.
    Without `min_score`, links that claimtrack itself thinks unlikely are left out.
    """

    where: Where = field(default_factory=Where)
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


def rejected_links(db: Path, query: Query) -> Found[LinkRecord]:
    """Links that are not shown, the likeliest first: below the threshold, or rejected by a person; the reasons say which.

    `min_score` is how likely they are at the least.
    """
    with Store(db, create=False) as store:
        filters, notes = resolved(store, query)
        whole = replace(filters, limit=None)
        unlikely, refused = (store.links(whole, rejected=by_hand) for by_hand in (False, True))
        rows = [
            *(_because(row, f"the score is below {SHOWN}") for row in unlikely.rows if row.link.score < SHOWN),
            *(_because(row, "a person rejected it") for row in refused.rows),
        ]
        rows.sort(key=lambda row: (-row.link.score, row.link.id))
        found = replace(unlikely, rows=tuple(rows[: filters.limit]), notes=tuple(cut_note(len(rows), filters)))
        return _told(store, query, found, notes)


def _because(row: LinkRecord, why: str) -> LinkRecord:
    return replace(row, link=replace(row.link, reasons=(f"not shown: {why}", *row.link.reasons)))


def places(db: Path, query: Query) -> Found[Spot]:
    """Places of claims, with how many claims and disputes are about each."""
    with Store(db, create=False) as store:
        filters, notes = resolved(store, query)
        return _told(store, query, store.places(filters, sure=SHOWN, folded_from=_fold(query)), notes)


def figures(db: Path, query: Query) -> Found[Toll]:
    """The figures of claims, by what they count; `limit` is of claims."""
    with Store(db, create=False) as store:
        filters, notes = resolved(store, query)
        found = store.claims(filters)
        counted = Found(tolls(found.rows), found.coverage, found.undated_left_out, found.notes)
        return _told(store, query, counted, notes)


def speakers(db: Path, name: str | None) -> Found[Voice]:
    """All who make claims or answer them, or those who have a name that holds the words of one."""
    with Store(db, create=False) as store:
        bare = bare_speakers(store)
        labels, notes = _told_apart(bare), list[str]()
        voices, nameless = store.voices(sure=SHOWN, labels=labels), store.nameless()
        if name is not None:
            known = [each for voice in voices for each in {voice.name, *voice.names}]
            wanted = _matching([name], known, exact_first=False)
            voices = tuple(voice for voice in voices if wanted & {voice.name, *voice.names})
            if not voices and (near := nearest(name, known)):
                notes.append(f"nearest speakers known: {', '.join(near)}")
        elif nameless:
            claims = "1 claim has" if nameless == 1 else f"{nameless:,} claims have"
            notes.append(f"{claims} no speaker that is known by name")
        notes += _unparted(bare, labels, {voice.name for voice in voices})
        return Found(voices, store.coverage(), notes=tuple(notes))


def _told_apart(bare: Sequence[Bare]) -> dict[str, str]:
    """The labels, by attribution, of speakers whose name is that of several."""
    labels = {(one.speaker, one.label) for one in bare if one.label}
    times = Counter(speaker for speaker, _ in labels)
    return {one.attribution: one.label for one in bare if one.label and times[one.speaker] > 1}


def _unparted(bare: Sequence[Bare], labels: Mapping[str, str], shown: Collection[str]) -> Iterator[str]:
    """What to know of the names shown that several articles have, whose speakers nothing tells apart."""
    articles = {(one.speaker, one.article) for one in bare if one.attribution not in labels and one.speaker in shown}
    times = Counter(speaker for speaker, _ in articles)
    several = sorted(
        (speaker for speaker in times if times[speaker] > 1), key=lambda speaker: (-times[speaker], speaker)
    )
    if several:
        names = _some([f"{speaker} ({times[speaker]} articles)" for speaker in several])
        yield f"may each be several speakers: {names}"


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
    for kind, names in (("speaker", query.speakers), ("outlet", query.outlets)):
        if any(not name.strip() for name in names):
            raise UsageError(
                f"a{'n' * (kind == 'outlet')} {kind} must have a name", f"`claimtrack {kind}s` lists {kind}s"
            )
    notes: list[str] = []
    runs = store.runs()
    if query.new_since is not None and runs and query.new_since > runs[-1].id:
        notes.append(f"there is no run {query.new_since} yet; the last is {runs[-1].id}")
    places = _fitting(store, query.where, notes)
    filters = Filters(
        places=frozenset(places),
        place_notes=places,
        any_role=query.where.any_role,
        speakers=_names_of(store, query.speakers) if query.speakers else frozenset(),
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


def _sure(filters: Filters) -> Filters:
    return filters if filters.min_score is not None else replace(filters, min_score=SHOWN)


def _fold(query: Query) -> float | None:
    return None if query.kinds or query.speakers else SHOWN


def _likely(row: ClaimRecord) -> tuple[Answer, ...]:
    return tuple(answer for answer in row.answers if answer.link.score >= SHOWN)


def _fitting(store: Store, where: Where, notes: list[str]) -> Mapping[str, str]:
    """The places that are asked for, each with what to say of why; an id that nothing has where there are none."""
    if not where.is_asked:
        return {}
    from claimtrack.tasks import geo

    found = geo.resolve(store, where, store.place_names(any_role=where.any_role), notes)
    if not found and not where.any_role:
        with suppress(UsageError):  # in the other roles the name may stand for several places
            named = geo.resolve(store, replace(where, any_role=True), store.place_names(), [])
            if claims := store.claims_at(named, any_role=True):
                names = "1 claim names" if claims == 1 else f"{claims:,} claims name"
                notes.append(f"{names} it in another role: add --place-role any")
    return found or {NOWHERE: ""}


def _matching(asked: Iterable[str], known: Sequence[str], *, exact_first: bool) -> frozenset[str]:
    """The known names that hold all the words of one that is asked for, or whose acronym it is; where there are none, what was asked.

    With `exact_first`, a name that is asked for as it is leaves out those that only hold it. Speakers are sought without, and under other
    spellings: Hajiyev should find Hikmet Hajiyev, though a text may have no more than the surname, and the Russian defence ministry Russia's.
    """
    from claimtrack.extract.bodies import initials, is_acronym
    from claimtrack.extract.gazetteer import fold
    from claimtrack.extract.same_name import same_name

    chosen: set[str] = set()
    for name in asked:
        words = name.casefold().split()
        inner = set(_WORD.findall(name.casefold()))
        letters = name.replace(".", "").casefold() if is_acronym(name) else None
        whole = {other for other in known if other.casefold().split() == words}
        parts = {other for other in known if inner and inner <= set(_WORD.findall(other.casefold()))}
        short = {other for other in known if letters and letters in initials(fold(other))}
        alike = set() if exact_first else {other for other in known if same_name(name, other)}
        chosen |= (whole if exact_first else set()) or whole | parts | short | alike or {name}
    return frozenset(chosen)


def _names_of(store: Store, asked: Iterable[str]) -> frozenset[str]:
    """All names by which articles call the speakers that are asked for by one of them; of those told apart only by what they speak of, their attributions."""
    known, bare = store.speakers.known(), bare_speakers(store)
    labels = [one.label for one in bare if one.label]
    found = _matching(asked, list(dict.fromkeys([*known, *known.values(), *labels])), exact_first=False)
    speakers = {known.get(name, name) for name in found}
    told = {one.attribution for one in bare if one.label in found and one.speaker not in speakers}
    return found | told | {name for name, speaker in known.items() if speaker in speakers}


def _outlets(store: Store) -> list[str]:
    return [outlet.name for outlet in store.outlets() if outlet.name]


def _told(store: Store, query: Query, found: Found[T], notes: list[str]) -> Found[T]:
    """What was found, with notes; where that is nothing, with the nearest names of what was asked."""
    if not found.rows:
        asked = (
            ("speakers", query.speakers, list(store.speakers.known())),
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
