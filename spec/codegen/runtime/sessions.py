"""Send calls and read answers: the one place where the sync and the async client differ."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx

from .calls import Call, Paging
from .exchange import FAILURES, Settings, exchange
from .paging import AsyncPage, AsyncPaginator, Page
from .raw import RawResponse, read_body

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

    def page(self, call: Call[DocumentT], paging: Paging[ItemT, DocumentT]) -> Page[ItemT, DocumentT]:
        """Return the page that the answer holds."""
        return Page(read_body(call, self.send(call), self.settings.keys), call, paging, self)


class RawSession(Session):
    """Hand back responses that are read on demand, where a session hands back what they say."""

    def fetch(self, call: Call[T]) -> Any:
        """Return a RawResponse that reads what the answer says."""
        return RawResponse(self.send(call), call, self.settings.keys, lambda value: value)

    def page(self, call: Call[DocumentT], paging: Paging[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the page."""
        plain = Session(self.http, self.settings, self.sleep)
        return RawResponse(
            self.send(call), call, self.settings.keys, lambda document: Page(document, call, paging, plain)
        )


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

    async def page(self, call: Call[DocumentT], paging: Paging[ItemT, DocumentT]) -> AsyncPage[ItemT, DocumentT]:
        """Return the page that the answer holds."""
        return AsyncPage(read_body(call, await self.send(call), self.settings.keys), call, paging, self)

    def paginate(self, call: Call[DocumentT], paging: Paging[ItemT, DocumentT]) -> AsyncPaginator[ItemT, DocumentT]:
        """Return the list, of which nothing has been asked yet."""
        return AsyncPaginator(call, paging, self)


class AsyncRawSession(AsyncSession):
    """Hand back responses that are read on demand, where a session hands back what they say."""

    async def fetch(self, call: Call[T]) -> Any:
        """Return a RawResponse that reads what the answer says."""
        return RawResponse(await self.send(call), call, self.settings.keys, lambda value: value)

    async def page(self, call: Call[DocumentT], paging: Paging[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the page."""
        plain = AsyncSession(self.http, self.settings, self.sleep)
        return RawResponse(
            await self.send(call), call, self.settings.keys, lambda document: AsyncPage(document, call, paging, plain)
        )
