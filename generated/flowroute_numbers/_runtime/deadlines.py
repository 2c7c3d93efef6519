"""Bound a whole call in time: its place in the queue, its attempts, the waits between them and the bodies."""

from __future__ import annotations

import math
import time
from contextvars import ContextVar
from typing import Any

DEFAULT_DEADLINE = 600.0


class DeadlinePassed(Exception):
    """The deadline of a call passed during an attempt."""


class NothingSent(Exception):
    """The deadline of a call passed before an attempt could send anything."""


class Deadline:
    """The moment at which a call ends, whatever it is doing."""

    __slots__ = ("at", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.at = time.monotonic() + seconds

    def remaining(self) -> float:
        """Return the seconds that are left, 0 where none are."""
        return max(0.0, self.at - time.monotonic())

    def has_passed(self) -> bool:
        """Return whether no time is left."""
        return time.monotonic() >= self.at

    def cap(self, timeouts: dict[str, float | None]) -> None:
        """Shorten the timeouts of a request, so that no step of it ends after the deadline."""
        left = self.remaining()
        if left == math.inf:
            return
        for step, seconds in timeouts.items():
            if seconds is None or seconds > left:
                timeouts[step] = left


def check_deadline(seconds: float | None) -> float | None:
    """Return a deadline as given; None means the client's.

    Raises:  ValueError for anything but a number of seconds above 0; math.inf switches the deadline off.
    """
    if seconds is None:
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        raise ValueError(f"deadline must be a number of seconds above 0, or math.inf for none, not {seconds!r:.40}.")
    return float(seconds)


CURRENT: ContextVar[Deadline | None] = ContextVar("deadline", default=None)
"""The deadline of the call that this thread carries out."""


class BoundedBackend:
    """Open connections for a sync httpcore pool that heed the deadline in every single read.

    A read timeout of httpx counts anew with each byte, so a service that sends one byte now and then would never
    run into it. The async client needs none of this: a cancel scope ends its reads.
    """

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def connect_tcp(self, *args: Any, **options: Any) -> BoundedStream:
        """Connect, and bound what comes over the connection."""
        return BoundedStream(self._backend.connect_tcp(*args, **options))

    def connect_unix_socket(self, *args: Any, **options: Any) -> BoundedStream:
        """Connect, and bound what comes over the connection."""
        return BoundedStream(self._backend.connect_unix_socket(*args, **options))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)


class BoundedStream:
    """One connection, each read of which ends at the deadline of the call that reads."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.write = stream.write
        self.close = stream.close
        self.get_extra_info = stream.get_extra_info

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, no longer than until the deadline."""
        if (deadline := CURRENT.get()) is not None:
            left = deadline.remaining()
            if left == 0:
                import httpcore  # noqa: PLC0415 (httpx loads it as late)

                raise httpcore.ReadTimeout("the deadline has passed")
            timeout = left if timeout is None else min(timeout, left)
        received: bytes = self._stream.read(max_bytes, timeout)
        return received

    def start_tls(self, *args: Any, **options: Any) -> BoundedStream:
        """Encrypt the connection, and go on bounding what comes over it."""
        return BoundedStream(self._stream.start_tls(*args, **options))


def bound_reads(transport: object) -> None:
    """Let the connections of an httpx transport heed deadlines, where it has a pool of httpcore's."""
    pool: Any = getattr(transport, "_pool", None)
    backend = getattr(pool, "_network_backend", None)
    if backend is not None and not isinstance(backend, BoundedBackend):
        pool._network_backend = BoundedBackend(backend)
