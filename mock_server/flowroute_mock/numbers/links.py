"""Build the links of a page: the normalised query as the service echoes it, with limit and offset."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from flowroute_mock.numbers.filters import country_digits

PAGE = ("limit", "offset")


def page_links(url: str, arguments: Mapping[str, Any], *, has_more: bool) -> dict[str, str]:
    """Return the links of one page: self always, next only if there are more numbers.

    Shape:   filters in alphabetical order, then limit and offset, both always; state and rate_center in upper case,
             starts_with with its country code.
    Source:  the samples in the README files of flowroute-sdk-v3-python and -nodejs.
    """
    query = "".join(
        f"{name}={quote(echo(name, value), safe='')}&" for name, value in sorted(arguments.items()) if name not in PAGE
    )
    limit, offset = arguments["limit"], arguments["offset"]
    links = {"self": f"{url}?{query}limit={limit}&offset={offset}"}
    if has_more:
        links["next"] = f"{url}?{query}limit={limit}&offset={offset + limit}"
    return links


def echo(name: str, value: str | float) -> str:
    """Return the value of one filter as the service echoes it."""
    if not isinstance(value, str):
        return f"{Decimal(str(value)):f}"
    if name == "starts_with":
        return echo_prefix(value)
    return value.upper() if name in ("state", "rate_center", "iso_country") else value


def echo_prefix(value: str) -> str:
    """Return a prefix with its country code, and with a plus sign unless the country code is 1."""
    digits = country_digits(value)
    return digits if digits.startswith("1") else f"+{digits}"
