"""Clients for the plain functions in api: they hold the settings of httpx, and the keys."""

import ssl
from types import TracebackType
from typing import Any, Self

import httpx

from ._runtime.clients import DEFAULT_TIMEOUT, find_base_url
from ._runtime.credentials import GivenKeys
from ._runtime.given import check_http_client
from ._runtime.httpx_clients import make_http
from ._runtime.public import public


@public
class Client:
    """Settings and connections for the plain functions, without keys.

    Args:
        base_url: Where the service is; else FLOWROUTE_BASE_URL of the environment, else the production service.
        cookies, headers: Sent with every request.
        timeout: An httpx.Timeout; by default 5 s to connect, 30 s for anything else.
        verify_ssl: Whether certificates are checked, or how, as in httpx.
        follow_redirects: Whether redirects are followed; they are not by default, because the keys would go along.
        httpx_args: Further arguments for httpx.Client and httpx.AsyncClient, for instance a transport.
        raise_on_unexpected_status: Raise errors.UnexpectedStatus where the contract does not name the status.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        cookies: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        timeout: httpx.Timeout | None = None,
        verify_ssl: str | bool | ssl.SSLContext = True,
        follow_redirects: bool = False,
        httpx_args: dict[str, Any] | None = None,
        raise_on_unexpected_status: bool = False,
    ) -> None:
        self.raise_on_unexpected_status = raise_on_unexpected_status
        self._settings: dict[str, Any] = {
            "base_url": find_base_url(base_url, "https://api.flowroute.com"),
            "cookies": cookies or {},
            "headers": headers or {},
            "timeout": timeout or DEFAULT_TIMEOUT,
            "verify": verify_ssl,
            "follow_redirects": follow_redirects,
            **(httpx_args or {}),
        }
        self._client: httpx.Client | None = None
        self._async_client: httpx.AsyncClient | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._settings['base_url']}>"

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client like this one with further headers; one that was set with set_httpx_client is shared."""
        return self._with(headers={**self._settings["headers"], **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client like this one with further cookies."""
        return self._with(cookies={**self._settings["cookies"], **cookies})

    def with_timeout(self, timeout: httpx.Timeout) -> Self:
        """Return a client like this one with another timeout."""
        return self._with(timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Send through this httpx.Client, whose own settings count from now on."""
        check_http_client(client, httpx.Client, type(self).__name__)
        self._client = client
        return self

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Send through this httpx.AsyncClient, whose own settings count from now on."""
        check_http_client(async_client, httpx.AsyncClient, type(self).__name__)
        self._async_client = async_client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the httpx.Client that the functions send through."""
        if self._client is None:
            self._client = make_http(httpx.Client, **self._settings)
        return self._client

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the httpx.AsyncClient that the functions send through."""
        if self._async_client is None:
            self._async_client = make_http(httpx.AsyncClient, **self._settings)
        return self._async_client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.get_httpx_client().__exit__(kind, error, traceback)

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.get_async_httpx_client().__aexit__(kind, error, traceback)

    def _with(self, **changes: Any) -> Self:
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__, _settings={**self._settings, **changes}, _client=None, _async_client=None)
        return twin


@public
class AuthenticatedClient(Client):
    """Settings, connections and keys for the plain functions; it takes the arguments of Client.

    Args:
        access_key: The account's access key; else FLOWROUTE_ACCESS_KEY of the environment.
        secret_key: The account's secret key; else FLOWROUTE_SECRET_KEY of the environment.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        **settings: Any,
    ) -> None:
        given = GivenKeys(access_key, secret_key)
        del access_key, secret_key
        super().__init__(base_url, **settings)
        self._settings["auth"] = given.check()
