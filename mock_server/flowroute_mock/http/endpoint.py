"""Define what an endpoint receives and returns; endpoints know no HTTP beyond this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from flowroute_mock.store import Store, View, World

EndpointResult = tuple[int, dict[str, Any] | None]
"""A status and its document, None for a response without a body."""


class EndpointRequest(NamedTuple):
    """An authenticated request that conforms to the contract.

    Shape:   path and query by parameter name, query with the contract's defaults filled in; body parsed JSON, None
             for no body; origin as in http://127.0.0.1:8080; charge notes an amount in US dollars that was spent.
    """

    store: Store
    view: View
    world: World
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any
    origin: str
    charge: Callable[[Decimal], None]


Endpoint = Callable[[EndpointRequest], EndpointResult]
