"""Who speaks: each speaker with claims, denials given and received, and the outlets that have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimtrack.store.connection import as_json
from claimtrack.store.shapes import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimtrack.store.connection import Connection

_VOICES = """
    WITH told AS MATERIALIZED (SELECT key AS id, value AS label FROM json_each(:labels)),
    said AS (
        SELECT coalesce(told.label, k.speaker, t.speaker) AS speaker, t.speaker AS name, coalesce(k.by_hand, 0) AS by_hand, t.side, a.outlet,
            m.claim, c.claim_id IS NOT NULL AS is_claim
        FROM mention m JOIN attribution t ON t.id = m.attribution JOIN article a ON a.id = t.article
            LEFT JOIN speaker_name k ON k.name = t.speaker LEFT JOIN told ON told.id = t.id
            LEFT JOIN claims c ON c.claim_id = m.claim
        WHERE t.speaker IS NOT NULL),
    given AS (
        SELECT coalesce(told.label, k.speaker, t.speaker) AS speaker, sum(l.relation = 'denies') AS denials, sum(l.relation <> 'denies') AS others
        FROM link l JOIN attribution t ON t.id = l.answer_attribution LEFT JOIN speaker_name k ON k.name = t.speaker
            LEFT JOIN told ON told.id = t.id
        WHERE l.score >= :sure GROUP BY 1),
    received AS (
        SELECT coalesce(told.label, k.speaker, t.speaker) AS speaker, count(*) AS denials
        FROM link l JOIN attribution t ON t.id = l.claim_attribution LEFT JOIN speaker_name k ON k.name = t.speaker
            LEFT JOIN told ON told.id = t.id
        WHERE l.score >= :sure AND l.relation = 'denies' GROUP BY 1)
    SELECT said.speaker AS name, json_group_array(DISTINCT said.side) AS sides,
        count(DISTINCT CASE WHEN said.is_claim THEN said.claim END) AS claims,
        coalesce(given.denials, 0) AS denials_given, coalesce(received.denials, 0) AS denials_received,
        coalesce(given.others, 0) AS other_answers, json_group_array(DISTINCT said.outlet) AS outlets,
        json_group_array(DISTINCT said.name) AS names, max(said.by_hand) AS by_hand
    FROM said LEFT JOIN given ON given.speaker = said.speaker LEFT JOIN received ON received.speaker = said.speaker
    GROUP BY said.speaker ORDER BY claims DESC, denials_given DESC, name
"""
_NAMELESS = "SELECT count(*) FROM claims WHERE speaker IS NULL"


def voices(sql: Connection, sure: float, labels: Mapping[str, str]) -> tuple[Voice, ...]:
    """All who make claims or answer them, those of most claims first; links below `sure` do not count.

    `labels` are names for the speakers of some attributions, by their ids, in place of those that they are known by.
    """
    packed = ("sides", "outlets", "names")
    return tuple(
        Voice(**{**row, **{column: _names(row[column]) for column in packed}, "by_hand": bool(row["by_hand"])})
        for row in sql.rows(_VOICES, {"sure": sure, "labels": as_json(dict(labels))})
    )


def nameless(sql: Connection) -> int:
    """How many claims have no speaker that is known by name."""
    return int(sql.value(_NAMELESS))


def _names(packed: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in json.loads(packed) if name is not None))
