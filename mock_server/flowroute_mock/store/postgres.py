"""Keep the store in PostgreSQL, for many workers on many machines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from threading import BoundedSemaphore
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from flowroute_mock.store import StoreUnreachableError
from flowroute_mock.store.database import Dialect, Rows
from flowroute_mock.store.layout import lay_out
from flowroute_mock.store.sql import SqlStore

try:
    import psycopg
except ImportError as missing:
    raise StoreUnreachableError(
        "PostgreSQL needs psycopg: pip install 'flowroute-numbers[mock,postgres]'."
    ) from missing

SECONDS_TO_CONNECT = 5
CONNECTIONS = 10
"""How many one process opens at most; a server has 100 for all of them."""
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


Connection = psycopg.Connection[tuple[Any, ...]]
Cursor = psycopg.Cursor[tuple[Any, ...]]


def open_postgres(url: str, inventory_size: int | None) -> SqlStore:
    """Open a store in a PostgreSQL database, which must exist.

    Raises:  StoreUnreachableError.
    """
    try:
        database = PostgresDatabase(url)
        return SqlStore(database, lay_out(database, _DIALECT, inventory_size))
    except psycopg.Error as error:
        raise StoreUnreachableError(f"{_without_password(url)}: {_first_line(error)}") from None


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=user.partition(":")[0] + at + host, query="").geturl()


def _first_line(error: psycopg.Error) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


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
        self._idle: deque[Connection] = deque()
        self._turns = BoundedSemaphore(CONNECTIONS)
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
        while self._idle:
            self._idle.pop().close()

    def begin(self, statement: str, values: tuple[object, ...] = ()) -> tuple[Connection, Cursor]:
        """Run a first statement on a connection that no one else uses, a new one if the server closed the old one."""
        try:
            return self._begin(statement, values)
        except ConnectionLostError:
            self.close()  # what one connection met, the idle ones have met too
            return self._begin(statement, values)

    def _begin(self, statement: str, values: tuple[object, ...]) -> tuple[Connection, Cursor]:
        connection = self._take()
        try:
            return connection, connection.execute(statement, values)
        except BaseException as error:
            self.give_back(connection)
            if connection.closed and isinstance(error, psycopg.Error):
                raise self.lost(error) from error
            raise

    def lost(self, error: psycopg.Error) -> ConnectionLostError:
        """Say what ended a connection."""
        return ConnectionLostError(f"{_without_password(self._url)}: {_first_line(error)}")

    def give_back(self, connection: Connection) -> None:
        """Let others use a connection."""
        if not connection.closed:
            self._idle.append(connection)
        self._turns.release()

    def _take(self) -> Connection:
        self._turns.acquire()
        try:
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
            return psycopg.connect(self._url, autocommit=True, connect_timeout=SECONDS_TO_CONNECT)
        except psycopg.Error as error:
            raise StoreUnreachableError(f"{_without_password(self._url)}: {_first_line(error)}") from None


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
            if connection.closed and isinstance(error, psycopg.Error):
                raise self._database.lost(error) from error
