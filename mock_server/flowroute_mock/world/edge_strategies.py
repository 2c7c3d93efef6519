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
        "Calls enter and leave through North Virginia.",
        "192.0.2.64/28,192.0.2.64-192.0.2.79",
        "us-east-va.sip.flowroute.com",
    ),
    EdgeStrategy(
        2,
        "US-West-OR",
        "Calls enter and leave through Oregon.",
        "192.0.2.32/28,192.0.2.32-192.0.2.47",
        "us-west-or.sip.flowroute.com",
    ),
    EdgeStrategy(
        1,
        "US-East-NJ",
        "Calls enter and leave through New Jersey.",
        "192.0.2.16/28,192.0.2.16-192.0.2.31",
        "us-east-nj.sip.flowroute.com",
    ),
    EdgeStrategy(
        3,
        "US-West-WA",
        "Calls enter and leave through Washington.",
        "192.0.2.48/28,192.0.2.48-192.0.2.63",
        "us-west-wa.sip.flowroute.com",
    ),
)
"""Source:  developer.flowroute.com, List Edge Strategies, whose sample begins with id 4 and goes on with Oregon; the
other ids and the order are ours."""
EDGE_STRATEGY_IDS = frozenset(strategy.id for strategy in EDGE_STRATEGIES)
