"""Store the calls of each world: bounded, cheap to write, readable from every worker."""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import Protocol

from flowroute_mock.journal.journal_entry import JournalEntry
from flowroute_mock.store import Store, StoreUnreachableError
from flowroute_mock.world.records import JsonObject, WorldId

FLUSH_AFTER = 0.25
"""Seconds within which a call becomes visible to the other workers of a shared database."""
TRY_AGAIN_AFTER = 1.0
"""Seconds after which calls are stored that could not be stored before."""
MOST_WAITING = 5000
"""How many calls wait for a database that cannot be used; the oldest are dropped first."""

log = logging.getLogger("flowroute_mock.journal")


class CallJournal(Protocol):
    """The calls of each world, oldest first; the oldest are dropped first."""

    def record(self, world: WorldId, entry: JournalEntry) -> None:
        """Add a call."""

    def calls(self, world: WorldId, newest: int | None = None) -> list[JsonObject]:
        """Return the calls of a world as JournalEntry documents: all of them, or so many of the newest."""

    def count(self, world: WorldId, stored: int) -> int:
        """Count the calls of a world, given how many of them the store has."""

    def forget(self, world: WorldId) -> None:
        """Drop the calls of a world."""

    def close(self) -> None:
        """Store the calls that are not stored yet."""


Kept = list[JournalEntry | JsonObject]
"""One call: its entry, or what that was converted to, since redaction takes longer than all else about a call."""


def read_kept(kept: Kept) -> JsonObject:
    """Return a call as a JournalEntry document, which nobody may change."""
    entry = kept[0]
    if isinstance(entry, JournalEntry):
        kept[0] = entry = entry.to_json()
    return entry


class MemoryJournal:
    """The journal of a mock whose database is in memory: an entry is converted to JSON when it is first read."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._entries: dict[WorldId, deque[Kept]] = {}

    def record(self, world: WorldId, entry: JournalEntry) -> None:
        """Add a call."""
        entries = self._entries.get(world)
        if entries is None:
            entries = self._entries.setdefault(world, deque(maxlen=self._size))
        entries.append([entry])

    def calls(self, world: WorldId, newest: int | None = None) -> list[JsonObject]:
        """Return the calls of a world."""
        entries = tuple(self._entries.get(world, ()))
        return [read_kept(kept) for kept in (entries if newest is None else entries[-newest:])]

    def count(self, world: WorldId, stored: int) -> int:
        """Count the calls of a world; none is in the store."""
        return len(self._entries.get(world, ()))

    def forget(self, world: WorldId) -> None:
        """Drop the calls of a world."""
        self._entries.pop(world, None)

    def close(self) -> None:
        """Do nothing: every call is in memory."""


class StoreJournal:
    """The journal of a mock whose database other processes use: a thread stores the calls in batches.

    A call is in the database FLUSH_AFTER seconds after its response, or when this worker's journal is read. While the
    database cannot be used, calls wait here, MOST_WAITING of them.
    """

    def __init__(self, store: Store, size: int) -> None:
        self._store = store
        self._size = size
        self._new: deque[tuple[WorldId, JournalEntry]] = deque(maxlen=MOST_WAITING)
        self._unstored: list[tuple[WorldId, JournalEntry]] = []
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def record(self, world: WorldId, entry: JournalEntry) -> None:
        """Add a call."""
        self._new.append((world, entry))
        if self._timer is None:
            self._start_timer(FLUSH_AFTER)

    def calls(self, world: WorldId, newest: int | None = None) -> list[JsonObject]:
        """Return the calls of a world.

        Raises:  StoreUnreachableError.
        """
        self.flush()
        return self._store.calls(world, self._size if newest is None else min(newest, self._size))

    def count(self, world: WorldId, stored: int) -> int:
        """Count the calls of a world, with those that are not stored yet."""
        waiting = (*self._unstored, *tuple(self._new))
        return min(self._size, stored + sum(each == world for each, _ in waiting))

    def forget(self, world: WorldId) -> None:
        """Store what is not stored yet; the store drops the calls together with the world."""
        self.flush()

    def close(self) -> None:
        """Store the calls that are not stored yet, if that is possible."""
        if self._timer is not None:
            self._timer.cancel()
        try:
            self.flush()
        except StoreUnreachableError as error:
            log.error("%d calls are missing from the journal: %s", len(self._unstored), error)

    def flush(self) -> None:
        """Store the calls that are not stored yet; they stay here until that has worked.

        Raises:  StoreUnreachableError.
        """
        with self._lock:
            self._timer = None
            self._unstored += [self._new.popleft() for _ in range(len(self._new))]
            del self._unstored[:-MOST_WAITING]
            if self._unstored:
                self._store.record_calls([(world, entry.to_json()) for world, entry in self._unstored], keep=self._size)
                self._unstored.clear()

    def _flush_by_timer(self) -> None:
        try:
            self.flush()
        except StoreUnreachableError as error:
            log.error("%d calls wait to be in the journal: %s", len(self._unstored), error)
            self._start_timer(TRY_AGAIN_AFTER)

    def _start_timer(self, seconds: float) -> None:
        with self._lock:
            if self._timer is None:
                self._timer = threading.Timer(seconds, self._flush_by_timer)
                self._timer.daemon = True
                self._timer.start()


def open_journal(store: Store, size: int) -> CallJournal:
    """Return a journal in the store if other processes may use that too, else one in memory."""
    return StoreJournal(store, size) if store.shared else MemoryJournal(size)
