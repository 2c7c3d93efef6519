"""Let the time of one world be frozen and advanced, so that a test waits for nothing."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

LONGEST_STEP = 10 * 365 * 24 * 3600.0


class Clock:
    """The time of one world, in seconds from an unknown start; it runs like any clock until it is frozen.

    Rate limits, Retry-After, the latencies of the in-process transports and the waits of the clients that
    FlowrouteMock makes go by it. Over a socket a late response takes real time.
    """

    def __init__(self, real: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self._real = real
        self._sleep = sleep
        self._lock = threading.Lock()
        self._ahead = 0.0
        self._frozen_at: float | None = None

    def __repr__(self) -> str:
        return f"<Clock at {self.now():.3f} s{', frozen' if self.frozen else ''}>"

    @property
    def frozen(self) -> bool:
        """Whether time passes only when advance() is called, or when somebody waits."""
        return self._frozen_at is not None

    def now(self) -> float:
        """Return the time in seconds."""
        with self._lock:
            return self._now()

    def freeze(self) -> None:
        """Stop the time; advance() moves it, and so does every wait."""
        with self._lock:
            self._frozen_at = self._now()

    def resume(self) -> None:
        """Let the time run again, from where it is."""
        with self._lock:
            self._ahead, self._frozen_at = self._now() - self._real(), None

    def advance(self, seconds: float) -> None:
        """Move the time forward at once.

        Raises:  ValueError for a time that is negative, no number, or longer than ten years.
        """
        if not _is_number(seconds) or not 0 <= seconds <= LONGEST_STEP:
            raise ValueError(f"A clock advances by 0 to {LONGEST_STEP:.0f} seconds, not by {seconds!r}.")
        with self._lock:
            if self._frozen_at is None:
                self._ahead += seconds
            else:
                self._frozen_at += seconds

    def sleep(self, seconds: float) -> None:
        """Wait: really while the clock runs, and at once, by advancing it, while it is frozen."""
        if self.frozen:
            self.advance(seconds)
        else:
            self._sleep(seconds)

    def _now(self) -> float:
        return self._real() + self._ahead if self._frozen_at is None else self._frozen_at


def _is_number(seconds: object) -> bool:
    return isinstance(seconds, int | float) and not isinstance(seconds, bool) and math.isfinite(seconds)
