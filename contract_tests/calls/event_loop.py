"""Run coroutines on one event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Value = TypeVar("Value")
_RUNNERS: list[asyncio.Runner] = []


def run(coroutine: Coroutine[Any, Any, Value]) -> Value:
    """Run a coroutine on the event loop of the test session."""
    return _RUNNERS[0].run(coroutine)


@contextmanager
def event_loop() -> Iterator[None]:
    """Keep one event loop for the whole session; creating one takes longer than a call."""
    with asyncio.Runner() as runner:
        _RUNNERS.append(runner)
        try:
            yield
        finally:
            _RUNNERS.clear()
