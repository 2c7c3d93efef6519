"""Keep what is known of one call while it is carried out."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import httpx

from .calls import Call
from .checks import merge_headers
from .deadlines import Deadline
from .errors import FlowrouteError
from .settings import Settings
from .watching import CallEvent, Moment, report

T = TypeVar("T")
BuildRequest = Callable[..., httpx.Request]

REQUEST_ID = "X-Request-Id"
_NUMBERS = itertools.count(1)


class Attempt:
    """One request of a call; started is when it left the queue for a connection."""

    __slots__ = ("call", "request", "started")

    def __init__(self, call: Call[Any], request: httpx.Request) -> None:
        self.call = call
        self.request = request
        self.started = time.perf_counter()

    def seconds(self) -> float:
        """Return how long it has taken."""
        return time.perf_counter() - self.started


class Trip(Generic[T]):
    """One call on its way: its request id, its deadline, how many attempts there were, and what its hooks learn."""

    __slots__ = ("attempts", "build_request", "call", "deadline", "headers", "number", "request_id", "settings",
                 "started", "status")  # fmt: skip

    def __init__(self, call: Call[T], settings: Settings, deadline: Deadline, build_request: BuildRequest) -> None:
        self.call = call
        self.settings = settings
        self.deadline = deadline
        self.build_request = build_request
        self.attempts = 0
        self.status: int | None = None
        self.number = next(_NUMBERS)
        self.started = time.perf_counter()
        self.headers = merge_headers(settings.headers, call.headers) if call.headers else settings.headers
        self.request_id = _request_id_in(self.headers)
        if not self.request_id:
            self.request_id = os.urandom(16).hex()
            self.headers = {**self.headers, REQUEST_ID: self.request_id}

    def beside(self, call: Call[Any]) -> Trip[Any]:
        """Return the trip of another call that this one needs, within the same deadline."""
        return Trip(call, self.settings, self.deadline, self.build_request)

    def report(
        self,
        moment: Moment,
        *,
        error: BaseException | None = None,
        seconds: float | None = None,
        outcome_unknown: bool = False,
    ) -> None:
        """Hand an event to the hooks, if there are any."""
        if not self.settings.hooks:
            return
        event = CallEvent(
            moment,
            self.number,
            self.call.operation,
            self.call.method,
            self.call.template,
            self.request_id,
            self.attempts,
            self.status,
            None if error is None else type(error).__name__,
            seconds,
            outcome_unknown,
        )
        report(self.settings.hooks, event)

    def end(self, error: BaseException | None = None) -> None:
        """Note the end of the call, and what it raised."""
        if isinstance(error, FlowrouteError) and error.request_id is None:
            error.request_id = self.request_id
        unknown = bool(getattr(error, "outcome_unknown", False))
        self.report("end", error=error, seconds=time.perf_counter() - self.started, outcome_unknown=unknown)


def _request_id_in(headers: Mapping[str, str]) -> str:
    """Return the request id that the caller chose, if any."""
    return next((value for name, value in headers.items() if name.lower() == "x-request-id"), "")
