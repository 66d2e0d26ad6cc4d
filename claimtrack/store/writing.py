"""Articles in, articles out, and the runs that did it; each article in one transaction.

An article's row is keyed by `ids.article_id`. The ids that articles came with
lie beside it in `given_id`: one text may have come under several, and one id
may have had several texts, of which one is current. The id that is shown is
the first in order of the current ones, so that it does not depend on which
came first.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.store.connection import as_json, has_surrogate
from claimtrack.store.linking import drop_claims
from claimtrack.store.reading import no_article
from claimtrack.store.rows import SLOTS, attribution_row, slot_rows
from claimtrack.store.shapes import Outcome
from claimtrack.store.titles import Foreseen, Titles, own_meta
from claimtrack.store.workings import Workings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimtrack.models import Article, Attribution, Provenance
    from claimtrack.store.connection import Connection, Row

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _now_utc() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def begin_run(sql: Connection, command: str, options: Mapping[str, object], models: Mapping[str, str]) -> int:
    """Add a run and give its number."""
    from importlib.metadata import version

    with sql.transaction():
        run = int(sql.value("SELECT coalesce(max(id), 0) + 1 FROM run"))
        row = {
            "id": run,
            "command": command,
            "options": as_json(dict(options)),
            "models": as_json(dict(models)),
            "version": version("claimtrack"),
            "started_utc": _now_utc(),
        }
        sql.insert("run", [row])
    return run


def finish_run(sql: Connection, run: int) -> None:
    """Note when a run ended."""
    sql.run("UPDATE run SET finished_utc = ? WHERE id = ?", [_now_utc(), run])


def titles_of(sql: Connection, key: str) -> Titles | None:
    """The titles that the text of an article came with; None where there is no such article."""
    row = sql.one("SELECT title, meta FROM article WHERE id = ?", [key])
    return Titles.of(row["title"], json.loads(row["meta"])) if row else None


def needs(sql: Connection, article: Article, *, update: bool, foreseen: Foreseen | None = None) -> Outcome:
    """What writing the article would do, with what is foreseen in the store; raises what `write` would raise."""
    _check_text(article)
    key, foreseen = ids.article_id(article), foreseen or Foreseen()
    stored = foreseen.titles.get(key) or titles_of(sql, key)
    if article.given_id is not None and foreseen.given.get(article.given_id) != key:
        holder = sql.one(
            "SELECT a.* FROM given_id g JOIN article a ON a.id = g.article WHERE g.given_id = ? AND g.current",
            [article.given_id],
        )
        if holder and holder["id"] != key:
            if not update:
                raise _taken(article, holder)
            return Outcome.UPDATED
        if stored and not holder:
            return Outcome.UPDATED
    if not stored:
        return Outcome.NEW
    after = stored.after(article.title, update=update)
    return Outcome.UNCHANGED if after.shown == stored.shown else Outcome.UPDATED


def _taken(article: Article, holder: Row) -> StoreError:
    other = [name for name in ("text", "outlet", "date", "url") if getattr(article, name) != holder[name]]
    return StoreError(
        f"an article with the id {article.given_id!r} and another {' and '.join(other)} is in the store already",
        "--update keeps this one as its new version; or give it an id of its own",
    )


def _check_text(article: Article) -> None:
    for name in ("text", "title", "outlet", "date", "url", "given_id"):
        if has_surrogate(getattr(article, name) or ""):
            raise StoreError(
                f"the {name} of an article holds half a surrogate pair, which is no Unicode text",
                "write it anew as UTF-8",
            )
    if article.date is not None and not _DAY.fullmatch(article.date):
        raise StoreError(f"the date of an article is no ISO day: {article.date!r}", "write it as YYYY-MM-DD")


def write(
    sql: Connection,
    article: Article,
    attributions: Sequence[Attribution],
    *,
    run: int,
    language: str | None,
    update: bool,
) -> Outcome:
    """Write an article with what was extracted from it, wholly or not at all.

    An unchanged article is left as it is, but for a further title, which is kept
    beside its own; its attributions are written only where it is new, a new version
    or current again, and they are of the title that it has. Raises StoreError where
    the given id belongs to another text and `update` is false.
    """
    with sql.transaction():
        outcome = needs(sql, article, update=update)
        key = ids.article_id(article)
        before = titles_of(sql, key)
        after = (before or Titles()).after(article.title, update=update)
        if before is None:
            row = _article_row(article, key, run=run, language=language)
            _keep_raw(sql, article.provenance)
            sql.insert("article", [row])
        elif outcome is Outcome.UPDATED or after != before:
            taken = update or after.shown != before.shown
            settle_titles(sql, key, after, own_meta(article.meta) if taken else None)
        if outcome is Outcome.UNCHANGED:
            return outcome
        if article.given_id is not None:
            _give(sql, article.given_id, key)
        if after.shown == article.title:
            replace_attributions(sql, key, attributions, run=run)
    return outcome


def settle_titles(sql: Connection, key: str, titles: Titles, meta: Mapping[str, object] | None) -> None:
    """Let an article have these titles, and this metadata or, without, its own."""
    if meta is None:
        meta = json.loads(sql.value("SELECT meta FROM article WHERE id = ?", [key]))
    kept = [titles.shown, as_json(titles.kept_in(meta)), key]
    sql.run("UPDATE article SET title = ?, meta = ? WHERE id = ?", kept)


def _article_row(article: Article, key: str, *, run: int, language: str | None) -> Row:
    row: Row = {
        "id": key,
        "current": 1,
        "outlet": article.outlet,
        "date": article.date,
        "title": article.title,
        "url": article.url,
        "language": language,
        "text": article.text,
        "meta": as_json(own_meta(article.meta)),
        "read_utc": _now_utc(),
        "run": run,
    }
    if source := article.provenance:
        row["origin"] = source.origin.encode(errors="backslashreplace").decode()
        row["encoding"] = source.encoding
        row["warnings"] = as_json(source.warnings)
        row["raw_sha256"] = hashlib.sha256(source.raw).hexdigest()
    return row


def _keep_raw(sql: Connection, source: Provenance | None) -> None:
    if source:
        kept = [hashlib.sha256(source.raw).hexdigest(), zlib.compress(source.raw)]
        sql.run("INSERT OR IGNORE INTO raw VALUES (?, ?)", kept)


def _give(sql: Connection, given: str, key: str) -> None:
    """Let a given id stand for an article, and for no other any more."""
    former = sql.value("SELECT article FROM given_id WHERE given_id = ? AND current AND article <> ?", [given, key])
    sql.run("UPDATE given_id SET current = 0 WHERE given_id = ?", [given])
    sql.run(
        "INSERT INTO given_id VALUES (?, ?, 1) ON CONFLICT (given_id, article) DO UPDATE SET current = 1", [given, key]
    )
    settle_ids(sql, key)
    if former:
        settle_ids(sql, former)


def settle_ids(sql: Connection, key: str) -> None:
    """Derive from its given ids whether an article is current and which id it is shown by.

    What an article said is linked again when it becomes current, and forgotten when it ceases to be.
    """
    was = sql.value("SELECT current FROM article WHERE id = ?", [key])
    sql.run(
        """
        UPDATE article SET
            current = (SELECT coalesce(max(current), 1) FROM given_id WHERE article = article.id),
            given_id = (SELECT given_id FROM given_id WHERE article = article.id ORDER BY current DESC, given_id LIMIT 1)
        WHERE id = ?
        """,
        [key],
    )
    current = sql.value("SELECT current FROM article WHERE id = ?", [key])
    if current and not was:
        sql.run("INSERT OR IGNORE INTO pending (attribution) SELECT id FROM attribution WHERE article = ?", [key])
    elif was and not current:
        Workings(sql).forget(_attributions_of(sql, key))
        sql.run("DELETE FROM pending WHERE attribution IN (SELECT id FROM attribution WHERE article = ?)", [key])


def _attributions_of(sql: Connection, key: str) -> set[str]:
    return {row["id"] for row in sql.rows("SELECT id FROM attribution WHERE article = ?", [key])}


def replace_attributions(sql: Connection, key: str, attributions: Sequence[Attribution], *, run: int) -> None:
    """Put attributions in the place of those an article had; the claims of those are gone until linked again."""
    if strangers := [attribution.id for attribution in attributions if attribution.article != key]:
        raise ValueError(f"attributions of another article than {key}: {strangers}")
    with sql.transaction():
        drop_claims(sql, _attributions_of(sql, key))
        sql.run("DELETE FROM attribution WHERE article = ?", [key])
        insert_attributions(sql, attributions, run=run)
        if sql.value("SELECT current FROM article WHERE id = ?", [key]):
            sql.insert("pending", [{"attribution": attribution.id} for attribution in attributions])


def insert_attributions(sql: Connection, attributions: Sequence[Attribution], *, run: int) -> None:
    """Add rows for attributions and all their slots."""
    sql.insert("attribution", [{**attribution_row(attribution), "run": run} for attribution in attributions])
    slots = [slot_rows(attribution) for attribution in attributions]
    for table in SLOTS:
        sql.insert(table, [row for found in slots for row in found[table]])


def delete(sql: Connection, key: str) -> frozenset[str]:
    """Remove one version of an article with all that derives from it.

    Returns the attributions of other articles that must be linked again.
    Deleting the current version makes no older one current.
    """
    with sql.transaction():
        stored = sql.one("SELECT raw_sha256 FROM article WHERE id = ?", [key])
        if stored is None:
            raise no_article(key)
        raw = stored["raw_sha256"]
        orphans = drop_claims(sql, _attributions_of(sql, key))
        sql.run("DELETE FROM article WHERE id = ?", [key])
        sql.run(
            "DELETE FROM raw WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM article WHERE raw_sha256 = ?)", [raw, raw]
        )
    return orphans
