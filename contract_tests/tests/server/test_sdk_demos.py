"""The demos of the vendor's SDKs: their calls, in their order and as they are on the wire, run from beginning to end.

Source:  number_route_message_demo.py of flowroute-sdk-v3-python, number_route_message_demo.js of -nodejs,
         test/testSDK.php of -php, demo.rb of -ruby, without their parts on messages and porting. The values are ours.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.target.checked_call import CheckedCall

JSON = "application/json"
JSON_API = "application/vnd.api+json"
SEARCH, NUMBERS, ROUTES = "/v2/numbers/available", "/v2/numbers", "/v2/routes"
AREA_CODES, EXCHANGES = f"{SEARCH}/areacodes", f"{SEARCH}/exchanges"


class Demo:
    """An SDK on the wire: its Accept header, and the content type of its bodies, None where it sends none."""

    def __init__(self, account: Account, *, accept: str, content_type: str | None) -> None:
        self._account = account
        self._headers = {"User-Agent": "Flowroute SDK v3.0", "Accept": accept}
        self._content_type = content_type

    def get(self, path: str) -> Any:
        """GET a path, query included, and return the document."""
        response = self._account.call("GET", path, headers=self._headers)
        response.expect(200)
        return response.json

    def send(self, method: str, path: str, body: str | None = None) -> CheckedCall:
        """Send a body as the SDK does."""
        headers = dict(self._headers)
        if body is not None and self._content_type is not None:
            headers["Content-Type"] = self._content_type
        return self._account.call(method, path, content=body, headers=headers)

    def set_route(self, number: str, relationship: str, route: str) -> None:
        """Set a route; the response has no body."""
        body = '{   "data": {     "type": "route",     "id": "' + route + '"   } }'
        response = self.send("PATCH", f"{NUMBERS}/{number}/relationships/{relationship}", body)
        assert (response.status, response.body) == (204, b"")

    def pages(self, path: str, query: str) -> list[Any]:
        """Follow pages as the PHP demo does: by its own offset, as long as there is a next link."""
        items: list[Any] = []
        offset = 0
        while True:
            page = self.get(f"{path}?{query.format(offset=offset)}")
            items += page["data"]
            if "next" not in page["links"]:
                return items
            offset += 10


@pytest.fixture
def account(accounts: Accounts) -> Account:
    """Return a fresh account."""
    return accounts.fresh()


def test_python_demo_runs_to_its_end(account: Account) -> None:
    """Its bodies have no content type; the edge strategy has a name that nobody documents."""
    demo = Demo(account, accept=JSON, content_type=None)

    demo.get(f"{AREA_CODES}?limit=3&max_setup_cost=3.25")
    demo.get(f"{EXCHANGES}?limit=3&areacode=347")
    demo.get(f"{SEARCH}?starts_with=206&contains=3&limit=3")
    number = demo.get(f"{NUMBERS}?limit=3")["data"][0]["id"]
    demo.get(f"{NUMBERS}/{number}")
    demo.send("PATCH", f"{NUMBERS}/{number}", '{"type": "number", "alias": "New Test"}').expect(200)
    assert demo.get(f"{NUMBERS}/{number}")["data"]["attributes"]["alias"] == "New Test"
    demo.get(f"{ROUTES}/edge_strategies")
    attributes = (
        '"route_type": "host", "value": "x1y2z3.example.com", "alias": "x1y2z30123456789", "edge_strategy": "1"'
    )
    demo.send("POST", ROUTES, '{   "data": { "type": "route",  "attributes": {' + attributes + "} } }").expect(201)
    routes = demo.get(f"{ROUTES}?limit=10")["data"]
    demo.set_route(number, "primary_route", routes[1]["id"])
    demo.set_route(number, "failover_route", routes[2]["id"])


def test_node_demo_runs_to_its_end(account: Account) -> None:
    """It looks up a number that it does not own, prints the error and goes on."""
    demo = Demo(account, accept=JSON, content_type=f"{JSON}; charset=utf-8")

    demo.get(f"{AREA_CODES}?limit=3&offset=0&max_setup_cost=3.25")
    assert demo.get(f"{EXCHANGES}?limit=3&offset=0&max_setup_cost=3.25&areacode=206")["data"]
    demo.get(f"{SEARCH}?starts_with=1206&contains=3&ends_with=7&limit=3&offset=0&rate_center=Seattle&state=WA")
    demo.get(NUMBERS)
    demo.send("GET", f"{NUMBERS}/12065550177").expect(404)
    assert len(demo.get(f"{ROUTES}?limit=3")["data"]) == 3


def test_php_demo_runs_to_its_end(account: Account) -> None:
    """It pages by hand, and takes a host route from the list."""
    demo = Demo(account, accept=JSON, content_type=f"{JSON}; charset=utf-8")

    numbers = demo.get(f"{NUMBERS}?limit=10&offset=0")["data"]
    demo.get(f"{NUMBERS}/{numbers[0]['attributes']['value']}")
    assert demo.pages(SEARCH, "starts_with=206&limit=10&offset={offset}")
    assert len(demo.pages(AREA_CODES, "limit=10&offset={offset}&max_setup_cost=10")) > 10
    assert demo.pages(EXCHANGES, "limit=10&offset={offset}&max_setup_cost=174.4&areacode=206")
    demo.get(f"{ROUTES}/edge_strategies")
    routes = demo.pages(ROUTES, "limit=10&offset={offset}")
    attributes = {"alias": "Test Route", "route_type": "host", "value": "www.example.com"}
    demo.send("POST", ROUTES, json.dumps({"data": {"type": "route", "attributes": attributes}})).expect(201)
    host = next(route["id"] for route in routes if route["attributes"]["route_type"] == "host")
    demo.set_route(numbers[0]["id"], "primary_route", host)
    demo.set_route(numbers[1]["id"], "failover_route", host)


def test_ruby_demo_runs_to_its_end(account: Account) -> None:
    """It sends JSON:API, looks for a number of 201 on the account, and takes the second and third of three routes."""
    demo = Demo(account, accept=JSON_API, content_type=f"{JSON_API}; charset=utf-8")
    account.purchase(account.list_page(SEARCH, starts_with="201")["data"][0]["id"]).expect(201)

    demo.get(f"{AREA_CODES}?limit=3&max_setup_cost=3.25")
    demo.get(f"{EXCHANGES}?limit=3&areacode=347")
    assert demo.get(f"{SEARCH}?starts_with=646&contains=3&ends_with=0&limit=3")["data"]
    number = demo.get(f"{NUMBERS}?starts_with=201&limit=3")["data"][0]["id"]
    demo.get(f"{NUMBERS}/{number}")
    attributes = {"route_type": "host", "value": "abcdef.example.com", "alias": "A1B2C3"}
    demo.send("POST", ROUTES, json.dumps({"data": {"type": "route", "attributes": attributes}}, indent=2)).expect(201)
    routes = demo.get(f"{ROUTES}?limit=3")["data"]
    demo.set_route(number, "primary_route", routes[1]["id"])
    demo.set_route(number, "failover_route", routes[2]["id"])
