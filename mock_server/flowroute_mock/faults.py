"""Plan what goes wrong: read a fault's description, and strike a call with it.

How a dropped, cut or late answer reaches the client is told in broken_answers.py.
"""

from __future__ import annotations

import math
import random
import uuid
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import orjson
from flask import Response

from flowroute_mock.admin_contract import admin_contract
from flowroute_mock.answers import JSON
from flowroute_mock.broken_answers import Break, break_response
from flowroute_mock.calls import Call
from flowroute_mock.complaints import complaints
from flowroute_mock.contract import Contract, Operation
from flowroute_mock.errors import FaultPlanError
from flowroute_mock.examples import NoSuchExampleError, choose_example, respond_example
from flowroute_mock.records import Fault, JsonObject

Perform = Callable[[], Response]

KINDS: Mapping[str, str] = {
    "status": "answer this status with an example of the contract; below 400 the work is done and its document sent",
    "slow": "answer late, otherwise as usual",
    "drop": "close the connection; nothing was done",
    "lost_answer": "do the work, then close the connection: a purchase is recorded and the caller cannot know",
    "cut": "do the work, then close the connection in the middle of the answer",
    "not_json": "do the work, then answer text that is no JSON",
    "off_contract": "do the work, then answer JSON that breaks the contract",
}
BREAKS: Mapping[str, Break] = {"drop": "drop", "lost_answer": "drop", "cut": "cut"}
NOT_JSON = b"<html><body>502 Bad Gateway</body></html>"
OFF_CONTRACT = orjson.dumps({"data": False, "links": None})
NOTHING_SENT = 0
"""What the journal, and HAR, have for the status of an answer that never was."""
LONGEST_DELAY = 60.0
WAITING = frozenset(("operation", "times", "probability"))
STRIKING = WAITING | {"latency"}
FIELDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(KINDS, STRIKING),
    "status": STRIKING | {"status", "example", "retry_after"},
    "rate_limit": frozenset(("per_second",)),
}
"""What each kind has a use for, besides kind and seed."""
KNOWN = frozenset().union(*FIELDS.values())
RATE_LIMIT = "rate_limit"
"""The kind that does not strike by itself, and the operation it waits under, which no call has: Mock.admit reads it."""


def read_plan(contract: Contract, plan: JsonObject) -> Fault:
    """Read the description of a fault.

    Shape:   FaultPlan in admin_openapi.yaml.
    Raises:  FaultPlanError when it is not of that shape, or names what the contract lacks.
    """
    kind = plan.get("kind")
    if idle := sorted(plan.keys() & KNOWN - FIELDS.get(str(kind), KNOWN)):
        raise FaultPlanError(f"{', '.join(idle)}: {kind} has no use for that. Leave it out, or choose another kind.")
    body = admin_contract().operations["plan_fault"].body
    if body is not None and not body.validator.is_valid(plan):
        raise FaultPlanError(f"The fault cannot be planned: {complaints(body.validator, plan)}")
    if kind == RATE_LIMIT:
        return Fault(RATE_LIMIT, {"kind": kind, "per_second": plan["per_second"]})
    check_names(contract, plan)
    document = {key: value for key, value in plan.items() if key not in WAITING} | {"plan": str(uuid.uuid4())}
    return Fault(plan.get("operation"), document, plan.get("times"), plan.get("probability"), plan.get("seed", 0))


def check_fault(contract: Contract, fault: Fault) -> None:
    """Check a fault that was not planned here, but came with a snapshot or a seed file.

    Raises:  FaultPlanError.
    """
    plan = {key: value for key, value in fault.document.items() if key != "plan"}
    if plan.get("kind") != RATE_LIMIT:
        waiting = {"operation": fault.operation, "times": fault.times, "probability": fault.probability}
        plan |= {**waiting, "seed": fault.seed}
    read_plan(contract, plan)


def check_names(contract: Contract, plan: JsonObject) -> None:
    """Check that the operation, the status and the example of a plan are in the contract.

    Raises:  FaultPlanError.
    """
    named = plan.get("operation")
    if named is not None and named not in contract.operations:
        raise FaultPlanError(f"operation: no {named!r} in the contract; it has {', '.join(contract.operations)}.")
    operations = contract.operations.values() if named is None else [contract.operations[named]]
    for operation in operations if plan["kind"] == "status" else ():
        try:
            choose_example(operation, plan["status"], plan.get("example"))
        except NoSuchExampleError as error:
            raise FaultPlanError(f"status: {error}") from error


def strike(call: Call, operation: Operation, fault: JsonObject, perform: Perform) -> Response:
    """Answer a call as planned; perform does the work and writes the answer that would have been."""
    kind = call.fault = fault["kind"]
    response = ACTS[kind](call, operation, fault, perform)
    delay = draw_delay(fault)
    if delay or kind in BREAKS:
        return break_response(response, delay=delay, breaks=BREAKS.get(kind))
    return response


def _as_usual(call: Call, operation: Operation, fault: JsonObject, perform: Perform) -> Response:
    return perform()


def _nothing(call: Call, operation: Operation, fault: JsonObject, perform: Perform) -> Response:
    return Response(b"", NOTHING_SENT)


def _status(call: Call, operation: Operation, fault: JsonObject, perform: Perform) -> Response:
    status: int = fault["status"]
    retry_after = {"Retry-After": str(fault["retry_after"])} if "retry_after" in fault else {}
    if status >= 400:
        return respond_example(call, operation, status, fault.get("example"), retry_after)
    response = perform()
    if response.status_code < 400:
        response.status_code = status
        if operation.answers[status].validator is None:
            response.set_data(b"")
    return response


def _not_json(call: Call, operation: Operation, fault: JsonObject, perform: Perform) -> Response:
    return _spoil(call, perform(), NOT_JSON)


def _off_contract(call: Call, operation: Operation, fault: JsonObject, perform: Perform) -> Response:
    return _spoil(call, perform(), OFF_CONTRACT)


def _spoil(call: Call, response: Response, body: bytes) -> Response:
    call.answer_fits = False
    status = 200 if response.status_code == 204 else response.status_code
    return Response(body, status, content_type=response.content_type or JSON)


Act = Callable[[Call, Operation, JsonObject, Perform], Response]
ACTS: Mapping[str, Act] = {
    "status": _status,
    "slow": _as_usual,
    "drop": _nothing,
    "lost_answer": _as_usual,
    "cut": _as_usual,
    "not_json": _not_json,
    "off_contract": _off_contract,
}


def draw_delay(fault: Mapping[str, Any]) -> float:
    """Draw how late this answer is, in seconds; the draws of one plan repeat themselves with its seed."""
    latency = fault.get("latency")
    if latency is None:
        return 0.0
    generator = _generator(fault.get("plan", ""), fault.get("seed", 0))
    return min(LONGEST_DELAY, DISTRIBUTIONS[latency["distribution"]](generator, latency))


DISTRIBUTIONS: Mapping[str, Callable[[random.Random, Mapping[str, float]], float]] = {
    "fixed": lambda _, latency: latency["seconds"],
    "uniform": lambda generator, latency: generator.uniform(latency["low"], latency["high"]),
    "lognormal": lambda generator, latency: generator.lognormvariate(math.log(latency["median"]), latency["sigma"]),
}


@lru_cache(maxsize=1024)
def _generator(plan: str, seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  it draws delays, not secrets
