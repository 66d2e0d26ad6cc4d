"""A person's verdicts: kept whatever becomes of articles and links, with where their words stand now.

Only a person removes a verdict. While the words of one of its ends are in no
current article, it has no attribution there, and is `unplaced`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimtrack.errors import StoreError
from claimtrack.models import Anchor, Decision, Relation, Span, Verdict
from claimtrack.store.connection import as_json
from claimtrack.store.shapes import Kept

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimtrack.store.connection import Connection, Row

_ABOUT = """
    WITH near(article) AS (SELECT value FROM json_each(:keys)),
        given(id) AS (SELECT given_id FROM given_id WHERE article IN near),
        address(url) AS (SELECT url FROM article WHERE id IN near AND url IS NOT NULL),
        said(id) AS (SELECT id FROM attribution WHERE article IN near)
    SELECT id FROM verdict
    WHERE claim_article IN near OR answer_article IN near OR claim_given_id IN given OR answer_given_id IN given
        OR claim_url IN address OR answer_url IN address OR claim_attribution IN said OR answer_attribution IN said
"""
_CANDIDATES = """
    WITH found(id, closeness) AS (
        SELECT id, 0 FROM article WHERE id = :article AND current
        UNION ALL SELECT article, 1 FROM given_id WHERE given_id = :given_id AND current
        UNION ALL SELECT id, 2 FROM article WHERE url = :url AND current)
    SELECT DISTINCT id FROM found WHERE closeness = (SELECT min(closeness) FROM found) ORDER BY id
"""
_AT = """
    SELECT id FROM verdict WHERE claim_attribution IN (SELECT value FROM json_each(:ids))
    UNION SELECT id FROM verdict WHERE answer_attribution IN (SELECT value FROM json_each(:ids))
"""


def verdict_row(verdict: Verdict) -> Row:
    """The row of a verdict, but for where it stands now."""
    row: Row = {
        "id": verdict.id,
        "decision": verdict.decision.value,
        "relation": verdict.relation.value,
        "was": verdict.was and verdict.was.value,
        "note": verdict.note,
        "when_utc": verdict.when_utc,
        "score": verdict.score,
    }
    for end, anchor in (("claim", verdict.claim), ("answer", verdict.answer)):
        row[f"{end}_article"], row[f"{end}_given_id"], row[f"{end}_url"] = anchor.article, anchor.given_id, anchor.url
        row[f"{end}_words"] = as_json(_words(anchor))
    return row


def verdict_of(row: Row) -> Verdict:
    """A verdict from its row."""
    return Verdict(
        id=row["id"],
        decision=Decision(row["decision"]),
        relation=Relation(row["relation"]),
        was=Relation(row["was"]) if row["was"] else None,
        note=row["note"],
        when_utc=row["when_utc"],
        score=row["score"],
        claim=_anchor(row, "claim"),
        answer=_anchor(row, "answer"),
    )


def by_id(sql: Connection, ids: Collection[str | None]) -> dict[str, Verdict]:
    """Verdicts by their ids; None and unknown ids are left out."""
    wanted = as_json([id_ for id_ in ids if id_])
    rows = sql.rows("SELECT * FROM verdict WHERE id IN (SELECT value FROM json_each(?))", [wanted])
    return {row["id"]: verdict_of(row) for row in rows}


class Verdicts:
    """The verdicts of a store."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def kept(self, ids: Collection[str] | None = None) -> tuple[Kept, ...]:
        """Verdicts (all, or some) with where they stand and the link they decide on: unplaced ones first, then by time."""
        rows = self._sql.rows(
            """
            SELECT v.*, w.link_id FROM verdict v JOIN verdicts w ON w.verdict_id = v.id
            WHERE :ids IS NULL OR v.id IN (SELECT value FROM json_each(:ids)) ORDER BY v.placed, v.when_utc, v.id
            """,
            {"ids": None if ids is None else as_json(list(ids))},
        )
        return tuple(
            Kept(verdict_of(row), row["claim_attribution"], row["answer_attribution"], row["link_id"]) for row in rows
        )

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict; it stands nowhere until it is placed."""
        self._sql.insert("verdict", [verdict_row(verdict)])

    def withdraw(self, id_: str) -> None:
        """Remove a verdict; what it did to links stays until they are linked again, in the same transaction."""
        self._sql.run("DELETE FROM verdict WHERE id = ?", [id_])

    def place(self, id_: str, claim: str | None, answer: str | None) -> None:
        """Note at which attributions the words of a verdict stand now."""
        self._sql.run(
            "UPDATE verdict SET claim_attribution = ?, answer_attribution = ? WHERE id = ?", [claim, answer, id_]
        )

    def about(self, keys: Collection[str]) -> frozenset[str]:
        """Verdicts whose words stand in one of these articles, stood there, or may stand there as in a new version."""
        return frozenset(row["id"] for row in self._sql.rows(_ABOUT, {"keys": as_json(list(keys))}))

    def candidates(self, anchor: Anchor) -> tuple[str, ...]:
        """The current articles in which words may stand: the article itself, else its new version, else those of its URL."""
        values = {"article": anchor.article, "given_id": anchor.given_id, "url": anchor.url}
        return tuple(row["id"] for row in self._sql.rows(_CANDIDATES, values))

    def at(self, attributions: Collection[str]) -> frozenset[str]:
        """Verdicts whose words stand in one of these attributions now."""
        return frozenset(row["id"] for row in self._sql.rows(_AT, {"ids": as_json(list(attributions))}))

    def resolve(self, prefix: str) -> str:
        """The id of the verdict that begins so; raises StoreError where there is none, or more than one."""
        found = [
            row["id"] for row in self._sql.rows("SELECT id FROM verdict ORDER BY id") if row["id"].startswith(prefix)
        ]
        if len(found) == 1:
            return str(found[0])
        if found:
            raise StoreError(f"{prefix!r} may be {len(found)} verdicts: {', '.join(found[:8])}", "give more of the id")
        raise StoreError(f"there is no verdict {prefix!r}", "`claimtrack verdicts` lists them")


def _words(anchor: Anchor) -> list[Row]:
    spans = [("source", anchor.source), ("cue", anchor.cue), *(("content", span) for span in anchor.content)]
    return [
        {"role": role, "field": span.field, "start": span.start, "end": span.end, "words": span.text}
        for role, span in spans
        if span
    ]


def _anchor(row: Row, end: str) -> Anchor:
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for span in json.loads(row[f"{end}_words"]):
        spans[span["role"]].append(Span(span["start"], span["end"], span["words"], span["field"]))
    (cue,) = spans["cue"]
    return Anchor(
        row[f"{end}_article"],
        row[f"{end}_given_id"],
        row[f"{end}_url"],
        spans["source"][0] if spans["source"] else None,
        cue,
        tuple(spans["content"]),
    )
