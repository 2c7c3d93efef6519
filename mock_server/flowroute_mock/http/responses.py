"""Turn what an endpoint or a fault says into HTTP, checked against the contract before it leaves."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import orjson
from flask import Response
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from flowroute_mock.http.call import CallContext
from flowroute_mock.http.contract import CompiledOperation, CompiledResponse, pointer
from flowroute_mock.http.errors import (
    INTERNAL_ERROR,
    ContractViolationError,
    Detail,
    ErrorEntry,
    error_document,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

JSON = "application/json"
JSON_API = "application/vnd.api+json"

log = logging.getLogger("flowroute_mock")


class PlainResponse(Response):
    """An answer in one piece, with all its headers: there is nothing left to work out when it is sent."""

    default_mimetype = None

    def get_wsgi_response(self, environ: WSGIEnvironment) -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
        """Return body, status line and headers as they are; HEAD gets no body."""
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
    """Write one answer.

    Raises:  AnswerOffContractError when it is not what the contract says for this operation and status.
    """
    if validate and call.operation is not None:
        check_response(call.operation, status, document)
        call.response_fits = True
    if document is None:
        return PlainResponse((), status, headers)
    content_type = media_type(call.environ.get("HTTP_ACCEPT"))
    return PlainResponse(orjson.dumps(document), status, headers, content_type=content_type)


def respond_error(
    call: CallContext,
    entry: ErrorEntry,
    detail: Detail | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    validate: bool,
) -> Response:
    """Write a fault in the vendor's envelope."""
    document = error_document(entry, detail, call.request_id)
    return respond(call, entry.status, document, headers, validate=validate)


def respond_off_contract(call: CallContext, violation: ContractViolationError) -> Response:
    """Admit that an answer of ours broke the contract, and name the place; this one is not checked again."""
    log.error("%s: %s", call.request_id, violation)
    call.response_fits = False
    return respond_error(call, INTERNAL_ERROR, str(violation), validate=False)


def check_response(operation: CompiledOperation, status: int, document: dict[str, Any] | None) -> None:
    """Hold an answer against the contract.

    Raises:  AnswerOffContractError that names operation, status and JSON Pointer.
    """
    expected = operation.responses.get(status)
    if expected is None:
        raise ContractViolationError(f"{operation.id} has no status {status} in the contract.")
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
    """Refuse a body where the contract has none, and none where it has one."""
    if document is not None:
        raise ContractViolationError(f"{operation.id}, {status}: the contract has no body here.")
    if expected.validator is not None:
        raise ContractViolationError(f"{operation.id}, {status}: the contract has a body here.")


def media_type(accept: str | None) -> str:
    """Choose the media type of an answer: JSON:API's own where the caller prefers it, else plain JSON.

    A caller that accepts neither gets JSON all the same, since the contract documents no 406.
    """
    if accept is None or "vnd.api" not in accept:
        return JSON
    return parse_accept_header(accept, MIMEAccept).best_match((JSON, JSON_API), default=JSON)
