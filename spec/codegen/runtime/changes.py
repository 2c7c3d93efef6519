"""Note which calls of this process take items out of lists, so that a walk over such a list stays in its place."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

from .calls import Call


class Changes:
    """What this process takes out of the lists of one service, by the names of the lists.

    A call counts from before it is sent until its end is known, so that whoever reads a list meanwhile can notice.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._started: Counter[str] = Counter()  # reading one adds nothing, so reading needs no lock
        self._ended: Counter[str] = Counter()
        self._removed: dict[str, list[str]] = {}

    @contextmanager
    def noting(self, call: Call[object]) -> Iterator[None]:
        """Count a call as under way."""
        with self._lock:
            for name in call.removes_from:
                self._started[name] += 1
        try:
            yield
        finally:
            with self._lock:
                for name in call.removes_from:
                    self._ended[name] += 1

    def note_success(self, call: Call[object]) -> None:
        """Note that the item of a call has left its lists."""
        with self._lock:
            for name in call.removes_from:
                self._removed.setdefault(name, []).append(call.asked_id)

    def mark(self, name: str) -> int:
        """Return a mark of this moment for was_quiet_since."""
        return self._ended[name]

    def was_quiet_since(self, name: str, mark: int) -> bool:
        """Return whether no call that may take items out of this list was under way at any time since the mark."""
        return self._started[name] == mark

    def removals(self, name: str) -> int:
        """Return how many items have left the list so far, for removed_since."""
        return len(self._removed.get(name, ()))

    def removed_since(self, name: str, count: int, ids: tuple[str, ...]) -> set[str]:
        """Return those of the ids that have left the list since it had lost so many items."""
        gone = self._removed.get(name, [])[count:]
        return set(gone).intersection(ids) if gone else set()


_CHANGES: WeakValueDictionary[str, Changes] = WeakValueDictionary()
_LOCK = threading.Lock()


def changes_of(base_url: str) -> Changes:
    """Return what all clients of one service share in this process, whatever their keys: a sold number is sold."""
    with _LOCK:
        found = _CHANGES.get(base_url)
        if found is None:
            found = _CHANGES[base_url] = Changes()
        return found
