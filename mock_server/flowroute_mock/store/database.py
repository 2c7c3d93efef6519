"""Say what the store asks of a database: reads, and writes that happen wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

Rows = list[tuple[Any, ...]]


class Writer(Protocol):
    """One transaction under way. Statements mark their values with a question mark, whatever the database."""

    def run(self, statement: str, *values: object) -> int:
        """Run a statement and return how many rows it changed."""

    def run_many(self, statement: str, values: Iterable[tuple[object, ...]]) -> None:
        """Run a statement once for each set of values."""

    def rows(self, statement: str, *values: object) -> Rows:
        """Run a statement and return its rows."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database spells what the tables need, and what it runs to lay them out alone."""

    identity: str
    integer: str
    real: str
    text: str
    clustered: str
    alone: str


class Database(Protocol):
    """A database that threads share."""

    @property
    def shared(self) -> bool:
        """Return whether other processes may use it too."""

    def rows(self, statement: str, *values: object) -> Rows:
        """Run one reading statement and return its rows."""

    def write(self) -> AbstractContextManager[Writer]:
        """Begin a transaction; it is kept when its block ends, and undone when the block raises."""

    def close(self) -> None:
        """Give back files and connections."""
