"""Own the connections of a sync client: which process they belong to, how many there are, whether they are closed."""

from __future__ import annotations

import os
from collections.abc import Callable

import httpx

from .errors import ClientUnusableError
from .httpx_clients import bound_all_reads, build_request, connection_limit, has_sockets
from .queues import NoQueue, Queue

_UNUSED = 0  # no process has this id


class Pool:
    """An httpx client, and the queue before it."""

    __slots__ = ("build_request", "http", "queue")

    def __init__(self, http: httpx.Client, home: httpx.URL, *, is_ours: bool) -> None:
        self.http = http
        self.build_request = build_request if is_ours else http.build_request
        places = connection_limit(http, home)
        self.queue: Queue | NoQueue = NoQueue() if places is None else Queue(places)
        bound_all_reads(http)


class Pools:
    """The pool of each process that uses a client; it is made when the process sends for the first time.

    Connections that a fork has copied lead to the same sockets from two processes, and each would read what the other
    asked for. So a pool belongs to the process that first sent through it.
    """

    def __init__(
        self,
        http: httpx.Client,
        home: httpx.URL,
        make: Callable[[], httpx.Client] | None = None,
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
        self._pools: dict[int, Pool] = {_UNUSED: Pool(http, home, is_ours=closes)}

    def current(self) -> Pool:
        """Return the pool to send through.

        Raises:  ClientUnusableError where there is none: the client is closed, or its http_client is.
        """
        pool = self._pools.get(os.getpid()) or self._adopt(os.getpid())
        if self._closed or pool.http.is_closed:
            raise closed_error(by_caller=not self._closed)
        return pool

    def close(self) -> None:
        """Send nothing any more, and close the connections of this process, unless the application gave them."""
        self._closed = True
        for process in (_UNUSED, os.getpid()):
            if self._closes and (pool := self._pools.get(process)):
                pool.http.close()

    def _adopt(self, process: int) -> Pool:
        # No lock: a fork could copy it locked. Threads that come here at once agree by setdefault.
        pool = self._pools.get(_UNUSED) or self._another(next(iter(self._pools.values())))
        found = self._pools.setdefault(process, pool)
        for other in [other for other in self._pools if other != process]:
            self._pools.pop(other, None)
        return found

    def _another(self, inherited: Pool) -> Pool:
        if self._make is not None:
            return Pool(self._make(), self._home, is_ours=True)
        if has_sockets(inherited.http):
            raise ClientUnusableError(
                "This client sends through an http_client or a transport of yours that another process has used, and "
                "a fork copies connections. Nothing was sent. Make the client after the fork, or leave http_client out."
            )
        return Pool(inherited.http, self._home, is_ours=self._closes)


def closed_error(*, by_caller: bool) -> ClientUnusableError:
    """Return the error for a call on what is closed."""
    what = "The http_client of this client" if by_caller else "This client"
    return ClientUnusableError(f"{what} is closed. Nothing was sent. Make a new client.")
