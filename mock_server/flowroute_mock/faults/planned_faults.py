"""Apply a planned fault to a call. broken_responses.py describes how a client receives a dropped, cut or late one."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from flask import Response

from flowroute_mock.faults.broken_responses import break_response
from flowroute_mock.faults.kinds import KINDS, Perform
from flowroute_mock.http.call import CallContext
from flowroute_mock.http.contract import CompiledOperation
from flowroute_mock.world.records import JsonObject

LONGEST_DELAY = 60.0


def apply_fault(call: CallContext, operation: CompiledOperation, fault: JsonObject, perform: Perform) -> Response:
    """Respond to a call as planned; perform does the work and makes the response there would have been."""
    kind = KINDS[fault["kind"]]
    call.fault = kind.name
    response = kind.act(call, operation, fault, perform) if kind.act else perform()
    delay = draw_delay(fault)
    if delay or kind.breaks:
        return break_response(response, delay=delay, breaks=kind.breaks)
    return response


def draw_delay(fault: Mapping[str, Any]) -> float:
    """Draw how late a response is, in seconds; the draws of one plan repeat themselves with its seed."""
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
