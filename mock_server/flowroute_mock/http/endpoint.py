"""Say what an endpoint is given and what it gives back; endpoints know no HTTP beyond this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flowroute_mock.store import Store, View, World

EndpointResult = tuple[int, dict[str, Any] | None]
"""A status and the document that goes with it, None for an answer without a body."""


class EndpointRequest(NamedTuple):
    """A call that was let in and fits the contract.

    Shape:   path and query by parameter name, query with the contract's defaults filled in; body parsed JSON, None for
             none; origin as in http://127.0.0.1:8080.
    """

    store: Store
    view: View
    world: World
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any
    origin: str


Endpoint = Callable[[EndpointRequest], EndpointResult]
