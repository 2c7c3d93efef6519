"""Outlive the threads that granian runs outside of Python.

They end a moment after granian says that it has stopped. One that asks for the interpreter while Python shuts down
makes Rust abort the whole process (seen about once in a hundred runs on a busy machine), so a stop waits for them. One
in fifty stays behind asleep, which harms nobody, so the wait is short: docs/adr/0051.
"""

from __future__ import annotations

import os
import threading
import time

TASKS = "/proc/self/task"
LONGEST_WAIT = 0.1
BETWEEN_LOOKS = 0.0005


def native_threads() -> frozenset[str]:
    """Return the ids of this process' threads that are not Python's own; none where the system does not list them."""
    try:
        listed = os.listdir(TASKS)
    except FileNotFoundError:
        return frozenset()
    return frozenset(listed) - {str(thread.native_id) for thread in threading.enumerate()}


def wait_for_end_of(threads: frozenset[str]) -> None:
    """Return when none of these is left, or after a while where it cannot be seen."""
    if not os.path.exists(TASKS):
        time.sleep(LONGEST_WAIT)
        return
    deadline = time.monotonic() + LONGEST_WAIT
    while threads & native_threads() and time.monotonic() < deadline:
        time.sleep(BETWEEN_LOOKS)
