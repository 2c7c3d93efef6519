"""Plan faults with forms that are made from the table of kinds, and show what waits."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from flowroute_mock.faults.kinds import KINDS, Kind
from flowroute_mock.http.admin_contract import admin_document
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.ui.context import render, the_mock
from flowroute_mock.ui.forms import Field, Schema, fields_of, read
from flowroute_mock.world.records import JsonObject, WorldId

COUNTED = 1000


def show(world: int, error: str = "", typed: JsonObject | None = None) -> str:
    """Show the faults that wait, and a form for each kind."""
    waiting = the_mock().worlds.faults(WorldId(world))
    calls = the_mock().worlds.calls(WorldId(world), COUNTED) if waiting else []
    return render(
        "faults.html",
        world,
        waiting=[plan | {"applied": count_applied(calls, plan)} for plan in waiting],
        counted=COUNTED,
        kinds=[(kind, fields_of_kind(kind)) for kind in KINDS.values()],
        error=error,
        typed=typed or {},
        done=request.args.get("done", ""),
    )


def count_applied(calls: list[JsonObject], plan: JsonObject) -> int:
    """Count the calls that a fault of this kind and operation was applied to."""
    operation = plan["operation"]
    return sum(call["fault"] == plan["kind"] and operation in (None, call["operation"]) for call in calls)


def schemas() -> dict[str, Schema]:
    """Return the schema of each member of a plan, as the admin's document and the contract have it."""
    known = admin_document()["components"]["schemas"]
    members: dict[str, Schema] = dict(known["FaultPlan"]["properties"])
    operations = {"enum": list(the_mock().contract.operations)}
    return {
        name: known[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        for name, schema in members.items()
    } | {"operation": {**members["operation"], **operations}}


def fields_of_kind(kind: Kind) -> list[Field]:
    """Return the fields of one kind, those that it needs first."""
    known = schemas()
    names = sorted((*kind.fields, "seed") if kind.act else kind.fields, key=lambda name: name != kind.needs)
    return [each for name in names for each in fields_of(name, known[name], is_required=name == kind.needs)]


def plan(world: int) -> Response | tuple[str, int]:
    """Plan a fault."""
    typed = request.form.to_dict()
    try:
        the_mock().worlds.plan_fault(WorldId(world), read(schemas(), typed.items()))
    except FaultPlanError as error:
        return show(world, str(error), typed), 422
    return redirect(url_for("faults.show", world=world, done="planned"), 303)


def clear(world: int) -> Response:
    """Remove every planned fault and rate limit."""
    the_mock().worlds.clear_faults(WorldId(world))
    return redirect(url_for("faults.show", world=world, done="cleared"), 303)


VIEWS = (
    ("GET", "/worlds/<int:world>/faults", show),
    ("POST", "/worlds/<int:world>/faults", plan),
    ("POST", "/worlds/<int:world>/faults/clear", clear),
)
