"""Open each kind of store for tests: in memory, in a file, and in PostgreSQL where a server is reachable."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

VARIABLE = "FLOWROUTE_MOCK_TEST_POSTGRES"
HOW = "run `python mock_server/tests/postgres_server.py -- pytest ...`, or name a server of yours there"
KINDS = ("memory", "file", "postgres")
SHARED_KINDS = ("file", "postgres")
"""The kinds that several processes can use at once."""


@contextmanager
def store_url(kind: str, folder: Path) -> Iterator[str]:
    """Give the URL of a store that is empty."""
    if kind == "memory":
        yield "sqlite://"
    elif kind == "file":
        yield f"sqlite:///{folder / 'mock.db'}"
    else:
        with _schema(_postgres()) as url:
            yield url


def _postgres() -> str:
    """Return the URL of the server for tests; without one, skip on a laptop and fail in CI."""
    url = os.environ.get(VARIABLE)
    if url is None:
        _give_up(f"{VARIABLE} is not set: {HOW}")
    return url


@contextmanager
def _schema(server: str) -> Iterator[str]:
    name = f"test_{uuid.uuid4().hex}"
    try:
        connection = psycopg.connect(server, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        _give_up(f"the server in {VARIABLE} is not reachable ({error}): {HOW}")
    with connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{server}?options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


def _give_up(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"PostgreSQL is tested in CI always, but {reason}")
    pytest.skip(f"PostgreSQL is not tested: {reason}")
