"""Call each operation with each variant of the generated client: sync, async, methods and plain functions."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from flowroute_numbers import APIStatusError, AsyncFlowrouteClient, AuthenticatedClient, FlowrouteClient
from flowroute_numbers.api import inventory, numbers, routes
from flowroute_numbers.models.inbound_route_update import InboundRouteUpdate
from flowroute_numbers.models.new_inbound_route import NewInboundRoute
from flowroute_numbers.models.number_update import NumberUpdate
from flowroute_numbers.models.purchase_options import PurchaseOptions
from flowroute_numbers.models.route_update import RouteUpdate

from contract_tests.calls.account import Account, new_route
from contract_tests.calls.event_loop import run
from contract_tests.calls.scripted import ACCESS_KEY, SECRET_KEY
from contract_tests.drawing.strategies import Query
from contract_tests.expected import contract

TAGS = {"inventory": inventory, "numbers": numbers, "routes": routes}
MODULES: Mapping[str, Any] = {
    operation.id: importlib.import_module(f"{TAGS[operation.tag].__name__}.{operation.id}")
    for operation in contract.operations().values()
}
CLIENTS = ("FlowrouteClient", "AsyncFlowrouteClient")
PLAIN = ("sync_detailed", "asyncio_detailed")
NAMES = (*CLIENTS, *PLAIN)
ASSUMED = {operation.id: operation.successes[0] for operation in contract.operations().values()}


@dataclass(frozen=True)
class Outcome:
    """The result of a call: the status, and the document as JSON or None.

    The methods of the clients do not return the status of a success; the outcome then has the one of the contract.
    """

    status: int
    document: Any


class ClientVariant(Protocol):
    """One variant of the client."""

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        """Call one operation.

        Shape:   path has the path arguments in order, route the id that a PATCH sends, options the query or the body.
        """


class MethodVariant:
    """The methods of FlowrouteClient or AsyncFlowrouteClient."""

    def __init__(self, client: FlowrouteClient | AsyncFlowrouteClient) -> None:
        self.client = client

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        method = getattr(self.client, operation)
        given = path if route is None else (*path, route)
        try:
            if isinstance(self.client, FlowrouteClient):
                return succeeded(operation, method(*given, **options))
            return succeeded(operation, run(awaited(method, *given, **options)))
        except APIStatusError as error:
            return Outcome(error.status, {"errors": [dict(entry.raw) for entry in error.entries]})


class FunctionVariant:
    """The plain functions, sync or async."""

    def __init__(self, client: AuthenticatedClient, form: str) -> None:
        self.client = client
        self.form = form

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        given = options if route is None else {"body": route_update(route)}
        if operation in BODIES:
            given = {"body": BODIES[operation](options)} if options else {}
        function = getattr(MODULES[operation], self.form)
        is_async = self.form.startswith("asyncio")
        response = run(function(*path, client=self.client, **given)) if is_async else None
        response = response or function(*path, client=self.client, **given)
        return Outcome(int(response.status_code), None if response.parsed is None else response.parsed.to_dict())


async def awaited(method: Any, *given: Any, **options: Any) -> Any:
    """Await a call. The list methods return an awaitable that is not a coroutine."""
    return await method(*given, **options)


BODIES: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "purchase_number": PurchaseOptions.from_dict,
    "update_number": lambda options: NumberUpdate.from_dict({"type": "number", **options}),
    "create_inbound_route": lambda options: NewInboundRoute.from_dict(new_route(**options)),
    "update_inbound_route": lambda options: InboundRouteUpdate.from_dict(new_route(**options)),
}
"""The body of an operation, made of the options that its method takes."""


def route_update(route: str) -> RouteUpdate:
    """Return the body that sets a route."""
    return RouteUpdate.from_dict({"data": {"type": "route", "id": route}})


def succeeded(operation: str, response: Any) -> Outcome:
    """Return the outcome of a success."""
    document = getattr(response, "document", response)
    return Outcome(ASSUMED.get(operation, 200), None if document is None else document.to_dict())


def client_variants(account: Account) -> Mapping[str, ClientVariant]:
    """Return every variant by name."""
    return {
        "FlowrouteClient": MethodVariant(account.client(retries=0)),
        "AsyncFlowrouteClient": MethodVariant(account.async_client(retries=0)),
        **{form: FunctionVariant(account.plain_client(), form) for form in PLAIN},
    }


def scripted_variant(name: str, transport: httpx.MockTransport, **options: Any) -> ClientVariant:
    """Return one variant on a transport for sync and async clients."""
    if name == "FlowrouteClient":
        return MethodVariant(FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=transport, **{"retries": 0, **options}))
    if name == "AsyncFlowrouteClient":
        return MethodVariant(
            AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=transport, **{"retries": 0, **options})
        )
    httpx_args = {"transport": transport}
    return FunctionVariant(
        AuthenticatedClient(access_key=ACCESS_KEY, secret_key=SECRET_KEY, httpx_args=httpx_args), name
    )


def written(operation: str, *path: str, options: Query | None = None) -> str:
    """Return a call as Python text."""
    given = [*map(repr, path), *(f"{name}={value!r}" for name, value in (options or {}).items())]
    return f"{operation}({', '.join(given)})"
