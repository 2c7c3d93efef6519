"""Make the error for a call that failed, and say what it means for a call that must not be sent twice."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

import httpx

from .bodies import BodyTooLarge
from .calls import Call
from .credentials import Keys
from .deadlines import DeadlinePassed, NothingSent
from .errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    DeadlineError,
    FlowrouteError,
    OutcomeUnknownError,
    ResponseTooLargeError,
    class_for_status,
    parse_entries,
    summarize,
)
from .escaping import printable
from .redaction import LOGGER
from .retries import BEFORE_SENDING, parse_retry_after

Classes = Mapping[int, type[APIStatusError]]
AnyCall = Call[Any]


def left_nothing(error: BaseException) -> bool:
    """Return whether an attempt failed before a byte of its request left."""
    return isinstance(error, (*BEFORE_SENDING, NothingSent))


def no_response(call: AnyCall, error: Exception, keys: Keys, deadline: float) -> FlowrouteError:
    """Return the error for a call that got no whole response."""
    reason, cls = _reason(error, keys, deadline)
    if not call.is_repeatable and not left_nothing(error):
        text = f"{call.method} {call.path} got no response ({reason}). {outcome_unknown(call)}"
        return OutcomeUnknownError(text, method=call.method, path=call.path)
    nothing = " Nothing was sent." if isinstance(error, NothingSent) else ""
    return cls(f"{call.method} {call.path} got no response: {reason}.{nothing}", method=call.method, path=call.path)


def status_error(
    call: AnyCall, response: httpx.Response, keys: Keys, classes: Classes, *, was_lost: bool
) -> APIStatusError:
    """Return the error for a response that is no success; was_lost says that an earlier attempt got no response."""
    status, body = response.status_code, keys.redact(response.content)
    entries = parse_entries(body)
    reason = keys.redact_text(response.reason_phrase)
    parts = [f"{call.method} {call.path} answered {status} {reason}".rstrip(), summarize(entries, reason)]
    is_lost_write = was_lost and call.method != "GET" and status // 100 == 4
    unknown = is_lost_write or (not call.is_repeatable and status // 100 != 4)
    if is_lost_write:
        parts.append("An earlier attempt of this call got no response, and may have been carried out")
    elif unknown:
        parts.append(outcome_unknown(call))
    return class_for_status(status, classes)(
        ". ".join(part for part in parts if part),
        status=status,
        entries=entries,
        body=body,
        headers={name: keys.redact_text(value) for name, value in response.headers.items()},
        method=call.method,
        path=call.path,
        retry_after=parse_retry_after(response.headers.get("Retry-After")),
        outcome_unknown=unknown,
    )


def outcome_unknown(call: AnyCall) -> str:
    """Return what to say of a call that may have been carried out."""
    how = f" Call {call.find_out} to find out." if call.find_out else ""
    return f"The request may have reached the service, so its outcome is unknown, and it was not sent again.{how}"


def mark_interrupted(call: AnyCall, error: BaseException) -> None:
    """Say on a cancellation or an interrupt that the call which it ended may have been carried out."""
    note = f"{call.method} {call.path} was interrupted. {outcome_unknown(call)}"
    LOGGER.warning("%s", printable(note))
    error.add_note(note)
    with contextlib.suppress(AttributeError, TypeError):
        error.outcome_unknown = True  # type: ignore[attr-defined]


def clean(error: BaseException, keys: Keys) -> BaseException:
    """Return the error without what holds or shows the keys: frames, requests, and text of the server."""
    seen: BaseException | None = error
    while seen is not None:
        seen.__traceback__ = None
        if isinstance(seen, httpx.RequestError):
            seen._request = None
        with contextlib.suppress(AttributeError, TypeError):
            seen.args = tuple(_clean_text(argument, keys) for argument in seen.args)
        seen = seen.__cause__ or seen.__context__
    return error


def _clean_text(value: object, keys: Keys) -> object:
    return printable(keys.redact_text(value)) if isinstance(value, str) else value


def _reason(error: Exception, keys: Keys, deadline: float) -> tuple[str, type[APIConnectionError]]:
    if isinstance(error, DeadlinePassed | NothingSent):
        return f"the deadline of {deadline:g} s passed", DeadlineError
    if isinstance(error, BodyTooLarge):
        return f"its body has more than {error.limit} bytes", ResponseTooLargeError
    text = keys.redact_text(str(error)).rstrip(".")
    reason = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return reason, APITimeoutError if isinstance(error, httpx.TimeoutException) else APIConnectionError
