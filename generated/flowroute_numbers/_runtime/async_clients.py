"""Set up an async client; its sync twin is in clients.py."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Self

import httpx

from .calls import Timeout
from .clients import DEFAULT_TIMEOUT, ClientBase, no_cookies, parse_base_url
from .credentials import GivenKeys
from .retries import RetryPolicy
from .sessions import AsyncRawSession, AsyncSession


async def wait(seconds: float) -> None:
    """Sleep on whichever event loop runs, asyncio's or trio's."""
    import anyio  # noqa: PLC0415 (httpx brings it, and loads it as late)

    await anyio.sleep(seconds)


class AsyncClientBase(ClientBase):
    """Hold one account's keys and connections."""

    _session: AsyncSession

    def __init__(
        self,
        access_key: str | None = None,
        secret_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: Timeout | None = None,
        retries: RetryPolicy | int | None = None,
        headers: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[object]] = wait,
    ) -> None:
        """Make a client for the account of one pair of keys.

        Args:
            access_key: The account's access key; else FLOWROUTE_ACCESS_KEY of the environment.
            secret_key: The account's secret key; else FLOWROUTE_SECRET_KEY of the environment.
            base_url: Where the service is; the production service by default.
            timeout: Seconds for each step of a call, or an httpx.Timeout. By default 5 s to connect and 30 s for
                each of write, read and a free connection.
            retries: How often a GET or a PATCH is sent again, or a whole RetryPolicy; 2 by default. A purchase is
                never sent again once it may have reached the service.
            headers: Headers for every request.
            transport: An httpx transport to send through, for instance httpx.ASGITransport or httpx.MockTransport.
            http_client: An httpx.AsyncClient of yours to send through, in place of a transport; its own timeout counts
                where none is given here, and closing it is left to you.
            sleep: Waits between attempts; tests give one that does not.

        Raises:
            CredentialsError: A key is missing.
        """
        given = GivenKeys(access_key, secret_key)
        del access_key, secret_key
        keys = given.check()
        self.base_url = parse_base_url(base_url or self._default_base_url)
        if transport is not None and http_client is not None:
            raise ValueError("Give a transport or an http_client, not both.")
        if http_client is None:
            timeout = DEFAULT_TIMEOUT if timeout is None else timeout
        self._owns_http = http_client is None
        http = http_client or httpx.AsyncClient(transport=transport, cookies=no_cookies())
        settings = self._settings(
            keys,
            base_url=self.base_url,
            headers=headers,
            retries=retries,
            timeout=timeout,
            build_request=http.build_request,
        )
        self._session = AsyncSession(http, settings, sleep)

    async def close(self) -> None:
        """Close the connections; an http_client that was given stays open."""
        if self._owns_http:
            await self._session.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def _handing_back_responses(self) -> Self:
        twin = type(self).__new__(type(self))
        twin.base_url, twin._owns_http = self.base_url, False
        twin._session = AsyncRawSession(self._session.http, self._session.settings, self._session.sleep)
        return twin
