"""Read the description of a fault, and check that it can ever apply to a call."""

from __future__ import annotations

import uuid

from flowroute_mock.faults.examples import NoSuchExampleError, choose_example
from flowroute_mock.faults.kinds import KINDS, RATE_LIMIT
from flowroute_mock.http.admin_shapes import check_shape
from flowroute_mock.http.contract import CompiledContract
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.world.errors import InvalidContentError
from flowroute_mock.world.records import Fault, JsonObject

CALLS = frozenset(("operation", "times", "probability"))
INTEGERS = frozenset(("status", "retry_after", "per_second", "times", "seed"))


def read_plan(contract: CompiledContract, plan: JsonObject) -> Fault:
    """Read the description of a fault.

    Shape:   FaultPlan in admin_openapi.yaml.
    Raises:  FaultPlanError when it is not of that shape, or names what the contract lacks.
    """
    try:
        check_shape("FaultPlan", plan)
    except InvalidContentError as error:
        raise FaultPlanError(f"{error}{_fields_of_kind(plan, error)}") from error
    plan = with_integers(plan)
    if plan["kind"] == RATE_LIMIT:
        return Fault(RATE_LIMIT, {"kind": RATE_LIMIT, "per_second": plan["per_second"]})
    _check_names(contract, plan)
    document = {key: value for key, value in plan.items() if key not in CALLS} | {"plan": str(uuid.uuid4())}
    return Fault(plan.get("operation"), document, plan.get("times"), plan.get("probability"), plan.get("seed", 0))


def with_integers(plan: JsonObject) -> JsonObject:
    """Return a plan whose integers are integers: to JSON, 503.0 is one as well."""
    return {name: int(value) if name in INTEGERS and value is not None else value for name, value in plan.items()}


def check_fault(contract: CompiledContract, fault: Fault) -> None:
    """Check a fault of a snapshot or a seed file.

    Raises:  FaultPlanError.
    """
    read_plan(contract, write_plan(fault))


def write_plan(fault: Fault) -> JsonObject:
    """Describe a fault as FaultPlan does."""
    plan = {key: value for key, value in fault.document.items() if key != "plan"}
    if plan.get("kind") == RATE_LIMIT:
        return plan
    return plan | {"seed": fault.seed} | {name: getattr(fault, name) for name in CALLS}


def _fields_of_kind(plan: JsonObject, error: InvalidContentError) -> str:
    """Return a sentence that lists the fields of a kind, where the error is about a field of another one."""
    kind = KINDS.get(str(plan.get("kind"))) if isinstance(plan, dict) else None
    if kind is None or error.pointer.strip("/") not in {field for each in KINDS.values() for field in each.fields}:
        return ""
    return "" if error.pointer.strip("/") in kind.fields else f" A `{kind.name}` fault takes {', '.join(kind.fields)}."


def _check_names(contract: CompiledContract, plan: JsonObject) -> None:
    named = plan.get("operation")
    if named is not None and named not in contract.operations:
        raise FaultPlanError(f"Unknown operation {named!r}. Known operations: {', '.join(contract.operations)}.")
    if plan["kind"] != "status":
        return
    for operation in contract.operations.values() if named is None else [contract.operations[named]]:
        try:
            choose_example(operation, plan["status"], plan.get("example"))
        except NoSuchExampleError as error:
            raise FaultPlanError(str(error)) from error
