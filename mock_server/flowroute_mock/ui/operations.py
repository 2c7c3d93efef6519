"""Perform the API's operations for a person: as calls, which are recorded and checked, or as looks, which are not."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from flask import request
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from flowroute_mock.faults.broken_responses import SLEEP, ConnectionDropped
from flowroute_mock.gateway import Gateway
from flowroute_mock.http import parsing
from flowroute_mock.http.call import origin
from flowroute_mock.http.endpoint import EndpointRequest
from flowroute_mock.ui.context import shown, the_mock
from flowroute_mock.world.records import World, WorldId


class Outcome(NamedTuple):
    """What became of a call.

    Shape:   status None where the connection was dropped; request_id finds the call in the journal.
    """

    operation: str
    status: int | None
    request_id: str


def has(operation: str) -> bool:
    """Return whether the contract has an operation."""
    return operation in the_mock().contract.operations


def call(world: WorldId, operation: str, path: Mapping[str, str], body: dict[str, Any] | None = None) -> Outcome:
    """Call an operation with the keys of a world, in this process; planned faults apply, but nobody waits for them."""
    wanted = the_mock().contract.operations[operation]
    request_id = uuid.uuid4().hex
    url = wanted.path.format(**{name: quote(value, safe="") for name, value in path.items()})
    builder = EnvironBuilder(
        url, request.host_url, method=wanted.method, json=body, headers=headers_of(world, request_id)
    )
    environ = builder.get_environ() | {"REMOTE_ADDR": "127.0.0.1", SLEEP: lambda seconds: None}
    try:
        _, status, _ = run_wsgi_app(shown().app, environ, buffered=True)
    except ConnectionDropped:
        return Outcome(operation, None, request_id)
    return Outcome(operation, int(status[:3]), request_id)


def headers_of(world: WorldId, request_id: str) -> Headers:
    """Return the headers of a call of a world."""
    account = the_mock().worlds.get(world)
    keys = base64.b64encode(f"{account.access_key}:{account.secret_key}".encode()).decode()
    user_agent = "flowroute-mock page"
    return Headers({"Authorization": f"Basic {keys}", "X-Request-Id": request_id, "User-Agent": user_agent})


def look(world: World, operation: str, path: dict[str, str], query: Mapping[str, str]) -> dict[str, Any]:
    """Return the document with which an operation that only reads would respond.

    Raises:  what the operation raises, RequestError for a query that does not fit the contract.
    """
    mock, gateway = the_mock(), shown().app.view_functions[operation]
    if not isinstance(gateway, Gateway):
        raise TypeError(f"{operation} has no gateway. Look only at operations of the contract.")
    arguments = parsing.read_query(gateway.operation, urlencode(query), clamp_limit=False)
    parsing.read_path(gateway.operation, path)
    view = mock.store.view(world.id, world.version)
    asked = EndpointRequest(mock.store, view, world, path, arguments, None, origin(request.environ), lambda _: None)
    _, document = gateway.endpoint(asked)
    return document or {}
