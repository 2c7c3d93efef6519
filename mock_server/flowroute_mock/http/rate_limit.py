"""Turn away the calls of an account beyond so many in a second."""

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
    """Remember when each world was last called, in this process; several workers count each for itself."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._admitted: dict[WorldId, deque[float]] = {}

    def admit(self, world: WorldId, per_second: int) -> None:
        """Let a call in, unless as many as are allowed came in within the second before it.

        Raises:  RateLimitedError, whose Retry-After is in whole seconds, rounded up.
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
        """Let a world start afresh."""
        with self._lock:
            self._admitted.pop(world, None)
