"""Filter and sort numbers as the contract describes its query parameters.

Written from the descriptions in the contract, not from the mock: a filter compares each way to write a number, and
does not rewrite the value of the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Attributes = Mapping[str, Any]
NUMBER_ITSELF = ("number", "value", "tn")
UPPER_CASE_IN_LINKS = ("state", "rate_center", "iso_country")


def matching(rows: Iterable[Attributes], query: Mapping[str, Any]) -> list[str]:
    """Return the numbers that match every filter of a query."""
    filters = [(FILTERS[name], name, wanted) for name, wanted in query.items() if name in FILTERS]
    return [row["value"] for row in rows if all(matches(row, name, wanted) for matches, name, wanted in filters)]


def _prefix(row: Attributes, _: str, wanted: str) -> bool:
    number: str = row["value"]
    spellings = (f"+{number}", number, number.removeprefix("1"))  # "The country code 1 is assumed, so 206 means 1206"
    return any(spelling.startswith(wanted) for spelling in spellings)


def _suffix(row: Attributes, _: str, wanted: str) -> bool:
    return str(row["value"]).endswith(wanted)


def _digits(row: Attributes, _: str, wanted: str) -> bool:
    return wanted in row["value"]


def _exactly(row: Attributes, name: str, wanted: str) -> bool:
    return bool(row[name] == wanted)


def _in_any_case(row: Attributes, name: str, wanted: str) -> bool:
    return row.get(name) is not None and row[name].casefold() == wanted.casefold()


FILTERS: Mapping[str, Callable[[Attributes, str, str], bool]] = {
    "starts_with": _prefix,
    "ends_with": _suffix,
    "contains": _digits,
    "alias": _exactly,
    "state": _in_any_case,
    "rate_center": _in_any_case,
    "number_type": _in_any_case,
    "iso_country": _in_any_case,
    "tier": _exactly,
}


def in_link(name: str, value: Any) -> str:
    """Return a filter as `links.self` repeats it: with the country code 1, or in upper case.

    Source:  the samples of the vendor's SDKs: starts_with=646 becomes 1646, rate_center=Seattle becomes SEATTLE.
    """
    if name == "starts_with":
        return re.sub(r"^(\+?1|(?!\+))", "1", value)
    return str(value).upper() if name in UPPER_CASE_IN_LINKS else str(value)


def in_order(offers: Mapping[str, Attributes], found: Iterable[str], order_by: str | None) -> list[str]:
    """Sort numbers for sale. Equal values ascend by number; null is greater than every value."""
    name, _, direction = (order_by or "number").partition(",")
    descends = direction == "desc"
    if name in NUMBER_ITSELF:
        return sorted(found, reverse=descends)
    ascending = sorted(found)
    with_null = [e164 for e164 in ascending if offers[e164][name] is None]
    with_value = [e164 for e164 in ascending if offers[e164][name] is not None]
    with_value.sort(key=lambda e164: offers[e164][name], reverse=descends)
    return with_null + with_value if descends else with_value + with_null
