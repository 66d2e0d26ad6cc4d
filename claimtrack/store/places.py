"""Where claims are said to have happened: places with their coordinates and how many claims and disputes they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.records import Found
from claimtrack.store.connection import as_json
from claimtrack.store.overview import coverage
from claimtrack.store.query import cut_note, matching, matching_disputes
from claimtrack.store.shapes import Spot

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimtrack.records import Filters
    from claimtrack.store.connection import Connection

_SPOTS = """
    SELECT p.place_id AS id, min(p.name) AS name, CASE WHEN min(p.country) = max(p.country) THEN min(p.country) END AS country, p.lat, p.lon,
        count(DISTINCT m.claim) AS claims,
        count(DISTINCT CASE WHEN m.claim IN (SELECT value FROM json_each(:disputes)) THEN m.claim END) AS disputes
    FROM place p JOIN mention m ON m.attribution = p.attribution
    WHERE m.claim IN (SELECT value FROM json_each(:claims))
        AND (:any_role OR p.role = 'event')
        AND (:places IS NULL OR p.place_id IN (SELECT value FROM json_each(:places)))
    GROUP BY p.place_id ORDER BY claims DESC, disputes DESC, name, id
"""
_CLAIMS_AT = """
    SELECT count(DISTINCT c.claim_id) FROM place p
        JOIN mention m ON m.attribution = p.attribution JOIN claims c ON c.claim_id = m.claim
    WHERE (:any_role OR p.role = 'event') AND p.place_id IN (SELECT value FROM json_each(:places))
"""


def places(sql: Connection, filters: Filters, folded_from: float | None, sure: float) -> Found[Spot]:
    """The places of the claims that match, those of most claims first; with places asked for, none but those.

    Disputes are counted as `query.disputes` finds them from `min_score` on, or from `sure`
    where none is asked for. `limit` is of places.
    """
    with sql.snapshot():
        claims, undated = matching(sql, filters, folded_from)
        values = {
            "claims": as_json(claims),
            "disputes": as_json(matching_disputes(sql, filters, sure)),
            "any_role": filters.any_role,
            "places": as_json(sorted(filters.places)) if filters.places else None,
        }
        rows = [Spot(**row) for row in sql.rows(_SPOTS, values)]
        searched = coverage(sql)
    return Found(tuple(rows[: filters.limit]), searched, undated, tuple(cut_note(len(rows), filters)))


def claims_at(sql: Connection, places_: Collection[str], *, any_role: bool) -> int:
    """How many claims are said to have happened at any of these places, or name one."""
    values = {"places": as_json(sorted(places_)), "any_role": any_role}
    return int(sql.value(_CLAIMS_AT, values))
