"""Create the Flask app of a mock around one store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import NullSession, SessionInterface, SessionMixin
from werkzeug.routing import BaseConverter, MapAdapter

from flowroute_mock.admin.gateway import add_admin
from flowroute_mock.control.worlds import Worlds, open_worlds
from flowroute_mock.gateway import Gateway
from flowroute_mock.http.contract import CompiledOperation, ContractError
from flowroute_mock.http.endpoint import Endpoint
from flowroute_mock.http.error_handlers import add_error_handlers
from flowroute_mock.journal.call_recording import add_call_recording
from flowroute_mock.mock import Mock
from flowroute_mock.numbers import inbound_routes, inventory, phone_numbers
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.store import Store, WorldExistsError, open_store
from flowroute_mock.ui.hook import add_ui

ENDPOINTS: dict[str, Endpoint] = {
    "list_account_numbers": phone_numbers.list_account_numbers,
    "search_available_numbers": phone_numbers.search_available_numbers,
    "get_number": phone_numbers.get_number,
    "purchase_number": phone_numbers.purchase_number,
    "release_number": phone_numbers.release_number,
    "update_number": phone_numbers.update_number,
    "update_primary_route": inbound_routes.update_primary_route,
    "update_failover_route": inbound_routes.update_failover_route,
    "remove_primary_route": inbound_routes.remove_primary_route,
    "remove_failover_route": inbound_routes.remove_failover_route,
    "list_inbound_routes": inbound_routes.list_inbound_routes,
    "create_inbound_route": inbound_routes.create_inbound_route,
    "update_inbound_route": inbound_routes.update_inbound_route,
    "delete_inbound_route": inbound_routes.delete_inbound_route,
    "list_edge_strategies": inbound_routes.list_edge_strategies,
    "list_available_area_codes": inventory.list_available_area_codes,
    "list_available_exchanges": inventory.list_available_exchanges,
    "list_available_tiers": inventory.list_available_tiers,
}


def path_argument(paths: Iterable[str]) -> type[BaseConverter]:
    """Return a converter for any one segment that no path has as a word in the same place.

    So POST /v2/numbers/available is 405 and not a purchase, and DELETE /v2/routes/edge_strategies deletes no route.
    """
    fixed = {tuple(path.split("/")) for path in paths}
    starts = {path[:index] for path in fixed for index, part in enumerate(path) if part.startswith("{")}
    words = sorted({path[len(start)] for path in fixed for start in starts if path[: len(start)] == start < path})
    regex = "".join(f"(?!{re.escape(word)}$)" for word in words if not word.startswith("{")) + "[^/]+"
    return type("PathArgument", (BaseConverter,), {"regex": regex})


class NoSessions(SessionInterface):
    """No sessions: every call gets the same empty one."""

    nothing = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:
        """Return the empty session."""
        return self.nothing

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Do nothing."""


class MockApp(Flask):
    """A Flask app without the work per call that this mock never needs."""

    session_interface = NoSessions()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function unchanged: no view or hook here is a coroutine."""
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Route by method and path alone, whatever the Host and Upgrade headers are."""
        if request is None:
            return super().create_url_adapter(request)
        return MapAdapter(self.url_map, "", "/", "", "http", request.path, request.method)


def create_app(store: Store | None = None, *, settings: Settings = DEFAULT_SETTINGS) -> Flask:
    """Create an app on a store, or on a new one in memory, with the world of the keys in the settings.

    Its Mock is at `app.extensions["flowroute_mock"]`; close that when done.

    Raises:  ContractError when the contract is missing, or has an operation without an endpoint.
    """
    worlds = open_worlds(open_store("sqlite://") if store is None else store, settings)
    mock = Mock(worlds, settings)
    app = MockApp("flowroute_mock", static_folder=None, template_folder=None)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.extensions["flowroute_mock"] = mock
    app.url_map.merge_slashes = False
    app.url_map.converters["argument"] = path_argument(each.path for each in mock.contract.operations.values())
    ensure_world(worlds, settings)
    add_operations(app, mock)
    add_admin(app, mock)
    if settings.ui and settings.admin == "on":
        add_ui(app)
    add_call_recording(app, mock.store, mock.journal, mock.metrics, settings)
    add_error_handlers(app, validate=settings.validate_answers)
    return app


def ensure_world(worlds: Worlds, settings: Settings) -> None:
    """Create the world of the keys in the settings, unless the database already has it."""
    if worlds.store.find_world(settings.access_key) is None:
        try:
            worlds.create(settings.access_key, settings.secret_key)
        except WorldExistsError:
            return


def add_operations(app: Flask, mock: Mock) -> None:
    """Add a route for each operation of the contract.

    Raises:  ContractError when an operation has no endpoint.
    """
    for operation in mock.contract.operations.values():
        endpoint = ENDPOINTS.get(operation.id)
        if endpoint is None:
            raise ContractError(f"The operation {operation.id} has no endpoint. Add one to ENDPOINTS in app.py.")
        app.add_url_rule(
            flask_rule(operation),
            endpoint=operation.id,
            view_func=Gateway(mock, operation, endpoint),
            methods=[operation.method],
            provide_automatic_options=False,
        )


def flask_rule(operation: CompiledOperation) -> str:
    """Return a path of the contract as a routing rule of Flask."""
    return re.sub(r"{(\w+)}", r"<argument:\1>", operation.path)
