"""Send calls and read responses on an event loop; sessions.py has the same for threads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
import httpx

from . import bodies
from .async_pools import AsyncPool, AsyncPools
from .calls import Call, Paging
from .deadlines import Deadline, DeadlinePassed, NothingSent
from .exchange import Settings, exchange, failures_of
from .failures import mark_interrupted
from .paging import AsyncPage, AsyncPaginator
from .raw import RawResponse, read_body
from .walk import Walk

T = TypeVar("T")
ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


class AsyncSession:
    """Send the calls of one client through its pools."""

    def __init__(self, pools: AsyncPools, settings: Settings, sleep: Callable[[float], Awaitable[object]]) -> None:
        self.pools = pools
        self.settings = settings
        self.sleep = sleep
        self.home = httpx.URL(settings.base_url)

    def walk(self, paging: Paging[ItemT, DocumentT], max_items: int | None) -> Walk[ItemT, DocumentT]:
        """Return a walk over a list, of which nothing has been asked yet."""
        return Walk(paging, self.settings.changes, self.settings.keys, self.home, max_items)

    async def send(self, call: Call[Any]) -> httpx.Response:
        """Return the response of a success; whatever else happens raises an error of the tree."""
        pool = self.pools.current()
        deadline = Deadline(self.settings.deadline if call.deadline is None else call.deadline)
        steps = exchange(call, self.settings, pool.http.build_request, deadline)
        failures = failures_of(call)
        pause, request = next(steps)
        try:
            while True:
                if pause > 0:
                    await self.sleep(pause)
                try:
                    response = await self._attempt(pool, call, request, deadline)
                except failures as error:
                    pause, request = steps.throw(error)
                else:
                    pause, request = steps.send(response)
        except StopIteration as done:
            success: httpx.Response = done.value
            return success

    async def _attempt(
        self, pool: AsyncPool, call: Call[Any], request: httpx.Request, deadline: Deadline
    ) -> httpx.Response:
        """Send one request in its turn, and read the whole response.

        Raises:  NothingSent, DeadlinePassed, bodies.BodyTooLarge; whatever httpx and its transport raise.
        """
        is_sent = False
        try:
            with anyio.fail_after(deadline.remaining()):
                async with pool.queue:
                    is_sent = True
                    response = await self._send(pool, call, request)
        except TimeoutError as error:
            if deadline.has_passed():
                raise (DeadlinePassed if is_sent else NothingSent) from error
            raise
        return response

    async def _send(self, pool: AsyncPool, call: Call[Any], request: httpx.Request) -> httpx.Response:
        try:
            response = await pool.http.send(request, auth=self.settings.keys, follow_redirects=False, stream=True)
            await bodies.aread(response, self.settings.max_response_bytes)
            return response
        except BaseException as error:
            if not call.is_repeatable and not isinstance(error, Exception):
                mark_interrupted(call, error)
            raise

    async def fetch(self, call: Call[T]) -> T:
        """Return what the response says."""
        return read_body(call, await self.send(call), self.settings.keys)

    async def read(self, call: Call[T]) -> T:
        """Return what the response of a page says."""
        return read_body(call, await self.send(call), self.settings.keys)

    async def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> AsyncPage[ItemT, DocumentT]:
        """Return the first page of a walk."""
        mark = walk.mark()
        return AsyncPage(walk.first(call, await self.read(call), mark), walk, self)

    def paginate(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> AsyncPaginator[ItemT, DocumentT]:
        """Return the list, of which nothing has been asked yet."""
        return AsyncPaginator(lambda: self.page(call, walk))


class AsyncRawSession(AsyncSession):
    """Hand back responses that are read on demand, where a session hands back what they say."""

    async def fetch(self, call: Call[T]) -> Any:
        """Return a RawResponse that reads what the response says."""
        return RawResponse(await self.send(call), call, self.settings.keys, lambda value: value)

    async def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the first page of a walk."""
        plain, mark = AsyncSession(self.pools, self.settings, self.sleep), walk.mark()

        def first(document: DocumentT) -> AsyncPage[ItemT, DocumentT]:
            return AsyncPage(walk.first(call, document, mark), walk, plain)

        return RawResponse(await self.send(call), call, self.settings.keys, first)
