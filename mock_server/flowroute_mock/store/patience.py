"""Say how long a call waits for its database: docs/adr/0056."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LONGEST_WAIT = 4.0
"""Seconds that a call waits for a lock, for a connection, or for a sign of life of the server."""
AT_ONCE = 0.5
"""The same for a call that only wants to know whether the database works."""

_longest_wait: ContextVar[float] = ContextVar("longest_wait", default=LONGEST_WAIT)


def longest_wait() -> float:
    """Return how many seconds the current call waits for its database."""
    return _longest_wait.get()


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Let the calls of a block wait no longer than this."""
    token = _longest_wait.set(seconds)
    try:
        yield
    finally:
        _longest_wait.reset(token)
