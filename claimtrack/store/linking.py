"""Claims, links and statuses: derived data, written by scope, each write in one transaction.

An attribution that linking has not seen yet is `pending`, so that whatever
interrupts a command, the next one knows what is left to do. Every mention
carries the id its claim would have if it came first: by it the ids of claims
that were merged go on working, and keep the run in which they were first seen.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.store.connection import as_json
from claimtrack.store.rows import link_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimtrack.models import Claim, Link, Status
    from claimtrack.store.connection import Connection

_TOUCHED = "SELECT DISTINCT claim FROM mention WHERE attribution IN (SELECT value FROM json_each(?))"


def unlinked(sql: Connection) -> frozenset[str]:
    """Attributions that linking has not seen, or must see again."""
    return frozenset(row["attribution"] for row in sql.rows("SELECT attribution FROM pending"))


def drop_claims(sql: Connection, scope: Collection[str]) -> frozenset[str]:
    """Remove the claims that have a mention in scope; what was joined to them is pending again, and returned."""
    packed = as_json(list(scope))
    touched = as_json([row["claim"] for row in sql.rows(_TOUCHED, [packed])])
    near = sql.rows(
        """
        SELECT m.attribution FROM mention m
        WHERE m.attribution NOT IN (SELECT value FROM json_each(:scope)) AND m.claim IN (
            SELECT value FROM json_each(:touched)
            UNION SELECT claim FROM link WHERE answer IN (SELECT value FROM json_each(:touched))
            UNION SELECT answer FROM link WHERE claim IN (SELECT value FROM json_each(:touched)))
        """,
        {"scope": packed, "touched": touched},
    )
    again = [row["attribution"] for row in near]
    sql.run("INSERT OR IGNORE INTO pending (attribution, fresh) SELECT value, 0 FROM json_each(?)", [as_json(again)])
    sql.run("DELETE FROM claim WHERE id IN (SELECT value FROM json_each(?))", [touched])
    return frozenset(again)


def write_linking(
    sql: Connection,
    scope: Collection[str],
    claims: Sequence[Claim],
    links: Sequence[Link],
    statuses: Mapping[str, Status],
    *,
    run: int,
    rejected: Sequence[Link] = (),
) -> None:
    """Put claims and links in the place of all claims that have a mention in scope.

    `rejected` are links that a person rejected: kept apart, so that they can be listed
    again. `statuses` holds one for each of the claims, and for each claim outside the
    scope whose answers change by this. Raises ValueError where a status is wanting, or
    where a mention outside the scope would be left without a claim.
    """
    with sql.transaction():
        _check_scope(sql, scope, claims)
        affected = _affected(sql, scope) | {link.claim for link in links}
        sql.run(f"DELETE FROM claim WHERE id IN ({_TOUCHED})", [as_json(list(scope))])  # noqa: S608 (a constant)
        sql.run("DELETE FROM link WHERE id IN (SELECT value FROM json_each(?))", [as_json([link.id for link in links])])
        _insert(sql, claims, links, statuses)
        apart = as_json([link.id for link in rejected])
        sql.run("DELETE FROM rejected_link WHERE id IN (SELECT value FROM json_each(?))", [apart])
        sql.insert("rejected_link", [link_row(link) for link in rejected])
        _settle_statuses(sql, affected, {claim.id for claim in claims}, statuses)
        _note_first_seen(sql, claims, links, run)
        seen = {*scope, *(mention.id for claim in claims for mention in claim.mentions)}
        sql.run("DELETE FROM pending WHERE attribution IN (SELECT value FROM json_each(?))", [as_json(list(seen))])


def _check_scope(sql: Connection, scope: Collection[str], claims: Sequence[Claim]) -> None:
    given = {mention.id for claim in claims for mention in claim.mentions}
    kept = sql.rows(
        f"SELECT attribution FROM mention WHERE claim IN ({_TOUCHED})",  # noqa: S608 (a constant)
        [as_json(list(scope))],
    )
    if lost := {row["attribution"] for row in kept} - given - set(scope):
        raise ValueError(f"mentions outside the scope are left without a claim: {sorted(lost)}")


def _affected(sql: Connection, scope: Collection[str]) -> set[str]:
    """Claims whose answers change when those of the scope are removed."""
    found = sql.rows(
        f"SELECT DISTINCT claim FROM link WHERE answer IN ({_TOUCHED})",  # noqa: S608 (a constant)
        [as_json(list(scope))],
    )
    return {row["claim"] for row in found}


def _insert(sql: Connection, claims: Sequence[Claim], links: Sequence[Link], statuses: Mapping[str, Status]) -> None:
    if wanting := [claim.id for claim in claims if claim.id not in statuses]:
        raise ValueError(f"claims without a status: {wanting}")
    sql.insert("claim", [{"id": claim.id, "status": statuses[claim.id].value} for claim in claims])
    sql.insert(
        "mention",
        [
            {"claim": claim.id, "n": n, "attribution": mention.id, "own_id": ids.claim_id(mention.id)}
            for claim in claims
            for n, mention in enumerate(claim.mentions)
        ],
    )
    sql.insert("link", [link_row(link) for link in links])


def _settle_statuses(
    sql: Connection, affected: Collection[str], written: Collection[str], statuses: Mapping[str, Status]
) -> None:
    outside = sql.rows("SELECT id FROM claim WHERE id IN (SELECT value FROM json_each(?))", [as_json(list(affected))])
    if wanting := {row["id"] for row in outside} - set(statuses):
        raise ValueError(f"claims whose answers change, without a new status: {sorted(wanting)}")
    for claim in statuses.keys() - set(written):
        sql.run("UPDATE claim SET status = ? WHERE id = ?", [statuses[claim].value, claim])


def _note_first_seen(sql: Connection, claims: Sequence[Claim], links: Sequence[Link], run: int) -> None:
    """Keep for each claim and link the earliest run in which it, under any id that leads to it, was written.

    A link was written only under ids of claims that were: those of mentions that never came first are passed over.
    """
    for claim in claims:
        _first_seen(sql, claim.id, (ids.claim_id(mention.id) for mention in claim.mentions), run)
    mentions: dict[str, list[str]] = {end: [] for link in links for end in (link.claim, link.answer)}
    rows = sql.rows(
        """
        SELECT m.claim, m.own_id FROM json_each(?) j
            CROSS JOIN mention m ON m.claim = j.value CROSS JOIN first_seen f ON f.id = m.own_id
        """,
        [as_json(list(mentions))],
    )
    for row in rows:
        mentions[row["claim"]].append(row["own_id"])
    for link in links:
        pairs = product(mentions[link.claim], mentions[link.answer])
        _first_seen(sql, link.id, (ids.link_id(*pair, link.relation) for pair in pairs), run)


def _first_seen(sql: Connection, id_: str, also: Iterable[str], run: int) -> None:
    sql.run(
        """
        INSERT INTO first_seen
            SELECT :id, coalesce(min(run), :run) FROM first_seen
            WHERE id IN (SELECT value FROM json_each(:also))
        ON CONFLICT (id) DO UPDATE SET run = excluded.run
        """,
        {"id": id_, "also": as_json(list(also)), "run": run},
    )
