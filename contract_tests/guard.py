"""Keep the tests from spending money: a target that is not on this machine is read, and bought from only as allowed."""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable
from decimal import Decimal

import httpx

from contract_tests import contract

READING = ("GET", "HEAD")


class SpendingError(Exception):
    """A call that the tests were not allowed to make; it was not sent."""


def is_loopback(base_url: str) -> bool:
    """Tell whether a base URL names this machine."""
    host = httpx.URL(base_url).host
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Let reading pass, and writing only to the numbers that may be bought, as long as the budget lasts.

    The price of a number is what the search last said: both costs, the monthly one for one month. A number whose price
    has not been seen is not bought.
    """

    def __init__(self, *, numbers: Iterable[str] = (), budget: Decimal = Decimal(0)) -> None:
        self.numbers = frozenset(numbers)
        self.budget = budget
        self.spent = Decimal(0)
        self._prices: dict[str, Decimal] = {}

    def check(self, request: httpx.Request) -> None:
        """Let a call pass, or refuse it before it is sent; a purchase counts as paid from here on.

        Raises:  SpendingError.
        """
        if request.method in READING:
            return
        operation = contract.find_operation(request.method, request.url.path)
        e164 = "".join(contract.path_arguments(operation, request.url.path).values()) if operation else ""
        if operation is None or e164 not in self.numbers:
            raise SpendingError(
                f"{request.method} {request.url.path} was not sent: this target is not on this machine, and its "
                "numbers are only read. To allow a purchase, give --budget in dollars and --may-buy for each number."
            )
        if operation.id == "purchase_number":
            self._pay(e164)

    def _pay(self, e164: str) -> None:
        price = self._prices.get(e164)
        if price is None:
            raise SpendingError(f"{e164} was not bought: its price is not known. Search for it first.")
        if self.spent + price > self.budget:
            raise SpendingError(f"{e164} was not bought: it costs {price}, and {self.budget - self.spent} is left.")
        self.spent += price

    def note_prices(self, body: bytes) -> None:
        """Remember what the numbers of a search cost."""
        try:
            items = json.loads(body, parse_float=Decimal, parse_int=Decimal)["data"]
            for item in items:
                costs = item["attributes"]
                self._prices[item["id"]] = costs["monthly_cost"] + costs["setup_cost"]
        except (ValueError, KeyError, TypeError):
            return


class NoGuard(Guard):
    """Let everything pass, for a target that costs nothing."""

    def check(self, request: httpx.Request) -> None:
        """Let a call pass."""

    def note_prices(self, body: bytes) -> None:
        """Need no prices."""
