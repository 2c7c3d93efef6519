"""Serve in several processes that share a port and a database; this process starts, replaces and stops them.

A worker that ends is replaced, at once the first time and then after a growing pause, for as long as the mock runs.
While there is none, this process itself responds with 503: docs/adr/0057.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, cast

from flowroute_mock.serving import signals
from flowroute_mock.serving.connections import is_listening
from flowroute_mock.serving.server import POLL_INTERVAL, Address, serve
from flowroute_mock.serving.stand_in import StandIn
from flowroute_mock.serving.wake_up import WakeUp
from flowroute_mock.store import StoreUnreachableError

if TYPE_CHECKING:
    from flask import Flask

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 10.0
LIVES_WELL = 10.0
"""Seconds after which a worker counts as one that works."""
LISTENS_WITHIN = 0.5
"""Seconds that a worker takes from its app to its first connection; the stand-in stays so long."""
FOREVER = 3600.0

log = logging.getLogger("flowroute_mock.workers")
context = cast(Any, multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn"))


class Worker:
    """A place for a worker: the process in it, or when the next one starts."""

    def __init__(self, number: int, start: Callable[[Connection], BaseProcess]) -> None:
        self._number = number
        self._start = start
        self._failures = 0
        self.process: BaseProcess | None = None
        self.starts_at = 0.0
        self.made_at: float | None = None

    def start(self) -> None:
        """Start a process."""
        self._news, theirs = multiprocessing.Pipe(duplex=False)
        self.process = self._start(theirs)
        theirs.close()
        self._started_at = time.monotonic()

    def look(self) -> None:
        """Note what became of the process: whether it has its app, or has ended and is to be replaced, and when."""
        if self.process is None:
            if time.monotonic() >= self.starts_at:
                self.start()
            return
        if self.made_at is None and self._news.poll():
            self.made_at = self._received()
        if not self.process.is_alive():
            self._note_end(self.process)

    def _received(self) -> float | None:
        try:
            self._news.recv()
        except EOFError:  # it ended
            return None
        return time.monotonic()

    def _note_end(self, process: BaseProcess) -> None:
        lived = time.monotonic() - self._started_at
        self._failures = 0 if lived >= LIVES_WELL else self._failures + 1
        pause = pause_after(self._failures)
        log.error(
            "Worker %d (process %d) ended with status %s; a new one starts in %.1f s.",
            self._number,
            process.pid,
            process.exitcode,
            pause,
        )
        self._news.close()
        process.close()
        self.process, self.made_at, self.starts_at = None, None, time.monotonic() + pause

    def stop(self, deadline: float) -> None:
        """Wait for the end of the process, and kill it if it does not come in time."""
        if self.process is not None:
            self.process.join(max(0.0, deadline - time.monotonic()))
            self.process.kill()
            self.process.join()

    @property
    def sources(self) -> list[Any]:
        """What is ready when there is news of the process."""
        if self.process is None:
            return []
        return [self.process.sentinel, *([self._news] if self.made_at is None else [])]


def pause_after(failures: int) -> float:
    """Return the pause before the next start, after so many ends in a row that came too soon."""
    return 0.0 if failures <= 1 else min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures - 2, 10))


class Supervisor:
    """The workers of a mock."""

    def __init__(self, start: Callable[[Connection], BaseProcess], count: int, address: Address) -> None:
        self._workers = [Worker(number, start) for number in range(1, count + 1)]
        self._stand_in = StandIn(address)
        self._is_stopping = False

    def run(self, ready: Callable[[], None]) -> None:
        """Keep the workers running until a signal comes; call `ready` when the first one has its app."""
        with ExitStack() as cleanup:
            cleanup.callback(self._stand_in.close)
            wake_up = cleanup.enter_context(WakeUp())
            signals.handle(lambda: self._note_stop(wake_up))
            announced = False
            while not self._is_stopping:
                for worker in self._workers:
                    worker.look()
                if not announced and any(worker.made_at for worker in self._workers):
                    announced = True
                    ready()
                if announced:
                    self._place_stand_in()
                self._wait(wake_up)
        self._stop()

    def _note_stop(self, wake_up: WakeUp) -> None:
        self._is_stopping = True
        wake_up.call()

    def _place_stand_in(self) -> None:
        """Listen when there is no worker, and until one accepts connections, as far as this process can know."""
        made = [worker.made_at for worker in self._workers if worker.made_at is not None]
        if not made:
            self._stand_in.open()
        elif time.monotonic() - min(made) > LISTENS_WITHIN:
            self._stand_in.close()

    def _wait(self, wake_up: WakeUp) -> None:
        now = time.monotonic()
        waking = [worker.starts_at for worker in self._workers if worker.process is None]
        waking += [worker.made_at + LISTENS_WITHIN + 0.01 for worker in self._workers if worker.made_at]
        timeout = min((at - now for at in waking if at > now), default=FOREVER)
        if any(worker.process is None and worker.starts_at <= now for worker in self._workers):
            return
        sources = [source for worker in self._workers for source in worker.sources]
        for source in wait([*sources, *self._stand_in.sources, wake_up.fileno()], timeout):
            if source in self._stand_in.sources:
                self._stand_in.respond()

    def _stop(self) -> None:
        for worker in self._workers:
            if worker.process is not None:
                worker.process.terminate()
        deadline = time.monotonic() + signals.STOP_WITHIN
        for worker in self._workers:
            worker.stop(deadline)


def serve_in_workers(
    make_app: Callable[[], Flask],
    count: int,
    address: Address,
    *,
    patience: float,
    ready: Callable[[Address], None],
) -> None:
    """Serve until SIGTERM, SIGINT or SIGHUP. A worker that ends is replaced; workers end with this process."""

    def start(news: Connection) -> BaseProcess:
        process = context.Process(target=run_worker, args=(make_app, address, patience, news), name="flowroute-mock")
        numbers = signals.stop_signals()
        signal.pthread_sigmask(signal.SIG_BLOCK, numbers)  # a signal waits until the worker handles it on its own
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
        return cast(BaseProcess, process)

    supervisor = Supervisor(start, count, address)
    supervisor.run(lambda: announce(address, ready))


def run_worker(make_app: Callable[[], Flask], address: Address, patience: float, news: Connection) -> None:
    """Serve in this process, which is a worker's own."""
    signals.end_on_signals()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signals.stop_signals())
    threading.Thread(target=exit_with_parent, daemon=True).start()
    try:
        app = make_app()
    except StoreUnreachableError as error:
        log.error("A worker cannot start: %s", error)
        sys.exit(1)
    news.send("made")
    serve(app, address, patience=patience, may_wait=True, at_end=app.extensions["flowroute_mock"].close)


def exit_with_parent() -> None:
    """Exit at once when the parent process ends, so that a killed server frees its port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def announce(address: Address, ready: Callable[[Address], None]) -> None:
    """Call `ready` when a worker listens."""
    deadline = time.monotonic() + LIVES_WELL
    while not is_listening(address.host, address.port) and time.monotonic() < deadline:
        time.sleep(POLL_INTERVAL)
    ready(address)
