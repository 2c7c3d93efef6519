"""Carry out what costs money, or changes anything, under a spending limit or as a dry run."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from decimal import Decimal
from typing import Any

import httpx

from .raw import read_body
from .redaction import LOGGER
from .spending import Spending, price_of
from .trips import Attempt, Trip

Steps = Generator[float | Attempt, Any, Any]


def guarded(
    trip: Trip[Any],
    spending: Spending,
    send: Callable[[Trip[Any]], Steps],
    look_up: Callable[[Trip[Any]], Steps],
) -> Steps:
    """Send a call as the settings of its client allow; look_up carries out the call that finds a price.

    Raises:  SpendLimitError before anything is sent.
    """
    call, settings = trip.call, trip.settings
    if settings.dry_run and call.method != "GET":
        return (yield from _pretend(trip, spending, look_up))
    if call.price is None:
        return (yield from send(trip))
    price = spending.known_price(call.asked_id)
    if price is None:
        price = price_of((yield from _for_sale(trip, look_up)), call.price.paging)
    spending.reserve(call, price)
    try:
        return (yield from send(trip))
    except BaseException as error:
        if price is not None and not getattr(error, "outcome_unknown", False):
            spending.release(price)
        raise


def _for_sale(trip: Trip[Any], look_up: Callable[[Trip[Any]], Steps]) -> Steps:
    """Return the item of the list that has the price of this call; None where it is not in it."""
    price = trip.call.price
    assert price is not None  # noqa: S101 (for the type checker: callers have looked)
    call = price.look_up(trip.call.asked_id)
    response = yield from look_up(trip.beside(call))
    items = price.paging.items(read_body(call, response, trip.settings.keys))
    return next((item for item in items if item.id == trip.call.asked_id), None)


def _pretend(trip: Trip[Any], spending: Spending, look_up: Callable[[Trip[Any]], Steps]) -> Steps:
    """Return the response that the service might have sent, and send nothing but the question for the price."""
    call, item, cost = trip.call, None, ""
    if call.price is not None:
        item = yield from _for_sale(trip, look_up)
        price: Decimal | None = price_of(item, call.price.paging)
        spending.reserve(call, price)
        cost = f" It would cost {price}."
    LOGGER.info("dry run: %s %s is not sent.%s [%s]", call.method, call.path, cost, trip.request_id)
    if call.sample is None:
        return httpx.Response(204)
    given = {"data": item.to_dict()} if item is not None else dict(call.json or {})
    return httpx.Response(200, json={**_filled(json.loads(call.sample), given), "dry_run": True})


def _filled(sample: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Return the sample with the values of the same names."""
    return {
        name: _filled(old, values[name])
        if isinstance(old, dict) and isinstance(values.get(name), dict)
        else values.get(name, old)
        for name, old in sample.items()
    }
