"""Do several things at the same time: all at once, or one while another is held at each of its steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Barrier, Event
from types import FrameType
from typing import TypeVar

Value = TypeVar("Value")
Other = TypeVar("Other")
HURRY = 1e-6
LONGEST_HOLD = 0.02
PATIENCE = 30.0


def at_once(calls: Sequence[Callable[[], Value]]) -> list[Value]:
    """Start all calls together, each in a thread of its own, and return what they return."""
    barrier = Barrier(len(calls))

    def start(call: Callable[[], Value]) -> Value:
        barrier.wait()
        return call()

    with frequent_thread_switches(), ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(start, calls))


@contextmanager
def frequent_thread_switches() -> Iterator[None]:
    """Let threads take turns as often as they can, so that what can go wrong between two steps does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(HURRY)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


@dataclass
class PausePoint:
    """Hold a thread when it enters the n-th function of a package, until it may go on.

    It goes on by itself after a moment, since whoever should come in between may be waiting for a lock of the thread.
    """

    package: str
    step: int
    reached: Event = field(default_factory=Event)
    released: Event = field(default_factory=Event)
    _entered: int = 0

    def trace(self, frame: FrameType, event: str, argument: object) -> None:
        """Be told by Python of each function that is entered."""
        if frame.f_globals.get("__name__", "").partition(".")[0] == self.package:
            self._entered += 1
            if self._entered == self.step:
                self.reached.set()
                self.released.wait(LONGEST_HOLD)


def run_paused(hold: PausePoint, call: Callable[[], Value], meanwhile: Callable[[], Other]) -> tuple[Value, Other]:
    """Make a call, hold it at a step, do something else meanwhile, and return what both return.

    A call that never comes to the step is not held; hold.reached tells.
    """

    def traced() -> Value:
        sys.settrace(hold.trace)
        try:
            return call()
        finally:
            sys.settrace(None)
            ended.set()

    ended = Event()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(traced)
        while not (hold.reached.wait(0.001) or ended.is_set()):
            pass
        other = meanwhile()
        hold.released.set()
        return running.result(PATIENCE), other
