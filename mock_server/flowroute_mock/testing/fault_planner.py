"""Let something go wrong in one world, and report what was planned in vain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flowroute_mock.faults.kinds import KINDS, FaultKind
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.testing.one_world import OneWorld
from flowroute_mock.testing.recorded_calls import describe, read_entry
from flowroute_mock.testing.world_builder import without_none


class FaultPlanner(OneWorld):
    """The helpers that plan faults."""

    def __init__(self) -> None:
        self._watched: dict[str, str] = {}
        """The plans of the faults that should apply, each with its description."""

    def plan_fault(
        self,
        kind: FaultKind,
        operation: str | None = None,
        *,
        times: int | None = None,
        probability: float | None = None,
        seed: int = 0,
        status: int | None = None,
        example: str | None = None,
        retry_after: int | None = None,
        latency: float | Mapping[str, Any] | None = None,
        per_second: int | None = None,
        optional: bool = False,
    ) -> None:
        """Let something go wrong, at every call or at some.

        status sends that status, slow is late, drop closes the connection before anything is done, lost_answer does
        the work and then closes it, cut closes it in the middle of the response, not_json and off_contract send what
        no client should trust, rate_limit sends 429 to all but per_second calls in a second.

        A fault that has applied to no call at the end of the mock is reported, unless it is optional, has a probability
        or is a rate_limit.

        Shape:   operation an operation id, None for any; times how many calls it applies to, None for all; probability
                 0 to 1, drawn from seed; example the name of an example of the contract; retry_after and latency in
                 seconds, latency also as in {"distribution": "lognormal", "median": 0.2, "sigma": 1.0}.
        Raises:  FaultPlanError for an unknown kind, operation, status, example or part, and where a part is missing.
        """
        plan = {
            "operation": operation,
            "times": times,
            "probability": probability,
            "status": status,
            "example": example,
            "retry_after": retry_after,
            "latency": {"distribution": "fixed", "seconds": latency} if isinstance(latency, int | float) else latency,
            "per_second": per_second,
        }
        needs = KINDS[kind].needs if isinstance(kind, str) and kind in KINDS else None
        if needs is not None and plan[needs] is None:
            raise FaultPlanError(f"A `{kind}` fault needs {needs}.")
        described = without_none(plan)
        fault = self._mock.worlds.plan_fault(self._world.id, {"kind": kind, "seed": seed, **described}).fault
        if not optional and probability is None and "plan" in fault.document:
            self._watch(fault.document["plan"], kind, described)

    def clear_faults(self) -> None:
        """Remove every planned fault and rate limit."""
        self._mock.worlds.clear_faults(self._world.id)

    def assert_faults_applied(self) -> None:
        """Assert that each planned fault applied to a call at least once; the end of a mock does so by itself.

        Raises:  AssertionError, which lists those that did not, and what was called.
        """
        unapplied = self._mock.worlds.observed.unapplied
        vain = [described for plan, described in self._watched.items() if plan in unapplied]
        if vain:
            calls = describe(read_entry(entry) for entry in self._mock.worlds.calls(self._world.id))
            faults = "\n".join(f"  {each}" for each in vain)
            raise AssertionError(
                f"These planned faults never applied to a call:\n{faults}\nCalled was:\n{calls}\n"
                "Plan such a fault with optional=True, or set `check_faults = False` on the mock, if that is intended."
            )

    def _watch(self, plan: str, kind: str, parts: Mapping[str, Any]) -> None:
        arguments = [repr(kind), *(f"{name}={value!r}" for name, value in parts.items())]
        self._watched[plan] = f"plan_fault({', '.join(arguments)})"
        self._mock.worlds.observed.unapplied.add(plan)

    def _forget_faults(self) -> None:
        self._mock.worlds.observed.unapplied.difference_update(self._watched)
        self._watched.clear()
