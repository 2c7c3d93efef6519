"""Convert the validated arguments of a list or search to the filter and the order of the store."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from flowroute_mock.world.records import NumberFilter, Order, OrderField

LAST_OFFSET = 2**62
BY_NUMBER = Order()
NUMBER_ITSELF = {"number": "value", "tn": "value"}


def number_filter(arguments: Mapping[str, Any]) -> NumberFilter:
    """Return the filter for the arguments of either list operation; an absent argument matches everything."""
    starts_with = arguments.get("starts_with")
    return NumberFilter(
        starts_with=None if starts_with is None else country_digits(starts_with),
        ends_with=arguments.get("ends_with"),
        contains=arguments.get("contains"),
        state=_lower(arguments.get("state")),
        rate_center=_lower(arguments.get("rate_center")),
        number_type=_lower(arguments.get("number_type")),
        iso_country=_upper(arguments.get("iso_country")),
        alias=arguments.get("alias"),
        tier=arguments.get("tier"),
    )


def country_digits(starts_with: str) -> str:
    """Return a prefix as digits that begin with a country code: 206 and +1206 are 1206, +44 is 44.

    Source:  developer.flowroute.com, Search for Purchasable Phone Numbers: 1 is assumed unless there is a plus sign.
    """
    if starts_with.startswith("+"):
        return starts_with[1:]
    return starts_with if starts_with.startswith("1") else f"1{starts_with}"


def order(arguments: Mapping[str, Any]) -> Order:
    """Return the order for `field` or `field,direction`; tn and number both mean the number itself."""
    if "order_by" not in arguments:
        return BY_NUMBER
    field, _, direction = arguments["order_by"].partition(",")
    return Order(cast(OrderField, NUMBER_ITSELF.get(field, field)), descending=direction == "desc")


def max_setup_cost(arguments: Mapping[str, Any]) -> Decimal | None:
    """Return the largest setup cost that is wanted, as it was written."""
    cost = arguments.get("max_setup_cost")
    return None if cost is None else Decimal(str(cost))


def offset(arguments: Mapping[str, Any]) -> int:
    """Return the offset, lowered to one that every store accepts and that is still past the end."""
    wanted: int = arguments["offset"]
    return min(wanted, LAST_OFFSET)


def _lower(value: str | None) -> str | None:
    return None if value is None else value.lower()


def _upper(value: str | None) -> str | None:
    return None if value is None else value.upper()
