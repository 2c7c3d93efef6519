"""Answer the operations that say where calls to a number are sent."""

from __future__ import annotations

from flowroute_mock.http.endpoint import Asked, Told
from flowroute_mock.world.nanp import parse_e164
from flowroute_mock.world.records import Relationship


def update_primary_route(asked: Asked) -> Told:
    """Send the calls to a number to this route first.

    Raises:  NumberNotFoundError, RouteNotFoundError when the account has no such thing.
    Source:  contract, PATCH /v2/numbers/{number_id}/relationships/primary_route.
    """
    return set_route(asked, "primary_route")


def update_failover_route(asked: Asked) -> Told:
    """Send the calls to a number to this route when the first one fails.

    Raises:  NumberNotFoundError, RouteNotFoundError when the account has no such thing.
    Source:  contract, PATCH /v2/numbers/{number_id}/relationships/failover_route.
    """
    return set_route(asked, "failover_route")


def set_route(asked: Asked, relationship: Relationship) -> Told:
    """Set one relationship of a number, and answer 204 with no body."""
    e164 = parse_e164(asked.path["number_id"])
    asked.store.set_route(asked.world.id, e164, relationship, asked.body["data"]["id"])
    return 204, None
