"""Remember the calls of each world: bounded, cheap to write, readable from every worker."""

from __future__ import annotations

import threading
from collections import deque
from typing import Protocol

from flowroute_mock.journal.journal_entry import Entry
from flowroute_mock.store import Store
from flowroute_mock.world.records import JsonObject, WorldId

FLUSH_AFTER = 0.25
"""Seconds within which a call becomes visible to the other workers of a shared database."""


class Journal(Protocol):
    """What was called in each world, oldest first, the oldest giving way."""

    def record(self, world: WorldId, entry: Entry) -> None:
        """Add a call."""

    def calls(self, world: WorldId) -> list[JsonObject]:
        """Return the calls of a world as JournalEntry documents."""

    def count(self, world: WorldId, stored: int) -> int:
        """Count the calls of a world, given how many of them the store has."""

    def forget(self, world: WorldId) -> None:
        """Drop what was noted of a world."""

    def close(self) -> None:
        """Store what waits."""


class MemoryJournal:
    """The journal of a mock whose database is in memory: notes are kept as they are, and written out when read."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: dict[WorldId, deque[Entry]] = {}

    def record(self, world: WorldId, entry: Entry) -> None:
        """Add a call."""
        entries = self._entries.get(world)
        if entries is None:
            entries = self._entries.setdefault(world, deque(maxlen=self._size))
        entries.append(entry)

    def calls(self, world: WorldId) -> list[JsonObject]:
        """Return the calls of a world."""
        return [entry.to_json() for entry in tuple(self._entries.get(world, ()))]

    def count(self, world: WorldId, stored: int) -> int:
        """Count the calls of a world; none is in the store."""
        return len(self._entries.get(world, ()))

    def forget(self, world: WorldId) -> None:
        """Drop what was noted of a world."""
        self._entries.pop(world, None)

    def close(self) -> None:
        """Do nothing, since nothing waits."""


class StoreJournal:
    """The journal of a mock whose database has other users: notes are gathered, and stored together by a thread.

    A call is in the database FLUSH_AFTER seconds after it was answered, or as soon as this worker's journal is read.
    """

    def __init__(self, store: Store, size: int) -> None:
        self._store = store
        self._size = size
        self._waiting: deque[tuple[WorldId, Entry]] = deque()
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def record(self, world: WorldId, entry: Entry) -> None:
        """Add a call."""
        self._waiting.append((world, entry))
        if self._timer is None:
            self._start_timer()

    def calls(self, world: WorldId) -> list[JsonObject]:
        """Return the calls of a world."""
        self.flush()
        return self._store.calls(world, self._size)

    def count(self, world: WorldId, stored: int) -> int:
        """Count the calls of a world, with those that wait here."""
        return min(self._size, stored + sum(waiting == world for waiting, _ in tuple(self._waiting)))

    def forget(self, world: WorldId) -> None:
        """Drop what was noted of a world and not stored yet; what was stored, the store forgets with the world."""
        self.flush()

    def close(self) -> None:
        """Store what waits."""
        if self._timer is not None:
            self._timer.cancel()
        self.flush()

    def flush(self) -> None:
        """Store what waits."""
        with self._lock:
            self._timer = None
            gathered = [self._waiting.popleft() for _ in range(len(self._waiting))]
            if gathered:
                self._store.record_calls([(world, entry.to_json()) for world, entry in gathered], keep=self._size)

    def _start_timer(self) -> None:
        with self._lock:
            if self._timer is None:
                self._timer = threading.Timer(FLUSH_AFTER, self.flush)
                self._timer.daemon = True
                self._timer.start()


def choose_journal(store: Store, size: int) -> Journal:
    """Keep the journal in the store where other processes may use it too, else in memory."""
    return StoreJournal(store, size) if store.shared else MemoryJournal(size)
