"""Name the price tier of a number: not stored, but derived from what the number costs."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from flowroute_mock.world.records import AvailableNumber

STANDARD, TOLL_FREE = "Standard", "Toll Free"
STANDARD_PRICES = (Decimal("1.00"), Decimal("1.25"), Decimal("0.012"))
"""Setup, each month, and each minute of an inbound call, in US dollars."""


@lru_cache(maxsize=8192)
def tier_of(number: AvailableNumber) -> str:
    """Return the tier: Standard, Toll Free, or else the country and the three prices.

    Source:  developer.flowroute.com, List Available Tiers, which shows names such as US Promo $0.0/$0.50/$0.005.
    """
    if number.number_type == "toll-free":
        return TOLL_FREE
    prices = (number.setup_cost, number.monthly_cost, number.inbound_rate)
    if prices == STANDARD_PRICES:
        return STANDARD
    return f"{number.iso_country} " + "/".join(f"${price:f}" for price in prices)
