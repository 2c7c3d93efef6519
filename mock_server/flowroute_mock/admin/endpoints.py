"""Do what each operation of the admin says; admin_openapi.yaml is what they promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from flowroute_mock.http.auth import authenticate
from flowroute_mock.http.call import origin
from flowroute_mock.http.endpoint import EndpointResult
from flowroute_mock.journal.har import to_har
from flowroute_mock.mock import Mock
from flowroute_mock.world.records import InboundRoute, JsonObject, PlannedFault, WorldId, WorldSummary

SELF = "self"


@dataclass(frozen=True, slots=True)
class Steering:
    """A call to the admin that was let in and fits its contract; body is parsed JSON."""

    mock: Mock
    environ: dict[str, Any]
    path: dict[str, str]
    body: Any

    @property
    def world(self) -> WorldId:
        """Find the world that the path names: by its id, or by the Basic keys of the call.

        Raises:  WorldNotFoundError, AuthenticationFailedError.
        """
        named = self.path["world"]
        if named == SELF:
            return authenticate(self.mock.store, self.environ.get("HTTP_AUTHORIZATION")).id
        return summary(self.mock, WorldId(int(named))).id


AdminEndpoint = Callable[[Steering], EndpointResult]


def summaries(mock: Mock) -> list[WorldSummary]:
    """Count what the worlds hold, the journal as it is and not only as it was stored."""
    return [replace(world, calls=mock.journal.count(world.id, world.calls)) for world in mock.store.worlds()]


def summary(mock: Mock, world: WorldId) -> WorldSummary:
    """Count what one world holds.

    Raises:  WorldNotFoundError.
    """
    found = mock.store.summarize_world(world)
    return replace(found, calls=mock.journal.count(world, found.calls))


def get_health(steering: Steering) -> EndpointResult:
    """Ask the database, and say how many worlds there are."""
    return 200, {"status": "ok", "worlds": len(steering.mock.store.worlds())}


def list_worlds(steering: Steering) -> EndpointResult:
    """List the worlds."""
    return 200, {"worlds": [asdict(world) for world in summaries(steering.mock)]}


def create_world(steering: Steering) -> EndpointResult:
    """Make a world, freshly seeded.

    Raises:  WorldExistsError.
    """
    body = steering.body
    world = steering.mock.store.create_world(body["access_key"], body["secret_key"])
    return 201, {"id": world.id}


def get_world(steering: Steering) -> EndpointResult:
    """Count what a world holds."""
    return 200, asdict(summary(steering.mock, steering.world))


def drop_world(steering: Steering) -> EndpointResult:
    """Remove a world."""
    steering.mock.drop_world(steering.world)
    return 204, None


def reset_world(steering: Steering) -> EndpointResult:
    """Make a world fresh again."""
    steering.mock.reset_world(steering.world)
    return 204, None


def get_snapshot(steering: Steering) -> EndpointResult:
    """Write a world out."""
    return 200, steering.mock.store.snapshot(steering.world)


def restore_snapshot(steering: Steering) -> EndpointResult:
    """Put a snapshot in place of what a world holds.

    Raises:  SnapshotError, FaultPlanError.
    """
    steering.mock.restore_world(steering.world, steering.body)
    return 204, None


def list_routes(steering: Steering) -> EndpointResult:
    """List the inbound routes of a world."""
    return 200, {"routes": [asdict(route) for route in steering.mock.store.list_routes(steering.world)]}


def add_route(steering: Steering) -> EndpointResult:
    """Give a world an inbound route.

    Raises:  RouteExistsError.
    """
    body = {"alias": None, "value": None, **steering.body}
    route = InboundRoute(**body)
    steering.mock.store.add_route(steering.world, route)
    return 201, asdict(route)


def list_faults(steering: Steering) -> EndpointResult:
    """List the faults that still wait."""
    return 200, {"faults": [planned(each) for each in steering.mock.store.list_faults(steering.world)]}


def planned(waiting: PlannedFault) -> JsonObject:
    """Write a fault that waits."""
    fault = waiting.fault
    told = {key: value for key, value in fault.document.items() if key != "plan"}
    return told | {
        "id": waiting.id,
        "operation": fault.operation,
        "times": fault.times,
        "probability": fault.probability,
        "seed": fault.seed,
    }


def plan_fault(steering: Steering) -> EndpointResult:
    """Plan a fault.

    Raises:  FaultPlanError.
    """
    return 201, {"id": steering.mock.plan_fault(steering.world, steering.body)}


def clear_faults(steering: Steering) -> EndpointResult:
    """Forget every planned fault and rate limit."""
    steering.mock.store.clear_faults(steering.world)
    return 204, None


def get_journal(steering: Steering) -> EndpointResult:
    """Read what was called."""
    return 200, {"calls": steering.mock.calls(steering.world)}


def get_journal_as_har(steering: Steering) -> EndpointResult:
    """Read what was called, as an HTTP Archive."""
    return 200, to_har(steering.mock.calls(steering.world), origin(steering.environ))
