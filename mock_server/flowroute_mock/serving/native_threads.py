"""Wait for the threads that granian runs outside of Python.

They end shortly after granian reports its stop, or when Python frees what they wait for. If one of them needs the
interpreter while that shuts down, Rust aborts the whole process, so a stop waits for them: docs/adr/0051.
"""

from __future__ import annotations

import gc
import os
import threading
import time

TASKS = "/proc/self/task"
BY_THEMSELVES = 0.02
LONGEST_WAIT = 1.0
BLIND_WAIT = 0.1
POLL_INTERVAL = 0.0005


def native_threads() -> frozenset[str]:
    """Return the ids of this process' threads that Python did not start; none if the system does not list threads."""
    try:
        listed = os.listdir(TASKS)
    except FileNotFoundError:
        return frozenset()
    return frozenset(listed) - {str(thread.native_id) for thread in threading.enumerate()}


def wait_for_end_of(threads: frozenset[str]) -> None:
    """Return when none of these threads is left; after a fixed time if the system does not list threads."""
    if not os.path.exists(TASKS):
        gc.collect()
        time.sleep(BLIND_WAIT)
    elif not _are_gone(threads, within=BY_THEMSELVES):
        gc.collect()
        _are_gone(threads, within=LONGEST_WAIT)


def _are_gone(threads: frozenset[str], *, within: float) -> bool:
    deadline = time.monotonic() + within
    while threads & native_threads():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_INTERVAL)
    return True
