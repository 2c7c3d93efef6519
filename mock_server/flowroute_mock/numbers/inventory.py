"""Endpoints on what is for sale now: area codes, exchanges and tiers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from flowroute_mock.http.endpoint import EndpointRequest, EndpointResult
from flowroute_mock.numbers import filters
from flowroute_mock.numbers.documents import inventory_item
from flowroute_mock.numbers.links import page_links
from flowroute_mock.world.records import Page

SEARCH_PATH = "/v2/numbers/available"
AREA_CODES_PATH = f"{SEARCH_PATH}/areacodes"
EXCHANGES_PATH = f"{SEARCH_PATH}/exchanges"
TIERS_PATH = f"{SEARCH_PATH}/tiers"


def list_available_area_codes(request: EndpointRequest) -> EndpointResult:
    """Return one page of the area codes with numbers for sale, each with a link to its exchanges.

    Source:  contract, GET /v2/numbers/available/areacodes.
    """
    arguments = request.query
    page = request.view.list_area_codes(
        filters.max_setup_cost(arguments), limit=arguments["limit"], offset=filters.offset(arguments)
    )
    return respond(request, AREA_CODES_PATH, "areacode", page, lambda code: f"{EXCHANGES_PATH}?areacode={code}")


def list_available_exchanges(request: EndpointRequest) -> EndpointResult:
    """Return one page of the exchanges with numbers for sale, each with a link to the search for its numbers.

    Source:  contract, GET /v2/numbers/available/exchanges.
    """
    arguments = request.query
    page = request.view.list_exchanges(
        filters.max_setup_cost(arguments),
        arguments.get("areacode"),
        limit=arguments["limit"],
        offset=filters.offset(arguments),
    )
    return respond(request, EXCHANGES_PATH, "exchange", page, lambda code: f"{SEARCH_PATH}?starts_with=1{code}")


def list_available_tiers(request: EndpointRequest) -> EndpointResult:
    """Return one page of the tiers with numbers for sale, each with a link to the search for its numbers.

    Source:  contract, GET /v2/numbers/available/tiers; the search in the link: mock_server/README.md.
    """
    arguments = request.query
    page = request.view.list_tiers(limit=arguments["limit"], offset=filters.offset(arguments))
    return respond(request, TIERS_PATH, "tier", page, lambda tier: f"{SEARCH_PATH}?tier={quote(tier, safe='')}")


def respond(
    request: EndpointRequest, path: str, kind: str, page: Page[str], related: Callable[[str], str]
) -> EndpointResult:
    """Return one page of names, each with its related link."""
    return 200, {
        "data": [inventory_item(kind, name, request.origin + related(name)) for name in page.items],
        "links": page_links(request.origin + path, request.query, has_more=page.has_more),
    }
