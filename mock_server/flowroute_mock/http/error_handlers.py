"""Turn exceptions into responses: those of the table as it says, Werkzeug's in the same envelope, all others as 500."""

from __future__ import annotations

import logging

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError

from flowroute_mock.http.call import CallContext, call_of
from flowroute_mock.http.errors import (
    ERROR_ENTRIES,
    INTERNAL_ERROR,
    WERKZEUG_ERRORS,
    ContractViolationError,
    EnvelopeEntry,
    RequestError,
    unknown_url_document,
)
from flowroute_mock.http.responses import respond, respond_error
from flowroute_mock.store import StoreUnreachableError

log = logging.getLogger("flowroute_mock.database")
HANDLED_ERRORS = tuple(ERROR_ENTRIES)


def error_response(call: CallContext, error: Exception, *, validate: bool) -> Response:
    """Return the response to an error of the table."""
    entry = next(ERROR_ENTRIES[kind] for kind in type(error).__mro__ if kind in ERROR_ENTRIES)
    if isinstance(error, StoreUnreachableError):
        log.error("The database cannot be used: %s", error)
        return respond_error(call, entry, f"The database cannot be used: {error.reason}.", validate=validate)
    if isinstance(error, RequestError):
        return respond_error(call, entry, error.detail, error.headers, validate=validate)
    return respond_error(call, entry, entry.detail or str(error), validate=validate)


def contract_violation_response(call: CallContext, violation: ContractViolationError) -> Response:
    """Return a 500 that says where a response of the mock violated the contract; it is not checked again."""
    call.response_fits = False
    return respond_error(call, INTERNAL_ERROR, str(violation), validate=False)


def add_error_handlers(app: Flask, *, validate: bool) -> None:
    """Register a handler for every exception of an app."""

    def known_error(error: Exception) -> Response:
        return error_response(call_of(request.environ), error, validate=validate)

    def unknown_url(error: HTTPException) -> Response:
        document = unknown_url_document(error.description)
        return respond(call_of(request.environ), 404, document, validate=validate)

    def http_error(error: HTTPException) -> Response:
        code = error.code or INTERNAL_ERROR.status
        entry = WERKZEUG_ERRORS.get(code) or EnvelopeEntry(code, error.name, error.description)
        headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}
        if "Allow" in headers:
            headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
        return respond_error(call_of(request.environ), entry, headers=headers, validate=validate)

    def unexpected_error(error: InternalServerError) -> Response:
        call = call_of(request.environ)
        cause = error.original_exception
        if isinstance(cause, ContractViolationError):
            return contract_violation_response(call, cause)
        return respond_error(call, INTERNAL_ERROR, validate=False)

    for error in HANDLED_ERRORS:
        app.register_error_handler(error, known_error)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(404, unknown_url)
    app.register_error_handler(500, unexpected_error)
