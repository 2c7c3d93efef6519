"""Freeze, fill, stop and start a PostgreSQL of a test's own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from mock_server.tests.postgres_server import postgres_server


def postmaster_of(url: str) -> int:
    """Return the process id of a server."""
    with psycopg.connect(url, autocommit=True) as connection:
        backend = connection.info.backend_pid
    with psycopg.connect(url, autocommit=True) as connection:
        backend = connection.info.backend_pid
        return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def children_of(postmaster: int) -> list[int]:
    """Return the processes of a server's connections, and its own helpers."""
    return [int(child) for child in Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()]


@contextmanager
def frozen(postmaster: int) -> Iterator[None]:
    """Freeze a server, as a machine that swaps or a debugger does: it accepts connections and says nothing.

    The postmaster is the first to stop and the last to go on. While it is stopped, no child of it is new, and one that
    ended still has its id.
    """
    os.kill(postmaster, signal.SIGSTOP)
    children = children_of(postmaster)
    try:
        for process in children:
            os.kill(process, signal.SIGSTOP)
        yield
    finally:
        for process in (*children, postmaster):
            os.kill(process, signal.SIGCONT)


def make_disk_full(url: str) -> None:
    """Let every purchase and journal entry fail as it does on a full disk."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"
        )
        for table in ("number", "call", "setting"):
            connection.execute(
                f"CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION full_disk()"
            )


def make_room(url: str) -> None:
    """Undo it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP FUNCTION full_disk CASCADE")


__all__ = ["frozen", "make_disk_full", "make_room", "postgres_server", "postmaster_of"]
