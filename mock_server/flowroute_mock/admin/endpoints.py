"""Do what each operation of the admin says. admin_openapi.yaml describes them, Worlds checks what comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from flowroute_mock.control.worlds import Worlds
from flowroute_mock.http.auth import authenticate
from flowroute_mock.http.call import origin
from flowroute_mock.http.endpoint import EndpointResult
from flowroute_mock.journal.har import to_har
from flowroute_mock.world.records import WorldId

SELF = "self"


@dataclass(frozen=True, slots=True)
class AdminRequest:
    """A request to the admin that was let in; body is parsed JSON."""

    worlds: Worlds
    environ: dict[str, Any]
    path: dict[str, str]
    body: Any

    @property
    def world(self) -> WorldId:
        """Find the world that the path names: by its id, or by the Basic keys of the request.

        Raises:  WorldNotFoundError, AuthenticationFailedError.
        """
        named = self.path["world"]
        if named == SELF:
            return authenticate(self.worlds.store, self.environ.get("HTTP_AUTHORIZATION")).id
        return self.worlds.summary(WorldId(int(named))).id


AdminEndpoint = Callable[[AdminRequest], EndpointResult]


def get_health(request: AdminRequest) -> EndpointResult:
    """Check that the database can be written, and count the worlds."""
    request.worlds.store.check()
    return 200, {"status": "ok", "worlds": len(request.worlds.summaries())}


def list_worlds(request: AdminRequest) -> EndpointResult:
    """List the worlds."""
    return 200, {"worlds": [asdict(world) for world in request.worlds.summaries()]}


def create_world(request: AdminRequest) -> EndpointResult:
    """Make a world with the starting content."""
    return 201, {"id": request.worlds.create_from(request.body).id}


def get_world(request: AdminRequest) -> EndpointResult:
    """Count what a world has."""
    return 200, asdict(request.worlds.summary(request.world))


def drop_world(request: AdminRequest) -> EndpointResult:
    """Remove a world."""
    request.worlds.drop(request.world)
    return 204, None


def reset_world(request: AdminRequest) -> EndpointResult:
    """Give a world its starting content again."""
    request.worlds.reset(request.world)
    return 204, None


def get_snapshot(request: AdminRequest) -> EndpointResult:
    """Write a world out."""
    return 200, request.worlds.snapshot(request.world)


def restore_snapshot(request: AdminRequest) -> EndpointResult:
    """Put a snapshot in place of what a world has."""
    request.worlds.restore(request.world, request.body)
    return 204, None


def list_routes(request: AdminRequest) -> EndpointResult:
    """List the inbound routes of a world."""
    return 200, {"routes": [asdict(route) for route in request.worlds.routes(request.world)]}


def add_route(request: AdminRequest) -> EndpointResult:
    """Give a world an inbound route."""
    return 201, asdict(request.worlds.add_route(request.world, request.body))


def list_faults(request: AdminRequest) -> EndpointResult:
    """List the faults that still wait."""
    return 200, {"faults": request.worlds.faults(request.world)}


def plan_fault(request: AdminRequest) -> EndpointResult:
    """Plan a fault."""
    return 201, {"id": request.worlds.plan_fault(request.world, request.body)}


def clear_faults(request: AdminRequest) -> EndpointResult:
    """Remove every planned fault and rate limit."""
    request.worlds.clear_faults(request.world)
    return 204, None


def get_journal(request: AdminRequest) -> EndpointResult:
    """Read what was called."""
    return 200, {"calls": request.worlds.calls(request.world)}


def get_journal_as_har(request: AdminRequest) -> EndpointResult:
    """Read what was called, as an HTTP Archive."""
    return 200, to_har(request.worlds.calls(request.world), origin(request.environ))
