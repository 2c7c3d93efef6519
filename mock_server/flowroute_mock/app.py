"""Wire the mock together: one Flask app around one store."""

from __future__ import annotations

import re

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.routing import BaseConverter

from flowroute_mock import inbound_routes, phone_numbers
from flowroute_mock.answers import respond, respond_off_contract, respond_problem
from flowroute_mock.calls import CALL, Call, open_call
from flowroute_mock.contract import ContractError, Operation, load_contract
from flowroute_mock.errors import (
    BROKEN,
    HTTP_PROBLEMS,
    STATUS,
    AnswerOffContractError,
    Problem,
    url_not_served_document,
)
from flowroute_mock.gateway import Gateway, Mock
from flowroute_mock.operation import Endpoint
from flowroute_mock.parsing import LARGEST_BODY
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.store import Store, WorldExistsError, open_store

ENDPOINTS: dict[str, Endpoint] = {
    "list_account_numbers": phone_numbers.list_account_numbers,
    "search_available_numbers": phone_numbers.search_available_numbers,
    "get_number": phone_numbers.get_number,
    "purchase_number": phone_numbers.purchase_number,
    "update_primary_route": inbound_routes.update_primary_route,
    "update_failover_route": inbound_routes.update_failover_route,
}


class PathArgument(BaseConverter):
    """Match any one segment but `available`, so that POST /v2/numbers/available is 405 and not a purchase."""

    regex = "(?!available$)[^/]+"


def create_app(store: Store | None = None, *, settings: Settings = DEFAULT_SETTINGS) -> Flask:
    """Make an app on a store, or on a new one in memory; the world of the default keys is there from the start.

    Raises:  ContractError when the contract is missing, or has an operation that no endpoint serves.
    """
    store = open_store("sqlite://") if store is None else store
    mock = Mock(store, load_contract(settings.contract_file), settings)
    app = Flask("flowroute_mock", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.extensions["flowroute_mock"] = mock
    app.url_map.merge_slashes = False
    app.url_map.converters["argument"] = PathArgument
    ensure_world(store, settings)
    add_operations(app, mock)
    add_hooks(app)
    add_error_handlers(app, mock)
    return app


def ensure_world(store: Store, settings: Settings) -> None:
    """Make the world of the default keys unless a file, or another worker, has it already."""
    if store.find_world(settings.access_key) is None:
        try:
            store.create_world(settings.access_key, settings.secret_key)
        except WorldExistsError:
            return


def add_operations(app: Flask, mock: Mock) -> None:
    """Serve each operation of the contract, and only those."""
    for operation in mock.contract.operations.values():
        endpoint = ENDPOINTS.get(operation.id)
        if endpoint is None:
            raise ContractError(f"{operation.id}: no endpoint serves it. Add one to ENDPOINTS.")
        app.add_url_rule(
            flask_rule(operation),
            endpoint=operation.id,
            view_func=Gateway(mock, operation, endpoint),
            methods=[operation.method],
            provide_automatic_options=False,
        )


def flask_rule(operation: Operation) -> str:
    """Write a path of the contract as a rule of Flask."""
    return re.sub(r"{(\w+)}", r"<argument:\1>", operation.path)


def add_hooks(app: Flask) -> None:
    """Open a call before anything else, and close it after all else."""

    @app.before_request
    def begin() -> None:
        open_call(request.environ)

    @app.after_request
    def finish(response: Response) -> Response:
        call: Call = request.environ[CALL]
        response.headers["X-Request-Id"] = call.request_id
        return response


def add_error_handlers(app: Flask, mock: Mock) -> None:
    """Turn each fault that the table names into its answer, and anything else into a 500."""
    validate = mock.settings.validate_answers

    def refuse(error: Exception) -> Response:
        problem = STATUS[type(error)]
        detail, headers = getattr(error, "detail", None), getattr(error, "headers", None)
        return respond_problem(request.environ[CALL], problem, detail, headers, validate=validate)

    def not_served(error: HTTPException) -> Response:
        document = url_not_served_document(error.description)
        return respond(request.environ[CALL], 404, document, validate=validate)

    def refuse_http(error: HTTPException) -> Response:
        code = error.code or 500
        problem = HTTP_PROBLEMS.get(code) or Problem(code, error.name, error.description)
        headers = {k: v for k, v in error.get_headers() if k != "Content-Type"}
        return respond_problem(request.environ[CALL], problem, headers=headers, validate=validate)

    def admit(error: InternalServerError) -> Response:
        cause = error.original_exception
        if isinstance(cause, AnswerOffContractError):
            return respond_off_contract(request.environ[CALL], cause)
        return respond_problem(request.environ[CALL], BROKEN, validate=False)

    for fault in STATUS:
        app.register_error_handler(fault, refuse)
    app.register_error_handler(HTTPException, refuse_http)
    app.register_error_handler(404, not_served)
    app.register_error_handler(500, admit)
