"""Set up a client: keys, base URL, timeouts, retries, transport. The operations come from the contract."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import ClassVar, NoReturn, Self, TypeVar

import httpx

from .calls import Paging, Timeout
from .changes import changes_of
from .credentials import GivenKeys, Keys
from .errors import APIStatusError
from .exchange import Settings
from .retries import RetryPolicy, as_policy
from .sessions import AsyncSession, RawSession, Session
from .walk import Walk

ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")

DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=5.0)


def parse_base_url(text: str) -> str:
    """Return the base URL without a slash at its end.

    Raises:  ValueError when it is not http or https with a host, or holds keys, a query or a fragment.
    """
    url = httpx.URL(text)
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError(f"base_url must start with https:// and a host, not {text!r:.80}.")
    if url.userinfo or url.query or url.fragment:
        raise ValueError("base_url must have no user name, query or fragment; give the keys as arguments.")
    return text.rstrip("/")


def no_cookies() -> CookieJar:
    """Return a jar that keeps nothing: calls share no state, and no odd cookie can spoil those after it."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def default_headers(version: str) -> dict[str, str]:
    """Return the headers that every request has."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    user_agent = f"flowroute-numbers/{version} httpx/{httpx.__version__} python/{python}"
    return {"Accept": "application/json", "User-Agent": user_agent}


class ClientBase:
    """What the sync and the async client have in common."""

    _version: ClassVar[str]
    _default_base_url: ClassVar[str]
    _errors: ClassVar[Mapping[int, type[APIStatusError]]]

    _session: Session | AsyncSession

    base_url: str = ""
    """Where the calls go."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"A {type(self).__name__} holds keys, so it is not pickled or copied; make a new one.")

    def _settings(
        self,
        keys: Keys,
        *,
        base_url: str,
        headers: Mapping[str, str] | None,
        retries: RetryPolicy | int | None,
        timeout: Timeout | None,
        build_request: Callable[..., httpx.Request],
    ) -> Settings:
        policy = RetryPolicy() if retries is None else as_policy(retries)
        merged = {**default_headers(self._version), **(headers or {})}
        return Settings(base_url, keys, merged, policy, self._errors, timeout, build_request, changes_of(base_url))

    def _walk(self, paging: Paging[ItemT, DocumentT], max_items: int | None) -> Walk[ItemT, DocumentT]:
        """Return a walk over a list.

        Raises:  ValueError for a max_items that is no number of items.
        """
        if max_items is not None and (not isinstance(max_items, int) or max_items < 0):
            raise ValueError(f"max_items must be a whole number, 0 or more, or None for all, not {max_items!r:.40}.")
        return Walk(paging, self._session.settings.changes, self._session.home, max_items)


class SyncClientBase(ClientBase):
    """Hold one account's keys and connections."""

    _session: Session

    def __init__(
        self,
        access_key: str | None = None,
        secret_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: Timeout | None = None,
        retries: RetryPolicy | int | None = None,
        headers: Mapping[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
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
            transport: An httpx transport to send through, for instance httpx.WSGITransport or httpx.MockTransport.
            http_client: An httpx.Client of yours to send through, in place of a transport; its own timeout counts
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
        http = http_client or httpx.Client(transport=transport, cookies=no_cookies())
        settings = self._settings(
            keys,
            base_url=self.base_url,
            headers=headers,
            retries=retries,
            timeout=timeout,
            build_request=http.build_request,
        )
        self._session = Session(http, settings, sleep)

    def close(self) -> None:
        """Close the connections; an http_client that was given stays open."""
        if self._owns_http:
            self._session.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _handing_back_responses(self) -> Self:
        twin = type(self).__new__(type(self))
        twin.base_url, twin._owns_http = self.base_url, False
        twin._session = RawSession(self._session.http, self._session.settings, self._session.sleep)
        return twin
