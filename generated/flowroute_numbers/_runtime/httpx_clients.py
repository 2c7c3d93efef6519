"""Make httpx clients, and look at those that an application gives."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar

import httpx

from .checks import Timeout
from .deadlines import bound_reads
from .environment import certificate_problem, proxy_problem
from .errors import ConfigurationError

HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)

# Each open connection costs httpcore time in every call, so there are no more than a busy program needs. A connection
# that is kept costs less than a new one, so all are kept.
MAX_CONNECTIONS = 32
LIMITS = httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS)
_MOST_LAYERS = 4


def no_cookies() -> CookieJar:
    """Return a jar that keeps nothing: calls share no state, and no odd cookie can spoil those after it."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def make_http(cls: Callable[..., HttpT], **settings: Any) -> HttpT:
    """Return an httpx client.

    Raises:  ConfigurationError where a variable of the environment keeps httpx from making it, with its name.
    """
    try:
        return cls(**settings)
    except (httpx.InvalidURL, ImportError, ValueError, OSError) as error:
        if problem := proxy_problem() or certificate_problem(error):
            raise ConfigurationError(problem) from None
        raise


def make_ssl_context() -> ssl.SSLContext:
    """Return the context that all connections of a client share; it is slow to make.

    Raises:  ConfigurationError where SSL_CERT_FILE or SSL_CERT_DIR lead nowhere.
    """
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        if problem := certificate_problem(error):
            raise ConfigurationError(problem) from None
        raise


def build_request(
    method: str, url: str | httpx.URL, *, headers: Mapping[str, str], timeout: Timeout, json: Any = None
) -> httpx.Request:
    """Return a request for an httpx client of our own: what httpx.Client.build_request makes, in half the time.

    An own client has no headers, cookies or parameters of its own that would have to be merged.
    """
    steps = timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout)
    return httpx.Request(method, url, headers=list(headers.items()), json=json, extensions={"timeout": steps.as_dict()})


def transports(http: httpx.Client | httpx.AsyncClient) -> Iterator[object]:
    """Yield the transports of an httpx client: its own, and those of proxies and other mounts."""
    yield getattr(http, "_transport", None)
    yield from getattr(http, "_mounts", {}).values()


def bound_all_reads(http: httpx.Client) -> None:
    """Let all connections of a client heed deadlines."""
    for transport in transports(http):
        bound_reads(transport)


def has_sockets(http: httpx.Client | httpx.AsyncClient) -> bool:
    """Return whether connections of httpcore are behind a client, or behind what its transports wrap."""
    return any(_wraps_sockets(transport, _MOST_LAYERS) for transport in transports(http))


def connection_limit(http: httpx.Client | httpx.AsyncClient, url: httpx.URL) -> int | None:
    """Return how many connections to an address a client opens at most; None where nothing bounds them."""
    find: Callable[[httpx.URL], object] = getattr(http, "_transport_for_url", lambda url: None)
    pool = getattr(find(url), "_pool", None)
    limit = getattr(pool, "_max_connections", None)
    is_multiplexed = getattr(pool, "_http2", False)
    return limit if isinstance(limit, int) and limit < 2**31 and not is_multiplexed else None


def _wraps_sockets(transport: object, layers: int) -> bool:
    if isinstance(transport, httpx.HTTPTransport | httpx.AsyncHTTPTransport):
        return True
    if layers == 0 or not isinstance(transport, httpx.BaseTransport | httpx.AsyncBaseTransport):
        return False
    return any(_wraps_sockets(inner, layers - 1) for inner in getattr(transport, "__dict__", {}).values())
