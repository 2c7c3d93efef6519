"""Send calls and read answers: the one place where the sync and the async client differ."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx

from .calls import Call
from .exchange import FAILURES, Settings, exchange
from .paging import AsyncPage, AsyncPaginator, Page
from .raw import RawResponse, read_body
from .walk import Walk

T = TypeVar("T")
ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


class Session:
    """Send the calls of one client through httpx.Client."""

    def __init__(self, http: httpx.Client, settings: Settings, sleep: Callable[[float], None]) -> None:
        self.http = http
        self.settings = settings
        self.sleep = sleep
        self.home = httpx.URL(settings.base_url)

    def send(self, call: Call[Any]) -> httpx.Response:
        """Return the response of a success; whatever else happens raises an error of the tree."""
        steps = exchange(call, self.settings)
        pause, request = next(steps)
        try:
            while True:
                if pause > 0:
                    self.sleep(pause)
                try:
                    response = self.http.send(request, auth=self.settings.keys, follow_redirects=False)
                except FAILURES as error:
                    pause, request = steps.throw(error)
                else:
                    pause, request = steps.send(response)
        except StopIteration as done:
            success: httpx.Response = done.value
            return success

    def fetch(self, call: Call[T]) -> T:
        """Return what the answer says."""
        return read_body(call, self.send(call), self.settings.keys)

    def read(self, call: Call[T]) -> T:
        """Return what the response of a page says."""
        return read_body(call, self.send(call), self.settings.keys)

    def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Page[ItemT, DocumentT]:
        """Return the first page of a walk."""
        mark = walk.mark()
        return Page(walk.first(call, self.read(call), mark), walk, self)


class RawSession(Session):
    """Hand back responses that are read on demand, where a session hands back what they say."""

    def fetch(self, call: Call[T]) -> Any:
        """Return a RawResponse that reads what the answer says."""
        return RawResponse(self.send(call), call, self.settings.keys, lambda value: value)

    def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the first page of a walk."""
        plain, mark = Session(self.http, self.settings, self.sleep), walk.mark()

        def first(document: DocumentT) -> Page[ItemT, DocumentT]:
            return Page(walk.first(call, document, mark), walk, plain)

        return RawResponse(self.send(call), call, self.settings.keys, first)


class AsyncSession:
    """Send the calls of one client through httpx.AsyncClient."""

    def __init__(
        self, http: httpx.AsyncClient, settings: Settings, sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self.http = http
        self.settings = settings
        self.sleep = sleep
        self.home = httpx.URL(settings.base_url)

    async def send(self, call: Call[Any]) -> httpx.Response:
        """Return the response of a success; whatever else happens raises an error of the tree."""
        steps = exchange(call, self.settings)
        pause, request = next(steps)
        try:
            while True:
                if pause > 0:
                    await self.sleep(pause)
                try:
                    response = await self.http.send(request, auth=self.settings.keys, follow_redirects=False)
                except FAILURES as error:
                    pause, request = steps.throw(error)
                else:
                    pause, request = steps.send(response)
        except StopIteration as done:
            success: httpx.Response = done.value
            return success

    async def fetch(self, call: Call[T]) -> T:
        """Return what the answer says."""
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
        """Return a RawResponse that reads what the answer says."""
        return RawResponse(await self.send(call), call, self.settings.keys, lambda value: value)

    async def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the first page of a walk."""
        plain, mark = AsyncSession(self.http, self.settings, self.sleep), walk.mark()

        def first(document: DocumentT) -> AsyncPage[ItemT, DocumentT]:
            return AsyncPage(walk.first(call, document, mark), walk, plain)

        return RawResponse(await self.send(call), call, self.settings.keys, first)
