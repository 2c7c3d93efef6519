"""Serve the mock over HTTP in this process, or in a thread of it; workers.py serves in several processes.

The HTTP server is granian, chosen by measurement: docs/adr/0050.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server as EmbeddedServer

from flowroute_mock.serving import signals
from flowroute_mock.serving.connections import is_listening, reserve_port
from flowroute_mock.serving.native_threads import native_threads, wait_for_end_of
from flowroute_mock.serving.rsgi_adapter import RsgiAdapter

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LOOPBACK = "127.0.0.1"
PATIENCE = 10.0
"""Seconds that a client may take for the head of a request, and again for its body."""
LARGEST_HEAD = 64 * 1024
MOST_CONNECTIONS = 10_000
LEAVE_LOGGING_ALONE = {"incremental": True, "handlers": {}, "loggers": {}}
READY_WITHIN = 30.0
ACCEPTS_WITHIN = 1.0
NO_REQUEST = b"\0\r\n\r\n"
"""What no HTTP server takes for a request: it responds 400 and closes the connection, and the app is not called."""
POLL_INTERVAL = 0.002
START_LOCK = threading.Lock()
"""Servers start one at a time, so that each can identify its own threads."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens; port 0 means a free one."""

    host: str = LOOPBACK
    port: int = 0

    @property
    def url(self) -> str:
        """Return the URL for a client on this machine."""
        host = {"0.0.0.0": LOOPBACK, "::": "::1"}.get(self.host, self.host)  # noqa: S104  shown, not bound
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def granian_options(address: Address, patience: float) -> dict[str, Any]:
    """Return the options of every granian server here."""
    return {
        "address": address.host,
        "port": address.port,
        "interface": Interfaces.RSGI,
        "http": HTTPModes.http1,
        "http1_settings": HTTP1Settings(header_read_timeout=int(patience * 1000), max_buffer_size=LARGEST_HEAD),
        "backpressure": MOST_CONNECTIONS,
        "websockets": False,
        "log_enabled": False,
        "log_dictconfig": LEAVE_LOGGING_ALONE,
    }


class ServerEndedError(Exception):
    """The server could not start, or ended by itself; the message is one line."""


class EventLoopServer:
    """One granian in one event loop."""

    def __init__(self, app: WSGIApplication, address: Address, patience: float, *, may_wait: bool = False) -> None:
        self._address = address
        self._adapter = RsgiAdapter(app, patience=patience, may_wait=may_wait)
        self._server = EmbeddedServer(self._adapter, **granian_options(address, patience))
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()

    async def serve(self) -> None:
        """Serve until stopped; requests that have arrived get a response first, and none is waited for.

        Raises:  ServerEndedError.
        """
        serving = asyncio.ensure_future(self._server.serve())
        stopping = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            stopping.cancel()
            reason = serving.exception() or "it ended by itself"
            raise ServerEndedError(f"The server cannot listen at {self._address.url}: {reason}.")
        await accept_what_arrived(self._address)
        self._adapter.stop_waiting()
        self._server.stop()  # type: ignore[no-untyped-call]  # granian has no type there
        await serving
        self._adapter.close()

    def stop(self) -> None:
        """Let serve() return; may be called from any thread, and from a signal handler."""
        self._loop.call_soon_threadsafe(self._stopping.set)


async def accept_what_arrived(address: Address) -> None:
    """Return when granian has read every request that arrived before now.

    A connection that granian has not read from when it stops is reset, and its client gets no response. Connections are
    accepted in order, so this one opens another, sends what granian itself rejects, and waits for the rejection.
    """
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(ACCEPTS_WITHIN):
            reader, writer = await asyncio.open_connection(address.host, address.port)
            with closing(writer):
                writer.write(NO_REQUEST)
                await reader.read()


def serve(
    app: WSGIApplication,
    address: Address,
    *,
    patience: float,
    may_wait: bool = False,
    ready: Callable[[Address], None] | None = None,
    at_end: Callable[[], None] | None = None,
) -> None:
    """Serve in this process until SIGTERM, SIGINT or SIGHUP, then call `at_end`; the process ends soon in any case.

    Raises:  ServerEndedError.
    """
    before = native_threads()

    async def main() -> None:
        server = EventLoopServer(app, address, patience, may_wait=may_wait)

        def stop() -> None:
            signals.end_within(signals.STOP_WITHIN)
            server.stop()

        for number in signals.stop_signals():
            # signal.signal would not wake the loop when the kernel delivers the signal to a thread of granian.
            asyncio.get_running_loop().add_signal_handler(number, stop)
        async with asyncio.TaskGroup() as tasks:
            announcing = tasks.create_task(announce(address, ready))
            await server.serve()
            announcing.cancel()

    try:
        asyncio.run(main())
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from None
    finally:
        signals.ignore()
        if at_end is not None:
            at_end()
    wait_for_end_of(native_threads() - before)


async def announce(address: Address, ready: Callable[[Address], None] | None) -> None:
    """Call `ready` when the server listens."""
    if ready is None:
        return
    while not is_listening(address.host, address.port):
        await asyncio.sleep(POLL_INTERVAL)
    ready(address)


class LoopbackServer:
    """A server in a thread of this process, on a free loopback port, for code that needs a URL."""

    def __init__(self, app: WSGIApplication, *, patience: float = PATIENCE) -> None:
        self._app = app
        self._patience = patience
        self._reserved = reserve_port(LOOPBACK, 0)
        self.address = Address(LOOPBACK, self._reserved.getsockname()[1])
        self._thread = threading.Thread(target=self._run, name="flowroute-mock", daemon=True)
        self._server: EventLoopServer | None = None
        self._native_threads: frozenset[str] = frozenset()

    def start(self) -> None:
        """Start, and return when the server listens."""
        with START_LOCK:
            before = native_threads()
            self._thread.start()
            self._wait_until_ready()
            self._native_threads = native_threads() - before

    def stop(self) -> None:
        """Respond to the requests that have arrived, close every connection, and free the port."""
        if self._server is not None:
            self._server.stop()
            self._thread.join()
            self._server = None
            wait_for_end_of(self._native_threads)
        self._reserved.close()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while not is_listening(self.address.host, self.address.port):
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError(
                    f"The server at {self.address.url} did not start within {READY_WITHIN:.0f} s. Start it again."
                )
            time.sleep(POLL_INTERVAL)

    def _run(self) -> None:
        async def main() -> None:
            self._server = EventLoopServer(self._app, self.address, self._patience)
            await self._server.serve()

        asyncio.run(main())
