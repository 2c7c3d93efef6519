"""Limit the calls per second of each account."""

from __future__ import annotations

import math
import threading
from collections import deque

from flowroute_mock.http.errors import RateLimitedError
from flowroute_mock.world.records import WorldId

WINDOW = 1.0
TOLERANCE = 1e-6
"""A clock that was advanced by exactly a second may differ by its last digits."""


class RateLimiter:
    """The times of each world's recent calls in this process; each of several workers counts for itself."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._admitted: dict[WorldId, deque[float]] = {}

    def admit(self, world: WorldId, per_second: int, now: float) -> None:
        """Admit a call, unless the world reached its limit within the last second.

        Shape:   now in seconds by the clock of the world.
        Raises:  RateLimitedError; its Retry-After is in whole seconds, rounded up.
        """
        with self._lock:
            admitted = self._admitted.setdefault(world, deque())
            while admitted and now - admitted[0] >= WINDOW - TOLERANCE:
                admitted.popleft()
            if len(admitted) >= per_second:
                wait = math.ceil(WINDOW - (now - admitted[0]) - TOLERANCE)
                raise RateLimitedError(headers={"Retry-After": str(max(1, wait))})
            admitted.append(now)

    def forget(self, world: WorldId) -> None:
        """Forget the calls of a world."""
        with self._lock:
            self._admitted.pop(world, None)
