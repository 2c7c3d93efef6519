"""Name the points of presence that a route may choose: the same for every account."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EdgeStrategy:
    """A point of presence.

    Shape:   firewall_rules are a CIDR block and a range after a comma, of addresses that are kept for documentation.
    """

    id: int
    name: str
    description: str
    firewall_rules: str
    naptr: str


EDGE_STRATEGIES = (
    EdgeStrategy(
        4,
        "US-East-VA",
        "Point of presence in North Virginia",
        "203.0.113.0/27, 203.0.113.1-203.0.113.30",
        "us-east-va.sip.flowroute.com",
    ),
    EdgeStrategy(
        2,
        "US-West-OR",
        "Point of presence in Oregon",
        "203.0.113.32/27, 203.0.113.33-203.0.113.62",
        "us-west-or.sip.flowroute.com",
    ),
)
"""Source:  developer.flowroute.com, List Edge Strategies, whose sample begins with id 4 and goes on with Oregon; the id
of the second is ours."""
EDGE_STRATEGY_IDS = frozenset(strategy.id for strategy in EDGE_STRATEGIES)
