"""Answer the operations on phone numbers: list, search, get and purchase."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flowroute_mock.http.endpoint import Asked, Told
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


def list_account_numbers(asked: Asked) -> Told:
    """Answer one page of the account's numbers, ascending.

    Source:  contract, GET /v2/numbers; the order: mock_server/README.md.
    """
    arguments = asked.query
    page = asked.view.list_numbers(
        filters.number_filter(arguments),
        limit=arguments["limit"],
        offset=filters.offset(arguments),
    )
    return 200, {
        "data": [phone_number_item(number, asked.origin) for number in page.items],
        "links": page_links(asked.origin + LIST_PATH, arguments, has_more=page.has_more),
    }


def search_available_numbers(asked: Asked) -> Told:
    """Answer one page of the numbers for sale.

    Source:  contract, GET /v2/numbers/available.
    """
    arguments = asked.query
    page = asked.view.search_available(
        filters.number_filter(arguments),
        filters.order(arguments),
        limit=arguments["limit"],
        offset=filters.offset(arguments),
    )
    return 200, {
        "data": [available_number_item(number, asked.origin) for number in page.items],
        "links": page_links(asked.origin + SEARCH_PATH, arguments, has_more=page.has_more),
    }


def get_number(asked: Asked) -> Told:
    """Answer one number of the account in full.

    Raises:  NumberNotFoundError when the account does not own it.
    """
    number = asked.view.get_number(e164(asked))
    return 200, details(asked, number)


def purchase_number(asked: Asked) -> Told:
    """Buy a number.

    Messaging that was asked for is still off in this answer and on in every later one, since the vendor turns it on in
    a task of its own.

    Raises:  NumberNotForSaleError when the inventory lacks it, NumberAlreadyOwnedError when it was sold.
    Source:  contract, POST /v2/numbers/{id}; 409: docs/adr/0030.
    """
    options = asked.body or {}
    number = asked.store.purchase(
        asked.world.id,
        e164(asked),
        PurchaseOptions(
            cnam_lookups_enabled=options.get("cnam_lookups_enabled"),
            messaging_enabled=options.get("messaging_enabled"),
        ),
    )
    return 201, details(asked, replace(number, messaging_enabled=False))


def e164(asked: Asked) -> E164:
    """Parse the number in the path, whichever name the contract gives it."""
    return parse_e164(asked.path["id"])


def details(asked: Asked, number: PhoneNumber) -> dict[str, Any]:
    """Write a number with its routes."""
    wanted = dict.fromkeys(route for route in (number.primary_route, number.failover_route) if route is not None)
    routes = asked.view.get_routes(wanted)
    return phone_number_document(number, routes, asked.origin)
