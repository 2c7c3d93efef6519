"""Show the numbers of an account and those for sale; buy, release, edit and route them by the API's own operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flask import redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from flowroute_mock.http.errors import RequestError
from flowroute_mock.ui import operations
from flowroute_mock.ui.context import render, the_mock
from flowroute_mock.ui.forms import Field, fields_of
from flowroute_mock.world.records import World, WorldId

PAGE = 50
MINE, FOR_SALE = "list_account_numbers", "search_available_numbers"
PAGING = ("limit", "offset")
Typed = MultiDict[str, str]


class Action(NamedTuple):
    """Something to do with a number or a route.

    Shape:   parameter is the name of the operation's path parameter; body makes its body from what was typed.
    """

    operation: str
    parameter: str | None
    body: Callable[[Typed], dict[str, Any] | None] = lambda typed: None


def route_body(typed: Typed) -> dict[str, Any]:
    """Return the body that names a route."""
    return {"data": {"type": "route", "id": typed.get("route", "")}}


def options(typed: Typed) -> dict[str, Any]:
    """Return the options of a number that boxes were ticked for."""
    return {name: name in typed for name in ("cnam_lookups_enabled", "messaging_enabled")}


def edited(typed: Typed) -> dict[str, Any]:
    """Return the body that changes a number's settings."""
    return {"type": "number", "alias": typed.get("alias") or None, **options(typed)}


def new_route(typed: Typed) -> dict[str, Any]:
    """Return the body that makes a route."""
    attributes = {name: typed[name] for name in ("alias", "route_type", "value") if typed.get(name)}
    return {"data": {"type": "route", "attributes": attributes}}


ACTIONS: Mapping[str, Action] = {
    "buy": Action("purchase_number", "id", options),
    "edit": Action("update_number", "id", edited),
    "release": Action("release_number", "id"),
    "set-primary-route": Action("update_primary_route", "number_id", route_body),
    "set-failover-route": Action("update_failover_route", "number_id", route_body),
    "clear-primary-route": Action("remove_primary_route", "number_id"),
    "clear-failover-route": Action("remove_failover_route", "number_id"),
    "create-route": Action("create_inbound_route", None, new_route),
    "delete-route": Action("delete_inbound_route", "id"),
}
"""What the page offers, where the contract has the operation."""
NEW_ROUTE = (Field("alias", "text"), Field("route_type", "choice", ("host", "number", "uri")), Field("value", "text"))
LEAVES = {"release": "numbers", "create-route": "routes", "delete-route": "routes"}
"""The page to show after an action that leaves no number to show."""


def numbers(world: int) -> str:
    """Show the numbers of the account, with their routes."""
    return show_list(world, MINE, "account.html")


def search(world: int) -> str:
    """Show the numbers for sale."""
    return show_list(world, FOR_SALE, "search.html")


def show_list(world: int, operation: str, template: str) -> str:
    """Show one page of a list, with every filter that the contract has for it."""
    account = the_mock().worlds.get(WorldId(world))
    schemas = the_mock().contract.operations[operation].query
    typed = {name: value for name, value in request.args.items() if value and name in schemas}
    query = {"limit": str(PAGE), **typed}
    found: list[dict[str, Any]] = []
    error: object = None
    has_more = False
    try:
        document = operations.look(account, operation, {}, query)
        found, has_more = document["data"], "next" in document["links"]
    except RequestError as problem:
        error = problem.detail
    limit, offset = (int(query.get(name, "0")) if query.get(name, "0").isdigit() else 0 for name in PAGING)
    filters = {name: value for name, value in typed.items() if name not in PAGING}
    return render(
        template,
        world,
        found=[item | {"routes": routes_of(account, item["id"])} if operation == MINE else item for item in found],
        fields=[field for name, schema in schemas.items() if name not in PAGING for field in fields_of(name, schema)],
        typed=typed,
        error=error,
        outcome=outcome(),
        first=offset + 1,
        previous={**filters, "limit": limit, "offset": max(0, offset - limit)} if offset else None,
        next={**filters, "limit": limit, "offset": offset + limit} if has_more else None,
        can=can(),
    )


def routes_of(account: World, e164: str) -> dict[str, str | None]:
    """Return the ids of the routes of a number."""
    found = operations.look(account, "get_number", {"id": e164}, {})["data"]["relationships"]
    names = ("primary_route", "failover_route")
    return {name: found[name]["data"] and found[name]["data"]["id"] for name in names}


def number(world: int, e164: str) -> str:
    """Show one number of the account, and what can be done with it."""
    account = the_mock().worlds.get(WorldId(world))
    document = operations.look(account, "get_number", {"id": e164}, {})
    return render(
        "number.html",
        world,
        number=document["data"],
        own=routes_of(account, e164),
        routes=the_mock().worlds.routes(account.id),
        can=can(),
        outcome=outcome(),
    )


def routes(world: int) -> str:
    """Show the inbound routes of the account."""
    return render(
        "routes.html",
        world,
        routes=the_mock().worlds.routes(WorldId(world)),
        fields=NEW_ROUTE,
        can=can(),
        outcome=outcome(),
    )


def can() -> set[str]:
    """Return the actions whose operations the contract has."""
    return {name for name, action in ACTIONS.items() if operations.has(action.operation)}


def outcome() -> dict[str, str] | None:
    """Return what the last action came to, as the address says."""
    return {name: request.args[name] for name in ("did", "status", "call")} if "did" in request.args else None


def act(world: int, action: str) -> Response:
    """Do something with a number or a route, as a call of the account, and show what came of it.

    Raises:  NotFound.
    """
    wanted = ACTIONS.get(action)
    if wanted is None or action not in can():
        raise NotFound("The contract has no operation for that.")
    subject = request.form.get("subject", "")
    path = {wanted.parameter: subject} if wanted.parameter else {}
    came = operations.call(WorldId(world), wanted.operation, path, wanted.body(request.form))
    said: dict[str, Any] = {"did": wanted.operation, "status": came.status or "none", "call": came.request_id}
    is_on_account = subject and (action != "buy" or came.status in (200, 201, 207))
    page = LEAVES.get(action) or ("number" if is_on_account else "search")
    if action == "release" and came.status != 204:
        page = "number"
    if page == "number":
        said["e164"] = subject
    return redirect(url_for(f"account.{page}", world=world, **said), 303)


VIEWS = (
    ("GET", "/worlds/<int:world>/account", numbers),
    ("GET", "/worlds/<int:world>/search", search),
    ("GET", "/worlds/<int:world>/routes", routes),
    ("GET", "/worlds/<int:world>/number/<e164>", number),
    ("POST", "/worlds/<int:world>/do/<action>", act),
)
