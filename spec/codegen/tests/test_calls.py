"""What each method sends, and what it returns."""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

import flowroute_numbers
import httpx
import pytest
from flowroute_numbers import AsyncFlowrouteClient, ClientUnusableError, FlowrouteClient
from flowroute_numbers.models import PurchaseOptions, RouteReference, RouteUpdate

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, CALLS, SECRET_KEY, Driver, Service, success_of

SENT = {
    "list_account_numbers": "GET /v2/numbers?limit=5",
    "search_available_numbers": "GET /v2/numbers/available?state=WA",
    "get_number": "GET /v2/numbers/12065550190",
    "purchase_number": "POST /v2/numbers/12065550100",
    "update_primary_route": "PATCH /v2/numbers/12065550190/relationships/primary_route",
    "update_failover_route": "PATCH /v2/numbers/12065550190/relationships/failover_route",
}


def answer_of(name: str) -> httpx.Response:
    body = success_of(name)
    return httpx.Response(204) if body is None else httpx.Response(200, json=body)


@pytest.mark.parametrize("name", CALLS)
def test_an_operation_sends_one_request(driver: Driver, name: str) -> None:
    service = Service(answer_of(name))
    args, kwargs, _ = CALLS[name]

    driver.call(service, name, *args, **kwargs)

    assert service.sent == [SENT[name]]


@pytest.mark.parametrize("name", CALLS)
def test_every_request_is_signed_and_says_who_sends_it(driver: Driver, name: str) -> None:
    service = Service(answer_of(name))
    args, kwargs, _ = CALLS[name]

    driver.call(service, name, *args, **kwargs)

    headers = service.requests[0].headers
    assert httpx.BasicAuth(ACCESS_KEY, SECRET_KEY)._auth_header == headers["Authorization"]
    assert re.fullmatch(r"flowroute-numbers/\d+\.\d+\.\d+ httpx/\S+ python/3\.\d+\.\d+", headers["User-Agent"])
    assert headers["Accept"] == "application/json"


def test_filters_that_are_not_given_are_not_sent(driver: Driver) -> None:
    service = Service(answer_of("search_available_numbers"))

    driver.call(service, "search_available_numbers")

    assert service.sent == ["GET /v2/numbers/available"]


def test_filters_are_escaped(driver: Driver) -> None:
    service = Service(answer_of("search_available_numbers"))

    driver.call(service, "search_available_numbers", starts_with="+44", rate_center="st. john's & more", limit=200)

    assert service.sent == [
        "GET /v2/numbers/available?limit=200&rate_center=st.%20john%27s%20%26%20more&starts_with=%2B44"
    ]
    assert dict(service.requests[0].url.params) == {
        "limit": "200",
        "rate_center": "st. john's & more",
        "starts_with": "+44",
    }


def test_a_purchase_without_options_has_no_body(driver: Driver) -> None:
    service = Service(answer_of("purchase_number"))

    driver.call(service, "purchase_number", "12065550100")

    assert service.requests[0].content == b""
    assert "Content-Type" not in service.requests[0].headers


def test_options_of_a_purchase_are_one_json_body(driver: Driver) -> None:
    service = Service(answer_of("purchase_number"))

    driver.call(service, "purchase_number", "12065550100", cnam_lookups_enabled=False, messaging_enabled=True)

    assert json.loads(service.requests[0].content) == {"cnam_lookups_enabled": False, "messaging_enabled": True}
    assert service.requests[0].headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "route",
    [
        pytest.param("98396", id="an id"),
        pytest.param(RouteUpdate(data=RouteReference(id="98396")), id="a whole body"),
    ],
)
def test_a_route_is_given_by_its_id_or_as_a_whole_body(driver: Driver, route: Any) -> None:
    service = Service(httpx.Response(204))

    answer = driver.call(service, "update_primary_route", "12065550190", route)

    assert answer is None
    assert json.loads(service.requests[0].content) == {"data": {"type": "route", "id": "98396"}}


def test_a_route_that_is_a_number_is_refused_before_it_is_sent(driver: Driver) -> None:
    service = Service(httpx.Response(204))

    with pytest.raises(TypeError, match="route must be the id of a route as a string"):
        driver.call(service, "update_primary_route", "12065550190", 98396)

    assert service.requests == []


def test_details_are_typed_down_to_the_included_route(driver: Driver) -> None:
    service = Service(answer_of("get_number"))

    document = driver.call(service, "get_number", "12065550190")

    assert document.data.attributes.rate_center == "seattle"
    assert document.data.relationships.primary_route.data.id == "0"
    assert document.data.relationships.failover_route.data is None
    assert document.included[0].attributes.route_type == "sip-reg"


@pytest.mark.parametrize("status", [200, 201, 202, 207, 299])
def test_any_2xx_of_a_purchase_is_a_success(driver: Driver, status: int) -> None:
    service = Service(httpx.Response(status, json=success_of("purchase_number")))

    document = driver.call(service, "purchase_number", "12065550100")

    assert document.data.id == "12065550100"


@pytest.mark.parametrize("answer", [httpx.Response(204), httpx.Response(200, content=b"not json")], ids=["204", "200"])
def test_the_status_alone_tells_that_a_route_was_set(driver: Driver, answer: httpx.Response) -> None:
    assert driver.call(Service(answer), "update_failover_route", "12065550190", "0") is None


def test_headers_of_a_client_and_of_a_call_are_added(driver: Driver) -> None:
    service = Service(answer_of("get_number"))

    options = {"headers": {"X-Client": "1", "X-Both": "client"}}
    headers = {"X-Both": "call", "User-Agent": "mine"}
    driver.call(service, "get_number", "12065550190", headers=headers, options=options)

    sent = service.requests[0].headers
    assert (sent["X-Client"], sent["X-Both"], sent["User-Agent"]) == ("1", "call", "mine")


def test_timeouts_are_finite_unless_set_otherwise(driver: Driver) -> None:
    service = Service(answer_of("get_number"))

    driver.call(service, "get_number", "12065550190")

    assert service.requests[0].extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}


def test_a_timeout_is_set_for_a_client_or_for_a_call(driver: Driver) -> None:
    service = Service(answer_of("get_number"))

    driver.call(service, "get_number", "12065550190", options={"timeout": 7.0})
    driver.call(service, "get_number", "12065550190", options={"timeout": 7.0}, timeout=httpx.Timeout(3.0, read=1.0))

    reads = [
        (request.extensions["timeout"]["connect"], request.extensions["timeout"]["read"])
        for request in service.requests
    ]
    assert reads == [(7.0, 7.0), (3.0, 1.0)]


def test_both_clients_have_the_same_methods_with_the_same_arguments() -> None:
    def signatures(client: type) -> dict[str, list[tuple[str, Any]]]:
        methods = {name: getattr(client, name) for name in CALLS}
        return {
            name: [(argument.name, argument.annotation) for argument in inspect.signature(method).parameters.values()]
            for name, method in methods.items()
        }

    assert signatures(FlowrouteClient) == signatures(AsyncFlowrouteClient)


@pytest.mark.parametrize("client", [FlowrouteClient, AsyncFlowrouteClient])
@pytest.mark.parametrize("name", CALLS)
def test_a_method_documents_each_argument_what_it_returns_and_what_it_raises(client: type, name: str) -> None:
    method = getattr(client, name)
    documentation = inspect.getdoc(method) or ""
    arguments = [argument for argument in inspect.signature(method).parameters if argument != "self"]

    assert [argument for argument in arguments if f"\n    {argument}: " not in documentation] == []
    assert all(f"\n{section}:\n" in documentation for section in ("Args", "Returns", "Raises"))
    assert "InvalidResponseError" in documentation


def test_bounds_of_the_contract_are_in_the_documentation() -> None:
    documentation = " ".join((FlowrouteClient.search_available_numbers.__doc__ or "").split())

    assert "Allowed: 1 to 200. The service's default is 10." in documentation
    assert "Allowed: ^[A-Za-z]{2}$." in documentation


def test_everything_public_has_a_docstring() -> None:
    missing = [
        name
        for name in flowroute_numbers.__all__
        if not name.startswith("__") and not getattr(getattr(flowroute_numbers, name), "__doc__", None)
    ]

    assert missing == []


def test_a_raw_response_has_status_headers_and_bytes_and_parses_on_demand(driver: Driver) -> None:
    answer = httpx.Response(200, json=success_of("get_number"), headers={"X-Request-Id": "7"})

    raw = driver.raw(Service(answer), "get_number", "12065550190")

    assert (raw.status_code, raw.headers["x-request-id"], raw.method, raw.path) == (
        200,
        "7",
        "GET",
        "/v2/numbers/12065550190",
    )
    assert raw.json() == json.loads(raw.content) == json.loads(raw.text)
    assert raw.parse().data.id == "12065550190"


def test_a_raw_response_of_a_list_parses_to_a_page(driver: Driver) -> None:
    raw = driver.raw(Service(answer_of("list_account_numbers")), "list_account_numbers", limit=5)

    assert [number.id for number in raw.parse().data] == ["12065550190"]


def test_a_raw_response_that_does_not_parse_can_still_be_looked_at(driver: Driver) -> None:
    raw = driver.raw(Service(httpx.Response(200, content=b"<html>")), "get_number", "12065550190")

    assert raw.text == "<html>"
    with pytest.raises(flowroute_numbers.InvalidResponseError):
        raw.parse()


def test_a_raw_call_raises_the_same_errors(driver: Driver) -> None:
    with pytest.raises(flowroute_numbers.NotFoundError):
        driver.raw(Service(httpx.Response(404)), "get_number", "12065550190")


def test_no_cookie_goes_from_one_call_to_the_next() -> None:
    headers = [(b"Set-Cookie", b"a=b"), (b"Set-Cookie", b"c=\xff")]  # the second one broke the next request in httpx
    service = Service(httpx.Response(200, json=success_of("get_number"), headers=headers))

    with service.sync_client() as client:
        client.get_number("12065550190")
        client.get_number("12065550190")

    assert ["cookie" in request.headers for request in service.requests] == [False, False]


def test_an_httpx_client_of_the_caller_is_used_and_left_open() -> None:
    service = Service(answer_of("get_number"))
    mine = httpx.Client(transport=httpx.MockTransport(service), headers={"X-Mine": "1"}, timeout=9.0)

    with service.sync_client(http_client=mine) as client:
        client.get_number("12065550190")

    assert not mine.is_closed
    assert service.requests[0].headers["X-Mine"] == "1"
    assert service.requests[0].extensions["timeout"]["read"] == 9.0
    mine.close()


def test_a_client_closes_what_it_has_opened() -> None:
    service = Service(answer_of("get_number"))

    with service.sync_client() as client:
        client.get_number("12065550190")

    with pytest.raises(ClientUnusableError, match=r"^This client is closed\. Nothing was sent\. Make a new client\.$"):
        client.get_number("12065550190")


def test_transport_and_http_client_together_are_refused() -> None:
    with pytest.raises(ValueError, match="not both"), httpx.Client() as mine:
        FlowrouteClient(
            ACCESS_KEY, SECRET_KEY, transport=httpx.MockTransport(Service(answer_of("get_number"))), http_client=mine
        )


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "api.example.test",
        "ftp://api.example.test",
        "https://",
        "https://me:mine@api.example.test",
        f"{BASE_URL}/?a=1",
    ],
)
def test_a_base_url_must_be_an_address_and_no_more(base_url: str) -> None:
    if not base_url:
        with FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=base_url) as client:
            assert client.base_url == "https://api.flowroute.com"
        return
    with pytest.raises(ValueError, match="base_url"):
        FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=base_url)


def test_a_base_url_may_have_a_path(driver: Driver) -> None:
    service = Service(answer_of("get_number"))

    driver.call(service, "get_number", "12065550190", options={"base_url": f"{BASE_URL}/proxy/"})

    assert service.sent == ["GET /proxy/v2/numbers/12065550190"]


def test_purchase_options_model_keeps_what_is_not_given_off_the_wire() -> None:
    assert PurchaseOptions(messaging_enabled=True).to_dict() == {"messaging_enabled": True}
