"""Compare two servers by the responses to the same probes, apart from their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contract_tests.drift.probes import Observation


@dataclass(frozen=True)
class Difference:
    """A probe with different responses."""

    probe: str
    aspect: str
    theirs: str
    mocks: str


def compare(theirs: Iterable[Observation], mocks: Iterable[Observation]) -> list[Difference]:
    """Return the differences by probe, without the probes of only one server."""
    ours = {observation.probe.name: observation for observation in mocks}
    return [
        Difference(observation.probe.name, aspect, left, right)
        for observation in theirs
        if observation.probe.name in ours
        for (aspect, left), (_, right) in zip(
            _aspects(observation), _aspects(ours[observation.probe.name]), strict=True
        )
        if left != right
    ]


def _aspects(observation: Observation) -> Iterator[tuple[str, str]]:
    call = observation.call
    yield "status", str(call.status)
    yield "media type", call.headers.get("Content-Type", "none").partition(";")[0]
    yield "WWW-Authenticate", "sent" if "WWW-Authenticate" in call.headers else "not sent"
    yield "members of the body", ", ".join(sorted(_members(observation))) or "none"


def _members(observation: Observation) -> set[str]:
    try:
        body = observation.call.json
    except ValueError:
        return set()
    if not isinstance(body, dict):
        return {type(body).__name__}
    entries = body.get("errors")
    inner = entries[0] if isinstance(entries, list) and entries and isinstance(entries[0], dict) else {}
    return set(body) | {f"errors/{name}" for name in inner}
