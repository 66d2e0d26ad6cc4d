"""The door to SQLite: opening a store, transactions, and one clear line for every way a file can fail.

All statements of the store pass through `Connection`. Values are always
parameters; sets of values are one JSON array, read by `json_each`.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlite_utils import Database

MEMORY = ":memory:"
MINIMUM_SQLITE = (3, 37)
WAIT_S = 30.0
"""How long a writer waits for another one."""
RETRY_S = 0.05
"""How long it waits before it tries again what does not wait by itself."""

CACHE_KIB = 2**16
"""Memory for pages of the file: keys lie scattered in their index."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Row = dict[str, Any]

_FAILURES = {
    sqlite3.SQLITE_BUSY: ("is being written by another process", "try again when it has finished"),
    sqlite3.SQLITE_LOCKED: ("is being written by another process", "try again when it has finished"),
    sqlite3.SQLITE_NOTADB: ("is not a SQLite file", "choose another file with --db"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "`claimtrack verify` says where; go back to a copy or an export"),
    sqlite3.SQLITE_READONLY: ("cannot be written", "copy it to a folder you may write to and name it with --db"),
    sqlite3.SQLITE_PERM: ("may not be opened", "check its permissions, or choose another file with --db"),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "check that you may write to its folder, or choose another with --db",
    ),
    sqlite3.SQLITE_FULL: ("has no room to grow: the disk is full", "make room and run the command again"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written by the system", "check the disk; go back to a copy or an export"),
}

_DAMAGE = ("no such table", "no such column", "Could not decode to UTF-8")
"""How SQLite tells of what its file, written by claimtrack, should not have."""


def as_json(value: object) -> str:
    """JSON for a column or a parameter: readable, unless a string in it is no Unicode text."""
    packed = json.dumps(value, ensure_ascii=False, default=str)
    return json.dumps(value, default=str) if has_surrogate(packed) else packed


def has_surrogate(text: str) -> bool:
    """Whether text holds half a surrogate pair, which UTF-8, and so SQLite, cannot hold."""
    return _SURROGATE.search(text) is not None


class Connection:
    """A SQLite connection that answers with dictionaries and fails with a `StoreError`."""

    def __init__(self, db: Database, name: str) -> None:
        self.db = db
        self.name = name
        self._reading = False

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn what a person can mend into a `StoreError`; a bug stays what it is."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if str(error).startswith(_DAMAGE):
                code = sqlite3.SQLITE_CORRUPT
            if code not in _FAILURES:
                raise
            raise self._failure(code, str(error)) from error
        except OverflowError as error:
            if "SQLite" not in str(error):
                raise
            raise StoreError("a number is larger than a store can hold", "give a smaller one") from error

    def _failure(self, code: int, told: str) -> StoreError:
        what, hint = _FAILURES[code]
        return StoreError(f"{self.name} {what} ({told})", hint)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """A row that is named and not there, or holds what was never written, is damage, not a bug."""
        try:
            yield
        except KeyError as error:
            raise self._failure(sqlite3.SQLITE_CORRUPT, f"{error} is named, and is not there") from error
        except (json.JSONDecodeError, zlib.error) as error:
            raise self._failure(sqlite3.SQLITE_CORRUPT, str(error)) from error

    def misread(self, error: BaseException | None) -> StoreError | None:
        """What it means that a value could not be taken apart while the store was open; None of any other error."""
        if isinstance(error, json.JSONDecodeError | zlib.error):
            return self._failure(sqlite3.SQLITE_CORRUPT, str(error))
        return None

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self.guard():
            found = self.db.execute(sql, values if isinstance(values, tuple | list) else dict(values))
            columns = [column[0] for column in found.description]
            return [dict(zip(columns, row, strict=True)) for row in found]

    def one(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """The first row of a query, if any."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row."""
        row = self.one(sql, values)
        return next(iter(row.values())) if row else None

    def run(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> None:
        """Execute a statement that gives no rows."""
        with self.guard():
            self.db.execute(sql, values if isinstance(values, tuple | list) else dict(values))

    def run_each(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Execute a statement that gives no rows once with each of some values."""
        with self.guard():
            self.db.conn.executemany(sql, values)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        with self.guard():
            self.db.table(table).insert_all(rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction a part of it."""
        if self._reading:
            raise RuntimeError("the store is written while a snapshot of it is read")
        with self.guard():
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield
                return
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several queries see one state of the store, whatever others write meanwhile; nothing is written inside."""
        if self.db.conn.in_transaction:
            yield
            return
        with self.guard():
            self.db.begin()
        self._reading = True
        try:
            yield
        finally:
            self._reading = False
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile: the reader was left unfinished
                self.db.rollback()


def connect(path: str | Path, *, create: bool) -> Connection:
    """Open a store and bring it to this version's schema.

    Raises StoreError where there is none (and `create` is false), where the
    file is something else, newer than this version, or cannot be written.
    """
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old: claimtrack needs 3.37 or newer",
            "use a newer Python, which brings a newer SQLite",
        )
    from sqlite_utils import Database

    name = str(path)
    if name != MEMORY:
        _check_file(Path(path), create=create)
    try:
        raw = sqlite3.connect(_address(name), timeout=WAIT_S, isolation_level=None, uri=True)
    except sqlite3.OperationalError as error:
        raise StoreError(f"{name} cannot be opened ({error})", _FAILURES[sqlite3.SQLITE_CANTOPEN][1]) from error
    try:
        connection = Connection(Database(raw, execute_plugins=False), name)
        connection.run("PRAGMA foreign_keys = ON")
        connection.run(f"PRAGMA cache_size = -{CACHE_KIB}")
        _migrate(connection, create=create)
    except BaseException:
        raw.close()
        raise
    return connection


def _address(name: str) -> str:
    """What SQLite should open: in a folder that takes no files beside it, where none is, a store that nobody writes."""
    path = Path(name).absolute()
    if name == MEMORY or os.access(path.parent, os.W_OK):
        return name if name == MEMORY else path.as_uri()
    beside = path.with_name(f"{path.name}-wal").exists()
    return f"{path.as_uri()}?mode=ro" + ("" if beside else "&immutable=1")


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store", "name a file with --db")
    if path.exists():
        return
    if not create:
        raise _nothing_there(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"no store can be made at {path} ({error.strerror})", "choose another file with --db"
        ) from error


def _nothing_there(path: str | Path) -> StoreError:
    return StoreError(
        f"there is no store at {path}", "fill it with `claimtrack ingest PATH`, or name another with --db"
    )


def _migrate(connection: Connection, *, create: bool) -> None:
    from sqlite_utils import Database

    from claimtrack.store.schema import migrations

    known = {migration.name for migration in migrations.pending(Database(memory=True, execute_plugins=False))}
    with connection.guard():
        tables = connection.db.table_names()
        applied = {migration.name for migration in migrations.applied(connection.db)}
    if tables and not applied:
        raise StoreError(f"{connection.name} is a SQLite file of another program", "choose another file with --db")
    if not tables and not create:
        raise _nothing_there(connection.name)
    if applied - known:
        raise StoreError(f"{connection.name} was written by a newer claimtrack", "upgrade claimtrack to open it")
    with connection.guard():
        _enable_wal(connection)
    connection.run("PRAGMA synchronous = NORMAL")
    if known - applied:
        with connection.transaction():
            migrations.apply(connection.db)


def _enable_wal(connection: Connection) -> None:
    """Turn on write-ahead logging; unlike other statements, this one does not wait by itself for another process."""
    last = time.monotonic() + WAIT_S
    while True:
        try:
            connection.db.enable_wal()
        except sqlite3.OperationalError:
            if time.monotonic() > last:
                raise
            time.sleep(RETRY_S)
        else:
            return
