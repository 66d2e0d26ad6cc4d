"""Everything that is derived is derived again, and what disagrees is told.

Ids from what they stand for, hashes from bytes, quoted words from offsets,
claims and links from their ends, statuses from answers; then SQLite's own
checks of the file, its foreign keys and the full-text indexes.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from datetime import date
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.store.reading import claim_records, links_from
from claimtrack.store.rows import article_of, attribution_row, read_attributions
from claimtrack.store.shapes import Problem
from claimtrack.store.titles import Titles
from claimtrack.store.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimtrack.models import Article, Attribution, Span, Status
    from claimtrack.records import Answer
    from claimtrack.store.connection import Connection

PRIMARY = 0xFF
"""What is left of an error code of SQLite without what it adds to say more."""
BATCH = 200
"""How many claims are checked at a time."""


def verify(sql: Connection, status_of: Callable[[tuple[Answer, ...]], Status] | None = None) -> Iterator[Problem]:
    """Yield what is wrong; nothing where all agrees.

    `status_of` gives the status that a claim's answers make; without it
    statuses are not checked.
    """
    yield from _told("file", _search_index(sql))
    with sql.snapshot():
        for table, check in _CHECKS.items():
            yield from _told(table, check(sql))
        if status_of:
            yield from _told("claim", _statuses(sql, status_of))


def _told(table: str, problems: Iterator[Problem], id_: str = "") -> Iterator[Problem]:
    """What a check finds; that it could not go on is a problem too."""
    try:
        yield from problems
    except (StoreError, sqlite3.Error, ValueError) as error:
        yield Problem(table, id_, f"it cannot be read any further ({error})")


def _file(sql: Connection) -> Iterator[Problem]:
    for row in sql.rows("PRAGMA integrity_check"):
        if row["integrity_check"] != "ok":
            yield Problem("file", "", row["integrity_check"])


def _foreign_keys(sql: Connection) -> Iterator[Problem]:
    for row in sql.rows("PRAGMA foreign_key_check"):
        yield Problem(row["table"], str(row["rowid"] or ""), f"names a row of {row['parent']} that does not exist")


def _search_index(sql: Connection) -> Iterator[Problem]:
    for table in ("article", "attribution"):
        index = f"{table}_fts"
        try:
            sql.db.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 (constants)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & PRIMARY == sqlite3.SQLITE_READONLY:
                yield Problem(index, "", "the index for search cannot be checked in a file that may not be written")
                continue
            yield Problem(index, "", f"the index for search does not agree with the table ({error})")


def _raw(sql: Connection) -> Iterator[Problem]:
    query = "SELECT sha256, (SELECT min(id) FROM article WHERE raw_sha256 = sha256) AS article FROM raw ORDER BY sha256"
    for row in sql.rows(query):
        packed = sql.value("SELECT zlib FROM raw WHERE sha256 = ?", [row["sha256"]])
        try:
            agrees = hashlib.sha256(zlib.decompress(packed)).hexdigest() == row["sha256"]
        except zlib.error:
            agrees = False
        if not agrees:
            yield Problem(
                "raw", row["article"] or row["sha256"], "the bytes that it was read from do not have their hash"
            )


def _articles(sql: Connection) -> Iterator[Problem]:
    for found in sql.rows("SELECT id FROM article ORDER BY id"):
        yield from _told("article", _article(sql, found["id"]), found["id"])


def _article(sql: Connection, key: str) -> Iterator[Problem]:
    if row := sql.one("SELECT * FROM article WHERE id = ?", [key]):
        article = article_of(row).article
        Titles.of(article.title, article.meta)
        if ids.article_id(article) != row["id"]:
            yield Problem("article", row["id"], "the id is not that of the text, outlet, date and URL")
        if article.date is not None and not is_day(article.date):
            yield Problem("article", row["id"], f"its date is no day: {article.date}")
        yield from _attributions(sql, row["id"], article)


def _attributions(sql: Connection, key: str, article: Article) -> Iterator[Problem]:
    rows = {row["id"]: row for row in sql.rows("SELECT * FROM attribution WHERE article = ? ORDER BY id", [key])}
    for id_, attribution in read_attributions(sql, list(rows)).items():
        if not attribution_row(attribution).items() <= rows[id_].items():
            yield Problem("attribution", id_, "the words or the position shown are not those of the spans")
        for wrong in wrongs(attribution, article):
            yield Problem("attribution", id_, wrong)


def wrongs(attribution: Attribution, article: Article) -> Iterator[str]:
    """What of an attribution does not agree with the article that it is kept with."""
    derived = ids.attribution_id(attribution.article, attribution.source, attribution.cue, attribution.content)
    if derived != attribution.id:
        yield "the id is not that of the article and the spans"
    for span in _spans(attribution):
        among = article.text if span.field == "text" else article.title or ""
        if not 0 <= span.start <= span.end <= len(among) or among[span.start : span.end] != span.text:
            yield f"the words at {span.field} {span.start}:{span.end} are not {span.text!r}"
    for when in attribution.dates:
        if not (is_day(when.start) and is_day(when.end)):
            yield f"{when.start} to {when.end} are no days"


def is_day(iso: str) -> bool:
    """Whether it is a day as the store writes one, YYYY-MM-DD."""
    try:
        return date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False


def _spans(attribution: Attribution) -> Iterator[Span]:
    slots = (attribution.places, attribution.dates, attribution.figures)
    found = (
        attribution.source,
        attribution.cue,
        *attribution.content,
        *(thing.span for slot in slots for thing in slot),
    )
    return (span for span in found if span)


def _claims(sql: Connection) -> Iterator[Problem]:
    rows = sql.rows(
        """
        SELECT c.id, m.n, m.attribution, m.own_id, a.current FROM claim c
            LEFT JOIN mention m ON m.claim = c.id LEFT JOIN attribution t ON t.id = m.attribution
            LEFT JOIN article a ON a.id = t.article
        ORDER BY c.id, m.n
        """
    )
    begun = None
    for row in rows:
        if row["attribution"] is None:
            yield Problem("claim", row["id"], "it has no mention")
            continue
        if row["id"] != begun and (row["n"] != 0 or ids.claim_id(row["attribution"]) != row["id"]):
            yield Problem("claim", row["id"], "the id is not that of the first mention")
        begun = row["id"]
        if ids.claim_id(row["attribution"]) != row["own_id"]:
            yield Problem("claim", row["id"], f"the id that leads to it from {row['attribution']} is wrong")
        if row["current"] == 0:
            yield Problem("claim", row["id"], f"{row['attribution']} is of an article that a newer version replaced")


def _links(sql: Connection) -> Iterator[Problem]:
    ends = {row["attribution"]: row["claim"] for row in sql.rows("SELECT attribution, claim FROM mention")}
    rows = sql.rows("SELECT * FROM link UNION ALL SELECT * FROM rejected_link ORDER BY id")
    for link in links_from(sql, rows):
        if ids.link_id(link.claim, link.answer, link.relation) != link.id:
            yield Problem("link", link.id, "the id is not that of its ends and relation")
        for end, attribution in ((link.claim, link.claim_attribution), (link.answer, link.answer_attribution)):
            if ends.get(attribution) != end:
                yield Problem("link", link.id, f"{attribution} is no mention of {end}")


def _statuses(sql: Connection, status_of: Callable[[tuple[Answer, ...]], Status]) -> Iterator[Problem]:
    claims = [row["id"] for row in sql.rows("SELECT id FROM claim ORDER BY id")]
    for begin in range(0, len(claims), BATCH):
        for record in claim_records(sql, claims[begin : begin + BATCH]):
            derived = status_of(record.answers)
            if derived is not record.status:
                what = f"the status is {record.status.value}; its answers make it {derived.value}"
                yield Problem("claim", record.claim.id, what)


def _verdicts(sql: Connection) -> Iterator[Problem]:
    for one in Verdicts(sql).kept():
        verdict = one.verdict
        if ids.verdict_id(verdict.claim, verdict.answer, verdict.was or verdict.relation) != verdict.id:
            yield Problem("verdict", verdict.id, "the id is not that of its words and relation")


_CHECKS: dict[str, Callable[[Connection], Iterator[Problem]]] = {
    "file": _file,
    "foreign key": _foreign_keys,
    "raw": _raw,
    "article": _articles,
    "claim": _claims,
    "link": _links,
    "verdict": _verdicts,
}
