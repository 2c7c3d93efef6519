"""Do several things at the same time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import TypeVar

Value = TypeVar("Value")
HURRY = 1e-6


def at_once(calls: Sequence[Callable[[], Value]]) -> list[Value]:
    """Start all calls together, each in a thread of its own, and return what they return."""
    barrier = Barrier(len(calls))

    def start(call: Callable[[], Value]) -> Value:
        barrier.wait()
        return call()

    with restless_threads(), ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(start, calls))


@contextmanager
def restless_threads() -> Iterator[None]:
    """Let threads take turns as often as they can, so that what can go wrong between two steps does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(HURRY)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
