"""Send a fixed set of GET requests that show how a server behaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import PATIENCE, Target

MOST_NUMBERS = 5
NOT_OURS = "12015550100"

LISTS = ("/v2/numbers", "/v2/numbers/available")


@dataclass(frozen=True)
class Probe:
    """One GET request. Its name is the same for every server; its path may have a number of that server."""

    name: str
    path: str
    query: Mapping[str, Any] = field(default_factory=dict)
    is_signed: bool = True
    accept: str = "application/json"


@dataclass(frozen=True)
class Observation:
    """A probe and its recorded call."""

    probe: Probe
    call: CheckedCall


def observe(target: Target) -> list[Observation]:
    """Send every probe once.

    Raises:  httpx.TransportError when the server does not respond.
    """
    keys = target.keys[0]
    with httpx.Client(base_url=target.base_url, transport=target.transport(checked=False), timeout=PATIENCE) as http:
        seen = [_ask(http, probe, (keys.access_key, keys.secret_key)) for probe in fixed_probes()]
        owned = list(_owned(seen))
        return seen + [
            _ask(
                http,
                Probe(f"details of number {count} of the account", f"/v2/numbers/{number}"),
                (keys.access_key, keys.secret_key),
            )
            for count, number in enumerate(owned[:MOST_NUMBERS], start=1)
        ]


def fixed_probes() -> Iterator[Probe]:
    """Yield the probes that fit every server."""
    for path in LISTS:
        yield Probe(f"{path}", path)
        yield Probe(f"{path}, one number", path, {"limit": 1})
        yield Probe(f"{path}, the largest page", path, {"limit": 200})
        yield Probe(f"{path}, a page above the largest", path, {"limit": 201})
        yield Probe(f"{path}, a page of none", path, {"limit": 0})
        yield Probe(f"{path}, a limit that is no number", path, {"limit": "ten"})
        yield Probe(f"{path}, an offset far past the end", path, {"offset": 10**9})
        yield Probe(f"{path}, a negative offset", path, {"offset": -1})
        yield Probe(f"{path}, an unknown parameter", path, {"colour": "blue", "limit": 1})
        yield Probe(f"{path}, as application/vnd.api+json", path, {"limit": 1}, accept="application/vnd.api+json")
        yield Probe(f"{path}, without keys", path, is_signed=False)
        yield Probe(f"{path}, digits that nothing contains", path, {"contains": "00000000000"})
    available = "/v2/numbers/available"
    yield Probe(f"{available}, a state in lower case", available, {"state": "wa", "limit": 1})
    yield Probe(f"{available}, a rate center without its state", available, {"rate_center": "SEATTLE", "limit": 1})
    yield Probe(f"{available}, an area code", available, {"starts_with": "206", "limit": 1})
    yield Probe(f"{available}, another country", available, {"starts_with": "+44", "limit": 1})
    yield Probe(f"{available}, toll-free", available, {"number_type": "toll-free", "limit": 1})
    yield Probe(f"{available}, sorted", available, {"order_by": "tn,desc", "limit": 2})
    yield Probe(f"{available}, sorted by what does not exist", available, {"order_by": "colour"})
    yield Probe("details of a number of somebody else", f"/v2/numbers/{NOT_OURS}")
    yield Probe("details of ten digits", "/v2/numbers/2015550100")
    yield Probe("details of letters", "/v2/numbers/abc")
    yield Probe("a path that nobody serves", "/v2/no-such-path")


def _ask(http: httpx.Client, probe: Probe, keys: tuple[str, str]) -> Observation:
    response = http.get(
        probe.path, params=dict(probe.query), headers={"Accept": probe.accept}, auth=keys if probe.is_signed else None
    )
    call: CheckedCall = response.extensions["call"]
    return Observation(probe, call)


def _owned(seen: list[Observation]) -> Iterator[str]:
    for observation in seen:
        if observation.probe.name == LISTS[0] and observation.call.status == 200:
            body = _json(observation.call)
            for item in body.get("data", ()) if isinstance(body, dict) else ():
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    yield item["id"]


def _json(call: CheckedCall) -> Any:
    try:
        return call.json
    except ValueError:
        return None
