"""What linking keeps between two runs, and looks up by index: what waits, keys, pairs, who is in which claim.

Keys and pairs are of current articles only: from when an article is compared with the
others until its attributions are replaced or deleted. None of the lookups reads a
table through; their cost is that of the rows that have the keys or ids asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from claimtrack.models import Point, Relation, Stand
from claimtrack.records import Mention, Pair
from claimtrack.store.connection import as_json
from claimtrack.store.linking import drop_claims
from claimtrack.store.reading import attributions, links_of, mentions
from claimtrack.store.speakers import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from claimtrack.models import Attribution, Link
    from claimtrack.store.connection import Connection, Row

Use = Literal["claim", "answer"]

_WAITING = """
    SELECT a.id, max(p.fresh) AS fresh
    FROM pending p CROSS JOIN attribution t ON t.id = p.attribution CROSS JOIN article a ON a.id = t.article
    GROUP BY a.id ORDER BY a.date IS NULL, a.date, a.id
"""
_WAITING_IN = """
    SELECT p.attribution FROM json_each(?) j
        CROSS JOIN attribution t ON t.article = j.value CROSS JOIN pending p ON p.attribution = t.id
"""
_WRITE_KEYS = """
    INSERT OR IGNORE INTO {use}_key (key, attribution)
        SELECT k.value, t.key FROM json_each(?) j CROSS JOIN attribution t ON t.id = j.key CROSS JOIN json_each(j.value) k
"""
_WRITE_READING = """
    INSERT OR REPLACE INTO reading (attribution, content) SELECT key, ? FROM attribution WHERE id = ?
"""
_READINGS = """
    SELECT t.id, r.content FROM json_each(?) j
        CROSS JOIN attribution t ON t.id = j.value CROSS JOIN reading r ON r.attribution = t.key
"""
_DAY = """coalesce(
    (SELECT d.first_day FROM date d WHERE d.attribution = {0}.id AND d.role = 'said' ORDER BY d.n LIMIT 1), {1}.date, '~'
)"""
"""The day by which mentions are in order, as `Mention.order` has it."""
_NEAR = """
    WITH near AS (
        SELECT DISTINCT s.id AS one, o.attribution AS other
        FROM json_each(?) j CROSS JOIN attribution s ON s.id = j.value
            CROSS JOIN claim_key k ON k.attribution = s.key
            CROSS JOIN claim_key o ON o.key = k.key AND o.attribution <> k.attribution
    )
    SELECT near.one, t.id AS other FROM near CROSS JOIN attribution t ON t.key = near.other
"""
_MAY_JOIN = f"{_NEAR} CROSS JOIN mention m ON m.attribution = t.id WHERE m.n = 0 ORDER BY one, other"
_MAY_FOLLOW = f"""{_NEAR}
        CROSS JOIN attribution s ON s.id = near.one
        CROSS JOIN article a ON a.id = s.article CROSS JOIN article b ON b.id = t.article
    WHERE {_DAY.format("t", "b")} >= {_DAY.format("s", "a")}
    ORDER BY one, other
"""
_MAY_ANSWER = """
    WITH near AS (
        SELECT DISTINCT j.key AS one, o.attribution AS other
        FROM json_each(:keys) j CROSS JOIN json_each(j.value) k CROSS JOIN answer_key o ON o.key = k.value
    )
    SELECT s.id AS one, t.id AS other
    FROM near CROSS JOIN attribution s ON s.id = near.one CROSS JOIN attribution t ON t.key = near.other
        CROSS JOIN article a ON a.id = s.article CROSS JOIN article b ON b.id = t.article
    WHERE b.id <> a.id AND ifnull(abs(julianday(b.date) - julianday(a.date)) <= :days, TRUE)
    ORDER BY one, other
"""
_ANSWERED_AT_HOME = """
    SELECT DISTINCT p.answer FROM json_each(?) j CROSS JOIN pair p ON p.answer = j.value
        CROSS JOIN attribution t ON t.id = p.answer CROSS JOIN attribution c ON c.id = p.claim AND c.article = t.article
    WHERE p.score >= ?
"""
_TOUCHING = """
    SELECT * FROM pair WHERE answer IN (SELECT value FROM json_each(:ids))
    UNION SELECT * FROM pair WHERE claim IN (SELECT value FROM json_each(:ids))
    ORDER BY answer, claim, relation
"""
_FOUNDERS = """
    SELECT m.attribution, f.attribution AS founder FROM json_each(?) j
        CROSS JOIN mention m ON m.attribution = j.value CROSS JOIN mention f ON f.claim = m.claim AND f.n = 0
"""
_MATES = """
    SELECT o.attribution, f.attribution AS founder
    FROM (SELECT DISTINCT m.claim FROM json_each(?) j CROSS JOIN mention m ON m.attribution = j.value) c
        CROSS JOIN mention o ON o.claim = c.claim CROSS JOIN mention f ON f.claim = c.claim AND f.n = 0
"""
_FORGET = (
    "DELETE FROM pair WHERE answer IN (SELECT value FROM json_each(?))",
    "DELETE FROM pair WHERE claim IN (SELECT value FROM json_each(?))",
    *(
        f"""
        DELETE FROM {use}_key WHERE attribution IN (
            SELECT key FROM attribution WHERE id IN (SELECT value FROM json_each(?)))
        """  # noqa: S608 (constants)
        for use in ("claim", "answer")
    ),
)
_AGAIN = """
    INSERT INTO pending (attribution, fresh)
        SELECT t.id, 1 FROM attribution t JOIN article a ON a.id = t.article WHERE a.current AND a.id IN (
            SELECT article FROM attribution WHERE speaker IN (SELECT value FROM json_each(?)))
    ON CONFLICT (attribution) DO UPDATE SET fresh = 1
"""
_FRESH = """
    INSERT INTO pending (attribution, fresh)
        SELECT t.id, 1 FROM attribution t JOIN article a ON a.id = t.article WHERE a.current
    ON CONFLICT (attribution) DO UPDATE SET fresh = 1
"""


class Workings:
    """The workings of linking in a store."""

    def __init__(self, sql: Connection) -> None:
        self._sql = sql

    def waiting(self) -> dict[str, bool]:
        """Articles with attributions to be linked, by date and id; whether these were never compared with others."""
        return {row["id"]: bool(row["fresh"]) for row in self._sql.rows(_WAITING)}

    def waiting_in(self, articles: Collection[str]) -> frozenset[str]:
        """The attributions of these articles that are to be linked."""
        return frozenset(row["attribution"] for row in self._sql.rows(_WAITING_IN, [as_json(list(articles))]))

    def write_keys(self, use: Use, keys: Mapping[str, Collection[int]]) -> None:
        """Keep the keys of attributions."""
        self._sql.run(_WRITE_KEYS.format(use=use), [_packed(keys)])

    def may_join(self, attributions: Collection[str]) -> list[tuple[str, str]]:
        """Each of these attributions with the first mentions of claims that share a claim key with it."""
        return self._couples(_MAY_JOIN, [as_json(list(attributions))])

    def may_follow(self, attributions: Collection[str]) -> list[tuple[str, str]]:
        """Each of these attributions with those that share a claim key with it and are of no earlier day."""
        return self._couples(_MAY_FOLLOW, [as_json(list(attributions))])

    def may_answer(self, keys: Mapping[str, Collection[int]], days: int) -> list[tuple[str, str]]:
        """Each attribution, by whose answer keys these are, with all that have one of them in other articles no more days away.

        An article without a date is near to all. Asked before the keys are written, it need not
        pass over those of the same article.
        """
        return self._couples(_MAY_ANSWER, {"keys": _packed(keys), "days": days})

    def _couples(self, query: str, values: Sequence[str] | Mapping[str, Any]) -> list[tuple[str, str]]:
        return [(row["one"], row["other"]) for row in self._sql.rows(query, values)]

    def write_readings(self, readings: Mapping[str, bytes]) -> None:
        """Keep what the reader made of attributions."""
        self._sql.run_each(_WRITE_READING, [(content, id_) for id_, content in readings.items()])

    def readings(self, attributions: Collection[str]) -> dict[str, bytes]:
        """What the reader made of attributions."""
        rows = self._sql.rows(_READINGS, [as_json(list(attributions))])
        return {row["id"]: row["content"] for row in rows}

    def write_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep pairs; of two with the same ends and relation the surer one."""
        rows = sorted(map(pair_row, pairs), key=lambda row: (row["score"], row["reasons"]))
        self._sql.insert("pair", {(row["answer"], row["claim"], row["relation"]): row for row in rows}.values())

    def pairs(self, attributions: Collection[str]) -> tuple[tuple[Pair, ...], dict[str, Mention]]:
        """The pairs that have an end among these attributions, and all their ends by id."""
        rows = self._sql.rows(_TOUCHING, {"ids": as_json(list(attributions))})
        ends = self.mentions({row[end] for row in rows for end in ("answer", "claim")})
        return tuple(_pair_of(row, ends) for row in rows), ends

    def answering_at_home(self, attributions: Collection[str], score: float) -> frozenset[str]:
        """Those of these attributions that are paired, with that score or more, with a claim of their own article."""
        rows = self._sql.rows(_ANSWERED_AT_HOME, [as_json(list(attributions)), score])
        return frozenset(row["answer"] for row in rows)

    def founders(self, attributions: Collection[str]) -> dict[str, str]:
        """Of each attribution that is in a claim, the first mention of that claim."""
        rows = self._sql.rows(_FOUNDERS, [as_json(list(attributions))])
        return {row["attribution"]: row["founder"] for row in rows}

    def mates(self, attributions: Collection[str]) -> dict[str, str]:
        """All mentions of the claims that these attributions are in, each with the first one of its claim."""
        rows = self._sql.rows(_MATES, [as_json(list(attributions))])
        return {row["attribution"]: row["founder"] for row in rows}

    def answered_by(self, claims: Collection[str]) -> frozenset[str]:
        """The claims that these claims answer."""
        query = "SELECT claim FROM link WHERE answer IN (SELECT value FROM json_each(?))"
        return frozenset(row["claim"] for row in self._sql.rows(query, [as_json(list(claims))]))

    def links_to(self, claims: Collection[str], *, rejected: bool = False) -> tuple[Link, ...]:
        """The links, or the rejected links, in which one of these claims is answered."""
        return links_of(self._sql, claims, rejected=rejected)

    def mentions(self, attributions: Collection[str]) -> dict[str, Mention]:
        """Attributions with the heads of their articles; speakers whom a person merged have one name."""
        found = mentions(self._sql, attributions)
        said = named(self._sql, [one.attribution for one in found.values()], "merged")
        return {id_: Mention(one, found[id_].article) for id_, one in zip(found, said, strict=True)}

    def attributions(self, article: str) -> list[Attribution]:
        """The attributions of an article in text order, with the same names."""
        return named(self._sql, attributions(self._sql, article), "merged")

    def compare_again(self, names: Collection[str]) -> None:
        """Let the articles that have speakers of these names be compared with all others anew."""
        self._sql.run(_AGAIN, [as_json(list(names))])

    def linked_by(self) -> Mapping[str, str]:
        """Hashes of the models by which what is linked was linked; none before the first time."""
        return dict(json.loads(self._sql.value("SELECT coalesce(max(models), '{}') FROM linked_by")))

    def note_linked_by(self, models: Mapping[str, str]) -> None:
        """Keep the hashes of the models by which all is linked from now on."""
        self._sql.run("DELETE FROM linked_by")
        self._sql.insert("linked_by", [{"models": as_json(dict(models))}])

    def forget(self, attributions: Collection[str]) -> None:
        """Remove what linking made of attributions: their claims, pairs and keys; what the reader made of them stays."""
        drop_claims(self._sql, attributions)
        for statement in _FORGET:
            self._sql.run(statement, [as_json(list(attributions))])

    def forget_all(self) -> None:
        """Remove what linking made of all attributions; those of current articles are fresh again."""
        for table in ("claim", "pair", "claim_key", "answer_key", "reading"):
            self._sql.run(f"DELETE FROM {table}")  # noqa: S608 (a constant)
        self._sql.run(_FRESH)


def _packed(keys: Mapping[str, Collection[int]]) -> str:
    return as_json({id_: sorted(own) for id_, own in keys.items()})


def pair_row(pair: Pair) -> Row:
    """The row of a pair."""
    return {
        "answer": pair.answer.id,
        "claim": pair.claim.id,
        "relation": pair.relation.value,
        "explicit": int(pair.explicit),
        "score": float(pair.score),
        "reasons": as_json(pair.reasons),
        "points": as_json({point.value: stand.value for point, stand in pair.points.items()}),
    }


def _pair_of(row: Row, ends: Mapping[str, Mention]) -> Pair:
    return Pair(
        answer=ends[row["answer"]].attribution,
        claim=ends[row["claim"]].attribution,
        relation=Relation(row["relation"]),
        explicit=bool(row["explicit"]),
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        points={Point(point): Stand(stand) for point, stand in json.loads(row["points"]).items()},
    )
