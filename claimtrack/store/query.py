"""Claims, disputes and links by filters, in an order that does not depend on how they came in.

Claims are ordered by day, newest first (the first day of the event, else the
day it was said, else the article's; undated ones last), then by outlet and
article, in the order of the text. Links follow their claims, each claim's answers in
the order of `reading.answer_order`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimtrack.models import CLAIM_KINDS, DateRole, PlaceRole, Relation, Status
from claimtrack.records import Answer, ClaimRecord, Found, LinkRecord
from claimtrack.store.connection import as_json
from claimtrack.store.overview import coverage
from claimtrack.store.reading import answer_order, claim_records, link_records, links_of
from claimtrack.store.shown_views import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimtrack.models import Place, When
    from claimtrack.records import Filters
    from claimtrack.store.connection import Connection

DISPUTES = frozenset({Status.DISPUTED, Status.MIXED})
DISPUTING = frozenset({Relation.DENIES, Relation.PARTLY_CONFIRMS})
"""Relations that make a claim disputed or mixed."""
FEWEST_WORDS = 3
"""An answer in fewer words ("denied this") tells nothing away from the claim that it answers."""

_MATCHING = """
    SELECT c.id, (SELECT min(first_day) FROM claim_day d WHERE d.claim = c.id) AS day,
        (:since IS NULL AND :until IS NULL) OR EXISTS (
            SELECT 1 FROM claim_day d WHERE d.claim = c.id
            AND (:until IS NULL OR d.first_day <= :until) AND (:since IS NULL OR d.last_day >= :since)) AS within
    FROM claim c JOIN mention f ON f.claim = c.id AND f.n = 0 JOIN attribution t ON t.id = f.attribution
        JOIN article r ON r.id = t.article
    WHERE (:kinds IS NULL OR t.kind IN (SELECT value FROM json_each(:kinds)))
        AND (:statuses IS NULL OR c.status IN (SELECT value FROM json_each(:statuses)))
        AND (:speakers IS NULL OR EXISTS (
            SELECT 1 FROM mention m JOIN attribution s ON s.id = m.attribution
            WHERE m.claim = c.id AND (s.speaker IN (SELECT value FROM json_each(:speakers))
                OR s.id IN (SELECT value FROM json_each(:speakers)))))
        AND (:outlets IS NULL OR EXISTS (
            SELECT 1 FROM mention m JOIN attribution s ON s.id = m.attribution JOIN article a ON a.id = s.article
            WHERE m.claim = c.id AND a.outlet IN (SELECT value FROM json_each(:outlets))))
        AND (:places IS NULL OR EXISTS (
            SELECT 1 FROM mention m JOIN place p ON p.attribution = m.attribution
            WHERE m.claim = c.id AND (:any_role OR p.role = 'event')
            AND p.place_id IN (SELECT value FROM json_each(:places))))
        AND (:min_score IS NULL OR EXISTS (
            SELECT 1 FROM link l WHERE l.claim = c.id AND l.score >= :min_score
            AND l.relation IN (SELECT value FROM json_each(:relations))))
        AND (:new_since IS NULL
            OR EXISTS (SELECT 1 FROM first_seen s WHERE s.id = c.id AND s.run > :new_since)
            OR EXISTS (SELECT 1 FROM link l JOIN first_seen s ON s.id = l.id
                WHERE l.claim = c.id AND s.run > :new_since))
        AND (:folded_from IS NULL OR c.status <> 'unanswered' OR length(t.content) - length(replace(t.content, ' ', '')) >= :fewest_words - 1
            OR NOT EXISTS (SELECT 1 FROM link l WHERE l.answer = c.id AND l.score >= :folded_from))
    ORDER BY day IS NULL, day DESC, r.outlet IS NULL, r.outlet, r.id, t.position, t.cue_start, c.id
"""


def claims(sql: Connection, filters: Filters, folded_from: float | None = None) -> Found[ClaimRecord]:
    """Claims (of CLAIM_KINDS, by their first mention) with their answers.

    With `min_score`, a row has at least one answer as sure as that, and
    answers less sure are left out of it. With `folded_from`, what answers a
    claim, at least as sure as that, in fewer than FEWEST_WORDS words has no row of its
    own, unless somebody answers it in turn.
    """
    return _claims(sql, filters, filters.statuses or frozenset(Status), frozenset(Relation), folded_from)


def disputes(sql: Connection, filters: Filters) -> Found[ClaimRecord]:
    """Claims that are disputed or mixed; with `min_score`, by an answer as sure as that."""
    return _claims(sql, filters, filters.statuses & DISPUTES if filters.statuses else DISPUTES, DISPUTING)


def _claims(
    sql: Connection,
    filters: Filters,
    statuses: frozenset[Status],
    relations: frozenset[Relation],
    folded_from: float | None = None,
) -> Found[ClaimRecord]:
    with sql.snapshot():
        found, undated = _matching(sql, filters, _wanted(filters, statuses, relations, folded_from))
        records = claim_records(sql, found[: filters.limit])
        searched = coverage(sql)
    notes = [f"{kind.value} is no claim: it can only answer one" for kind in sorted(filters.kinds - CLAIM_KINDS)]
    notes += cut_note(len(found), filters)
    rows = tuple(_sure_answers(replace(record, why=tuple(_why(record, filters))), filters) for record in records)
    if left_out := sum(len(record.answers) for record in records) - sum(len(row.answers) for row in rows):
        counted = ", not of the status" if (filters.min_score or 0) > SURE else ""
        notes.append(f"answers below {filters.min_score:g} are left out of these rows ({left_out}){counted}")
    return Found(rows, searched, undated, tuple(notes))


def matching(sql: Connection, filters: Filters, folded_from: float | None) -> tuple[list[str], int]:
    """Ids of the claims that `claims` gives, and how many the dates left out for having none."""
    statuses = filters.statuses or frozenset(Status)
    return _matching(sql, filters, _wanted(filters, statuses, frozenset(Relation), folded_from))


def matching_disputes(sql: Connection, filters: Filters, sure: float) -> list[str]:
    """Ids of the claims that `disputes` gives, from `sure` on where no score is asked for."""
    filters = filters if filters.min_score is not None else replace(filters, min_score=sure)
    statuses = filters.statuses & DISPUTES if filters.statuses else DISPUTES
    return _matching(sql, filters, _wanted(filters, statuses, DISPUTING, None))[0]


def _wanted(
    filters: Filters, statuses: frozenset[Status], relations: frozenset[Relation], folded_from: float | None
) -> dict[str, Any]:
    return {
        "kinds": sorted(filters.kinds & CLAIM_KINDS if filters.kinds else CLAIM_KINDS),
        "statuses": sorted(statuses),
        "relations": sorted(relations),
        "folded_from": folded_from,
    }


def links(sql: Connection, filters: Filters, *, rejected: bool = False) -> Found[LinkRecord]:
    """Links, or those a person rejected; `min_score` and `new_since` look at the link, all else at the claim that is answered."""
    wanted = {
        "kinds": sorted(filters.kinds) or None,
        "statuses": sorted(filters.statuses) or None,
        "min_score": None,
        "new_since": None,
    }
    with sql.snapshot():
        found, undated = _matching(sql, filters, wanted)
        place = {claim: n for n, claim in enumerate(found)}
        fitting = [link for link in links_of(sql, found, rejected=rejected) if link.score >= (filters.min_score or 0)]
        if filters.new_since is not None:
            later = sql.rows("SELECT id FROM first_seen WHERE run > ?", [filters.new_since])
            new = {row["id"] for row in later}
            fitting = [link for link in fitting if link.id in new]
        fitting.sort(key=lambda link: place[link.claim])
        if shown := fitting[: filters.limit]:
            last = place[shown[-1].claim]
            shown = [link for link in fitting if place[link.claim] <= last]
        records = sorted(
            link_records(sql, shown),
            key=lambda record: (place[record.claim.id], answer_order(Answer(record.link, record.response))),
        )
        searched = coverage(sql)
    rows = tuple(replace(record, why=tuple(_why(record, filters))) for record in records[: filters.limit])
    return Found(rows, searched, undated, tuple(cut_note(len(fitting), filters)))


def _matching(sql: Connection, filters: Filters, wanted: dict[str, Any]) -> tuple[list[str], int]:
    """Ids of the claims that match, in order, and how many the dates left out for having none."""
    values = {
        "since": filters.since,
        "until": filters.until,
        "places": sorted(filters.places) or None,
        "any_role": filters.any_role,
        "speakers": sorted(filters.speakers) or None,
        "outlets": sorted(filters.outlets) or None,
        "min_score": filters.min_score,
        "new_since": filters.new_since,
        "relations": [],
        "folded_from": None,
        "fewest_words": FEWEST_WORDS,
        **wanted,
    }
    packed = {name: as_json(value) if isinstance(value, list) else value for name, value in values.items()}
    rows = sql.rows(_MATCHING, packed)
    found = [row["id"] for row in rows if row["within"]]
    return found, sum(row["day"] is None for row in rows if not row["within"])


def cut_note(found: int, filters: Filters) -> Sequence[str]:
    """What the limit leaves out, if it does."""
    if filters.limit is None or found <= filters.limit:
        return ()
    return (f"{found:,} match; --limit {filters.limit} leaves out {found - filters.limit:,}",)


def _sure_answers(record: ClaimRecord, filters: Filters) -> ClaimRecord:
    if filters.min_score is None:
        return record
    return replace(record, answers=tuple(a for a in record.answers if a.link.score >= filters.min_score))


def _why(record: ClaimRecord | LinkRecord, filters: Filters) -> Iterator[str]:
    """Short phrases, each once: by which place and which date a claim matches."""
    attributions = [mention.attribution for mention in record.claim.mentions]
    places = (
        f"{place.role.value} place {_why_where(place, filters)}"
        for attribution in attributions
        for place in attribution.places
        if place.id in filters.places and (filters.any_role or place.role is PlaceRole.EVENT)
    )
    yield from dict.fromkeys(places)
    if filters.since or filters.until:
        yield from dict.fromkeys(_why_when(record, filters))


def _why_where(place: Place, filters: Filters) -> str:
    """`Gəncə (Ganja), 31 km from Barda, inherited`."""
    written = place.span.text if place.span else place.name
    own = "" if written.casefold() == place.name.casefold() else f" ({place.name})"
    told = filter(None, [filters.place_notes.get(place.id), "inherited" if place.inherited else None])
    return ", ".join([written + own, *told])


def _why_when(record: ClaimRecord | LinkRecord, filters: Filters) -> Iterator[str]:
    whens = [when for mention in record.claim.mentions for when in mention.attribution.dates]
    for role, phrase, tail in ((DateRole.EVENT, "event date", ""), (DateRole.SAID, "said", "; no event date")):
        if told := [when for when in whens if when.role is role]:
            for when in told:
                if _overlaps(when.start, when.end, filters):
                    yield f"{phrase} {_days(when)}{', inherited' if when.inherited else ''}{tail}"
            return
    for mention in record.claim.mentions:
        day = mention.article.date
        if day and _overlaps(day, day, filters):
            yield f"article date {day}; no date of its own"


def _overlaps(first: str, last: str, filters: Filters) -> bool:
    return (filters.until is None or first <= filters.until) and (filters.since is None or last >= filters.since)


def _days(when: When) -> str:
    return when.start if when.start == when.end else f"{when.start} to {when.end}"
