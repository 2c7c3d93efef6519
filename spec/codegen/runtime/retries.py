"""Decide whether a call is sent again, and when."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from .public import public

# What may be sent again after it may have been carried out: the second time changes nothing more.
RETRIED_METHODS = frozenset({"DELETE", "GET", "PATCH", "PUT"})
RETRIED_STATUSES = frozenset({429, 502, 503, 504})
CONNECTION_ERRORS = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)
# Raised while a connection is made: not one byte of the request has left.
BEFORE_SENDING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@public
@dataclass(frozen=True)
class RetryPolicy:
    """When a call is sent again. Only GET and PATCH ever are, and any call that could not even be sent.

    retries               how often at most, after the first time; 0 switches retries off
    first_wait            seconds before the first retry; each further wait is twice as long ...
    longest_wait          ... up to this many seconds, and all are shortened by up to half, at random
    longest_retry_after   seconds; a longer Retry-After of the service is cut to this
    """

    retries: int = 2
    first_wait: float = 0.5
    longest_wait: float = 8.0
    longest_retry_after: float = 60.0
    jitter: Callable[[], float] = random.random

    def __post_init__(self) -> None:
        if self.retries < 0 or min(self.first_wait, self.longest_wait, self.longest_retry_after) < 0:
            raise ValueError("retries and the waits of a RetryPolicy can't be negative.")

    def wait_after_error(self, error: Exception, method: str, attempt: int) -> float | None:
        """Return the seconds to wait after a failed attempt, counted from 0; None for no other attempt."""
        repeatable = isinstance(error, CONNECTION_ERRORS if method in RETRIED_METHODS else BEFORE_SENDING)
        return self._backoff(attempt) if repeatable and attempt < self.retries else None

    def wait_after_answer(self, response: httpx.Response, method: str, attempt: int) -> float | None:
        """Return the seconds to wait after an answer that may be better next time; None for no other attempt."""
        if attempt >= self.retries or method not in RETRIED_METHODS or response.status_code not in RETRIED_STATUSES:
            return None
        asked = parse_retry_after(response.headers.get("Retry-After"))
        return self._backoff(attempt) if asked is None else min(asked, self.longest_retry_after)

    def _backoff(self, attempt: int) -> float:
        wait = min(self.longest_wait, self.first_wait * 2.0 ** min(attempt, 60))
        return wait * (1 - self.jitter() / 2)


def as_policy(retries: RetryPolicy | int) -> RetryPolicy:
    """Return a policy as it is, or the default one with so many retries.

    Raises:  ValueError for a number below 0; TypeError for anything else.
    """
    if isinstance(retries, RetryPolicy):
        return retries
    if isinstance(retries, bool) or not isinstance(retries, int):
        raise TypeError(f"retries must be a whole number, 0 or more, or a RetryPolicy, not {retries!r:.60}.")
    return RetryPolicy(retries)


def parse_retry_after(value: str | None, *, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for, never negative; None where it can't be read.

    Source:  RFC 9110, 10.2.3: a number of seconds, or a date.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        date = parsedate_to_datetime(text)
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        return max(0.0, (date - (now or datetime.now(UTC))).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
