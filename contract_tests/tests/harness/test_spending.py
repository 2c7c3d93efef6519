"""The guard: on a server that is not on this machine, nothing is bought or changed but what was allowed."""

from __future__ import annotations

import json
from decimal import Decimal

import httpx
import pytest

from contract_tests.target.server import Target
from contract_tests.target.spending import NoSpendingGuard, SpendingError, SpendingGuard, is_loopback
from contract_tests.target.transports import RecordingTransport

HOME = "https://api.flowroute.com"
FOR_SALE = {"data": [{"id": "12065550100", "attributes": {"monthly_cost": 1.25, "setup_cost": 1.0}}]}


def request(method: str, path: str) -> httpx.Request:
    """Make a request to the real service, which no test here sends."""
    return httpx.Request(method, HOME + path)


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:80", True),
        ("http://127.8.8.8", True),
        ("https://api.flowroute.com", False),
        ("http://localhost.example.com", False),
        ("http://10.0.0.1", False),
        ("http://0.0.0.0", False),
    ],
)
def test_only_this_machine_is_loopback(base_url: str, expected: bool) -> None:
    """A name that looks like this machine's is not enough."""
    assert is_loopback(base_url) is expected


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/v2/numbers/12065550100", "/v2/numbers", "/v2/numbers/available", "/x"])
def test_nothing_but_reading_passes_where_nothing_is_allowed(method: str, path: str) -> None:
    """Without a list of numbers, the guard blocks every call that may change something."""
    with pytest.raises(SpendingError):
        SpendingGuard().check(request(method, path))


@pytest.mark.parametrize("path", ["/v2/numbers", "/v2/numbers/available?limit=1", "/v2/numbers/12065550100"])
def test_reading_passes(path: str) -> None:
    """GETs cost nothing."""
    SpendingGuard().check(request("GET", path))


def test_purchase_passes_within_the_budget_and_counts() -> None:
    """A number on the list is bought once its price is known, and only while money is left."""
    guard = SpendingGuard(numbers=["12065550100"], budget=Decimal("4"))
    purchase = request("POST", "/v2/numbers/12065550100")

    with pytest.raises(SpendingError, match="price is unknown"):
        guard.check(purchase)
    guard.note_prices(json.dumps(FOR_SALE).encode())
    guard.check(purchase)
    assert guard.spent == Decimal("2.25")
    with pytest.raises(SpendingError, match=r"costs 2\.25, and 1\.75 of the budget is left"):
        guard.check(purchase)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v2/numbers/12065550101"),
        ("PATCH", "/v2/numbers/12065550101/relationships/primary_route"),
        ("DELETE", "/v2/numbers/12065550100"),
        ("PATCH", "/v2/numbers/12065550100"),
    ],
)
def test_number_that_is_not_on_the_list_is_left_alone(method: str, path: str) -> None:
    """Neither another number nor another operation is covered by the list."""
    guard = SpendingGuard(numbers=["12065550100"], budget=Decimal("100"))
    guard.note_prices(json.dumps(FOR_SALE).encode())

    with pytest.raises(SpendingError):
        guard.check(request(method, path))


def test_route_of_a_number_on_the_list_may_be_set() -> None:
    """What was bought may be routed, which costs nothing."""
    guard = SpendingGuard(numbers=["12065550100"])

    guard.check(request("PATCH", "/v2/numbers/12065550100/relationships/failover_route"))

    assert guard.spent == 0


def test_rejected_call_is_not_sent() -> None:
    """The guard blocks a call before it reaches the network."""
    sent: list[httpx.Request] = []

    def note(each: httpx.Request) -> httpx.Response:
        sent.append(each)
        return httpx.Response(200, json={})

    target = Target(HOME, guard=SpendingGuard())
    transport = RecordingTransport(target, httpx.MockTransport(note), checked=False)

    with httpx.Client(transport=transport) as http, pytest.raises(SpendingError):
        http.post(f"{HOME}/v2/numbers/12065550100")

    assert (sent, list(target.calls)) == ([], [])


def test_server_on_another_machine_is_guarded_by_default() -> None:
    """Whoever forgets the guard does not spend money."""
    assert not isinstance(Target(HOME).guard, NoSpendingGuard)
    assert isinstance(Target("http://127.0.0.1:1").guard, NoSpendingGuard)
