"""Endpoints that set where calls to a number are sent."""

from __future__ import annotations

from flowroute_mock.http.endpoint import EndpointRequest, EndpointResult
from flowroute_mock.world.nanp import parse_e164
from flowroute_mock.world.records import Relationship


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
