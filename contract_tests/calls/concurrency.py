"""Run calls concurrently: all at once, or one while another is paused at a chosen step."""

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
SWITCH_INTERVAL = 1e-6
LONGEST_PAUSE = 0.02
PATIENCE = 30.0


def at_once(calls: Sequence[Callable[[], Value]]) -> list[Value]:
    """Start all calls together, one thread each, and return their results."""
    barrier = Barrier(len(calls))

    def start(call: Callable[[], Value]) -> Value:
        barrier.wait()
        return call()

    with frequent_thread_switches(), ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(start, calls))


@contextmanager
def frequent_thread_switches() -> Iterator[None]:
    """Switch threads as often as possible, so that a race between two steps happens."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


@dataclass
class PausePoint:
    """Pause a thread when it enters the n-th function of a package.

    The pause ends by itself after a moment, because the other thread may wait for a lock of the paused one.
    """

    package: str
    step: int
    reached: Event = field(default_factory=Event)
    released: Event = field(default_factory=Event)
    _entered: int = 0

    def trace(self, frame: FrameType, event: str, argument: object) -> None:
        """Count the functions of the package that the thread enters. Python calls this."""
        if frame.f_globals.get("__name__", "").partition(".")[0] == self.package:
            self._entered += 1
            if self._entered == self.step:
                self.reached.set()
                self.released.wait(LONGEST_PAUSE)


def run_paused(pause: PausePoint, call: Callable[[], Value], meanwhile: Callable[[], Other]) -> tuple[Value, Other]:
    """Make a call, pause it at a step, make another call meanwhile, and return both results.

    A call that ends before the step is not paused, and `reached` stays unset.
    """

    def traced() -> Value:
        sys.settrace(pause.trace)
        try:
            return call()
        finally:
            sys.settrace(None)
            ended.set()

    ended = Event()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(traced)
        while not (pause.reached.wait(0.001) or ended.is_set()):
            pass
        other = meanwhile()
        pause.released.set()
        return running.result(PATIENCE), other
