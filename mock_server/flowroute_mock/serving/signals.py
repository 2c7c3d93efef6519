"""End on SIGTERM, SIGINT and SIGHUP: before anything else is ready, while it serves, and when a call does not end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

STOP_WITHIN = 8
"""Seconds after which a mock that received a signal to stop is gone; Docker, for one, kills after 10."""


def stop_signals() -> list[signal.Signals]:
    """Return the signals that stop the mock; SIGHUP not under nohup, which asks to ignore it."""
    named = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)]
    return [number for number in named if signal.getsignal(number) is not signal.SIG_IGN]


def end_on_signals() -> None:
    """End this process on a signal from now on, also as process 1 of a container, where Linux ignores it otherwise."""
    for number in stop_signals():
        if number != signal.SIGINT:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(0 if sys.argv[1:2] == ["serve"] else 128 + number)


def handle(handler: Callable[[], None]) -> None:
    """Call a handler on each signal that stops the mock."""
    for number in stop_signals():
        signal.signal(number, lambda *_: handler())


def ignore() -> None:
    """Ignore further signals: the process is ending already."""
    for number in stop_signals():
        signal.signal(number, signal.SIG_IGN)


def end_within(seconds: float) -> None:
    """End this process at the latest after so many seconds, with status 1, whatever it waits for then."""
    timer = threading.Timer(seconds, _give_up, (seconds,))
    timer.daemon = True
    timer.start()


def _give_up(seconds: float) -> None:
    sys.stderr.write(f"flowroute-mock: a call did not end within {seconds:.0f} s of the stop, and was given up.\n")
    sys.stderr.flush()
    os._exit(1)
