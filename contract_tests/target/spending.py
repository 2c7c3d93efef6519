"""Keep the tests from spending money on a server that is not on this machine."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable
from decimal import Decimal

import httpx

from contract_tests.expected import contract

READING = ("GET", "HEAD")
ALLOWED = ("purchase_number", "update_primary_route", "update_failover_route")
"""What may be written of a number that may be bought; above all, never its release."""


class SpendingError(Exception):
    """The guard did not send a call, because it may cost money."""


def is_loopback(base_url: str) -> bool:
    """Return whether a base URL names this machine."""
    host = httpx.URL(base_url).host
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class SpendingGuard:
    """Allow reads, and writes only to the listed numbers and within the budget.

    The price of a number is its setup cost plus one month, from the last search that returned it. The guard blocks the
    purchase of a number whose price it has not seen.
    """

    def __init__(self, *, numbers: Iterable[str] = (), budget: Decimal = Decimal(0)) -> None:
        self.numbers = frozenset(numbers)
        self.budget = budget
        self.spent = Decimal(0)
        self._prices: dict[str, Decimal] = {}

    def check(self, request: httpx.Request) -> None:
        """Allow a call, or block it before it is sent. An allowed purchase counts as spent.

        Raises:  SpendingError.
        """
        if request.method in READING:
            return
        operation = contract.find_operation(request.method, request.url.path)
        e164 = "".join(contract.path_arguments(operation, request.url.path).values()) if operation else ""
        if operation is None or operation.id not in ALLOWED or e164 not in self.numbers:
            raise SpendingError(
                f"{request.method} {request.url.path} was not sent: this server is not on this machine, and the "
                "tests only read from it. To allow a purchase, give --budget DOLLARS and --may-buy NUMBER."
            )
        if operation.id == "purchase_number":
            self._pay(e164)

    def _pay(self, e164: str) -> None:
        price = self._prices.get(e164)
        if price is None:
            raise SpendingError(f"{e164} was not bought: its price is unknown. Search for it first.")
        if self.spent + price > self.budget:
            raise SpendingError(
                f"{e164} was not bought: it costs {price}, and {self.budget - self.spent} of the budget is left."
            )
        self.spent += price

    def note_prices(self, body: bytes) -> None:
        """Remember the prices in a search response."""
        try:
            items = json.loads(body, parse_float=Decimal, parse_int=Decimal)["data"]
            for item in items:
                costs = item["attributes"]
                self._prices[item["id"]] = costs["monthly_cost"] + costs["setup_cost"]
        except (ValueError, KeyError, TypeError):
            return


class NoSpendingGuard(SpendingGuard):
    """Allow everything, because the server costs nothing."""

    def check(self, request: httpx.Request) -> None:
        """Allow a call."""

    def note_prices(self, body: bytes) -> None:
        """Ignore prices."""
