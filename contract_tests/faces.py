"""Call each operation through every face of the generated client, and tell what came back in one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from flowroute_numbers import APIStatusError, AsyncFlowrouteClient, FlowrouteClient
from flowroute_numbers.api.numbers import (
    get_number,
    list_account_numbers,
    purchase_number,
    search_available_numbers,
)
from flowroute_numbers.api.routes import update_failover_route, update_primary_route
from flowroute_numbers.models.purchase_options import PurchaseOptions
from flowroute_numbers.models.route_update import RouteUpdate

from contract_tests.account import Account, run
from contract_tests.strategies import Query

MODULES = {
    "list_account_numbers": list_account_numbers,
    "search_available_numbers": search_available_numbers,
    "get_number": get_number,
    "purchase_number": purchase_number,
    "update_primary_route": update_primary_route,
    "update_failover_route": update_failover_route,
}


@dataclass(frozen=True)
class Outcome:
    """What a call came to: the status where the face tells it, and the document as JSON where there is one."""

    status: int
    document: Any


class Face(Protocol):
    """One way to call the operations.

    Shape:   arguments are those of the path in order, then query and body by name.
    """

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        """Call one operation."""


class SyncFace:
    """FlowrouteClient."""

    def __init__(self, account: Account) -> None:
        self.client: FlowrouteClient = account.client(retries=0)

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        given = path if route is None else (*path, route)
        try:
            answer = getattr(self.client, operation)(*given, **options)
        except APIStatusError as error:
            return refused(error)
        return succeeded(operation, answer)


class AsyncFace:
    """AsyncFlowrouteClient."""

    def __init__(self, account: Account) -> None:
        self.client: AsyncFlowrouteClient = account.async_client(retries=0)

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        async def call() -> Any:
            return await getattr(self.client, operation)(*given, **options)

        given = path if route is None else (*path, route)
        try:
            return succeeded(operation, run(call()))
        except APIStatusError as error:
            return refused(error)


class PlainFace:
    """The plain functions, sync ones or async ones."""

    def __init__(self, account: Account, *, form: str) -> None:
        self.client = account.plain_client()
        self.form = form

    def __call__(self, operation: str, *path: str, route: str | None = None, **options: Any) -> Outcome:
        given = options if route is None else {"body": route_update(route)}
        if operation == "purchase_number":
            given = {"body": PurchaseOptions.from_dict(options)} if options else {}
        response = getattr(MODULES[operation], self.form)(*path, client=self.client, **given)
        response = run(response) if self.form.startswith("asyncio") else response
        document = None if response.parsed is None else response.parsed.to_dict()
        return Outcome(int(response.status_code), document)


def route_update(route: str) -> RouteUpdate:
    """Return the whole body that refers to a route."""
    return RouteUpdate.from_dict({"data": {"type": "route", "id": route}})


def succeeded(operation: str, answer: Any) -> Outcome:
    """Tell of a success; the status is the one the contract's choice has, since the client does not show it."""
    if operation.startswith("update_"):
        return Outcome(204, answer)
    document = getattr(answer, "document", answer)
    return Outcome(201 if operation == "purchase_number" else 200, document.to_dict())


def refused(error: APIStatusError) -> Outcome:
    """Tell of a refusal."""
    return Outcome(error.status, {"errors": [dict(entry.raw) for entry in error.entries]})


def faces(account: Account) -> Mapping[str, Face]:
    """Return every way to call, by name."""
    return {
        "FlowrouteClient": SyncFace(account),
        "AsyncFlowrouteClient": AsyncFace(account),
        "sync_detailed": PlainFace(account, form="sync_detailed"),
        "asyncio_detailed": PlainFace(account, form="asyncio_detailed"),
    }


NAMES = ("FlowrouteClient", "AsyncFlowrouteClient", "sync_detailed", "asyncio_detailed")


def written(operation: str, *path: str, options: Query | None = None) -> str:
    """Write a call as Python."""
    given = [*map(repr, path), *(f"{name}={value!r}" for name, value in (options or {}).items())]
    return f"{operation}({', '.join(given)})"
