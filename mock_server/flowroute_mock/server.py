"""Serve the mock over HTTP: in this process for one worker, in a process each for more; and in a thread, for tests.

The HTTP server is granian, by measurement: docs/adr/0050.
"""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server as EmbeddedServer

from flowroute_mock.connections import is_answering, reserve_port
from flowroute_mock.edge import Edge

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LOOPBACK = "127.0.0.1"
PATIENCE = 10.0
"""Seconds that a client may take for the head of a request, and again for its body."""
LARGEST_HEAD = 64 * 1024
LEAVE_LOGGING_ALONE = {"incremental": True, "handlers": {}, "loggers": {}}
READY_WITHIN = 30.0
BETWEEN_LOOKS = 0.002


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens; port 0 is for a free one."""

    host: str = LOOPBACK
    port: int = 0

    @property
    def url(self) -> str:
        """Return what a client on this machine would use."""
        host = {"0.0.0.0": LOOPBACK, "::": "::1"}.get(self.host, self.host)  # noqa: S104  shown, not bound
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def granian_options(address: Address, patience: float) -> dict[str, Any]:
    """Return what every granian server here is told."""
    return {
        "address": address.host,
        "port": address.port,
        "interface": Interfaces.RSGI,
        "http": HTTPModes.http1,
        "http1_settings": HTTP1Settings(header_read_timeout=int(patience * 1000), max_buffer_size=LARGEST_HEAD),
        "websockets": False,
        "log_enabled": False,
        "log_dictconfig": LEAVE_LOGGING_ALONE,
    }


async def serve_until_stopped(
    edge: Edge, address: Address, patience: float, started: Callable[[EmbeddedServer], None]
) -> None:
    """Serve in the running event loop until the server that `started` was given is stopped."""
    server = EmbeddedServer(edge, **granian_options(address, patience))
    started(server)
    await server.serve()


def serve(app: WSGIApplication, address: Address, *, patience: float, ready: Callable[[Address], None]) -> None:
    """Serve in this process until SIGTERM or SIGINT comes; calls in flight are answered first."""

    async def main() -> None:
        loop = asyncio.get_running_loop()

        def started(server: EmbeddedServer) -> None:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(server.stop))

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(announce(address, ready))
            await serve_until_stopped(Edge(app, patience=patience), address, patience, started)

    asyncio.run(main())


async def announce(address: Address, ready: Callable[[Address], None]) -> None:
    """Say that the server is ready once it is."""
    while not is_answering(address.host, address.port):
        await asyncio.sleep(BETWEEN_LOOKS)
    ready(address)


class LoopbackServer:
    """A server in a thread of this process, on a free loopback port, for code that needs a URL."""

    def __init__(self, app: WSGIApplication, *, patience: float = PATIENCE) -> None:
        self._edge = Edge(app, patience=patience)
        self._patience = patience
        self._reserved = reserve_port(LOOPBACK, 0)
        self.address = Address(LOOPBACK, self._reserved.getsockname()[1])
        self._thread = threading.Thread(target=self._run, name="flowroute-mock", daemon=True)
        self._stop: Callable[[], object] = lambda: None

    def start(self) -> None:
        """Start, and return when it answers."""
        self._thread.start()
        deadline = time.monotonic() + READY_WITHIN
        while not is_answering(self.address.host, self.address.port):
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError(f"The server at {self.address.url} did not start.")
            time.sleep(BETWEEN_LOOKS)

    def stop(self) -> None:
        """Answer what is in flight, close every connection, and give the port back."""
        self._stop()
        self._thread.join()
        self._reserved.close()

    def _run(self) -> None:
        asyncio.run(serve_until_stopped(self._edge, self.address, self._patience, self._started))

    def _started(self, server: EmbeddedServer) -> None:
        loop = asyncio.get_running_loop()
        self._stop = lambda: loop.call_soon_threadsafe(server.stop)
