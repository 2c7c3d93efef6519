"""Set up an async client; its sync twin is in clients.py."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from types import TracebackType
from typing import Any, Self

import anyio
import httpx

from .async_pools import AsyncPools
from .async_sessions import AsyncRawSession, AsyncSession
from .bodies import DEFAULT_MAX_RESPONSE_BYTES
from .checks import Timeout, check_timeout
from .clients import DEFAULT_TIMEOUT, ClientBase, find_base_url
from .credentials import GivenKeys
from .given import check_http_client, check_transport
from .httpx_clients import LIMITS, make_http, make_ssl_context, no_cookies
from .options import copy_of, session_with
from .retries import RetryPolicy
from .watching import Hook


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
        deadline: float | None = None,
        retries: RetryPolicy | int | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
        hooks: Iterable[Hook] = (),
        spend_limit: Decimal | int | None = None,
        dry_run: bool = False,
        sleep: Callable[[float], Awaitable[object]] = anyio.sleep,
    ) -> None:
        """Make a client for the account of one pair of keys.

        Args:
            access_key: The account's access key; else FLOWROUTE_ACCESS_KEY of the environment.
            secret_key: The account's secret key; else FLOWROUTE_SECRET_KEY of the environment.
            base_url: Where the service is; else FLOWROUTE_BASE_URL of the environment, else the production service.
            timeout: Seconds for each step of a call, or an httpx.Timeout. By default 5 s to connect and 30 s for
                each of write, read and a free connection.
            deadline: Seconds for a whole call, over its place in the queue, all attempts and the waits between them;
                600 by default, math.inf for none.
            retries: How often a GET or a PATCH is sent again, or a whole RetryPolicy; 2 by default. A purchase is
                never sent again once it may have reached the service.
            headers: Headers for every request.
            max_response_bytes: How large a response may be, after decompression; 8 MiB by default.
            transport: An httpx transport to send through, for instance httpx.ASGITransport or httpx.MockTransport.
            http_client: An httpx.AsyncClient of yours to send through, in place of a transport; its own timeout counts
                where none is given here, and closing it is left to you.
            hooks: Functions that get a CallEvent for each moment of each call; none by default.
            spend_limit: US dollars that purchases through this client and its copies may cost, counted by the prices
                of the search, setup and first month; None for no limit. See spent.
            dry_run: Send nothing but GETs. A purchase is logged, counted as spent, and answered with what would have
                been bought.
            sleep: Waits between attempts; tests give one that does not.

        Raises:
            CredentialsError: A key is missing, or can't be sent.
            ConfigurationError: A variable of the environment (base URL, proxies, certificates) can't be used.
            TypeError: http_client or transport is of the other kind, or of another library.
        """
        given = GivenKeys(access_key, secret_key)
        del access_key, secret_key
        keys = given.check()
        self.base_url = find_base_url(base_url, self._default_base_url)
        check_http_client(http_client, httpx.AsyncClient, "AsyncFlowrouteClient")
        check_transport(transport, "handle_async_request", "AsyncFlowrouteClient")
        if transport is not None and http_client is not None:
            raise ValueError("Give a transport or an http_client, not both.")
        settings = self._settings(
            keys,
            base_url=self.base_url,
            headers=headers,
            retries=retries,
            timeout=DEFAULT_TIMEOUT if timeout is None and http_client is None else check_timeout(timeout),
            deadline=deadline,
            max_response_bytes=max_response_bytes,
            hooks=hooks,
            spend_limit=spend_limit,
            dry_run=dry_run,
        )
        self._session = AsyncSession(self._make_pools(http_client, transport), settings, sleep)

    @property
    def spent(self) -> Decimal:
        """US dollars that the purchases of this client and its copies count for, where spend_limit or dry_run is given.

        A purchase counts from before it is sent, and stops counting when it is known that nothing was bought.
        """
        spending = self._session.settings.spending
        return Decimal(0) if spending is None else spending.spent

    async def close(self) -> None:
        """Close the connections; an http_client that was given stays open. A closed client sends nothing any more.

        A copy that with_options made closes nothing: the connections belong to the client that it was made from.
        """
        if not self._is_copy:
            await self._session.pools.close()

    def _make_pools(
        self, http_client: httpx.AsyncClient | None, transport: httpx.AsyncBaseTransport | None
    ) -> AsyncPools:
        home = httpx.URL(self.base_url)
        if http_client is not None:
            return AsyncPools(http_client, home, closes=False)
        if transport is not None:
            return AsyncPools(httpx.AsyncClient(transport=transport, cookies=no_cookies()), home)
        make = partial(make_http, httpx.AsyncClient, cookies=no_cookies(), limits=LIMITS, verify=make_ssl_context())
        return AsyncPools(make(), home, make)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def _handing_back_responses(self) -> Self:
        session = self._session
        return copy_of(self, AsyncRawSession(session.pools, session.settings, session.sleep))

    def _with_options(self, **options: Any) -> Self:
        return copy_of(self, session_with(self._session, self._session.settings, **options))
