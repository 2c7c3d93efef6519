"""Send calls and read responses on an event loop; sessions.py has the same for threads."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
import httpx

from . import bodies
from .async_pools import AsyncPool, AsyncPools
from .calls import Call, Paging
from .deadlines import Deadline, DeadlinePassed, NothingSent
from .exchange import Step, exchange
from .failures import mark_interrupted
from .paging import AsyncPage, AsyncPaginator
from .raw import RawResponse, read_body
from .settings import Settings
from .trips import Attempt, Trip
from .walk import Walk

T = TypeVar("T")
R = TypeVar("R")
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
        return Walk(paging, self.settings, self.home, max_items)

    async def send(self, call: Call[T], finish: Callable[[httpx.Response], R]) -> R:
        """Return what `finish` makes of the response of a success; all else raises an error of the tree."""
        pool = self.pools.current()
        deadline = Deadline(self.settings.deadline if call.deadline is None else call.deadline)
        steps = exchange(Trip(call, self.settings, deadline, pool.build_request), finish)
        try:
            step = next(steps)
            while True:
                try:
                    response = await self._take(step, pool, deadline)
                except BaseException as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(response)
        except StopIteration as done:
            result: R = done.value
            return result

    async def _take(self, step: Step, pool: AsyncPool, deadline: Deadline) -> httpx.Response | None:
        if isinstance(step, Attempt):
            return await self._attempt(pool, step, deadline)
        await self.sleep(step)
        return None

    async def _attempt(self, pool: AsyncPool, attempt: Attempt, deadline: Deadline) -> httpx.Response:
        """Send one request in its turn, and read the whole response.

        Raises:  NothingSent, DeadlinePassed, bodies.BodyTooLarge; whatever httpx and its transport raise.
        """
        is_sent = False
        try:
            with anyio.fail_after(deadline.remaining()):
                async with pool.queue:
                    is_sent, attempt.started = True, time.perf_counter()
                    response = await self._send(pool, attempt)
        except TimeoutError as error:
            if deadline.has_passed():
                raise (DeadlinePassed if is_sent else NothingSent) from error
            raise
        return response

    async def _send(self, pool: AsyncPool, attempt: Attempt) -> httpx.Response:
        try:
            response = await pool.http.send(
                attempt.request, auth=self.settings.keys, follow_redirects=False, stream=True
            )
            await bodies.aread(response, self.settings.max_response_bytes)
            return response
        except BaseException as error:
            if not attempt.call.is_repeatable and not isinstance(error, Exception):
                mark_interrupted(attempt.call, error)
            raise

    async def fetch(self, call: Call[T]) -> T:
        """Return what the response says."""
        return await self.send(call, lambda response: read_body(call, response, self.settings.keys))

    async def read(self, call: Call[T]) -> T:
        """Return what the response of a page says."""
        return await self.send(call, lambda response: read_body(call, response, self.settings.keys))

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
        keys = self.settings.keys
        return await self.send(call, lambda response: RawResponse(response, call, keys, lambda value: value))

    async def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the first page of a walk."""
        plain, mark = AsyncSession(self.pools, self.settings, self.sleep), walk.mark()

        def first(document: DocumentT) -> AsyncPage[ItemT, DocumentT]:
            return AsyncPage(walk.first(call, document, mark), walk, plain)

        keys = self.settings.keys
        return await self.send(call, lambda response: RawResponse(response, call, keys, first))
