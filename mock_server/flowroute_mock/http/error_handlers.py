"""Answer faults: those of the table as it says, those of HTTP in the same envelope, anything else as a 500."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError

from flowroute_mock.http.call import Call, call_of
from flowroute_mock.http.errors import (
    BROKEN,
    HTTP_PROBLEMS,
    STATUS,
    AnswerOffContractError,
    Problem,
    RequestError,
    url_not_served_document,
)
from flowroute_mock.http.responses import respond, respond_problem

FAULTS = tuple(STATUS)


def refuse(call: Call, error: Exception, *, validate: bool) -> Response:
    """Answer a fault that the table names."""
    problem = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    if isinstance(error, RequestError):
        return respond_problem(call, problem, error.detail, error.headers, validate=validate)
    return respond_problem(call, problem, problem.detail or str(error), validate=validate)


def admit_violation(call: Call, violation: AnswerOffContractError) -> Response:
    """Admit that an answer of ours broke the contract, and name the place; this one is not checked again."""
    call.answer_fits = False
    return respond_problem(call, BROKEN, str(violation), validate=False)


def add_error_handlers(app: Flask, *, validate: bool) -> None:
    """Let an app answer its faults so."""

    def named(error: Exception) -> Response:
        return refuse(call_of(request.environ), error, validate=validate)

    def not_served(error: HTTPException) -> Response:
        document = url_not_served_document(error.description)
        return respond(call_of(request.environ), 404, document, validate=validate)

    def of_http(error: HTTPException) -> Response:
        code = error.code or BROKEN.status
        problem = HTTP_PROBLEMS.get(code) or Problem(code, error.name, error.description)
        headers = {name: value for name, value in error.get_headers() if name != "Content-Type"}
        if "Allow" in headers:
            headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
        return respond_problem(call_of(request.environ), problem, headers=headers, validate=validate)

    def unforeseen(error: InternalServerError) -> Response:
        call = call_of(request.environ)
        cause = error.original_exception
        if isinstance(cause, AnswerOffContractError):
            return admit_violation(call, cause)
        return respond_problem(call, BROKEN, validate=False)

    for fault in FAULTS:
        app.register_error_handler(fault, named)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(404, not_served)
    app.register_error_handler(500, unforeseen)
