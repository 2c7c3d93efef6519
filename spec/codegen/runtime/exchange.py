"""Carry one call to its end: redirects, retries, errors. No input or output of its own, so that one text serves two.

`exchange` is a generator. It yields what to do next, a pause in seconds and then a request to send, gets the response
or the exception, and returns the response of a success or raises an error of the tree. The sync session and the async
session differ only in how they wait and send.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from .bodies import BodyTooLarge
from .calls import Call
from .changes import Changes
from .checks import Timeout, merge_headers
from .credentials import Keys
from .deadlines import Deadline, DeadlinePassed, NothingSent
from .errors import APIConnectionError, APIStatusError, CrossOriginError
from .failures import clean, left_nothing, no_response, status_error
from .origins import origin, resolve
from .redaction import LOGGER, redact_headers
from .retries import RetryPolicy

Step = tuple[float, httpx.Request]
BuildRequest = Callable[..., httpx.Request]

# What an attempt may fail with. httpx.HTTPError and httpx.InvalidURL are httpx's own; UnicodeError comes where a
# Location is no text, which httpx reads in any case; RuntimeError and OSError where a connection is used that is gone.
FAILURES = (
    httpx.HTTPError, httpx.InvalidURL, UnicodeError, RuntimeError, OSError, DeadlinePassed, NothingSent, BodyTooLarge
)  # fmt: skip
_MOST_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What all calls of one client share."""

    base_url: str
    keys: Keys
    headers: Mapping[str, str] = field(repr=False)
    policy: RetryPolicy
    errors: Mapping[int, type[APIStatusError]]
    timeout: Timeout | None
    deadline: float
    max_response_bytes: int
    changes: Changes


def failures_of(call: Call[Any]) -> tuple[type[Exception], ...]:
    """Return the exceptions of an attempt that become errors of the tree.

    For a call that must not be sent twice it is any: whatever breaks while its request is out, a transport or a hook of
    the application, leaves its outcome unknown.
    """
    return FAILURES if call.is_repeatable else (Exception,)


def exchange(
    call: Call[Any], settings: Settings, build_request: BuildRequest, deadline: Deadline
) -> Generator[Step, httpx.Response, httpx.Response]:
    """Yield pauses and requests until there is a success to return, or an error to raise."""
    if not call.removes_from:
        return (yield from _exchange(call, settings, build_request, deadline))
    with settings.changes.noting(call):
        response = yield from _exchange(call, settings, build_request, deadline)
        settings.changes.note_success(call)
        return response


def _exchange(
    call: Call[Any], settings: Settings, build_request: BuildRequest, deadline: Deadline
) -> Generator[Step, httpx.Response, httpx.Response]:
    policy = call.policy or settings.policy
    keys, attempt, redirects, pause, was_lost = settings.keys, 0, 0, 0.0, False
    url: str | httpx.URL = call.url if "://" in call.url else settings.base_url + call.url
    while True:
        request = _build(call, url, settings, build_request)
        deadline.cap(request.extensions["timeout"])
        started = time.perf_counter()
        try:
            response = yield pause, request
        except Exception as error:
            wait = policy.wait_after_error(error, call.method, attempt)
            LOGGER.debug("%s %s failed: %s", call.method, call.path, type(error).__name__)
            if wait is None or wait >= deadline.remaining():
                raise no_response(call, error, keys, deadline.seconds) from clean(error, keys)
            was_lost = was_lost or not left_nothing(error)
        else:
            _log_response(call, response, settings, started)
            if response.is_success:
                return response
            if call.method == "GET" and response.has_redirect_location and redirects < _MOST_REDIRECTS:
                url, pause, redirects = _redirected(call, response, request.url, keys), 0.0, redirects + 1
                continue
            wait = policy.wait_after_answer(response, call.method, attempt)
            if wait is None or wait >= deadline.remaining():
                raise status_error(call, response, keys, settings.errors, was_lost=was_lost)
            was_lost = was_lost or response.status_code != 429
        attempt, pause = attempt + 1, wait
        LOGGER.debug("%s %s: retry %d in %.2f s", call.method, call.path, attempt, pause)


def check_same_origin(call: Call[Any], target: httpx.URL, home: httpx.URL, what: str, keys: Keys) -> None:
    """Refuse a target that is not on the host that has been asked, before any key goes there."""
    if origin(target) != origin(home):
        shown = keys.redact_text(origin(target))
        raise CrossOriginError(
            f"{call.method} {call.path}: a {what} leads to {shown}, but the keys belong to {origin(home)}. "
            "It was not followed.",
            method=call.method,
            path=call.path,
            origin=shown,
        )


def _build(call: Call[Any], url: str | httpx.URL, settings: Settings, build_request: BuildRequest) -> httpx.Request:
    headers = merge_headers(settings.headers, call.headers) if call.headers else settings.headers
    timeout = settings.timeout if call.timeout is None else call.timeout
    extra: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
    if call.json is not None:
        extra["json"] = call.json
    request = build_request(call.method, url, headers=headers, **extra)
    if LOGGER.isEnabledFor(logging.DEBUG):
        LOGGER.debug("%s %s %s", call.method, request.url, redact_headers(request.headers, settings.keys))
    return request


def _log_response(call: Call[Any], response: httpx.Response, settings: Settings, started: float) -> None:
    if LOGGER.isEnabledFor(logging.DEBUG):
        elapsed = (time.perf_counter() - started) * 1000
        headers = redact_headers(response.headers, settings.keys)
        LOGGER.debug("%s %s: %d in %.0f ms %s", call.method, call.path, response.status_code, elapsed, headers)


def _redirected(call: Call[Any], response: httpx.Response, home: httpx.URL, keys: Keys) -> httpx.URL:
    target = resolve(home, response.headers["Location"])
    if target is None:
        raise APIConnectionError(
            f"{call.method} {call.path}: a redirect leads to no address that can be read.",
            method=call.method,
            path=call.path,
        )
    check_same_origin(call, target, home, "redirect", keys)
    return target
