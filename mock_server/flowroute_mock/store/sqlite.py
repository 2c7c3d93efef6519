"""Keep the store in SQLite: in memory with one connection behind a lock, in a file with as many as are in use."""

from __future__ import annotations

import sqlite3
import time
import weakref
from collections import deque
from collections.abc import Iterable
from threading import RLock
from types import TracebackType

from flowroute_mock.store import StoreUnreachableError
from flowroute_mock.store.database import Dialect, Rows
from flowroute_mock.store.layout import lay_out
from flowroute_mock.store.sql import SqlStore

OLDEST_SQLITE = (3, 35)
"""The first one with RETURNING."""
PATIENCE = 30.0
"""How many seconds a writer waits for its turn."""

_DIALECT = Dialect(
    identity="INTEGER PRIMARY KEY AUTOINCREMENT",
    integer="INTEGER",
    real="REAL",
    text="TEXT",
    clustered="WITHOUT ROWID",
    alone="SELECT 1",  # every transaction here is alone
)


def open_sqlite(url: str, inventory_size: int | None) -> SqlStore:
    """Open a store in memory (`sqlite://`) or in a file.

    Raises:  StoreUnreachableError.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnreachableError(f"SQLite 3.35 or newer is needed; this Python has {sqlite3.sqlite_version}.")
    path = _path(url)
    try:
        database = FileDatabase(path) if path else MemoryDatabase()
        return SqlStore(database, lay_out(database, _DIALECT, inventory_size))
    except sqlite3.Error as error:
        message = f"{url}: {error}. Name a file that can be written, as in sqlite:///mock.db."
        raise StoreUnreachableError(message) from error


def _path(url: str) -> str | None:
    rest = url.removeprefix("sqlite:").removeprefix("//")
    if rest in ("", "/:memory:"):
        return None
    if not rest.startswith("/") or rest == "/":
        raise StoreUnreachableError(f"{url} names no file; write sqlite:///mock.db, or sqlite:// for memory.")
    return rest[1:]


def _connect(path: str) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


class SqliteWriter:
    """One transaction under way."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, statement: str, *values: object) -> int:
        """Run a statement and return how many rows it changed."""
        return self._connection.execute(statement, values).rowcount

    def run_many(self, statement: str, values: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each set of values."""
        self._connection.executemany(statement, values)

    def rows(self, statement: str, *values: object) -> Rows:
        """Run a statement and return its rows."""
        return self._connection.execute(statement, values).fetchall()


class MemoryDatabase:
    """One connection that threads take in turn; it is its own transaction, since there is one at a time."""

    shared = False

    def __init__(self) -> None:
        self._connection = _connect(":memory:")
        weakref.finalize(self, self._connection.close)  # an app that nobody closes is dropped like any other object
        self._turn = RLock()
        self._writer = SqliteWriter(self._connection)

    def rows(self, statement: str, *values: object) -> Rows:
        """Run one reading statement and return its rows."""
        with self._turn:
            return self._connection.execute(statement, values).fetchall()

    def write(self) -> MemoryDatabase:
        """Begin a transaction."""
        return self

    def __enter__(self) -> SqliteWriter:
        self._turn.acquire()
        try:
            self._connection.execute("BEGIN")
        except BaseException:
            self._turn.release()
            raise
        return self._writer

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._connection.execute("COMMIT" if kind is None else "ROLLBACK")
        finally:
            self._turn.release()

    def close(self) -> None:
        """Forget everything."""
        with self._turn:
            self._connection.close()


class FileDatabase:
    """A file in WAL mode, with as many connections as are in use at once."""

    shared = True

    def __init__(self, path: str) -> None:
        self._path = path
        self._idle: deque[sqlite3.Connection] = deque()
        weakref.finalize(self, _close_all, self._idle)
        self.give_back(self.take())

    def rows(self, statement: str, *values: object) -> Rows:
        """Run one reading statement and return its rows."""
        connection = self.take()
        try:
            return connection.execute(statement, values).fetchall()
        finally:
            self.give_back(connection)

    def write(self) -> FileTransaction:
        """Begin a transaction."""
        return FileTransaction(self)

    def close(self) -> None:
        """Close the file."""
        _close_all(self._idle)

    def take(self) -> sqlite3.Connection:
        """Return a connection that no one else uses."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._open()

    def give_back(self, connection: sqlite3.Connection) -> None:
        """Let others use a connection."""
        self._idle.append(connection)

    def _open(self) -> sqlite3.Connection:
        connection = _connect(self._path)
        try:
            _write_ahead(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection


class FileTransaction:
    """One transaction on a connection of its own. It takes its turn at once, so it cannot find the file changed."""

    def __init__(self, database: FileDatabase) -> None:
        self._database = database
        self._connection = database.take()

    def __enter__(self) -> SqliteWriter:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._database.give_back(self._connection)
            raise
        return SqliteWriter(self._connection)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._connection.execute("COMMIT" if kind is None else "ROLLBACK")
        finally:
            self._database.give_back(self._connection)


def _close_all(connections: deque[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side.

    NORMAL survives the end of any process; only a power cut may cost the last purchases, which a mock may lose. A new
    file is switched once, and SQLite does not wait its turn for that, so we do.
    """
    deadline = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    connection.execute("PRAGMA synchronous = NORMAL")
