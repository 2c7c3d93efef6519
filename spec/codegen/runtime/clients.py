"""Set up a client: keys, base URL, timeouts, retries, transport. The operations come from the contract."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

import httpx

from .bodies import DEFAULT_MAX_RESPONSE_BYTES
from .changes import changes_of
from .checks import Timeout, check_timeout, merge_headers
from .credentials import GivenKeys, Keys
from .deadlines import DEFAULT_DEADLINE, check_deadline
from .errors import APIStatusError, ConfigurationError
from .given import check_http_client, check_transport
from .httpx_clients import LIMITS, make_http, make_ssl_context, no_cookies
from .options import copy_of, session_with
from .pools import Pools
from .retries import RetryPolicy, as_policy
from .sessions import RawSession, Session
from .settings import Settings
from .watching import Hook, check_hooks

if TYPE_CHECKING:
    from .spending import Spending

BASE_URL_VARIABLE = "FLOWROUTE_BASE_URL"
DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=5.0)


def find_base_url(given: str | None, default: str) -> str:
    """Return the base URL that was given, else that of the environment, else the default.

    Raises:  ValueError or ConfigurationError when it is no base URL; the message says where it came from.
    """
    if given or not (of_environment := os.environ.get(BASE_URL_VARIABLE)):
        return parse_base_url(given or default)
    try:
        return parse_base_url(of_environment)
    except ValueError as error:
        raise ConfigurationError(f"The environment's {BASE_URL_VARIABLE} is taken as base_url. {error}") from None


def parse_base_url(text: str) -> str:
    """Return the base URL without a slash at its end.

    Raises:  ValueError when it is not http or https with a host, or holds keys, a query or a fragment.
    """
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise ValueError(f"base_url can't be read: {error}. Give one such as https://api.flowroute.com.") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError(f"base_url must start with https:// and a host, not {text!r:.80}.")
    if url.userinfo or url.query or url.fragment:
        raise ValueError("base_url must have no user name, query or fragment; give the keys as arguments.")
    return text.rstrip("/")


def default_headers(version: str) -> dict[str, str]:
    """Return the headers that every request has."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    user_agent = f"flowroute-numbers/{version} httpx/{httpx.__version__} python/{python}"
    # What else httpx would ask for where it is installed, brotli and zstd, grows too fast to be bounded.
    return {"Accept": "application/json", "Accept-Encoding": "gzip, deflate", "User-Agent": user_agent}


def _spending(limit: Decimal | int | None, *, dry_run: bool) -> Spending | None:
    if limit is None and not dry_run:
        return None
    from .spending import Spending, check_limit  # noqa: PLC0415 (only who limits spending pays for it)

    return Spending(check_limit(limit))


class ClientBase:
    """What the sync and the async client have in common."""

    _version: ClassVar[str]
    _default_base_url: ClassVar[str]
    _errors: ClassVar[Mapping[int, type[APIStatusError]]]

    _is_copy: bool = False

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
        deadline: float | None,
        max_response_bytes: int,
        hooks: Iterable[Hook],
        spend_limit: Decimal | int | None,
        dry_run: bool,
    ) -> Settings:
        policy = RetryPolicy() if retries is None else as_policy(retries)
        merged = merge_headers(default_headers(self._version), headers or {})
        if isinstance(max_response_bytes, bool) or not isinstance(max_response_bytes, int) or max_response_bytes < 1:
            raise ValueError(f"max_response_bytes must be a number of bytes above 0, not {max_response_bytes!r:.40}.")
        seconds = check_deadline(deadline) or DEFAULT_DEADLINE
        changes = changes_of(base_url)
        return Settings(
            base_url,
            keys,
            merged,
            policy,
            self._errors,
            timeout,
            seconds,
            max_response_bytes,
            changes,
            check_hooks(hooks),
            _spending(spend_limit, dry_run=dry_run),
            dry_run,
        )


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
        deadline: float | None = None,
        retries: RetryPolicy | int | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
        hooks: Iterable[Hook] = (),
        spend_limit: Decimal | int | None = None,
        dry_run: bool = False,
        sleep: Callable[[float], None] = time.sleep,
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
            transport: An httpx transport to send through, for instance httpx.WSGITransport or httpx.MockTransport.
            http_client: An httpx.Client of yours to send through, in place of a transport; its own timeout counts
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
        check_http_client(http_client, httpx.Client, "FlowrouteClient")
        check_transport(transport, "handle_request", "FlowrouteClient")
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
        self._session = Session(self._make_pools(http_client, transport), settings, sleep)

    @property
    def spent(self) -> Decimal:
        """US dollars that the purchases of this client and its copies count for, where spend_limit or dry_run is given.

        A purchase counts from before it is sent, and stops counting when it is known that nothing was bought.
        """
        spending = self._session.settings.spending
        return Decimal(0) if spending is None else spending.spent

    def close(self) -> None:
        """Close the connections; an http_client that was given stays open. A closed client sends nothing any more.

        A copy that with_options made closes nothing: the connections belong to the client that it was made from.
        """
        if not self._is_copy:
            self._session.pools.close()

    def _make_pools(self, http_client: httpx.Client | None, transport: httpx.BaseTransport | None) -> Pools:
        home = httpx.URL(self.base_url)
        if http_client is not None:
            return Pools(http_client, home, closes=False)
        if transport is not None:
            return Pools(httpx.Client(transport=transport, cookies=no_cookies()), home)
        make = partial(make_http, httpx.Client, cookies=no_cookies(), limits=LIMITS, verify=make_ssl_context())
        return Pools(make(), home, make)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _handing_back_responses(self) -> Self:
        session = self._session
        return copy_of(self, RawSession(session.pools, session.settings, session.sleep))

    def _with_options(self, **options: Any) -> Self:
        return copy_of(self, session_with(self._session, self._session.settings, **options))
