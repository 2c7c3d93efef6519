"""Serve in several processes that share a port and a database; granian starts, monitors and stops them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, cast

from granian.server.mp import MPServer

from flowroute_mock.serving.connections import is_listening
from flowroute_mock.serving.rsgi_adapter import RsgiAdapter
from flowroute_mock.serving.server import POLL_INTERVAL, Address, granian_options

if TYPE_CHECKING:
    from flask import Flask

STOP_WITHIN = 5
"""Seconds after which a worker that does not stop is killed."""


def serve_in_workers(
    make_app: Callable[[], Flask],
    count: int,
    address: Address,
    *,
    patience: float,
    ready: Callable[[Address], None],
) -> None:
    """Serve until SIGTERM or SIGINT. A worker that dies is replaced; workers end with this process."""
    server = MPServer(
        "flowroute_mock",
        workers=count,
        respawn_failed_workers=True,
        respawn_interval=0,
        workers_kill_timeout=STOP_WITHIN,
        **granian_options(address, patience),
    )
    os.register_at_fork(after_in_child=let_signals_end_this_process)
    announcer = threading.Thread(target=announce, args=(address, ready), daemon=True)
    server.on_startup(announcer.start)
    load = cast("Callable[..., Any]", partial(make_adapter, make_app, patience))
    server.serve(target_loader=load, wrap_loader=False)


def let_signals_end_this_process() -> None:
    """Reset the signal handlers inherited from the parent: they would ignore a stop until the worker has its own."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


def make_adapter(make_app: Callable[[], Flask], patience: float) -> RsgiAdapter:
    """Create the app of one worker; this runs in the worker."""
    threading.Thread(target=exit_with_parent, daemon=True).start()
    app = make_app()
    return RsgiAdapter(app, patience=patience)


def exit_with_parent() -> None:
    """Exit at once when the parent process ends, so that a killed server frees its port."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def announce(address: Address, ready: Callable[[Address], None]) -> None:
    """Call `ready` when a worker listens."""
    while not is_listening(address.host, address.port):
        time.sleep(POLL_INTERVAL)
    ready(address)
