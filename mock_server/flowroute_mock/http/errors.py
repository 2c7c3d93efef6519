"""Name each fault of a request, and turn faults into HTTP in one table, in the vendor's envelope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flowroute_mock.store import (
    NumberAlreadyOwnedError,
    NumberNotForSaleError,
    NumberNotFoundError,
    RouteExistsError,
    RouteNotFoundError,
    StoreUnreachableError,
    WorldExistsError,
    WorldNotFoundError,
)
from flowroute_mock.world.errors import InvalidContentError

Detail = str | Mapping[str, Any]


class RequestError(Exception):
    """A fault that the caller made; detail says which, headers go with the answer."""

    def __init__(self, detail: Detail | None = None, headers: Mapping[str, str] | None = None):
        super().__init__(detail)
        self.detail = detail
        self.headers = headers or {}


class AuthenticationFailedError(RequestError):
    """The keys are missing, malformed or of no account."""


class MalformedRequestError(RequestError):
    """The query, the framing or the body cannot be read at all."""


class InvalidValueError(RequestError):
    """A value was read but breaks the contract; detail maps the field to sentences."""


class ContentTooLargeError(RequestError):
    """The body is longer than the mock reads."""


class UnsupportedContentError(RequestError):
    """The body is in a media type or charset that the contract does not name."""


class AdminClosedError(RequestError):
    """The caller is on another machine, and the mock was started without a token."""


class RateLimitedError(RequestError):
    """The account sent more calls in a second than it was allowed."""


class FaultPlanError(Exception):
    """A fault that could never strike as described; the message says what to write instead."""


class AnswerOffContractError(Exception):
    """An answer of ours breaks the contract: our bug, never the caller's."""


@dataclass(frozen=True, slots=True)
class Problem:
    """How a fault is shown; the fault's own detail goes before this one."""

    status: int
    title: str | None = None
    detail: Detail | None = None


NOT_ON_ACCOUNT = "Could not find that resource on your account."
CHALLENGE = {"WWW-Authenticate": 'Basic realm="Flowroute"'}

STATUS: Mapping[type[Exception], Problem] = {
    AuthenticationFailedError: Problem(401, "Unauthorized", "Authentication failed."),
    MalformedRequestError: Problem(400, "Client Error"),
    InvalidValueError: Problem(422),
    ContentTooLargeError: Problem(413, "Content Too Large", "The body is larger than this API reads."),
    UnsupportedContentError: Problem(
        415,
        "Unsupported Media Type",
        "Send the body as application/json or application/vnd.api+json.",
    ),
    RateLimitedError: Problem(429, "Too Many Requests", "Slow down and try again."),
    NumberNotFoundError: Problem(404, detail=NOT_ON_ACCOUNT),
    RouteNotFoundError: Problem(404, detail=NOT_ON_ACCOUNT),
    NumberNotForSaleError: Problem(404, detail="That phone number is not in the inventory."),
    NumberAlreadyOwnedError: Problem(409, "Conflict", "That phone number is no longer available."),
    AdminClosedError: Problem(403, "Forbidden"),
    WorldNotFoundError: Problem(404, "Not Found", "There is no such world."),
    WorldExistsError: Problem(409, "Conflict", "The access key is taken."),
    RouteExistsError: Problem(409, "Conflict", "The world has a route of this id."),
    InvalidContentError: Problem(422),
    FaultPlanError: Problem(422),
    StoreUnreachableError: Problem(503, "Service Unavailable", "The database cannot be used."),
}

HTTP_PROBLEMS: Mapping[int, Problem] = {
    400: Problem(400, "Client Error", "The request could not be read."),
    405: Problem(405, "Method Not Allowed", "The method is not allowed for the requested URL."),
    413: STATUS[ContentTooLargeError],
}
"""What Werkzeug itself raises, by status."""

BROKEN = Problem(500, "Internal Server Error", "The service failed. Try again later.")


def error_document(problem: Problem, detail: Detail | None, request_id: str) -> dict[str, Any]:
    """Wrap one fault in the vendor's envelope; title and detail are left out where there is none.

    Source:  the fields id, status, title and detail: developer.flowroute.com/api/errors.
    """
    entry: dict[str, Any] = {"id": request_id, "status": problem.status}
    if problem.title is not None:
        entry["title"] = problem.title
    if detail is None:
        detail = problem.detail
    if detail is not None:
        entry["detail"] = detail
    return {"errors": [entry]}


def url_not_served_document(description: str | None) -> dict[str, Any]:
    """Answer a path of no operation: status is a sentence, and the entry holds nothing else.

    Source:  spoked/mcpd, internal/plugins/flowroute, whose notes quote such an answer.
    """
    return {"errors": [{"status": f"404 Not Found: {description}"}]}
