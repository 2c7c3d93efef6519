"""Show the journal of a world, live, and one call of it in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

import orjson
from flask import Response, request
from werkzeug.exceptions import NotFound

from flowroute_mock.faults.kinds import KINDS
from flowroute_mock.http.call import origin
from flowroute_mock.journal.har import to_har
from flowroute_mock.ui.context import render, the_mock
from flowroute_mock.ui.misfits import find_misfits
from flowroute_mock.ui.samples import as_curl, as_python
from flowroute_mock.ui.words import VERDICTS, verdict
from flowroute_mock.world.records import JsonObject, WorldId

PAGE = 50
NEWEST = 500
NONE, ANY = "none", "any"
TESTS: Mapping[str, Callable[[JsonObject, str], bool]] = {
    "operation": lambda call, wanted: (call["operation"] or NONE) == wanted,
    "status": lambda call, wanted: matches_status(call["answer"]["status"], wanted),
    "verdict": lambda call, wanted: verdict(call) == wanted,
    "fault": lambda call, wanted: wanted in (call["fault"] or NONE, ANY if call["fault"] else NONE),
}
"""Each filter of the list, and whether a call passes it."""


def matches_status(status: int, wanted: str) -> bool:
    """Return whether a status is the one wanted, or of the class wanted, as in 4xx."""
    return str(status)[0] == wanted[0] if wanted.endswith("xx") else str(status) == wanted


def show(world: int) -> str:
    """Show the newest calls that pass the filters."""
    wanted = {name: value for name in TESTS if (value := request.args.get(name, ""))}
    skip = max(0, request.args.get("skip", 0, int))
    calls = find_calls(WorldId(world), wanted, skip + PAGE + 1)[skip:]
    choices = {
        "operation": [*the_mock().contract.operations, NONE],
        "status": ["2xx", "4xx", "5xx", *(str(code) for code in sorted(statuses()))],
        "verdict": list(VERDICTS),
        "fault": [NONE, ANY, *KINDS, "prefer"],
    }
    return render(
        "calls.html",
        world,
        calls=calls[:PAGE],
        has_more=len(calls) > PAGE,
        skip=skip,
        page=PAGE,
        wanted=wanted,
        choices=choices,
        total=the_mock().worlds.summary(WorldId(world)).calls,
    )


def statuses() -> set[int]:
    """Return every status of the contract."""
    return {status for operation in the_mock().contract.operations.values() for status in operation.responses}


def find_calls(world: WorldId, wanted: Mapping[str, str], most: int) -> list[JsonObject]:
    """Return the newest calls that pass the filters, newest first; the whole journal is read only if it must be."""
    for newest in (max(most, NEWEST) if wanted else most, None):
        calls = the_mock().worlds.calls(world, newest)
        passing = (call for call in reversed(calls) if all(TESTS[name](call, text) for name, text in wanted.items()))
        found = list(islice(passing, most))
        if len(found) == most or newest is None or len(calls) < newest:
            break
    return found


def find_call(world: WorldId, request_id: str) -> JsonObject:
    """Return the newest call of an id.

    Raises:  NotFound.
    """
    for newest in (PAGE, None):
        for call in reversed(the_mock().worlds.calls(world, newest)):
            if call["id"] == request_id:
                return call
    raise NotFound("The journal has no such call. It keeps only the newest calls; go back to the list.")


def show_call(world: int) -> str:
    """Show one call: what was sent both ways, and what of it does not fit the contract."""
    the_mock().worlds.summary(WorldId(world))
    call = find_call(WorldId(world), request.args.get("id", ""))
    url = origin(request.environ)
    return render(
        "call.html",
        world,
        call=call,
        misfits=find_misfits(the_mock().contract, call),
        kind=KINDS.get(call["fault"] or ""),
        samples={"curl": as_curl(call, url), "Python": as_python(call, url)},
    )


def download_call(world: int) -> Response:
    """Send one call as an HTTP Archive."""
    return as_file([find_call(WorldId(world), request.args.get("id", ""))], "call.har")


def download(world: int) -> Response:
    """Send the whole journal as an HTTP Archive."""
    return as_file(the_mock().worlds.calls(WorldId(world)), "calls.har")


def as_file(calls: list[JsonObject], name: str) -> Response:
    """Send calls as a file to keep."""
    archive = orjson.dumps(to_har(calls, origin(request.environ)))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(archive, headers=headers, content_type="application/json")


VIEWS = (
    ("GET", "/worlds/<int:world>/calls", show),
    ("GET", "/worlds/<int:world>/call", show_call),
    ("GET", "/worlds/<int:world>/call.har", download_call),
    ("GET", "/worlds/<int:world>/calls.har", download),
)
