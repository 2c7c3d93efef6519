"""The surface of openapi-python-client, beside the facade."""

from __future__ import annotations

import asyncio
import importlib
import json
from types import ModuleType
from typing import Any

import httpx
import pytest
from flowroute_numbers import AuthenticatedClient, Client
from flowroute_numbers.errors import UnexpectedStatus
from flowroute_numbers.models import ErrorDocument, PurchaseOptions, RouteReference, RouteUpdate

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, SECRET_KEY, Service, success_of

CALLS: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "list_account_numbers": ("numbers", (), {"limit": 5}),
    "search_available_numbers": ("numbers", (), {"state": "WA", "rate_center": "seattle"}),
    "get_number": ("numbers", ("12065550190",), {}),
    "purchase_number": ("numbers", ("12065550100",), {"body": PurchaseOptions(cnam_lookups_enabled=True)}),
    "update_primary_route": ("routes", ("12065550190",), {"body": RouteUpdate(data=RouteReference(id="0"))}),
    "update_failover_route": ("routes", ("12065550190",), {"body": RouteUpdate(data=RouteReference(id="98396"))}),
}


def module(name: str) -> ModuleType:
    return importlib.import_module(f"flowroute_numbers.api.{CALLS[name][0]}.{name}")


def client_of(service: Service, **settings: Any) -> AuthenticatedClient:
    return AuthenticatedClient(
        BASE_URL,
        access_key=ACCESS_KEY,
        secret_key=SECRET_KEY,
        httpx_args={"transport": httpx.MockTransport(service)},
        **settings,
    )


def call(service: Service, name: str, *, is_async: bool, **settings: Any) -> Any:
    _, args, kwargs = CALLS[name]
    client = client_of(service, **settings)
    if not is_async:
        return module(name).sync_detailed(*args, client=client, **kwargs)
    return asyncio.run(module(name).asyncio_detailed(*args, client=client, **kwargs))


def answer_of(name: str) -> httpx.Response:
    body = success_of(name)
    status = 201 if name == "purchase_number" else 200
    return httpx.Response(204) if body is None else httpx.Response(status, json=body)


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("name", CALLS)
def test_a_function_answers_as_it_came_and_parsed(name: str, is_async: bool) -> None:
    service = Service(answer_of(name))

    answer = call(service, name, is_async=is_async)

    assert answer.status_code == answer_of(name).status_code
    assert (answer.parsed.to_dict() if answer.parsed else None) == success_of(name)
    assert service.requests[0].headers["Authorization"].startswith("Basic ")


@pytest.mark.parametrize("name", ["list_account_numbers", "search_available_numbers", "get_number", "purchase_number"])
def test_a_short_function_returns_what_the_answer_says(name: str) -> None:
    _, args, kwargs = CALLS[name]

    assert module(name).sync(*args, client=client_of(Service(answer_of(name))), **kwargs).to_dict() == success_of(name)
    waiting = module(name).asyncio(*args, client=client_of(Service(answer_of(name))), **kwargs)
    assert asyncio.run(waiting).to_dict() == success_of(name)


@pytest.mark.parametrize("name", CALLS)
def test_an_error_comes_back_as_an_error_document(name: str) -> None:
    service = Service(httpx.Response(404, json={"errors": [{"status": 404, "detail": "No such thing."}]}))

    answer = call(service, name, is_async=False)

    assert isinstance(answer.parsed, ErrorDocument)
    assert answer.parsed.errors[0].detail == "No such thing."
    assert answer.parsed.errors[0].title is None


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("status", [200, 201, 204, 404, 503, 520])
@pytest.mark.parametrize("body", [b"<html>", b"", b"[]", b"{}", b'{"data": 1}', b"\xff", b"[" * 100_000])
@pytest.mark.parametrize("name", CALLS)
def test_a_body_that_cannot_be_read_leaves_its_status(name: str, body: bytes, status: int, is_async: bool) -> None:
    service = Service(httpx.Response(status, content=body, headers={"Content-Type": "text/html"}))

    answer = call(service, name, is_async=is_async)

    assert (answer.status_code, answer.content, answer.parsed) == (status, body, None)


@pytest.mark.parametrize("name", ["purchase_number", "update_primary_route", "update_failover_route"])
def test_a_body_is_sent_once_as_json(name: str) -> None:
    service = Service(answer_of(name))

    call(service, name, is_async=False)

    assert service.requests[0].headers["Content-Type"] == "application/json"
    assert json.loads(service.requests[0].content) == CALLS[name][2]["body"].to_dict()


def test_what_is_not_given_is_not_sent() -> None:
    listing, purchase = Service(answer_of("list_account_numbers")), Service(answer_of("purchase_number"))

    module("list_account_numbers").sync(client=client_of(listing))
    module("purchase_number").sync("12065550100", client=client_of(purchase))

    assert listing.sent == ["GET /v2/numbers"]
    assert purchase.requests[0].content == b""
    assert "Content-Type" not in purchase.requests[0].headers


@pytest.mark.parametrize("name", CALLS)
def test_a_status_that_no_document_names_is_no_reason_to_fail(name: str) -> None:
    answer = call(Service(httpx.Response(520, text="<html>")), name, is_async=False)

    assert (answer.status_code, answer.parsed, answer.content) == (520, None, b"<html>")


def test_a_status_that_no_document_names_is_raised_on_request() -> None:
    with pytest.raises(UnexpectedStatus, match="520"):
        call(Service(httpx.Response(520)), "get_number", is_async=False, raise_on_unexpected_status=True)


def test_timeouts_are_finite_by_default() -> None:
    service = Service(answer_of("get_number"))

    call(service, "get_number", is_async=False)

    assert service.requests[0].extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}


def test_redirects_are_not_followed_by_default() -> None:
    service = Service(httpx.Response(302, headers={"Location": "https://elsewhere.test/"}))

    answer = call(service, "get_number", is_async=False)

    assert (answer.status_code, len(service.requests)) == (302, 1)


def test_a_client_like_another_one_has_its_own_headers_and_timeout() -> None:
    service = Service(answer_of("get_number"))
    first = client_of(service, headers={"X-A": "1"})
    second = first.with_headers({"X-B": "2"}).with_timeout(httpx.Timeout(3.0)).with_cookies({"c": "3"})

    for client in (first, second):
        module("get_number").sync("12065550190", client=client)

    one, two = service.requests
    assert (one.headers.get("X-B"), one.extensions["timeout"]["read"], one.headers.get("Cookie")) == (None, 30.0, None)
    assert (two.headers["X-A"], two.headers["X-B"], two.headers["Cookie"]) == ("1", "2", "c=3")
    assert (two.extensions["timeout"]["read"], two.headers["Authorization"]) == (3.0, one.headers["Authorization"])


def test_an_httpx_client_can_be_set() -> None:
    service = Service(answer_of("get_number"))
    mine = httpx.Client(base_url=BASE_URL, transport=httpx.MockTransport(service))

    with Client().set_httpx_client(mine) as client:
        module("get_number").sync("12065550190", client=client)

    assert "Authorization" not in service.requests[0].headers
    assert mine.is_closed
