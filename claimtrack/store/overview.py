"""Counts and names over the whole store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimtrack.records import Coverage
from claimtrack.store.rows import run_of
from claimtrack.store.shapes import Outlet, PlaceCount, Stats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.store.connection import Connection
    from claimtrack.store.shapes import Run

_COUNTS = """
    SELECT
        (SELECT count(*) FROM article WHERE current) AS articles,
        (SELECT count(*) FROM article WHERE NOT current) AS older_versions,
        (SELECT count(*) FROM article WHERE current AND date IS NULL) AS undated,
        (SELECT count(DISTINCT outlet) FROM article WHERE current) AS outlets,
        (SELECT count(*) FROM attribution t JOIN article a ON a.id = t.article AND a.current) AS attributions,
        (SELECT count(*) FROM claims) AS claims,
        (SELECT count(*) FROM disputes) AS disputes,
        (SELECT count(*) FROM answers) AS links,
        (SELECT count(*) FROM verdict) AS verdicts,
        (SELECT count(*) FROM pending) AS unlinked,
        (SELECT count(*) FROM run) AS runs
"""


def runs(sql: Connection) -> tuple[Run, ...]:
    """All runs, oldest first."""
    return tuple(map(run_of, sql.rows("SELECT * FROM run ORDER BY id")))


def coverage(sql: Connection) -> Coverage:
    """What is searched for claims and answers: every current article, whatever is asked for.

    Filters choose rows; the answers of a row were sought everywhere.
    """
    row = sql.one(
        """
        SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets, min(date) AS first, max(date) AS last
        FROM article WHERE current
        """
    )
    return Coverage(**row or {})


def read_by(sql: Connection, runs: Sequence[int]) -> int:
    """How many current articles have attributions that one of these runs found."""
    return int(
        sql.value(
            """
            SELECT count(DISTINCT t.article) FROM attribution t JOIN article a ON a.id = t.article
            WHERE a.current AND t.run IN (SELECT value FROM json_each(?))
            """,
            (json.dumps(list(runs)),),
        )
    )


def outlets(sql: Connection) -> tuple[Outlet, ...]:
    """Outlets by name, what has none last."""
    found = sql.rows(
        """
        SELECT a.outlet AS name, count(DISTINCT a.id) AS articles, min(a.date) AS first, max(a.date) AS last,
            count(DISTINCT c.claim_id) AS claims
        FROM article a LEFT JOIN attribution t ON t.article = a.id
            LEFT JOIN mention m ON m.attribution = t.id LEFT JOIN claims c ON c.claim_id = m.claim
        WHERE a.current GROUP BY a.outlet ORDER BY a.outlet IS NULL, a.outlet
        """
    )
    return tuple(Outlet(**row) for row in found)


def place_names(sql: Connection, *, any_role: bool) -> tuple[PlaceCount, ...]:
    """Places where claims are said to have happened, or that they name, those of most claims first."""
    found = sql.rows(
        """
        SELECT p.place_id AS id, min(p.name) AS name, CASE WHEN min(p.country) = max(p.country) THEN min(p.country) END AS country, p.lat, p.lon,
            count(DISTINCT c.claim_id) AS claims
        FROM place p JOIN mention m ON m.attribution = p.attribution JOIN claims c ON c.claim_id = m.claim
        WHERE p.role = 'event' OR ?
        GROUP BY p.place_id ORDER BY claims DESC, name, id
        """,
        [any_role],
    )
    return tuple(PlaceCount(**row) for row in found)


def stats(sql: Connection) -> Stats:
    """How much there is."""
    kinds = sql.rows(
        """
        SELECT kind AS name, count(*) AS n FROM attribution t JOIN article a ON a.id = t.article AND a.current
        GROUP BY kind ORDER BY kind
        """
    )
    statuses = sql.rows("SELECT status AS name, count(*) AS n FROM claims GROUP BY status ORDER BY status")
    relations = sql.rows("SELECT relation AS name, count(*) AS n FROM answers GROUP BY relation ORDER BY relation")
    return Stats(
        sql.one(_COUNTS) or {}, *({row["name"]: row["n"] for row in rows} for rows in (kinds, statuses, relations))
    )
