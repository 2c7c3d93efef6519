"""Turn documents and errors into HTTP responses, checked against the contract before they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import orjson
from flask import Response
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from flowroute_mock.http.call import CallContext
from flowroute_mock.http.contract import CompiledOperation, CompiledResponse, pointer
from flowroute_mock.http.errors import (
    ContractViolationError,
    Detail,
    EnvelopeEntry,
    error_document,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

JSON = "application/json"
JSON_API = "application/vnd.api+json"


class PlainResponse(Response):
    """A complete response: Flask has nothing to compute when it sends it."""

    default_mimetype = None

    def get_wsgi_response(self, environ: WSGIEnvironment) -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
        """Return body, status line and headers unchanged; HEAD gets no body."""
        body: Any = () if environ["REQUEST_METHOD"] == "HEAD" else self.response
        return body, self.status, self.headers.to_wsgi_list()


def respond(
    call: CallContext,
    status: int,
    document: dict[str, Any] | None,
    headers: Mapping[str, str] | None = None,
    *,
    validate: bool,
) -> Response:
    """Return one response.

    Raises:  ContractViolationError when it is not what the contract says for this operation and status.
    """
    if validate and call.operation is not None:
        check_response(call.operation, status, document)
        call.response_fits = True
    if document is None:
        return PlainResponse((), status, headers)
    content_type = media_type(call.environ.get("HTTP_ACCEPT")) if offers_json_api(call, status) else JSON
    return PlainResponse(orjson.dumps(document), status, headers, content_type=content_type)


def respond_error(
    call: CallContext,
    entry: EnvelopeEntry,
    detail: Detail | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    validate: bool,
) -> Response:
    """Return an error in the vendor's envelope."""
    document = error_document(entry, detail, call.request_id)
    return respond(call, entry.status, document, headers, validate=validate)


def check_response(operation: CompiledOperation, status: int, document: dict[str, Any] | None) -> None:
    """Check a response against the contract.

    Raises:  ContractViolationError with the operation, the status and the JSON Pointer.
    """
    expected = operation.responses.get(status)
    if expected is None:
        known = ", ".join(map(str, operation.responses))
        raise ContractViolationError(f"{operation.id}: the contract has no status {status}. Known statuses: {known}.")
    if expected.validator is None or document is None:
        check_body_presence(operation, status, expected, document)
    elif not expected.validator.is_valid(document):
        error = next(iter(expected.validator.iter_errors(document)))
        raise ContractViolationError(
            f"{operation.id}, {status}, body at {pointer(error) or 'its root'}: {error.message}"
        )


def check_body_presence(
    operation: CompiledOperation, status: int, expected: CompiledResponse, document: dict[str, Any] | None
) -> None:
    """Check that there is a body exactly where the contract has one."""
    if document is not None:
        raise ContractViolationError(f"{operation.id}, {status}: the contract allows no body; the response has one.")
    if expected.validator is not None:
        raise ContractViolationError(f"{operation.id}, {status}: the contract requires a body; the response has none.")


def offers_json_api(call: CallContext, status: int) -> bool:
    """Return whether a response may be JSON:API: the admin documents plain JSON alone."""
    documented = None if call.operation is None else call.operation.responses.get(status)
    return documented is None or not documented.media_types or JSON_API in documented.media_types


def media_type(accept: str | None) -> str:
    """Choose the media type of a response: JSON:API where the caller prefers it, else plain JSON.

    A caller that accepts neither gets plain JSON, since the contract documents no 406.
    """
    if accept is None or "vnd.api" not in accept:
        return JSON
    return parse_accept_header(accept, MIMEAccept).best_match((JSON, JSON_API), default=JSON)
