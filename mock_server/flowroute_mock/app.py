"""Wire the mock together: one Flask app around one store."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import NullSession, SessionInterface, SessionMixin
from werkzeug.routing import BaseConverter, MapAdapter

from flowroute_mock.admin.gateway import add_admin
from flowroute_mock.control.worlds import Worlds, open_worlds
from flowroute_mock.gateway import Gateway
from flowroute_mock.http.contract import ContractError, Operation
from flowroute_mock.http.endpoint import Endpoint
from flowroute_mock.http.error_handlers import add_error_handlers
from flowroute_mock.journal.call_recording import add_hooks
from flowroute_mock.mock import Mock
from flowroute_mock.numbers import inbound_routes, phone_numbers
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


class NoSessions(SessionInterface):
    """Keep no sessions: one that is always empty serves every call."""

    nothing = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        """Return the empty session."""
        return self.nothing

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep nothing."""


class MockApp(Flask):
    """A Flask app that knows what it never needs, and so does not look for it on each call."""

    session_interface = NoSessions()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function as it is: no view or hook of ours is a coroutine."""
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Route by method and path alone; a Host header that is no host, or an offer to upgrade, changes nothing."""
        if request is None:
            return super().create_url_adapter(request)
        return MapAdapter(self.url_map, "", "/", "", "http", request.path, request.method)


def create_app(store: Store | None = None, *, settings: Settings = DEFAULT_SETTINGS) -> Flask:
    """Make an app on a store, or on a new one in memory; the world of the default keys is there from the start.

    What it is made of is at `app.extensions["flowroute_mock"]`, a Mock; close that when done.

    Raises:  ContractError when the contract is missing, or has an operation that no endpoint serves.
    """
    worlds = open_worlds(open_store("sqlite://") if store is None else store, settings)
    mock = Mock(worlds, settings)
    app = MockApp("flowroute_mock", static_folder=None, template_folder=None)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.extensions["flowroute_mock"] = mock
    app.url_map.merge_slashes = False
    app.url_map.converters["argument"] = PathArgument
    ensure_world(worlds, settings)
    add_operations(app, mock)
    add_admin(app, mock)
    add_hooks(app, mock)
    add_error_handlers(app, validate=settings.validate_answers)
    return app


def ensure_world(worlds: Worlds, settings: Settings) -> None:
    """Make the world of the default keys unless a file, or another worker, has it already."""
    if worlds.store.find_world(settings.access_key) is None:
        try:
            worlds.create(settings.access_key, settings.secret_key)
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
