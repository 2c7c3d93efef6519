"""Carry one call to its end: redirects, retries, errors. No input or output of its own, so that one text serves two.

`exchange` is a generator. It yields what to do next, a pause in seconds or an attempt to send, gets the response or
the exception, and returns what `finish` makes of a success or raises an error of the tree. The sync session and the
async session differ only in how they wait and send.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from typing import Any, TypeVar

import httpx

from ..credentials import Keys
from ..errors import APIConnectionError, CrossOriginError
from ..limits.deadlines import DeadlinePassed, NothingSent
from ..redaction import LOGGER, redact_headers
from .bodies import BodyTooLarge
from .calls import Call
from .failures import clean, left_nothing, no_response, status_error
from .origins import origin, resolve
from .trips import Attempt, Trip

T = TypeVar("T")
R = TypeVar("R")

Step = float | Attempt

# What an attempt may fail with. httpx.HTTPError and httpx.InvalidURL are httpx's own; UnicodeError comes where a
# Location is no text, which httpx reads in any case; RuntimeError and OSError where a connection is used that is gone.
FAILURES = (
    httpx.HTTPError, httpx.InvalidURL, UnicodeError, RuntimeError, OSError, DeadlinePassed, NothingSent, BodyTooLarge
)  # fmt: skip
_MOST_REDIRECTS = 5


def failures_of(call: Call[Any]) -> tuple[type[Exception], ...]:
    """Return the exceptions of an attempt that become errors of the tree.

    For a call that must not be sent twice it is any: whatever breaks while its request is out, a transport or a hook of
    the application, leaves its outcome unknown.
    """
    return FAILURES if call.is_repeatable else (Exception,)


def exchange(trip: Trip[T], finish: Callable[[httpx.Response], R]) -> Generator[Step, Any, R]:
    """Yield pauses and attempts until there is a success to finish, or an error to raise."""
    try:
        response = yield from _allowed(trip)
        response.extensions["request_id"] = trip.request_id
        result = finish(response)
    except BaseException as error:
        trip.end(error)
        raise
    trip.end()
    return result


def _allowed(trip: Trip[Any]) -> Generator[Step, Any, httpx.Response]:
    """Carry out a call as its client allows, if that has a spending limit or is on a dry run."""
    if trip.settings.spending is None:
        return _noted(trip)
    from .guarding import guarded  # noqa: PLC0415 (only who limits spending pays for it)

    return guarded(trip, trip.settings.spending, _noted, _looked_up)


def _looked_up(trip: Trip[Any]) -> Generator[Step, Any, httpx.Response]:
    return exchange(trip, lambda response: response)


def _noted(trip: Trip[Any]) -> Generator[Step, Any, httpx.Response]:
    """Carry out a call, and note for walks over the lists that it changes."""
    if not trip.call.removes_from:
        return (yield from _attempts(trip))
    with trip.settings.changes.noting(trip.call):
        response = yield from _attempts(trip)
        trip.settings.changes.note_success(trip.call)
        return response


def _attempts(trip: Trip[Any]) -> Generator[Step, Any, httpx.Response]:
    """Send a call until there is a success to return, or an error to raise."""
    call, settings, deadline, keys = trip.call, trip.settings, trip.deadline, trip.settings.keys
    policy, failures = call.policy or settings.policy, failures_of(call)
    retries, redirects, was_lost = 0, 0, False
    url: str | httpx.URL = call.url if "://" in call.url else settings.base_url + call.url
    while True:
        attempt = _begin(trip, url)
        try:
            response: httpx.Response = yield attempt
        except failures as error:
            _note_failure(trip, attempt, error)
            wait = policy.wait_after_error(error, call.method, retries)
            if wait is None or wait >= deadline.remaining():
                raise no_response(call, error, keys, deadline.seconds) from clean(error, keys)
            was_lost = was_lost or not left_nothing(error)
        else:
            _note_response(trip, attempt, response)
            if response.is_success:
                return response
            if call.method == "GET" and response.has_redirect_location and redirects < _MOST_REDIRECTS:
                url, redirects = _redirected(call, response, attempt.request.url, keys), redirects + 1
                continue
            wait = policy.wait_after_answer(response, call.method, retries)
            if wait is None or wait >= deadline.remaining():
                raise status_error(call, response, keys, settings.errors, was_lost=was_lost)
            was_lost = was_lost or response.status_code != 429
        retries += 1
        LOGGER.debug("%s %s: retry %d in %.2f s [%s]", call.method, call.path, retries, wait, trip.request_id)
        trip.report("wait", seconds=wait)
        if wait > 0:
            yield wait


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


def _begin(trip: Trip[Any], url: str | httpx.URL) -> Attempt:
    call, settings = trip.call, trip.settings
    timeout = settings.timeout if call.timeout is None else call.timeout
    extra: dict[str, Any] = {} if timeout is None else {"timeout": timeout}
    if call.json is not None:
        extra["json"] = call.json
    request = trip.build_request(call.method, url, headers=trip.headers, **extra)
    trip.deadline.cap(request.extensions["timeout"])
    trip.attempts += 1
    if LOGGER.isEnabledFor(logging.DEBUG):
        LOGGER.debug("%s %s %s", call.method, request.url, redact_headers(request.headers, settings.keys))
    trip.report("attempt")
    return Attempt(call, request)


def _note_failure(trip: Trip[Any], attempt: Attempt, error: Exception) -> None:
    name = type(error).__name__
    LOGGER.debug("%s %s failed: %s [%s]", trip.call.method, trip.call.path, name, trip.request_id)
    trip.status = None
    trip.report("failure", error=error, seconds=attempt.seconds())


def _note_response(trip: Trip[Any], attempt: Attempt, response: httpx.Response) -> None:
    trip.status, seconds = response.status_code, attempt.seconds()
    if LOGGER.isEnabledFor(logging.DEBUG):
        headers = redact_headers(response.headers, trip.settings.keys)
        parts = (trip.call.method, trip.call.path, response.status_code, seconds * 1000, trip.request_id, headers)
        LOGGER.debug("%s %s: %d in %.0f ms [%s] %s", *parts)
    trip.report("response", seconds=seconds)


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
