"""Articles, attributions, claims and links as they are kept, by their full ids."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.errors import StoreError
from claimtrack.models import Link, Provenance, Relation, Status
from claimtrack.records import Answer, ClaimRecord, Head, LinkRecord, Mention, Statement
from claimtrack.store.connection import as_json
from claimtrack.store.rows import article_of, head_of, link_of, read_attributions
from claimtrack.store.speakers import named
from claimtrack.store.verdicts import by_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from claimtrack.models import Article, Attribution
    from claimtrack.store.connection import Connection, Row
    from claimtrack.store.shapes import Stored

_RELATIONS = list(Relation)


def articles(sql: Connection, *, current_only: bool) -> Iterator[Stored]:
    """Articles by date (undated ones last) and id, without the bytes they were read from."""
    order = "SELECT id FROM article WHERE current OR NOT ? ORDER BY date IS NULL, date, id"
    for found in sql.rows(order, [current_only]):
        if row := sql.one("SELECT * FROM article WHERE id = ?", [found["id"]]):
            yield article_of(row)


def texts(sql: Connection, keys: Collection[str]) -> dict[str, Article]:
    """Articles by their keys, without the bytes they were read from."""
    rows = sql.rows("SELECT * FROM article WHERE id IN (SELECT value FROM json_each(?))", [as_json(list(keys))])
    return {row["id"]: article_of(row).article for row in rows}


def article(sql: Connection, key: str) -> Stored:
    """An article with its provenance: where it was read, and the bytes that were there."""
    row = sql.one("SELECT a.*, r.zlib FROM article a LEFT JOIN raw r ON r.sha256 = a.raw_sha256 WHERE a.id = ?", [key])
    if row is None:
        raise no_article(key)
    with sql.whole():
        stored = article_of(row)
        if row["zlib"] is None:
            return stored
        raw = zlib.decompress(row["zlib"])
        source = Provenance(row["origin"], raw, row["encoding"], tuple(json.loads(row["warnings"])))
        return replace(stored, article=replace(stored.article, provenance=source))


def no_article(key: str) -> StoreError:
    """What to say where an article is wanting."""
    return StoreError(f"there is no article {key!r}", "`claimtrack search WORDS` finds articles")


def versions(sql: Connection, key: str) -> tuple[Head, ...]:
    """All articles that share a given id with one, itself included: the current ones first, then the latest read."""
    found = sql.rows(
        """
        SELECT * FROM article WHERE id = :key OR id IN (
            SELECT o.article FROM given_id g JOIN given_id o USING (given_id) WHERE g.article = :key)
        ORDER BY current DESC, read_utc DESC, id
        """,
        {"key": key},
    )
    return tuple(map(head_of, found))


def attributions(sql: Connection, key: str) -> tuple[Attribution, ...]:
    """The attributions of an article in text order; those with words in the title come first."""
    order = "SELECT id FROM attribution WHERE article = ? ORDER BY position, cue_start, id"
    with sql.snapshot():
        return tuple(read_attributions(sql, [row["id"] for row in sql.rows(order, [key])]).values())


def mentions(sql: Connection, ids: Collection[str]) -> dict[str, Mention]:
    """Attributions, with their articles' own names of speakers, and the heads of the articles, in the order of the ids."""
    found = read_attributions(sql, ids)
    keys = as_json(sorted({attribution.article for attribution in found.values()}))
    rows = sql.rows(
        """
        SELECT id, given_id, outlet, date, url, title FROM article
        WHERE id IN (SELECT value FROM json_each(?))
        """,
        [keys],
    )
    heads = {row["id"]: head_of(row) for row in rows}
    return {id_: Mention(attribution, heads[attribution.article]) for id_, attribution in found.items()}


def _shown(sql: Connection, ids: Collection[str]) -> dict[str, Mention]:
    """`mentions`, with the names that their speakers are known by."""
    found = mentions(sql, ids)
    said = named(sql, [mention.attribution for mention in found.values()])
    return {id_: replace(mention, attribution=one) for (id_, mention), one in zip(found.items(), said, strict=True)}


def _mentions_by_claim(sql: Connection, claims: Collection[str]) -> dict[str, tuple[Mention, ...]]:
    rows = sql.rows(
        """
        SELECT claim, attribution FROM mention
        WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, n
        """,
        [as_json(list(claims))],
    )
    found = _shown(sql, [row["attribution"] for row in rows])
    by_claim: dict[str, tuple[Mention, ...]] = {}
    for row in rows:
        by_claim[row["claim"]] = (*by_claim.get(row["claim"], ()), found[row["attribution"]])
    return by_claim


def _statement(claim: str, by_claim: Mapping[str, tuple[Mention, ...]], shown: str | None = None) -> Statement:
    """A claim by its first mention, or by the one that shows a link best."""
    among = by_claim[claim]
    best = next((mention for mention in among if mention.attribution.id == shown), among[0])
    return Statement(claim, best, among)


def answer_order(answer: Answer) -> tuple[bool, int, str, str]:
    """Admissions first, then by relation (as `Relation` lists them), by day (undated last), by id."""
    day = answer.response.shown.day or "~"
    return not answer.link.admission, _RELATIONS.index(answer.link.relation), day, answer.link.id


def links_of(sql: Connection, claims: Collection[str], *, rejected: bool = False) -> tuple[Link, ...]:
    """The links of which one of these claims is the claim end, or those of them that a person rejected."""
    table = "rejected_link" if rejected else "link"
    query = f"SELECT * FROM {table} WHERE claim IN (SELECT value FROM json_each(?))"  # noqa: S608 (two constants)
    return links_from(sql, sql.rows(query, [as_json(list(claims))]))


def links_from(sql: Connection, rows: Sequence[Row]) -> tuple[Link, ...]:
    """Links from their rows, each with the verdict on it."""
    verdicts = by_id(sql, {row["verdict"] for row in rows})
    return tuple(link_of(row, verdicts) for row in rows)


def answered(sql: Connection, claim_id: str) -> tuple[LinkRecord, ...]:
    """The links in which a claim is the answer, by id."""
    found = sql.rows("SELECT * FROM link WHERE answer = ? ORDER BY id", [claim_id])
    return link_records(sql, links_from(sql, found))


def claim_records(sql: Connection, claims: Collection[str]) -> tuple[ClaimRecord, ...]:
    """Claims with status and answers, in the order asked for; unknown ids are left out."""
    with sql.whole():
        links = links_of(sql, claims)
        by_claim = _mentions_by_claim(sql, {*claims, *(link.answer for link in links)})
        answers: dict[str, list[Answer]] = {}
        for link in links:
            response = _statement(link.answer, by_claim, link.answer_attribution)
            answers.setdefault(link.claim, []).append(Answer(link, response))
        rows = sql.rows("SELECT * FROM claim WHERE id IN (SELECT value FROM json_each(?))", [as_json(list(claims))])
        statuses = {row["id"]: Status(row["status"]) for row in rows}
        return tuple(
            ClaimRecord(
                _statement(claim, by_claim), statuses[claim], tuple(sorted(answers.get(claim, ()), key=answer_order))
            )
            for claim in claims
            if claim in statuses
        )


def link_records(sql: Connection, links: Collection[Link]) -> tuple[LinkRecord, ...]:
    """Links with both of their ends, in the order asked for."""
    with sql.whole():
        by_claim = _mentions_by_claim(sql, {end for link in links for end in (link.claim, link.answer)})
        return tuple(
            LinkRecord(
                link,
                _statement(link.claim, by_claim, link.claim_attribution),
                _statement(link.answer, by_claim, link.answer_attribution),
            )
            for link in links
        )


def claim(sql: Connection, claim_id: str) -> ClaimRecord:
    """One claim; raises StoreError where there is none."""
    with sql.snapshot():
        found = claim_records(sql, [claim_id])
    if not found:
        raise StoreError(f"there is no claim {claim_id!r}", "`claimtrack claims` lists them")
    return found[0]


def mention(sql: Connection, attribution_id: str) -> Mention:
    """One attribution with the head of its article; raises StoreError where there is none."""
    with sql.snapshot():
        found = _shown(sql, [attribution_id])
    if not found:
        raise StoreError(f"there is no attribution {attribution_id!r}", "`claimtrack show ARTICLE` lists them")
    return found[attribution_id]


def link(sql: Connection, link_id: str) -> LinkRecord:
    """One link, be it rejected; raises StoreError where there is none."""
    with sql.snapshot():
        rows = sql.rows(
            "SELECT * FROM link WHERE id = :id UNION ALL SELECT * FROM rejected_link WHERE id = :id", {"id": link_id}
        )
        if not rows:
            raise StoreError(f"there is no link {link_id!r}", "`claimtrack links` lists them")
        return link_records(sql, links_from(sql, rows))[0]
