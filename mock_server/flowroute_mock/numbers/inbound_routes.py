"""Endpoints on inbound routes: list, create, change and delete them, and set where calls to a number are sent."""

from __future__ import annotations

from typing import Any

from flowroute_mock.http.endpoint import EndpointRequest, EndpointResult
from flowroute_mock.http.errors import InvalidValueError
from flowroute_mock.numbers import filters
from flowroute_mock.numbers.documents import edge_strategy_item, inbound_route_document, inbound_route_item
from flowroute_mock.numbers.links import page_links
from flowroute_mock.world.edge_strategies import EDGE_STRATEGIES, EDGE_STRATEGY_IDS
from flowroute_mock.world.nanp import parse_e164
from flowroute_mock.world.records import Relationship, RouteDraft

ROUTES_PATH = "/v2/routes"
EDGE_STRATEGIES_PATH = "/v2/routes/edge_strategies"
ATTRIBUTES = ("alias", "route_type", "value", "edge_strategy_id")


def list_inbound_routes(request: EndpointRequest) -> EndpointResult:
    """Return one page of the account's routes, the default one first.

    Source:  contract, GET /v2/routes; the order of the others: mock_server/README.md.
    """
    arguments = request.query
    page = request.view.list_routes(
        arguments.get("route_type"), limit=arguments["limit"], offset=filters.offset(arguments)
    )
    return 200, {
        "data": [inbound_route_item(route, request.origin) for route in page.items],
        "links": page_links(request.origin + ROUTES_PATH, arguments, has_more=page.has_more),
    }


def create_inbound_route(request: EndpointRequest) -> EndpointResult:
    """Create a route.

    Raises:  InvalidValueError for an unknown point of presence, RouteAliasTakenError.
    Source:  contract, POST /v2/routes.
    """
    route = request.store.create_route(request.world.id, RouteDraft(**attributes(request)))
    return 201, inbound_route_document(route, request.origin)


def update_inbound_route(request: EndpointRequest) -> EndpointResult:
    """Change the attributes of a route that are given.

    Raises:  InvalidValueError for an unknown point of presence, DefaultRouteError, RouteNotFoundError,
             RouteAliasTakenError.
    Source:  contract, PATCH /v2/routes/{id}.
    """
    route = request.store.update_route(request.world.id, request.path["id"], attributes(request))
    return 200, inbound_route_document(route, request.origin)


def delete_inbound_route(request: EndpointRequest) -> EndpointResult:
    """Delete a route that no number uses, and return 204 without a body.

    Raises:  DefaultRouteError, RouteNotFoundError, RouteInUseError.
    Source:  contract, DELETE /v2/routes/{id}.
    """
    request.store.delete_route(request.world.id, request.path["id"])
    return 204, None


def list_edge_strategies(request: EndpointRequest) -> EndpointResult:
    """Return all points of presence.

    Source:  contract, GET /v2/routes/edge_strategies.
    """
    return 200, {
        "data": [edge_strategy_item(strategy) for strategy in EDGE_STRATEGIES],
        "links": {"self": request.origin + EDGE_STRATEGIES_PATH},
    }


def attributes(request: EndpointRequest) -> dict[str, Any]:
    """Return the attributes of a route in a body, those that the mock knows.

    Raises:  InvalidValueError.
    """
    given = request.body["data"]["attributes"]
    known = {name: given[name] for name in ATTRIBUTES if name in given}
    if known.get("edge_strategy_id") not in (None, *EDGE_STRATEGY_IDS):
        raise InvalidValueError({"data": {"attributes": {"edge_strategy_id": ["Invalid value."]}}})
    return known


def remove_primary_route(request: EndpointRequest) -> EndpointResult:
    """Leave a number without a primary route.

    Raises:  NumberNotFoundError.
    Source:  contract, DELETE /v2/numbers/{number_id}/relationships/primary_route.
    """
    return clear_route(request, "primary_route")


def remove_failover_route(request: EndpointRequest) -> EndpointResult:
    """Leave a number without a failover route.

    Raises:  NumberNotFoundError.
    Source:  contract, DELETE /v2/numbers/{number_id}/relationships/failover_route.
    """
    return clear_route(request, "failover_route")


def clear_route(request: EndpointRequest, relationship: Relationship) -> EndpointResult:
    """Clear one relationship of a number, set or not, and return 204 without a body."""
    request.store.clear_route(request.world.id, parse_e164(request.path["number_id"]), relationship)
    return 204, None


def update_primary_route(request: EndpointRequest) -> EndpointResult:
    """Send the calls to a number to this route first.

    Raises:  NumberNotFoundError, RouteNotFoundError when the account lacks one of them.
    Source:  contract, PATCH /v2/numbers/{number_id}/relationships/primary_route.
    """
    return set_route(request, "primary_route")


def update_failover_route(request: EndpointRequest) -> EndpointResult:
    """Send the calls to a number to this route when the first one fails.

    Raises:  NumberNotFoundError, RouteNotFoundError when the account lacks one of them.
    Source:  contract, PATCH /v2/numbers/{number_id}/relationships/failover_route.
    """
    return set_route(request, "failover_route")


def set_route(request: EndpointRequest, relationship: Relationship) -> EndpointResult:
    """Set one relationship of a number, and return 204 without a body."""
    e164 = parse_e164(request.path["number_id"])
    request.store.set_route(request.world.id, e164, relationship, request.body["data"]["id"])
    return 204, None
