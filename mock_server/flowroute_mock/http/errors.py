"""Define the errors of requests, and map each error to its status and envelope in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flowroute_mock.store import (
    DefaultRouteError,
    NumberAlreadyOwnedError,
    NumberNotForSaleError,
    NumberNotFoundError,
    RouteAliasTakenError,
    RouteExistsError,
    RouteInUseError,
    RouteNotFoundError,
    StoreUnreachableError,
    WorldExistsError,
    WorldNotFoundError,
)
from flowroute_mock.world.errors import InvalidContentError

Detail = str | Mapping[str, Any]


class RequestError(Exception):
    """The request is wrong. The detail goes into the envelope, the headers into the response."""

    def __init__(self, detail: Detail | None = None, headers: Mapping[str, str] | None = None):
        super().__init__(detail)
        self.detail = detail
        self.headers = headers or {}


class AuthenticationFailedError(RequestError):
    """The keys are missing, malformed or unknown."""


class MalformedRequestError(RequestError):
    """The query, the framing or the body cannot be parsed."""


class InvalidValueError(RequestError):
    """A value violates the contract; the detail maps each field to validation errors."""


class ContentTooLargeError(RequestError):
    """The body is larger than the mock accepts."""


class UnsupportedContentError(RequestError):
    """The contract does not list the media type or the charset of the body."""


class AdminClosedError(RequestError):
    """The admin API is closed to this caller."""


class RateLimitedError(RequestError):
    """The account exceeded its calls per second."""


class FaultPlanError(Exception):
    """A fault that can never apply as described; the message says what to write instead."""


class ContractViolationError(Exception):
    """A response of the mock violates the contract. This is a bug of the mock, not of the caller."""


@dataclass(frozen=True, slots=True)
class EnvelopeEntry:
    """One entry of the envelope. An error's own detail replaces the one given here."""

    status: int
    title: str | None = None
    detail: Detail | None = None


NOT_ON_ACCOUNT = "Could not find that resource on your account."
CHALLENGE = {"WWW-Authenticate": 'Basic realm="Flowroute"'}

ERROR_ENTRIES: Mapping[type[Exception], EnvelopeEntry] = {
    AuthenticationFailedError: EnvelopeEntry(401, "Unauthorized", "Authentication failed."),
    MalformedRequestError: EnvelopeEntry(400, "Client Error"),
    InvalidValueError: EnvelopeEntry(422),
    ContentTooLargeError: EnvelopeEntry(413, "Content Too Large", "The body is larger than this API reads."),
    UnsupportedContentError: EnvelopeEntry(
        415,
        "Unsupported Media Type",
        "Send the body as application/json or application/vnd.api+json.",
    ),
    RateLimitedError: EnvelopeEntry(429, "Too Many Requests", "Slow down and try again."),
    NumberNotFoundError: EnvelopeEntry(404, detail=NOT_ON_ACCOUNT),
    RouteNotFoundError: EnvelopeEntry(404, detail=NOT_ON_ACCOUNT),
    NumberNotForSaleError: EnvelopeEntry(404, detail="That phone number is not in the inventory."),
    NumberAlreadyOwnedError: EnvelopeEntry(409, "Conflict", "That phone number is no longer available."),
    RouteInUseError: EnvelopeEntry(
        403,
        "This Route has numbers still associated to it.",
        "Please disassociate all numbers before deleting.",
    ),
    RouteAliasTakenError: EnvelopeEntry(403, "Forbidden", "Another route of the account has this alias."),
    DefaultRouteError: EnvelopeEntry(403, "Forbidden", "The default route can neither be changed nor deleted."),
    AdminClosedError: EnvelopeEntry(403, "Forbidden"),
    WorldNotFoundError: EnvelopeEntry(404, "Not Found", "There is no such world."),
    WorldExistsError: EnvelopeEntry(409, "Conflict", "The access key is taken."),
    RouteExistsError: EnvelopeEntry(409, "Conflict", "The world has a route of this id."),
    InvalidContentError: EnvelopeEntry(422),
    FaultPlanError: EnvelopeEntry(422),
    StoreUnreachableError: EnvelopeEntry(503, "Service Unavailable"),
}

WERKZEUG_ERRORS: Mapping[int, EnvelopeEntry] = {
    400: EnvelopeEntry(400, "Client Error", "The request could not be read."),
    405: EnvelopeEntry(405, "Method Not Allowed", "The method is not allowed for the requested URL."),
    413: ERROR_ENTRIES[ContentTooLargeError],
}
"""Entries for the exceptions that Werkzeug raises, by status."""

INTERNAL_ERROR = EnvelopeEntry(500, "Internal Server Error", "The service failed. Try again later.")


def error_document(entry: EnvelopeEntry, detail: Detail | None, request_id: str) -> dict[str, Any]:
    """Return one error in the vendor's envelope; title and detail are omitted when there is none.

    Source:  the fields id, status, title and detail: developer.flowroute.com/api/errors.
    """
    fields: dict[str, Any] = {"id": request_id, "status": entry.status}
    if entry.title is not None:
        fields["title"] = entry.title
    if detail is None:
        detail = entry.detail
    if detail is not None:
        fields["detail"] = detail
    return {"errors": [fields]}


def unknown_url_document(description: str | None) -> dict[str, Any]:
    """Return the envelope for an unknown URL: its status is a sentence, and the entry has nothing else.

    Source:  spoked/mcpd, internal/plugins/flowroute, whose notes quote such a response.
    """
    return {"errors": [{"status": f"404 Not Found: {description}"}]}
