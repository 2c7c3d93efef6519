"""Let the calls of threads wait in turn for a connection: first come, first served."""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType

from .deadlines import Deadline, NothingSent


class Queue:
    """So many places, and a line of threads that wait for one; who leaves hands the place to the first in line."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._lock = threading.Lock()
        self._line: deque[threading.Lock] = deque()

    def enter(self, deadline: Deadline) -> None:
        """Take a place, when it is this thread's turn.

        Raises:  NothingSent when the deadline comes first.
        """
        with self._lock:
            if self._free:
                self._free -= 1
                return
            turn = threading.Lock()
            turn.acquire()
            self._line.append(turn)
        try:
            came = turn.acquire(timeout=min(deadline.remaining(), threading.TIMEOUT_MAX))
        except BaseException:  # a signal handler raised
            self._give_up(turn)
            raise
        if not came:
            self._give_up(turn)
            raise NothingSent

    def leave(self) -> None:
        """Hand the place to the first in line."""
        with self._lock:
            if self._line:
                self._line.popleft().release()
            else:
                self._free += 1

    def _give_up(self, turn: threading.Lock) -> None:
        with self._lock:
            if turn in self._line:
                self._line.remove(turn)
                return
        self.leave()  # the place came at the same moment


class NoQueue:
    """Stands in for a queue where nothing bounds the connections."""

    def enter(self, deadline: Deadline) -> None:
        """Go on."""

    def leave(self) -> None:
        """Go on."""

    async def __aenter__(self) -> None:
        """Go on."""

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Go on."""
