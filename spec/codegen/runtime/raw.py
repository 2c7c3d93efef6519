"""Read the body of an answer, at once or when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import httpx

from .calls import Call
from .credentials import Keys
from .errors import InvalidResponseError
from .failures import outcome_unknown
from .public import public
from .shapes import ShapeError

T = TypeVar("T")
DocumentT = TypeVar("DocumentT")


class Body:
    """What is read of a response; not the response itself, which leads to its request, and that has the keys.

    It has no repr that shows the bytes, in which a service may have echoed the keys.
    """

    __slots__ = ("content", "request_id", "status")

    def __init__(self, status: int, content: bytes, request_id: str | None) -> None:
        self.status = status
        self.content = content
        self.request_id = request_id


@public
class RawResponse(Generic[T]):
    """An answer as it came: status_code, request_id, headers, content, and parse() for what it says.

    It holds no request, because the request holds the keys.
    """

    def __init__(
        self, response: httpx.Response, call: Call[DocumentT], keys: Keys, wrap: Callable[[DocumentT], T]
    ) -> None:
        self.status_code: int = response.status_code
        self.request_id: str | None = response.extensions.get("request_id")
        self.headers: httpx.Headers = response.headers
        self.content: bytes = response.content
        self.method: str = call.method
        self.path: str = call.path
        body = Body(self.status_code, self.content, self.request_id)
        self._read: Callable[[], T] = lambda: wrap(_value_or_raise(_read(call, body, keys)))

    @property
    def status(self) -> int:
        """The same as status_code, as errors name it."""
        return self.status_code

    @property
    def text(self) -> str:
        """The body as text; what is no UTF-8 is replaced."""
        return self.content.decode(errors="replace")

    def json(self) -> Any:
        """Return the body as plain JSON; ValueError where it is none."""
        return json.loads(self.content)

    def parse(self) -> T:
        """Return what the call itself would have returned.

        Raises:  InvalidResponseError when the body is not what the contract says.
        """
        return self._read()

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code} to {self.method} {self.path}>"


def read_body(call: Call[T], response: httpx.Response, keys: Keys) -> T:
    """Return what the body of a success says.

    Raises:  InvalidResponseError when it is no JSON, or not of the contract's shape.
    """
    body = Body(response.status_code, response.content, response.extensions.get("request_id"))
    return _value_or_raise(_read(call, body, keys))


def _value_or_raise(found: _Read[T]) -> T:
    # A frame of its own: those that hold the bytes, in which a service may have echoed the keys, raise nothing.
    if found.error is not None:
        raise found.error
    return found.value  # type: ignore[return-value]


class _Read(Generic[T]):
    """What a body says, or why it can't be read."""

    __slots__ = ("error", "value")

    def __init__(self, value: T | None, error: InvalidResponseError | None = None) -> None:
        self.value = value
        self.error = error


def _read(call: Call[T], body: Body, keys: Keys) -> _Read[T]:
    if not call.has_body:
        return _Read(call.read(None))
    try:
        value = call.read(json.loads(body.content))
        _check_id(call, value)
    except ShapeError as error:
        problem, pointer = keys.redact_text(error.problem), error.pointer
    except (ValueError, RecursionError) as error:
        problem, pointer = f"no JSON that can be read ({error})", ""
    else:
        return _Read(value)
    unknown = "" if call.is_repeatable else f" {outcome_unknown(call)}"
    found = InvalidResponseError(
        f"{call.method} {call.path} answered {body.status}, but {pointer or 'its body'}: {problem}.{unknown}",
        method=call.method,
        path=call.path,
        status=body.status,
        pointer=pointer,
        body=keys.redact(body.content),
        outcome_unknown=not call.is_repeatable,
    )
    found.request_id = body.request_id
    return _Read(None, found)


def _check_id(call: Call[T], value: T) -> None:
    """Refuse a response that is about something else than was asked for.

    Raises:  ShapeError.
    """
    if call.identity is not None and str(found := call.identity.read(value)) != call.asked_id:
        raise ShapeError(f"is {str(found)!r:.40}, but {call.asked_id} was asked for", call.identity.pointer)
