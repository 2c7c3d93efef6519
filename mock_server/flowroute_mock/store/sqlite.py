"""Keep the store in SQLite: in memory with one connection behind a lock, in a file with as many as are in use."""

from __future__ import annotations

import os
import sqlite3
import time
import weakref
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock
from types import TracebackType

from flowroute_mock.store import StoreUnreachableError
from flowroute_mock.store.database import Dialect, Rows
from flowroute_mock.store.layout import lay_out
from flowroute_mock.store.patience import LONGEST_WAIT, longest_wait
from flowroute_mock.store.sql import SqlStore

OLDEST_SQLITE = (3, 35)
"""The first one with RETURNING."""
POLL_INTERVAL = 0.002

_DIALECT = Dialect(
    identity="INTEGER PRIMARY KEY AUTOINCREMENT",
    integer="INTEGER",
    real="REAL",
    text="TEXT",
    clustered="WITHOUT ROWID",
    alone="SELECT 1",  # every transaction here is alone
)


def open_sqlite(url: str, inventory_size: int | None, *, may_create: bool = True) -> SqlStore:
    """Open a store in memory (`sqlite://`) or in a file, which must exist unless it may be created.

    Raises:  StoreUnreachableError.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnreachableError(f"SQLite 3.35 or newer is needed; this Python has {sqlite3.sqlite_version}.")
    path = _path(url)
    try:
        database = FileDatabase(path, may_create=may_create) if path else MemoryDatabase()
        return SqlStore(database, lay_out(database, _DIALECT, inventory_size))
    except StoreUnreachableError as error:
        raise StoreUnreachableError(f"{error} Name a file that can be written, as in sqlite:///mock.db.") from error


def _path(url: str) -> str | None:
    rest = url.removeprefix("sqlite:").removeprefix("//")
    if rest in ("", "/:memory:"):
        return None
    if not rest.startswith("/") or rest == "/":
        raise StoreUnreachableError(f"{url} names no file; write sqlite:///mock.db, or sqlite:// for memory.")
    return rest[1:]


def _connect(path: str) -> sqlite3.Connection:
    return sqlite3.connect(
        path, timeout=LONGEST_WAIT, isolation_level=None, check_same_thread=False, uri=path.startswith("file:")
    )


def _is_unusable(error: BaseException | None) -> bool:
    """Return whether an error is the database's: full, locked, read-only, corrupt. All others are ours."""
    return type(error) is sqlite3.DatabaseError or isinstance(
        error, sqlite3.OperationalError | sqlite3.InternalError | sqlite3.NotSupportedError
    )


def _unusable(place: str, error: object) -> StoreUnreachableError:
    return StoreUnreachableError(f"{place}: {error}.", str(error))


@contextmanager
def _reporting(place: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if not _is_unusable(error):
            raise
        raise _unusable(place, error) from error


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
        with self._turn, _reporting("memory"):
            return self._connection.execute(statement, values).fetchall()

    def write(self) -> MemoryDatabase:
        """Begin a transaction."""
        return self

    def __enter__(self) -> SqliteWriter:
        self._turn.acquire()
        try:
            with _reporting("memory"):
                self._connection.execute("BEGIN")
        except BaseException:
            self._turn.release()
            raise
        return self._writer

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            with _reporting("memory"):
                _end(self._connection, error)
        finally:
            self._turn.release()

    def close(self) -> None:
        """Forget everything."""
        with self._turn:
            self._connection.close()


class FileDatabase:
    """A file in WAL mode, with as many connections as are in use at once; the writers of a process take turns."""

    shared = True

    def __init__(self, path: str, *, may_create: bool = True) -> None:
        self.place = path
        self._path = os.path.abspath(path)
        self._uri = f"{Path(self._path).as_uri()}?mode="
        self._idle: deque[sqlite3.Connection] = deque()
        self._turn = Lock()
        weakref.finalize(self, _close_all, self._idle)
        self.give_back(self._open("rwc" if may_create else "rw"))
        self._file = _identity(self._path)

    def rows(self, statement: str, *values: object) -> Rows:
        """Run one reading statement and return its rows."""
        connection = self.take()
        try:
            with _reporting(self.place):
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
        """Return a connection that no one else uses.

        Raises:  StoreUnreachableError, also when the file is no longer the one that was opened.
        """
        self.check_file()
        with suppress(IndexError):
            return self._idle.pop()
        return self._open("rw")

    def give_back(self, connection: sqlite3.Connection) -> None:
        """Let others use a connection."""
        self._idle.append(connection)

    def take_turn(self) -> None:
        """Wait until no other thread of this process writes: SQLite would let them wait unfairly.

        Raises:  StoreUnreachableError.
        """
        if not self._turn.acquire(timeout=longest_wait()):
            raise _unusable(self.place, "database is locked")

    def end_turn(self) -> None:
        """Let the next thread write."""
        self._turn.release()

    def check_file(self, *suffixes: str) -> None:
        """Check that the file that was opened still has its name; what is written to a nameless file is lost.

        Raises:  StoreUnreachableError.
        """
        try:
            is_same = _identity(self._path) == self._file
            for suffix in suffixes:
                os.stat(self._path + suffix)
        except OSError:
            is_same = False
        if not is_same:
            self.close()
            raise StoreUnreachableError(
                f"{self.place}: the file was deleted or replaced while the mock used it. Start the mock again.",
                "its file was deleted or replaced",
            )

    def _open(self, mode: str) -> sqlite3.Connection:
        with _reporting(self.place):
            connection = _connect(self._uri + mode)
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

    def __enter__(self) -> SqliteWriter:
        database = self._database
        database.take_turn()
        try:
            self._connection = database.take()
            try:
                with _reporting(database.place):
                    _begin(self._connection)
            except BaseException:
                database.give_back(self._connection)
                raise
        except BaseException:
            database.end_turn()
            raise
        return SqliteWriter(self._connection)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        database = self._database
        try:
            with _reporting(database.place):
                _end(self._connection, error)
            if kind is None:
                database.check_file("-wal")
            database.give_back(self._connection)
        except BaseException:
            self._connection.close()
            raise
        finally:
            database.end_turn()


def _begin(connection: sqlite3.Connection) -> None:
    """Begin a transaction that writes, and wait for other processes as long as this call waits.

    SQLite's own wait sleeps up to 0.1 s at a time, too long for writers that take a millisecond.
    """
    deadline = time.monotonic() + longest_wait()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
            time.sleep(POLL_INTERVAL)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT * 1000:.0f}")


def _end(connection: sqlite3.Connection, error: BaseException | None) -> None:
    """Keep a transaction, or undo it after an error.

    Raises:  the error itself where it is the database's, since that is to be reported as such.
    """
    if error is None:
        connection.execute("COMMIT")
        return
    if connection.in_transaction:  # SQLite may have undone it already, as on a full disk
        connection.execute("ROLLBACK")
    if _is_unusable(error):
        raise error


def _identity(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino


def _close_all(connections: deque[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side.

    NORMAL survives the end of any process; only a power cut may cost the last purchases, which a mock may lose. A new
    file is switched once, and SQLite does not wait its turn for that, so we do.
    """
    deadline = time.monotonic() + longest_wait()
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    connection.execute("PRAGMA synchronous = NORMAL")
