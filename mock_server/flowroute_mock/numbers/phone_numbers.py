"""Endpoints on phone numbers: list, search, get, purchase, change and release."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flowroute_mock.http.endpoint import EndpointRequest, EndpointResult
from flowroute_mock.numbers import filters
from flowroute_mock.numbers.documents import (
    available_number_item,
    phone_number_document,
    phone_number_item,
)
from flowroute_mock.numbers.links import page_links
from flowroute_mock.world.nanp import E164, parse_e164
from flowroute_mock.world.records import PhoneNumber, PurchaseOptions

LIST_PATH = "/v2/numbers"
SEARCH_PATH = "/v2/numbers/available"
SETTINGS = ("alias", "cnam_lookups_enabled", "messaging_enabled")


def list_account_numbers(request: EndpointRequest) -> EndpointResult:
    """Return one page of the account's numbers, ascending.

    Source:  contract, GET /v2/numbers; the order: mock_server/README.md.
    """
    arguments = request.query
    page = request.view.list_numbers(
        filters.number_filter(arguments),
        limit=arguments["limit"],
        offset=filters.offset(arguments),
    )
    return 200, {
        "data": [phone_number_item(number, request.origin) for number in page.items],
        "links": page_links(request.origin + LIST_PATH, arguments, has_more=page.has_more),
    }


def search_available_numbers(request: EndpointRequest) -> EndpointResult:
    """Return one page of the numbers for sale.

    Source:  contract, GET /v2/numbers/available.
    """
    arguments = request.query
    page = request.view.search_available(
        filters.number_filter(arguments),
        filters.order(arguments),
        limit=arguments["limit"],
        offset=filters.offset(arguments),
    )
    return 200, {
        "data": [available_number_item(number, request.origin) for number in page.items],
        "links": page_links(request.origin + SEARCH_PATH, arguments, has_more=page.has_more),
    }


def get_number(request: EndpointRequest) -> EndpointResult:
    """Return one number of the account in full.

    Raises:  NumberNotFoundError when the account does not own it.
    """
    number = request.view.get_number(e164(request))
    return 200, details(request, number)


def purchase_number(request: EndpointRequest) -> EndpointResult:
    """Purchase a number.

    Requested messaging is off in this response and on in all later ones: the vendor enables it in a separate task.

    Raises:  NumberNotForSaleError when the inventory lacks it, NumberAlreadyOwnedError when it was sold.
    Source:  contract, POST /v2/numbers/{id}; 409: docs/adr/0030.
    """
    options = request.body or {}
    number = request.store.purchase(
        request.world.id,
        e164(request),
        PurchaseOptions(
            cnam_lookups_enabled=options.get("cnam_lookups_enabled"),
            messaging_enabled=options.get("messaging_enabled"),
        ),
    )
    return 201, details(request, replace(number, messaging_enabled=False))


def update_number(request: EndpointRequest) -> EndpointResult:
    """Change the settings of a number that are given; messaging_email and messaging_callback_url have no effect here.

    Raises:  NumberNotFoundError when the account does not own it.
    Source:  contract, PATCH /v2/numbers/{id}.
    """
    changes = {name: request.body[name] for name in SETTINGS if name in request.body}
    number = request.store.update_number(request.world.id, e164(request), changes)
    return 200, details(request, number)


def release_number(request: EndpointRequest) -> EndpointResult:
    """Take a number off the account for good, and return 204 without a body.

    Raises:  NumberNotFoundError when the account does not own it.
    Source:  contract, DELETE /v2/numbers/{id}.
    """
    request.store.release(request.world.id, e164(request))
    return 204, None


def e164(request: EndpointRequest) -> E164:
    """Parse the number in the path."""
    return parse_e164(request.path["id"])


def details(request: EndpointRequest, number: PhoneNumber) -> dict[str, Any]:
    """Return the document of a number with its routes."""
    wanted = dict.fromkeys(route for route in (number.primary_route, number.failover_route) if route is not None)
    routes = request.view.get_routes(wanted)
    return phone_number_document(number, routes, request.origin)
