"""Keep the store in PostgreSQL, for many workers on many machines."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from functools import lru_cache
from threading import BoundedSemaphore, Event, Lock, Thread
from types import TracebackType
from typing import Any, TypeVar

from flowroute_mock.store import StoreUnreachableError
from flowroute_mock.store.addresses import without_password
from flowroute_mock.store.database import Dialect, Rows
from flowroute_mock.store.layout import lay_out
from flowroute_mock.store.patience import LONGEST_WAIT, longest_wait
from flowroute_mock.store.sql import SqlStore

try:
    import psycopg
    from psycopg import errors
    from psycopg.conninfo import conninfo_to_dict
except ImportError as missing:
    raise StoreUnreachableError(
        "PostgreSQL needs psycopg: pip install 'flowroute-numbers[mock,postgres]'."
    ) from missing

SECONDS_TO_CONNECT = 2
CONNECTIONS = 10
"""How many one process opens at most; a server has 100 for all of them."""
TRY_AGAIN_AFTER = 1.0
"""Seconds between two attempts to reach a server that did not respond; calls fail at once meanwhile."""
NETWORK: dict[str, Any] = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""How a connection over a network that is gone is noticed; the URL may say otherwise."""
LIMITS = f"SET statement_timeout = {LONGEST_WAIT * 1000:.0f}; SET idle_in_transaction_session_timeout = '30s'"
GRACE = 0.5
"""Seconds beyond its limits that the server has to say so."""
_UNUSABLE = (
    psycopg.OperationalError,
    psycopg.InternalError,
    psycopg.NotSupportedError,
    errors.UndefinedTable,
    errors.UndefinedColumn,
    errors.InvalidSchemaName,
    errors.InsufficientPrivilege,
)
"""Errors that are the database's: down, full, locked, read-only, corrupt, emptied. All others are ours."""
_LOCK = 555_0100
"""Any number of our own: whoever lays out tables takes the advisory lock of this number."""

_DIALECT = Dialect(
    identity="BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    integer="BIGINT",
    real="DOUBLE PRECISION",
    text='TEXT COLLATE "C"',
    clustered="",
    alone=f"SELECT pg_advisory_xact_lock({_LOCK})",
)


class ConnectionLostError(StoreUnreachableError):
    """The server ended a connection."""


class NoResponseError(psycopg.OperationalError):
    """The server sent nothing for too long; its connection is closed."""


Cursor = psycopg.Cursor[tuple[Any, ...]]
Result = TypeVar("Result")


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that does not wait for ever for a server that is frozen, or gone with its network."""

    def wait(self, gen: Generator[Any, Any, Result], *args: Any, **options: Any) -> Result:
        """Wait for the server, unless it is silent for too long.

        Raises:  NoResponseError.
        """
        return super().wait(self._until_silent(gen), *args, **options)

    def _until_silent(self, gen: Generator[Any, Any, Result]) -> Generator[Any, Any, Result]:
        patience = longest_wait() + GRACE
        deadline = time.monotonic() + patience
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    deadline = time.monotonic() + patience
                elif time.monotonic() > deadline:
                    self.close()
                    raise NoResponseError(f"the server did not respond within {patience:.1f} s")
                wanted = gen.send(ready)
        except StopIteration as done:
            result: Result = done.value
            return result


def open_postgres(url: str, inventory_size: int | None) -> SqlStore:
    """Open a store in a PostgreSQL database, which must exist.

    Raises:  StoreUnreachableError.
    """
    database = PostgresDatabase(url)
    return SqlStore(database, lay_out(database, _DIALECT, inventory_size))


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def _reason(error: psycopg.Error) -> str:
    """Say what is wrong without a host, a user or a path: what the server calls it, or that there is none."""
    if isinstance(error, NoResponseError | errors.ConnectionTimeout):
        return "the server does not respond"
    primary = error.diag.message_primary if error.sqlstate else None
    return primary if primary and "/" not in primary else "the server cannot be reached"


@lru_cache(maxsize=1024)
def _statement(statement: str) -> str:
    """Write the marks for values as psycopg knows them; no statement of ours has a question mark otherwise."""
    return statement.replace("?", "%s")


class PostgresWriter:
    """One transaction under way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, statement: str, *values: object) -> int:
        """Run a statement and return how many rows it changed."""
        return self._connection.execute(_statement(statement), values).rowcount

    def run_many(self, statement: str, values: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each set of values."""
        with self._connection.cursor() as cursor:
            cursor.executemany(_statement(statement), values)

    def rows(self, statement: str, *values: object) -> Rows:
        """Run a statement and return its rows."""
        return self._connection.execute(_statement(statement), values).fetchall()


class PostgresDatabase:
    """A few connections, for which threads wait their turn; those that the server has closed are replaced."""

    shared = True

    def __init__(self, url: str) -> None:
        self._url = url
        self._place = without_password(url)
        self._idle: deque[Connection] = deque()
        self._turns = BoundedSemaphore(CONNECTIONS)
        self._silence = Silence(self._place, self._responds)
        self.give_back(self._take())

    def rows(self, statement: str, *values: object) -> Rows:
        """Run one reading statement and return its rows."""
        connection, cursor = self.begin(_statement(statement), values)
        try:
            return cursor.fetchall()
        finally:
            self.give_back(connection)

    def write(self) -> PostgresTransaction:
        """Begin a transaction."""
        return PostgresTransaction(self)

    def close(self) -> None:
        """Close the connections."""
        self._silence.end()
        self._close_idle()

    def _close_idle(self) -> None:
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def begin(self, statement: str, values: tuple[object, ...] = ()) -> tuple[Connection, Cursor]:
        """Run a first statement on a connection that no one else uses, a new one if the server closed the old one."""
        try:
            return self._begin(statement, values)
        except ConnectionLostError:
            self._close_idle()  # what one connection met, the idle ones have met too
            return self._begin(statement, values)

    def _begin(self, statement: str, values: tuple[object, ...]) -> tuple[Connection, Cursor]:
        connection = self._take()
        try:
            begun = connection, connection.execute(statement, values)
        except BaseException as error:
            self.give_back(connection)
            if isinstance(error, _UNUSABLE):
                raise self.unusable(error, lost=connection.closed) from error
            raise
        return begun

    def unusable(self, error: psycopg.Error, *, lost: bool) -> StoreUnreachableError:
        """Say what is wrong with the database, and whether a connection to it was lost."""
        message, reason = f"{self._place}: {_first_line(error)}", _reason(error)
        if isinstance(error, NoResponseError | errors.ConnectionTimeout):
            self._silence.begin()
            self._close_idle()
            return StoreUnreachableError(message, reason)
        return (ConnectionLostError if lost else StoreUnreachableError)(message, reason)

    def give_back(self, connection: Connection) -> None:
        """Let others use a connection."""
        if not connection.closed:
            self._idle.append(connection)
        self._turns.release()

    def _take(self) -> Connection:
        self._silence.check()
        if not self._turns.acquire(timeout=longest_wait()):
            raise StoreUnreachableError(
                f"{self._place}: all {CONNECTIONS} connections of this process are busy", "all connections are busy"
            )
        try:
            self._silence.check()
            with suppress(IndexError):
                return self._idle.pop()
            return self._connect()
        except BaseException:
            self._turns.release()
            raise

    def _connect(self) -> Connection:
        """Return a new connection.

        Raises:  StoreUnreachableError.
        """
        try:
            return self._open()
        except psycopg.Error as error:
            message = without_secret(_first_line(error), self._url)
            raise StoreUnreachableError(f"{self._place}: {message}", self.unusable(error, lost=False).reason) from None

    def _open(self) -> Connection:
        options = NETWORK | {"connect_timeout": SECONDS_TO_CONNECT} | conninfo_to_dict(self._url)
        connection = Connection.connect(**options, autocommit=True)
        connection.execute(LIMITS)
        return connection

    def _responds(self) -> bool:
        """Return whether the server does anything with a new connection, if only to reject it."""
        try:
            self._open().close()
        except (NoResponseError, errors.ConnectionTimeout):
            return False
        except psycopg.Error:
            return True
        return True


def without_secret(message: str, url: str) -> str:
    """Return a message of psycopg, unless it repeats a part of a URL that it cannot parse."""
    return (
        "the URL cannot be parsed"
        if "://" in message
        or any(part and part in message for part in url.partition("://")[2].partition("@")[0].split(":")[1:])
        else message
    )


class Silence:
    """Whether a server has stopped responding: calls fail at once then, and a thread tries it until it responds."""

    def __init__(self, place: str, responds: Callable[[], bool]) -> None:
        self._place = place
        self._responds = responds
        self._lock = Lock()
        self._over: Event | None = None

    def begin(self) -> None:
        """Let calls fail from now on."""
        with self._lock:
            if self._over is None:
                self._over = Event()
                Thread(target=self._watch, args=(self._over,), daemon=True, name="flowroute-mock-database").start()

    def end(self) -> None:
        """Let calls through."""
        with self._lock:
            if self._over is not None:
                self._over.set()
                self._over = None

    def check(self) -> None:
        """Let a call through, or not.

        Raises:  StoreUnreachableError.
        """
        if self._over is not None:
            message = f"{self._place}: the server did not respond; it is tried again every second"
            raise StoreUnreachableError(message, "the server does not respond")

    def _watch(self, over: Event) -> None:
        while not over.wait(TRY_AGAIN_AFTER):
            if self._responds():
                self.end()


class PostgresTransaction:
    """One transaction on a connection of its own."""

    def __init__(self, database: PostgresDatabase) -> None:
        self._database = database

    def __enter__(self) -> PostgresWriter:
        self._connection, _ = self._database.begin("BEGIN")
        return PostgresWriter(self._connection)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        connection = self._connection
        try:
            if kind is None:
                connection.execute("COMMIT")
            elif not connection.closed:
                connection.execute("ROLLBACK")
        except psycopg.Error as failure:
            error = failure
            raise
        finally:
            self._database.give_back(connection)
            if isinstance(error, _UNUSABLE):
                raise self._database.unusable(error, lost=connection.closed) from error
