"""Limit the calls per second of each account."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable

from flowroute_mock.http.errors import RateLimitedError
from flowroute_mock.world.records import WorldId

WINDOW = 1.0


class RateLimiter:
    """The times of each world's recent calls in this process; each of several workers counts for itself."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._admitted: dict[WorldId, deque[float]] = {}

    def admit(self, world: WorldId, per_second: int) -> None:
        """Admit a call, unless the world reached its limit within the last second.

        Raises:  RateLimitedError; its Retry-After is in whole seconds, rounded up.
        """
        now = self._clock()
        with self._lock:
            admitted = self._admitted.setdefault(world, deque())
            while admitted and now - admitted[0] >= WINDOW:
                admitted.popleft()
            if len(admitted) >= per_second:
                wait = math.ceil(WINDOW - (now - admitted[0]))
                raise RateLimitedError(headers={"Retry-After": str(max(1, wait))})
            admitted.append(now)

    def forget(self, world: WorldId) -> None:
        """Forget the calls of a world."""
        with self._lock:
            self._admitted.pop(world, None)
