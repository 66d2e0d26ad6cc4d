"""Ids by their beginning, and passages by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from claimtrack.errors import StoreError
from claimtrack.store.rows import head_of
from claimtrack.store.shapes import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.store.connection import Connection, Row

IdType = Literal["article", "attribution", "claim", "link"]

CANDIDATES = 8
"""How many candidates of an ambiguous id are named."""

_LAST = "\U0010ffff"

_ALL_LINKS = "SELECT id FROM link UNION ALL SELECT id FROM rejected_link"

_TYPED: dict[str, tuple[IdType, str]] = {
    "a-": ("article", "SELECT id AS own, id FROM article WHERE id BETWEEN ? AND ? ORDER BY id"),
    "t-": ("attribution", "SELECT id AS own, id FROM attribution WHERE id BETWEEN ? AND ? ORDER BY id"),
    "c-": ("claim", "SELECT own_id AS own, claim AS id FROM mention WHERE own_id BETWEEN ? AND ? ORDER BY own_id"),
    "l-": ("link", f"SELECT id AS own, id FROM ({_ALL_LINKS}) WHERE id BETWEEN ? AND ? ORDER BY id"),  # noqa: S608 (a constant)
}
_GIVEN = """
    SELECT given_id AS own, article AS id FROM given_id
    WHERE given_id BETWEEN ? AND ? AND current = ? ORDER BY given_id, article
"""
_HINT = (
    "ids are those that articles came with, or look like a-3f0912… (article), t-… (attribution), c-… (claim), "
    "l-… (link); their beginning is enough"
)

_SEARCH = """
    WITH content AS MATERIALIZED (
        SELECT t.id, t.article, bm25(attribution_fts) AS rank, snippet(attribution_fts, 0, '', '', '…', 32) AS snippet
        FROM attribution_fts JOIN attribution t ON t.key = attribution_fts.rowid
        WHERE attribution_fts MATCH :words
    ),
    passage AS MATERIALIZED (
        SELECT rowid AS article, bm25(article_fts) AS rank, snippet(article_fts, -1, '', '', '…', 32) AS snippet,
            snippet(article_fts, 0, '', '', '…', 32) AS title_snippet
        FROM article_fts WHERE article_fts MATCH :words
    )
    SELECT a.id, a.given_id, a.outlet, a.date, a.url, a.title, 'content' AS field, c.id AS attribution, c.snippet, c.rank,
        1 AS part
    FROM content c JOIN article a ON a.id = c.article WHERE a.current
    UNION ALL
    SELECT a.id, a.given_id, a.outlet, a.date, a.url, a.title,
        iif(p.snippet = p.title_snippet, 'title', 'text'), NULL, p.snippet, p.rank, 2
    FROM passage p JOIN article a ON a.key = p.article
    WHERE a.current AND a.id NOT IN (SELECT article FROM content)
    ORDER BY part, rank, id, attribution LIMIT :limit
"""


def utf8(text: str) -> str:
    """Text that SQLite can take: halves of surrogate pairs, which no stored text has, become question marks."""
    return text.encode(errors="replace").decode()


def resolve(sql: Connection, prefix: str) -> tuple[IdType, str]:
    """What an id, or its beginning, stands for, with the full id.

    A given id that matches wholly goes before all others, current versions
    before old ones. Every mention's own claim id leads to the claim it is in.

    Raises StoreError where nothing, or more than one thing, begins so.
    """
    wanted = utf8(prefix)
    attempts: list[tuple[IdType, str, Sequence[object]]] = [
        ("article", _GIVEN, [wanted, wanted, now]) for now in (1, 0)
    ]
    if typed := _TYPED.get(wanted[:2]):
        attempts.append((*typed, [wanted, wanted + _LAST]))
    if wanted:
        attempts += [("article", _GIVEN, [wanted, wanted + _LAST, now]) for now in (1, 0)]
    for type_, query, bounds in attempts:
        if found := sql.rows(query, bounds):
            return type_, _only(found, wanted)
    raise StoreError(f"nothing in the store has an id that begins with {prefix!r}", _HINT)


def _only(found: Sequence[Row], wanted: str) -> str:
    whole = {row["id"] for row in found if row["own"] == wanted}
    targets = whole or {row["id"] for row in found}
    if len(targets) == 1:
        return str(targets.pop())
    owns = sorted({row["own"] for row in found})
    names = owns if len(owns) > 1 else sorted(targets)
    more = f" and {len(names) - CANDIDATES} more" if len(names) > CANDIDATES else ""
    raise StoreError(
        f"{wanted!r} may be {len(names)} things: {', '.join(map(repr, names[:CANDIDATES]))}{more}",
        "give more of the id",
    )


def fts_query(words: str) -> str:
    """Words as FTS5 phrases that must all be there; what stands in quotation marks is one phrase."""
    found = re.finditer(r'"([^"]*)"?|([^\s"]+)', utf8(words).replace("\0", " "))
    return " ".join(f'"{match[1] or match[2]}"' for match in found if match[1] or match[2])


def search(sql: Connection, words: str, *, limit: int) -> tuple[Hit, ...]:
    """Passages of current articles that hold all the words, the best first, attributions before others.

    Case and accents do not matter. An article whose attributions match is
    shown by them only.
    """
    query = fts_query(words)
    if not query:
        return ()
    found = sql.rows(_SEARCH, {"words": query, "limit": limit})
    return tuple(Hit(head_of(row), row["field"], row["attribution"], row["snippet"]) for row in found)
