"""Collect what is known about one HTTP call, from its arrival to its journal entry."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flowroute_mock.http.contract import CompiledOperation
    from flowroute_mock.store import World

CALL = "flowroute_mock.call"
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
SAFE_HOST = re.compile(r"[A-Za-z0-9._-]{1,255}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?", re.ASCII)


@dataclass(slots=True)
class CallContext:
    """One call being processed; a field is None while it is unknown or does not apply.

    Shape:   arguments holds path and query arguments as validated; started_at is POSIX time, begun perf_counter time;
             admitted once it was counted against the rate limit.
    """

    environ: dict[str, Any]
    request_id: str
    started_at: float = field(default_factory=time.time)
    begun: float = field(default_factory=time.perf_counter)
    operation: CompiledOperation | None = None
    world: World | None = None
    arguments: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""
    request_fits: bool | None = None
    response_fits: bool | None = None
    fault: str | None = None
    admitted: bool = False

    @property
    def operation_id(self) -> str | None:
        """Return the id of the operation, None for an unknown URL or method."""
        return None if self.operation is None else self.operation.id


def call_of(environ: dict[str, Any]) -> CallContext:
    """Return the context of the call with this WSGI environment; the first call creates it."""
    call: CallContext | None = environ.get(CALL)
    if call is None:
        call = environ[CALL] = CallContext(environ, request_id(environ))
    return call


def request_id(environ: dict[str, Any]) -> str:
    """Return the caller's X-Request-Id if it is safe in headers and logs, else a new id of 32 hex digits."""
    given: str | None = environ.get("HTTP_X_REQUEST_ID")
    if given is not None and REQUEST_ID.fullmatch(given):
        return given
    return f"{random.getrandbits(128):032x}"


def origin(environ: dict[str, Any]) -> str:
    """Return scheme and host as the caller wrote them; the server's own host if the Host header is invalid."""
    host = environ.get("HTTP_HOST", "")
    if not SAFE_HOST.fullmatch(host):
        host = f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    return f"{environ['wsgi.url_scheme']}://{host}"
