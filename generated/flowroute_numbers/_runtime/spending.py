"""Limit what the purchases of a client may cost."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from .calls import Call, Paging
from .errors import SpendLimitError

_REMEMBERED = 10_000


class Spending:
    """What the purchases of a client and its copies have cost, and the limit. Threads may share it.

    A purchase counts from before it is sent. It stops counting only when it is known that nothing was bought.
    """

    def __init__(self, limit: Decimal | None) -> None:
        self.limit = limit
        self._lock = threading.Lock()
        self._spent = Decimal(0)
        self._prices: dict[str, Decimal] = {}

    @property
    def spent(self) -> Decimal:
        """US dollars that count as spent."""
        return self._spent

    def note_prices(self, paging: Paging[Any, Any], items: Iterable[Any]) -> None:
        """Remember the prices in a page of a list; of many the latest ones."""
        if paging.amounts is None:
            return
        with self._lock:
            for item in items:
                self._prices.pop(item.id, None)
                if (price := price_of(item, paging)) is not None:
                    self._prices[item.id] = price
            for name in list(self._prices)[: max(0, len(self._prices) - _REMEMBERED)]:
                del self._prices[name]

    def known_price(self, item: str) -> Decimal | None:
        """Return the price that a list has shown, or None."""
        return self._prices.get(item)

    def reserve(self, call: Call[Any], price: Decimal | None) -> None:
        """Count a purchase that is about to be sent.

        Raises:  SpendLimitError where it would pass the limit, or where its price is not known.
        """
        what = f"{call.method} {call.path}"
        if price is None:
            raise SpendLimitError(
                f"{what}: no price is known, since the number is not for sale. Nothing was sent.",
                price=None,
                spent=self._spent,
                limit=self.limit,
            )
        with self._lock:
            if self.limit is None or self._spent + price <= self.limit:
                self._spent += price
                return
            spent = self._spent
        raise SpendLimitError(
            f"{what} would cost {price}, which passes the limit: {spent} of {self.limit} are spent. Nothing was sent. "
            "Make a client with a higher spend_limit, or buy less.",
            price=price,
            spent=spent,
            limit=self.limit,
        )

    def release(self, price: Decimal) -> None:
        """Count a purchase no longer, since it is known that nothing was bought."""
        with self._lock:
            self._spent -= price


def price_of(item: Any, paging: Paging[Any, Any]) -> Decimal | None:
    """Return what an item of a list costs at first; None where its amounts can't be read."""
    if item is None or paging.amounts is None:
        return None
    amounts = [_amount(value) for value in paging.amounts(item)]
    return None if None in amounts else sum((amount for amount in amounts if amount is not None), Decimal(0))


def check_limit(limit: Decimal | int | None) -> Decimal | None:
    """Return a limit in US dollars.

    Raises:  TypeError for anything but a Decimal or a whole number; ValueError for one below 0, or no number.
    """
    if limit is None:
        return None
    if isinstance(limit, bool) or not isinstance(limit, Decimal | int):
        raise TypeError(f'spend_limit must be a Decimal or a whole number, as in Decimal("20"), not {limit!r:.40}.')
    if not Decimal(limit).is_finite() or limit < 0:
        raise ValueError(f"spend_limit must be an amount of US dollars, 0 or more, not {limit}.")
    return Decimal(limit)


def _amount(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None
