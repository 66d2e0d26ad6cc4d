"""A whole store as JSON lines.

The first line is a header, which tells the models that linked what is linked; then come runs, articles with the bytes they were
read from, attributions, pairs, claims, links, and the runs that ids were first seen
in, each in the order of its ids, each with its type and the version of this
format; last the verdicts that a person gave, the links they rejected, and what they decided about names of speakers.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

from claimtrack.store.workings import Workings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimtrack.store.connection import Connection, Row
    from claimtrack.store.workings import Use

VERSION = 1

JSON_COLUMNS = frozenset(
    {
        "options",
        "models",
        "meta",
        "warnings",
        "points",
        "reasons",
        "claim_words",
        "answer_words",
        "names",
        "apart_from",
        "own_words",
    }
)

SLOT_NAMES = {"content": "content_spans", "place": "places", "date": "dates", "figure": "figures"}
"""Under which names the rows of these tables lie in the line of their attribution."""

KEY_NAMES: dict[Use, str] = {"claim": "claim_keys", "answer": "answer_keys"}
"""Under which names an attribution's keys for each use lie in its line."""

_INTERNAL = frozenset({"key", "zlib", "raw_sha256"})


def export(sql: Connection) -> Iterator[dict[str, Any]]:
    """The lines of an export, as values for `json.dumps`."""
    with sql.snapshot():
        models = Workings(sql).linked_by()
        yield {"type": "store", "version": VERSION, **({"linked_by": models} if models else {})}
        for type_, rows in PARTS.items():
            for row in rows(sql):
                yield {**_opened(row), "type": type_, "version": VERSION}


def _opened(row: Row) -> dict[str, Any]:
    return {
        name: json.loads(value) if name in JSON_COLUMNS and value is not None else value
        for name, value in row.items()
        if name not in _INTERNAL
    }


def _runs(sql: Connection) -> Iterator[Row]:
    for row in sql.rows("SELECT * FROM run ORDER BY id"):
        yield {**row, "claimtrack": row["version"]}


def _articles(sql: Connection) -> Iterator[Row]:
    for found in sql.rows("SELECT id FROM article ORDER BY id"):
        query = "SELECT a.*, r.zlib FROM article a LEFT JOIN raw r ON r.sha256 = a.raw_sha256 WHERE a.id = ?"
        row = sql.rows(query, [found["id"]])[0]
        raw = None if row["zlib"] is None else base64.b64encode(zlib.decompress(row["zlib"])).decode()
        given = sql.rows("SELECT given_id, current FROM given_id WHERE article = ? ORDER BY given_id", [found["id"]])
        yield {**row, "given_ids": given, "raw": raw}


def _attributions(sql: Connection) -> Iterator[Row]:
    for found in sql.rows("SELECT id FROM attribution ORDER BY id"):
        key = [found["id"]]
        row = sql.rows("SELECT * FROM attribution WHERE id = ?", key)[0]
        waiting = sql.one("SELECT fresh FROM pending WHERE attribution = ?", key)
        row["pending"], row["fresh"] = waiting is not None, bool(waiting and waiting["fresh"])
        for use, name in KEY_NAMES.items():
            own = sql.rows(f"SELECT key FROM {use}_key WHERE attribution = ? ORDER BY key", [row["key"]])  # noqa: S608 (constants)
            row[name] = [found["key"] for found in own]
        for table, name in SLOT_NAMES.items():
            row[name] = sql.rows(f"SELECT * FROM {table} WHERE attribution = ? ORDER BY n", key)  # noqa: S608 (constants)
            for slot in row[name]:
                del slot["attribution"], slot["n"]
        yield row


def _pairs(sql: Connection) -> Iterator[Row]:
    yield from sql.rows("SELECT * FROM pair ORDER BY answer, claim, relation")


def _claims(sql: Connection) -> Iterator[Row]:
    for row in sql.rows("SELECT * FROM claim ORDER BY id"):
        mentions = sql.rows("SELECT attribution FROM mention WHERE claim = ? ORDER BY n", [row["id"]])
        yield {**row, "mentions": [mention["attribution"] for mention in mentions]}


def _links(sql: Connection) -> Iterator[Row]:
    yield from sql.rows("SELECT * FROM link ORDER BY id")


def _first_seen(sql: Connection) -> Iterator[Row]:
    yield from sql.rows("SELECT * FROM first_seen ORDER BY id")


def _verdicts(sql: Connection) -> Iterator[Row]:
    for row in sql.rows("SELECT * FROM verdict ORDER BY id"):
        del row["placed"]
        yield row


def _rejected(sql: Connection) -> Iterator[Row]:
    yield from sql.rows("SELECT * FROM rejected_link ORDER BY id")


def _renamings(sql: Connection) -> Iterator[Row]:
    yield from sql.rows("SELECT * FROM renaming ORDER BY id")


PARTS: dict[str, Callable[[Connection], Iterator[Row]]] = {
    "run": _runs,
    "article": _articles,
    "attribution": _attributions,
    "pair": _pairs,
    "claim": _claims,
    "link": _links,
    "first_seen": _first_seen,
    "verdict": _verdicts,
    "rejected_link": _rejected,
    "renaming": _renamings,
}
