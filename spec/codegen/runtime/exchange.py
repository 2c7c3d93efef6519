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

from .calls import Call, Timeout
from .changes import Changes
from .credentials import Keys
from .errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    CrossOriginError,
    FlowrouteError,
    OutcomeUnknownError,
    class_for_status,
    parse_entries,
    summarize,
)
from .origins import origin, resolve
from .redaction import LOGGER, redact_headers
from .retries import BEFORE_SENDING, RETRIED_METHODS, RetryPolicy, as_policy, parse_retry_after

Step = tuple[float, httpx.Request]

# What httpx raises for a request that failed; UnicodeError where a Location is no text, which it reads in any case.
FAILURES = (httpx.HTTPError, httpx.InvalidURL, UnicodeError)
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
    build_request: Callable[..., httpx.Request]
    changes: Changes


def exchange(call: Call[Any], settings: Settings) -> Generator[Step, httpx.Response, httpx.Response]:
    """Yield pauses and requests until there is a success to return, or an error to raise."""
    if not call.removes_from:
        return (yield from _exchange(call, settings))
    with settings.changes.noting(call):
        response = yield from _exchange(call, settings)
        settings.changes.note_success(call)
        return response


def _exchange(call: Call[Any], settings: Settings) -> Generator[Step, httpx.Response, httpx.Response]:
    policy, attempt, redirects, pause = settings.policy if call.retries is None else as_policy(call.retries), 0, 0, 0.0
    url: str | httpx.URL = call.url if "://" in call.url else settings.base_url + call.url
    while True:
        request = _build(call, url, settings)
        started = time.perf_counter()
        try:
            response = yield pause, request
        except FAILURES as error:
            wait = policy.wait_after_error(error, call.method, attempt)
            LOGGER.debug("%s %s failed: %s", call.method, call.path, type(error).__name__)
            if wait is None:
                raise _no_answer(call, error) from _without_request(error)
        else:
            _log_answer(call, response, settings, started)
            if response.is_success:
                return response
            if call.method == "GET" and response.has_redirect_location and redirects < _MOST_REDIRECTS:
                url, pause, redirects = _redirected(call, response, request.url), 0.0, redirects + 1
                continue
            wait = policy.wait_after_answer(response, call.method, attempt)
            if wait is None:
                raise _refused(call, response, settings)
        attempt, pause = attempt + 1, wait
        LOGGER.debug("%s %s: retry %d in %.2f s", call.method, call.path, attempt, pause)


def check_same_origin(call: Call[Any], target: httpx.URL, home: httpx.URL, what: str) -> None:
    """Refuse a target that is not on the host that has been asked, before any key goes there."""
    if origin(target) != origin(home):
        raise CrossOriginError(
            f"{call.method} {call.path}: a {what} leads to {origin(target)}, but the keys belong to {origin(home)}. "
            "It was not followed.",
            method=call.method,
            path=call.path,
            origin=origin(target),
        )


def _build(call: Call[Any], url: str | httpx.URL, settings: Settings) -> httpx.Request:
    headers = {**settings.headers, **call.headers} if call.headers else settings.headers
    timeout = settings.timeout if call.timeout is None else call.timeout
    extra: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
    if call.json is not None:
        extra["json"] = call.json
    request = settings.build_request(call.method, url, headers=headers, **extra)
    if LOGGER.isEnabledFor(logging.DEBUG):
        LOGGER.debug("%s %s %s", call.method, request.url, redact_headers(request.headers, settings.keys))
    return request


def _log_answer(call: Call[Any], response: httpx.Response, settings: Settings, started: float) -> None:
    if LOGGER.isEnabledFor(logging.DEBUG):
        elapsed = (time.perf_counter() - started) * 1000
        headers = redact_headers(response.headers, settings.keys)
        LOGGER.debug("%s %s: %d in %.0f ms %s", call.method, call.path, response.status_code, elapsed, headers)


def _redirected(call: Call[Any], response: httpx.Response, home: httpx.URL) -> httpx.URL:
    target = resolve(home, response.headers["Location"])
    if target is None:
        raise APIConnectionError(
            f"{call.method} {call.path}: a redirect leads to no address that can be read.",
            method=call.method,
            path=call.path,
        )
    check_same_origin(call, target, home, "redirect")
    return target


def _no_answer(call: Call[Any], error: Exception) -> FlowrouteError:
    may_have_arrived = call.method not in RETRIED_METHODS and not isinstance(error, BEFORE_SENDING)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if may_have_arrived:
        return OutcomeUnknownError(
            f"{call.method} {call.path} got no answer ({reason}). {_outcome_unknown(call)}",
            method=call.method,
            path=call.path,
        )
    cls = APITimeoutError if isinstance(error, httpx.TimeoutException) else APIConnectionError
    return cls(f"{call.method} {call.path} got no answer: {reason}", method=call.method, path=call.path)


def _outcome_unknown(call: Call[Any]) -> str:
    how = f" Call {call.find_out} to find out." if call.find_out else ""
    return f"The request may have reached the service, so its outcome is unknown, and it was not sent again.{how}"


def _refused(call: Call[Any], response: httpx.Response, settings: Settings) -> APIStatusError:
    status, body = response.status_code, settings.keys.redact(response.content)
    entries = parse_entries(body)
    unknown = call.method not in RETRIED_METHODS and status // 100 != 4
    told = [f"{call.method} {call.path} answered {status} {response.reason_phrase}".rstrip(), summarize(entries)]
    if unknown:
        told.append(_outcome_unknown(call))
    return class_for_status(status, settings.errors)(
        ". ".join(part for part in told if part),
        status=status,
        entries=entries,
        body=body,
        headers={name: settings.keys.redact_text(value) for name, value in response.headers.items()},
        method=call.method,
        path=call.path,
        retry_after=parse_retry_after(response.headers.get("Retry-After")),
        outcome_unknown=unknown,
    )


def _without_request(error: BaseException) -> BaseException:
    """Return the error without the frames and the request that hold the keys."""
    seen: BaseException | None = error
    while seen is not None:
        seen.__traceback__ = None
        if isinstance(seen, httpx.RequestError):
            seen._request = None
        seen = seen.__cause__ or seen.__context__
    return error
