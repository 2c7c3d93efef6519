"""Checked calls: a reader can repeat a failed call, and a wrong response is reported."""

from __future__ import annotations

import ast
import json
import shlex
from typing import Any

import httpx
import pytest

from contract_tests.expected.comparison import AnyValue, PageLink, differences
from contract_tests.target.checked_call import CheckedCall, contract_violation, session
from contract_tests.target.keys import OWN_KEYS

PAGE = {"data": [], "links": {"self": "http://localhost/v2/numbers?limit=10&offset=0"}}


def call(
    method: str = "GET",
    path: str = "/v2/numbers",
    *,
    body: bytes = b"",
    status: int = 200,
    response: Any = PAGE,
    **more: Any,
) -> CheckedCall:
    """Return a call and its response."""
    content = response if isinstance(response, bytes) else json.dumps(response).encode()
    headers = more.get("headers", {"Content-Type": "application/json"})
    return CheckedCall(
        method,
        httpx.URL(f"http://localhost{path}"),
        (("content-type", "application/json"), ("host", "localhost")) if body else (),
        body,
        more.get("credentials", OWN_KEYS),
        status,
        httpx.Headers(headers),
        content,
    )


ROUTE = b'{"data":{"type":"route","id":"98396"}}'
IN_PYTHON = [
    (call(), "flowroute.list_account_numbers()  # 200"),
    (call(path="/v2/numbers?limit=3&alias=a%20b"), "flowroute.list_account_numbers(limit=3, alias='a b')  # 200"),
    (
        call(path="/v2/numbers/available?starts_with=%2B44"),
        "flowroute.search_available_numbers(starts_with='+44')  # 200",
    ),
    (call(path="/v2/numbers/12065550100", status=404), "flowroute.get_number('12065550100')  # 404"),
    (
        call("POST", "/v2/numbers/12065550100", body=b'{"cnam_lookups_enabled":true}', status=201),
        "flowroute.purchase_number('12065550100', cnam_lookups_enabled=True)  # 201",
    ),
    (
        call("PATCH", "/v2/numbers/12065550190/relationships/primary_route", body=ROUTE, status=204),
        "flowroute.update_primary_route('12065550190', '98396')  # 204",
    ),
    (call("DELETE"), "# The client has no method for: DELETE /v2/numbers"),
    (call(credentials=None), "# The client has no method for: GET /v2/numbers"),
]


@pytest.mark.parametrize(("called", "expected"), IN_PYTHON)
def test_call_is_written_as_python(called: CheckedCall, expected: str) -> None:
    """One line with the client's own method, and a comment where it has none."""
    assert called.python() == expected


def test_session_is_python_that_can_be_run() -> None:
    """What is shown after a failure can be pasted."""
    text = session([called for called, _ in IN_PYTHON])

    ast.parse(text)
    assert text.startswith("from flowroute_numbers import FlowrouteClient")


def test_call_is_written_for_a_shell_without_its_keys() -> None:
    """One line of curl, whose keys come from the environment."""
    called = call("PATCH", "/v2/numbers/12065550190/relationships/primary_route?x=a%20b", body=ROUTE, status=204)

    line = called.curl()

    assert shlex.split(line) == [
        *("curl", "-sS", "-i", "-X", "PATCH", "-u", "$FLOWROUTE_ACCESS_KEY:$FLOWROUTE_SECRET_KEY"),
        *("-H", "content-type: application/json", "--data-binary", ROUTE.decode()),
        "$BASE_URL/v2/numbers/12065550190/relationships/primary_route?x=a%20b",
    ]


VIOLATIONS = [
    pytest.param(call(), None, id="fine"),
    pytest.param(call(path="/nowhere", response=b"?"), None, id="no operation"),
    pytest.param(call(status=418), "which the contract does not document. Documented: 200,", id="status"),
    pytest.param(call(headers={"Content-Type": "text/html"}), "with text/html instead of JSON", id="media type"),
    pytest.param(call(headers={}), "with no media type", id="no media type"),
    pytest.param(call(response=b"{"), "not JSON", id="not JSON"),
    pytest.param(call(response={"data": []}), '"links" is a required property', id="member missing"),
    pytest.param(call(response={**PAGE, "data": [1]}), "at /data/0", id="item"),
    pytest.param(
        call("PATCH", "/v2/numbers/12065550190/relationships/primary_route", status=204, response=b"x"),
        "with a body; this status has none",
        id="body of a 204",
    ),
]


@pytest.mark.parametrize(("called", "expected"), VIOLATIONS)
def test_contract_violation_is_reported_with_its_place(called: CheckedCall, expected: str | None) -> None:
    """Status, media type, JSON and schema, each in a sentence."""
    problem = contract_violation(called)

    assert problem is None if expected is None else problem is not None and expected in problem


LINK = PageLink("http://localhost/v2/numbers", {"alias": "a b"}, 2, 4)
DIFFERENT = [
    pytest.param({"a": 1}, {"a": 2}, "at /a: expected 1, found 2", id="value"),
    pytest.param({"a": 1}, {"a": True}, "at /a: expected 1, found True", id="type"),
    pytest.param({"a": 1}, {"a": 1.0}, "at /a: expected 1, found 1.0", id="kind of number"),
    pytest.param({"a": 1}, {}, "at /a: expected 1, but it is missing", id="missing"),
    pytest.param({}, {"a": 1}, "at /a: found 1, expected no such member", id="too much"),
    pytest.param([{"id": "1"}], [], "at /: expected 1 items, found 0: []", id="items"),
    pytest.param(LINK, "http://localhost/v2/numbers?alias=a&limit=2&offset=4", "expected a link with", id="filter"),
    pytest.param(LINK, "http://other/v2/numbers?alias=a%20b&limit=2&offset=4", "expected a link to", id="host"),
    pytest.param(LINK, "http://localhost/v2/numbers?limit=2&offset=4&alias=a%20b", "ends with limit and", id="order"),
    pytest.param(LINK, None, "expected a link, found None", id="no link"),
]


@pytest.mark.parametrize(("expected", "seen", "sentence"), DIFFERENT)
def test_difference_is_reported_with_its_place(expected: Any, seen: Any, sentence: str) -> None:
    """Each difference is a sentence."""
    describe = "; ".join(differences(expected, seen))

    assert sentence in describe


def test_same_documents_have_no_difference() -> None:
    """Members in any order, links with filters in any order, and values that nobody knew."""
    facts: dict[str, Any] = {}
    expected = {"a": [1, None], "link": LINK, "b": AnyValue(facts, "b")}
    seen = {"b": "new", "link": "http://localhost/v2/numbers?alias=a+b&limit=2&offset=4", "a": [1, None]}

    assert list(differences(expected, seen)) == []
    assert facts == {"b": "new"}
