"""Own the connections of an async client: which event loop they belong to, how many there are. See pools.py."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import anyio
import httpx

from .errors import ClientUnusableError
from .httpx_clients import build_request, connection_limit, has_sockets
from .pools import closed_error
from .queues import NoQueue


class AsyncPool:
    """An httpx client, the queue before it, and the process that it belongs to."""

    __slots__ = ("build_request", "http", "process", "queue")

    def __init__(self, http: httpx.AsyncClient, home: httpx.URL, *, is_ours: bool) -> None:
        self.http = http
        self.build_request = build_request if is_ours else http.build_request
        self.process = os.getpid()
        places = connection_limit(http, home)
        self.queue: NoQueue | anyio.Semaphore = (
            NoQueue() if places is None else anyio.Semaphore(places, fast_acquire=True)
        )


class AsyncPools:
    """The pool of each event loop that uses a client; it is made when a call on that loop sends for the first time.

    A connection works on the loop that opened it and on no other: the request would leave, and its response be lost.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        home: httpx.URL,
        make: Callable[[], httpx.AsyncClient] | None = None,
        *,
        closes: bool = True,
    ) -> None:
        """Take the first httpx client, and how to make further ones, unless its connections are the application's.

        Shape:   closes is False where the application closes the httpx client.
        """
        self._make = make
        self._closes = closes
        self._home = home
        self._closed = False
        self._given = http
        self._unused = [http]
        self._pools: WeakKeyDictionary[Any, AsyncPool] = WeakKeyDictionary()

    def current(self) -> AsyncPool:
        """Return the pool to send through.

        Raises:  ClientUnusableError where there is none: the client is closed, or its http_client is or belongs to
                 another loop.
        """
        loop = running_loop()
        pool = self._pools.get(loop)
        if pool is None or pool.process != os.getpid():
            pool = self._adopt(loop)
        if self._closed or pool.http.is_closed:
            raise closed_error(by_caller=not self._closed)
        return pool

    async def close(self) -> None:
        """Send nothing any more, and close the connections of this loop, unless the application gave them.

        Those of a loop that has ended went with it; those of a loop that runs in another thread are left to it.
        """
        self._closed = True
        pool = self._pools.get(running_loop())
        ours = [pool.http] if pool is not None and pool.process == os.getpid() else self._unused
        for http in ours if self._closes else []:
            await http.aclose()

    def _adopt(self, loop: Any) -> AsyncPool:
        try:
            http = self._unused.pop()
        except IndexError:
            http = self._another()
        for other in self._pools.keyrefs():
            if getattr(other(), "is_closed", bool)():
                self._pools.pop(other(), None)
        pool = self._pools[loop] = AsyncPool(http, self._home, is_ours=self._closes)
        return pool

    def _another(self) -> httpx.AsyncClient:
        if self._make is not None:
            return self._make()
        if has_sockets(self._given):
            raise ClientUnusableError(
                "This client sends through an http_client or a transport of yours that another event loop or process "
                "has used, and connections work only where they were opened. Nothing was sent. Make the client inside "
                "the loop that uses it, or leave http_client out."
            )
        return self._given


def running_loop() -> Any:
    """Return what stands for the event loop that runs: asyncio's own, or trio's token.

    Raises:  RuntimeError outside of both.
    """
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        if "trio" not in sys.modules:
            raise
    import trio  # noqa: PLC0415 (it runs, so it is there)

    return trio.lowlevel.current_trio_token()
