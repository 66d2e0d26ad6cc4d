"""What `exporting` wrote, read back: all of it or nothing.

An empty store comes out the same as the one that was exported. A store that
has articles keeps them and takes those it lacks; claims and links are then
left out, and the new attributions wait to be linked with the rest; so do those of
an export that was made before there were pairs. Of several titles of a text one is
its title and the others are kept, as when they are read (`titles`). Of two
verdicts on the same words the later one is kept, and waits to be placed. Decisions
about names of speakers are taken as they are.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from claimtrack import ids
from claimtrack.errors import StoreError
from claimtrack.models import Article
from claimtrack.store.connection import as_json
from claimtrack.store.exporting import JSON_COLUMNS, KEY_NAMES, SLOT_NAMES, VERSION
from claimtrack.store.rows import article_of, read_attributions
from claimtrack.store.speakers import Speakers, renaming_of
from claimtrack.store.titles import Titles
from claimtrack.store.verdicts import by_id
from claimtrack.store.verify import is_day, wrongs
from claimtrack.store.workings import Workings
from claimtrack.store.writing import replace_attributions, settle_ids, settle_titles, titles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimtrack.store.connection import Connection, Row

_TABLES = ("run", "article", "attribution", *SLOT_NAMES, "pair", "claim", "link", "verdict", "rejected_link")


def import_(sql: Connection, lines: Iterable[str]) -> Mapping[str, int]:
    """Add what the lines hold; gives how many rows of each type were added.

    Raises StoreError, naming the line, where one is broken or the given id
    of an article belongs to another text in this store.
    """
    with sql.transaction():
        reader = _Import(sql)
        number = 0
        for number, line in enumerate(lines, 1):
            try:
                reader.take(json.loads(line))
            except StoreError as error:
                raise StoreError(f"line {number}: {error}", error.hint) from error
            except KeyError as error:
                raise _broken(number, f"{error} is missing or unknown") from error
            except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, sqlite3.Error) as error:
                raise _broken(number, str(error)) from error
        if not reader.begun:
            raise _broken(number + 1, "there is no header")
    return dict(reader.added)


def _broken(number: int, why: str) -> StoreError:
    return StoreError(f"line {number} is not as `claimtrack export` writes it ({why})", "nothing was imported")


class _Import:
    """What an import remembers from line to line."""

    def __init__(self, sql: Connection) -> None:
        self.sql = sql
        self.added: Counter[str] = Counter()
        self.begun = False
        self.merging = sql.one("SELECT 1 FROM article LIMIT 1") is not None
        self.runs: dict[int, int] = {}
        """The number that a run of the export has here."""
        self.brought: set[str] = set()
        """The articles that this import added, or gave their title."""
        self.read: dict[str, Article] = {}
        """The article that the last attribution stands in."""
        self.columns = {
            table: [name for name in sql.db.table(table).columns_dict if name != "key"] for table in _TABLES
        }

    def take(self, row: Row) -> None:
        """Add what a line holds."""
        if row["version"] > VERSION:
            raise StoreError("it was exported by a newer claimtrack", "upgrade claimtrack to import it")
        if not self.begun:
            if row["type"] != "store":
                raise ValueError("there is no header")
            self.begun = True
            if (models := row.get("linked_by")) and not self.merging:
                Workings(self.sql).note_linked_by(models)
            return
        added = _TAKE[row["type"]](self, row)
        self.added[row["type"]] += int(added)

    def insert(self, table: str, row: Row, **other: object) -> None:
        """Add a row of the table's columns, each from `other` or else from the line."""
        given = {**row, **other}
        values = {name: given[name] for name in self.columns[table]}
        for name in JSON_COLUMNS & values.keys():
            values[name] = None if values[name] is None else as_json(values[name])
        self.sql.insert(table, [values])

    def run(self, row: Row) -> bool:
        """A run keeps its number, unless another one has it here."""
        row["version"] = row["claimtrack"]
        told = [row["command"], as_json(row["options"]), as_json(row["models"]), row["version"], row["started_utc"]]
        same = self.sql.value(
            "SELECT id FROM run WHERE (command, options, models, version, started_utc) = (?, ?, ?, ?, ?)", told
        )
        if same is not None:
            self.runs[row["id"]] = same
            return False
        taken = self.sql.one("SELECT 1 FROM run WHERE id = ?", [row["id"]])
        number = self.sql.value("SELECT max(id) + 1 FROM run") if taken else row["id"]
        self.runs[row["id"]] = number
        self.insert("run", row, id=number)
        return True

    def article(self, row: Row) -> bool:
        """An article that is not here yet; given ids are added in any case."""
        key = row["id"]
        if ids.article_id(Article(row["text"], None, row["date"], row["outlet"], row["url"])) != key:
            raise StoreError(f"the id {key!r} is not that of its text, outlet, date and URL", "nothing was imported")
        if row["date"] is not None and not is_day(row["date"]):
            raise ValueError(f"its date is no day: {row['date']}")
        theirs, ours = Titles.of(row["title"], row["meta"]), titles_of(self.sql, key)
        if ours is None:
            self.insert("article", row, run=self.runs[row["run"]], raw_sha256=self.raw(row["raw"]))
            self.brought.add(key)
        elif (joined := ours.joined(theirs)) != ours:
            self.retitle(row, joined, taken=joined.shown != ours.shown)
        for given in row["given_ids"]:
            self.give(given, key)
        settle_ids(self.sql, key)
        return ours is None

    def retitle(self, row: Row, titles: Titles, *, taken: bool) -> None:
        """Let an article have these titles; where its own is taken from the line, so is what was found with it."""
        self.added["title"] += 1
        settle_titles(self.sql, row["id"], titles, row["meta"] if taken else None)
        if taken:
            replace_attributions(self.sql, row["id"], (), run=self.runs[row["run"]])
            self.brought.add(row["id"])

    def raw(self, packed: str | None) -> str | None:
        """Keep the bytes of an article; gives their hash."""
        if packed is None:
            return None
        raw = base64.b64decode(packed, validate=True)
        sha256 = hashlib.sha256(raw).hexdigest()
        self.sql.run("INSERT OR IGNORE INTO raw VALUES (?, ?)", [sha256, zlib.compress(raw)])
        return sha256

    def give(self, given: Row, key: str) -> None:
        """Let a given id stand for an article, unless it stands for another one here."""
        name = given["given_id"]
        holder = self.sql.value("SELECT article FROM given_id WHERE given_id = ? AND current", [name])
        if given["current"] and holder not in (None, key):
            raise StoreError(
                f"the article id {name!r} belongs to another text in this store",
                "nothing was imported; delete one of the two, or import into a new store",
            )
        self.sql.run("INSERT OR IGNORE INTO given_id VALUES (?, ?, ?)", [name, key, given["current"]])

    def attribution(self, row: Row) -> bool:
        """An attribution of an article that this import added."""
        if row["article"] not in self.brought:
            return False
        self.insert("attribution", {"own_words": None, **row}, run=self.runs[row["run"]])
        for table, name in SLOT_NAMES.items():
            for n, slot in enumerate(row[name]):
                self.insert(table, slot, attribution=row["id"], n=n)
        self.check(row["id"], row["article"])
        compared = not self.merging and KEY_NAMES["claim"] in row
        if compared:
            for use, name in KEY_NAMES.items():
                Workings(self.sql).write_keys(use, {row["id"]: row[name]})
        if row["pending"] or not compared:
            self.sql.run(
                """
                INSERT INTO pending (attribution, fresh)
                    SELECT t.id, ? FROM attribution t JOIN article a ON a.id = t.article AND a.current WHERE t.id = ?
                """,
                [row["fresh"] if compared else True, row["id"]],
            )
        return True

    def check(self, id_: str, article: str) -> None:
        """Refuse an attribution that does not agree with its article."""
        if article not in self.read:
            self.read = {article: article_of(self.sql.rows("SELECT * FROM article WHERE id = ?", [article])[0]).article}
        for wrong in wrongs(read_attributions(self.sql, [id_])[id_], self.read[article]):
            raise ValueError(wrong)

    def pair(self, row: Row) -> bool:
        """What two attributions are to one another."""
        if not self.merging:
            self.insert("pair", row)
        return not self.merging

    def claim(self, row: Row) -> bool:
        """A claim with its mentions."""
        if self.merging:
            return False
        self.insert("claim", row)
        mentions = [
            {"claim": row["id"], "n": n, "attribution": attribution, "own_id": ids.claim_id(attribution)}
            for n, attribution in enumerate(row["mentions"])
        ]
        self.sql.insert("mention", mentions)
        return True

    def link(self, row: Row) -> bool:
        """A link."""
        if not self.merging:
            self.insert("link", {"verdict": None, **row})
        return not self.merging

    def rejected(self, row: Row) -> bool:
        """A link that a person rejected."""
        if not self.merging:
            self.insert("rejected_link", row)
        return not self.merging

    def verdict(self, row: Row) -> bool:
        """A verdict, unless the same words were judged later here."""
        here = self.sql.value("SELECT when_utc FROM verdict WHERE id = ?", [row["id"]])
        if here is not None and here >= row["when_utc"]:
            return False
        self.sql.run("DELETE FROM verdict WHERE id = ?", [row["id"]])
        placed: Row = {"claim_attribution": None, "answer_attribution": None} if self.merging else {}
        self.insert("verdict", row, **placed)
        (verdict,) = by_id(self.sql, [row["id"]]).values()
        if ids.verdict_id(verdict.claim, verdict.answer, verdict.was or verdict.relation) != verdict.id:
            raise ValueError(f"the id {verdict.id!r} is not that of its words and relation")
        return True

    def renaming(self, row: Row) -> bool:
        """What a person decided about names of speakers."""
        if not all(isinstance(name, str) for name in (*row["names"], *row["apart_from"])):
            raise ValueError("a name is no string")
        decision = renaming_of({**row, "names": as_json(row["names"]), "apart_from": as_json(row["apart_from"])})
        if ids.renaming_id(decision.decision, decision.names, decision.apart_from, decision.when_utc) != decision.id:
            raise ValueError(f"the id {decision.id!r} is not that of its names and time")
        if self.sql.one("SELECT 1 FROM renaming WHERE id = ?", [decision.id]):
            return False
        Speakers(self.sql).rename(decision)
        return True

    def first_seen(self, row: Row) -> bool:
        """The run in which a claim or link was first written."""
        before = self.sql.one("SELECT 1 FROM first_seen WHERE id = ?", [row["id"]])
        self.sql.run("INSERT OR IGNORE INTO first_seen VALUES (?, ?)", [row["id"], self.runs[row["run"]]])
        return before is None


_TAKE: dict[str, Callable[[_Import, Row], bool]] = {
    "run": _Import.run,
    "article": _Import.article,
    "attribution": _Import.attribution,
    "pair": _Import.pair,
    "claim": _Import.claim,
    "link": _Import.link,
    "first_seen": _Import.first_seen,
    "verdict": _Import.verdict,
    "rejected_link": _Import.rejected,
    "renaming": _Import.renaming,
}
