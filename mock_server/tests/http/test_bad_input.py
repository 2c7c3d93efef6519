"""What becomes of requests that no client should send: a clear 4xx in the envelope, never a 5xx, never a hang."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.settings import Settings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from mock_server.tests.helpers.callers import Caller, basic

PURCHASE = "/v2/numbers/12065550100"
UPDATE = "/v2/numbers/12065550190/relationships/primary_route"
FULL_WIDTH = quote("".join(chr(0xFF10 + int(digit)) for digit in "12065550190"))
ROUTE = '{"data":{"type":"route","id":"0"}}'
JSON = "application/json"


def detail(response: TestResponse) -> Any:
    return response.json["errors"][0]["detail"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("limit=0", {"limit": ["Must be greater than or equal to 1."]}, id="limit 0"),
        pytest.param("limit=-1", {"limit": ["Must be greater than or equal to 1."]}, id="limit below 0"),
        pytest.param(f"limit={'9' * 5000}", {"limit": ["Not a valid integer."]}, id="limit that int() rejects"),
        pytest.param("limit=", {"limit": ["Not a valid integer."]}, id="empty limit"),
        pytest.param("limit", {"limit": ["Not a valid integer."]}, id="limit without a value"),
        pytest.param("limit=ten", {"limit": ["Not a valid integer."]}, id="letters"),
        pytest.param("limit=1.0", {"limit": ["Not a valid integer."]}, id="fraction"),
        pytest.param("limit=1e1", {"limit": ["Not a valid integer."]}, id="exponent"),
        pytest.param("limit=%2B1", {"limit": ["Not a valid integer."]}, id="plus sign"),
        pytest.param("limit=%201", {"limit": ["Not a valid integer."]}, id="blank"),
        pytest.param("limit=1_0", {"limit": ["Not a valid integer."]}, id="underscore"),
        pytest.param("limit=0x1", {"limit": ["Not a valid integer."]}, id="hexadecimal"),
        pytest.param(f"limit={quote(chr(0x661))}", {"limit": ["Not a valid integer."]}, id="Arabic digit"),
        pytest.param(f"limit={quote(chr(0xB2))}", {"limit": ["Not a valid integer."]}, id="superscript digit"),
        pytest.param("limit=1%00", {"limit": ["Not a valid integer."]}, id="NUL"),
        pytest.param("limit=null", {"limit": ["Not a valid integer."]}, id="null"),
        pytest.param("offset=-1", {"offset": ["Must be greater than or equal to 0."]}, id="offset below 0"),
        pytest.param("limit=1&limit=1", {"limit": ["Given more than once."]}, id="twice"),
        pytest.param("limit=1&LIMIT=0&%6Cimit=2", {"limit": ["Given more than once."]}, id="twice, once quoted"),
        pytest.param("starts_with=", {"starts_with": ["String does not match expected pattern."]}, id="empty prefix"),
        pytest.param(
            "starts_with=+206", {"starts_with": ["String does not match expected pattern."]}, id="unquoted plus sign"
        ),
        pytest.param(
            f"contains={quote(chr(0x663))}",
            {"contains": ["String does not match expected pattern."]},
            id="unicode digit",
        ),
        pytest.param("ends_with=1%0A", {"ends_with": ["String does not match expected pattern."]}, id="line feed"),
        pytest.param("ends_with=' OR 1=1", {"ends_with": ["String does not match expected pattern."]}, id="SQL"),
        pytest.param("contains=%25", {"contains": ["String does not match expected pattern."]}, id="LIKE wildcard"),
        pytest.param("contains[]=1&limit=x", {"limit": ["Not a valid integer."]}, id="brackets make another name"),
        pytest.param(
            "limit=x&offset=y",
            {"limit": ["Not a valid integer."], "offset": ["Not a valid integer."]},
            id="two at once",
        ),
    ],
)
def test_value_that_violates_the_contract_is_reported_by_parameter(
    account: Caller, query: str, expected: dict[str, list[str]]
) -> None:
    response = account.get(f"/v2/numbers?{query}")

    assert response.status_code == 422
    assert detail(response) == expected


@pytest.mark.parametrize(
    "query",
    ["state=W", "state=WAA", "state=%C3%9F%C3%9F", "rate_center=", f"rate_center={'x' * 65}", "rate_center=a%00b",
     "number_type=%20", "iso_country=USA", "order_by=price", "order_by=tn,up", "order_by=tn,", "order_by=tn;desc"],
)  # fmt: skip
def test_search_rejects_values_that_violate_the_contract(account: Caller, query: str) -> None:
    assert account.get(f"/v2/numbers/available?{query}").status_code == 422


@pytest.mark.parametrize("alias", ["", "x" * 65, "a%00b", "a%0Ab", "a%7F"])
def test_alias_that_violates_the_contract_is_rejected(account: Caller, alias: str) -> None:
    assert account.get(f"/v2/numbers?alias={alias}").status_code == 422


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        pytest.param("&".join(f"p{n}=1" for n in range(101)), "more than 100 query parameters", id="101 parameters"),
        pytest.param("a&" * 5000, "longer than 8192 bytes", id="thousands of parameters"),
        pytest.param("x=" + "y" * 8200, "longer than 8192 bytes", id="endless value"),
        pytest.param("alias=%FF", "not UTF-8", id="bytes that are no UTF-8"),
        pytest.param("x=%C3%28", "not UTF-8", id="broken sequence, even in what is ignored"),
        pytest.param("x=%ED%A0%80", "not UTF-8", id="encoded surrogate"),
    ],
)
def test_query_that_cannot_be_read_is_a_bad_request(account: Caller, query: str, sentence: str) -> None:
    response = account.get(f"/v2/numbers?{query}")

    assert response.status_code == 400
    assert sentence in detail(response)


def test_raw_bytes_in_the_query_are_read_as_utf_8(account: Caller) -> None:
    utf_8, latin_1 = {"QUERY_STRING": "alias=caf\xc3\xa9"}, {"QUERY_STRING": "alias=caf\xe9"}

    assert (
        account.get("/v2/numbers", environ_overrides=utf_8)
        .json["links"]["self"]
        .endswith("?alias=caf%C3%A9&limit=10&offset=0")
    )
    assert account.get("/v2/numbers", environ_overrides=latin_1).status_code == 400


@pytest.mark.parametrize(
    "number",
    ["abc", "1", "2065550190", "+12065550190", "112065550190", "22065550190", "1206555019O", "1206555019%20",
     "1206555019%00", "%0012065550190", "12065550190%0A", FULL_WIDTH, "1206555019%D9%A0", "1.2e10",
     "-2065550190", "9" * 3000, "%F0%9F%93%9E", "%FF", "12065550190;x=1", "Available", "available%20", "null", "*"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_malformed_number_is_rejected_by_name(account: Caller, method: str, number: str) -> None:
    response = account.call(method, f"/v2/numbers/{number}")

    assert response.status_code == 422
    assert detail(response) == {"id": ["String does not match expected pattern."]}


def test_malformed_number_of_a_route_update_is_named_as_the_contract_does(account: Caller) -> None:
    response = account.patch("/v2/numbers/abc/relationships/primary_route", data=ROUTE, content_type=JSON)

    assert response.status_code == 422
    assert detail(response) == {"number_id": ["String does not match expected pattern."]}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"{", id="cut short"),
        pytest.param(b"hello", id="text"),
        pytest.param(b"data=1", id="form"),
        pytest.param(b"\x00", id="NUL"),
        pytest.param(b" ", id="blank"),
        pytest.param(ROUTE.encode("utf-16"), id="UTF-16"),
        pytest.param(ROUTE.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(b'{"data":{"type":"route","id":"\xff"}}', id="not UTF-8"),
        pytest.param(b'{"data":{"type":"route","id":"\\ud800"}}', id="lone surrogate"),
        pytest.param(b'{"data":NaN}', id="NaN"),
        pytest.param(b'{"data":Infinity}', id="infinity"),
        pytest.param(b"{'data':1}", id="single quotes"),
        pytest.param(ROUTE.encode() + b"x", id="rubbish after it"),
        pytest.param(b'{"data":1,}', id="trailing comma"),
        pytest.param(b"[" * 60000, id="deep and cut short"),
        pytest.param(b"[" * 30000 + b"]" * 30000, id="deep array"),
        pytest.param(b'{"a":' * 9000 + b"1" + b"}" * 9000, id="deep object"),
        pytest.param(b'{"data":' + b"9" * 5000 + b"}", id="integer that int() rejects"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("url", [PURCHASE, UPDATE])
def test_body_that_is_no_json_is_a_bad_request(account: Caller, url: str, body: bytes) -> None:
    method = "POST" if url == PURCHASE else "PATCH"

    response = account.call(method, url, data=body, content_type=JSON)

    assert response.status_code == 400
    assert detail(response) == "The request body is not valid JSON."


@pytest.mark.parametrize(("depth", "status"), [(64, 422), (65, 400), (300, 400), (900, 400)])
def test_body_is_validated_down_to_64_levels(account: Caller, depth: int, status: int) -> None:
    response = account.patch(UPDATE, data=b"[" * depth + b"]" * depth, content_type=JSON)

    assert response.status_code == status


@pytest.mark.parametrize(
    "body",
    [
        '{"data":{"type":"route","id":"0"},"data":{"type":"route","id":"98396"}}',
        '{"data":{"id":"0","id":"0","type":"route"}}',
    ],
)
def test_name_that_occurs_twice_in_an_object_is_a_bad_request(account: Caller, body: str) -> None:
    response = account.patch(UPDATE, data=body, content_type=JSON)

    assert response.status_code == 400
    assert detail(response) == "A name occurs twice in one object of the request body."


@pytest.mark.parametrize(
    ("content_type", "sentence"),
    [
        ("application/json; charset=utf-16", "Send the body in UTF-8."),
        ("application/json; charset=latin-1", "Send the body in UTF-8."),
    ],
)
@pytest.mark.parametrize("url", [PURCHASE, UPDATE])
def test_body_of_another_charset_is_unsupported(account: Caller, url: str, content_type: str, sentence: str) -> None:
    method = "POST" if url == PURCHASE else "PATCH"

    response = account.call(method, url, data=ROUTE, content_type=content_type)

    assert response.status_code == 415
    assert detail(response) == sentence


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"cnam_lookups_enabled": "yes"}, {"cnam_lookups_enabled": ["Not a valid boolean."]}),
        ({"cnam_lookups_enabled": 1}, {"cnam_lookups_enabled": ["Not a valid boolean."]}),
        ({"messaging_callback_url": "a b"}, {"messaging_callback_url": ["Not a valid uri."]}),
        ([], {"_schema": ["Not a valid object."]}),
        (True, {"_schema": ["Not a valid object."]}),
    ],
)
def test_purchase_options_off_the_contract_buy_nothing(account: Caller, body: object, expected: object) -> None:
    response = account.post(PURCHASE, data=json.dumps(body), content_type=JSON)

    assert (response.status_code, detail(response)) == (422, expected)
    assert account.get(PURCHASE).status_code == 404


def test_unknown_purchase_options_are_ignored(account: Caller) -> None:
    assert account.post(PURCHASE, json={"colour": "blue"}).status_code == 201


class Chunked(io.RawIOBase):
    """A body of unknown length, as a server passes on a chunked one; it counts how much of it was read."""

    def __init__(self, length: int) -> None:
        self.left = length
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self.left)
        buffer[:count] = b" " * count
        self.left -= count
        self.taken += count
        return count


TERMINATED = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}


@pytest.mark.parametrize("url", [PURCHASE, UPDATE])
def test_body_of_more_than_64_kib_is_too_large(account: Caller, url: str) -> None:
    method = "POST" if url == PURCHASE else "PATCH"

    response = account.call(method, url, data=b" " * (64 * 1024 + 1), content_type=JSON)

    assert response.status_code == 413
    assert detail(response) == "The body is larger than this API reads."


def test_body_of_64_kib_is_read(account: Caller) -> None:
    body = ROUTE.encode() + b" " * (64 * 1024 - len(ROUTE))

    assert account.patch(UPDATE, data=body, content_type=JSON).status_code == 204


def test_chunked_body_is_not_read_beyond_the_limit(account: Caller) -> None:
    stream = Chunked(100 * 1024 * 1024)

    response = account.patch(UPDATE, content_type=JSON, environ_overrides={**TERMINATED, "wsgi.input": stream})

    assert response.status_code == 413
    assert stream.taken < 1024 * 1024


def test_chunked_body_within_the_limit_is_read(account: Caller) -> None:
    stream = io.BytesIO(ROUTE.encode())

    response = account.patch(UPDATE, input_stream=stream, content_type=JSON, environ_overrides=TERMINATED)

    assert response.status_code == 204


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        pytest.param({"CONTENT_LENGTH": "abc"}, 400, id="letters"),
        pytest.param({"CONTENT_LENGTH": "-1"}, 400, id="negative"),
        pytest.param({"CONTENT_LENGTH": "²"}, 400, id="superscript digit"),
        pytest.param({"CONTENT_LENGTH": "9" * 5000}, 413, id="5000 digits"),
        pytest.param({"CONTENT_LENGTH": "100"}, 400, id="longer than what comes"),
        pytest.param({"HTTP_TRANSFER_ENCODING": "chunked"}, 400, id="chunked where the server cannot find the end"),
    ],
)
def test_body_whose_length_is_wrong_is_rejected(account: Caller, environ: dict[str, str], status: int) -> None:
    stream = io.BytesIO(ROUTE.encode())

    response = account.patch(UPDATE, input_stream=stream, content_type=JSON, environ_overrides=environ)

    assert response.status_code == status
    assert "errors" in response.json


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "caf\xe9"},
        {"Host": "a" * 300},
        {"Host": "[::1"},
        {"Host": "a:b:c"},
        {"Upgrade": "websocket", "Connection": "upgrade"},
        {"Expect": "the unexpected"},
        {"Accept-Encoding": "\xff"},
        {"If-None-Match": "*"},
        {"Range": "bytes=0-0"},
        {"Cookie": "\xff" * 100},
        {"X-Forwarded-Host": "evil.example"},
        {"X-HTTP-Method-Override": "DELETE"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_odd_headers_change_nothing(account: Caller, headers: dict[str, str]) -> None:
    assert account.get("/v2/numbers", headers=headers).status_code == 200


def test_limit_above_the_maximum_is_lowered_where_the_settings_say_so() -> None:
    caller = Caller(create_app(settings=Settings(over_limit="clamp")))

    page = caller.get("/v2/numbers/available?limit=1000000").json

    assert len(page["data"]) == 200
    assert page["links"]["next"].endswith("?limit=200&offset=200")
    assert caller.get("/v2/numbers/available?limit=0").status_code == 422


@pytest.fixture(scope="module")
def fuzzed() -> Iterator[Caller]:
    """One app for all examples: what they do to its world does not matter."""
    app = create_app()
    yield Caller(app)
    app.extensions["flowroute_mock"].close()


PARAMETERS = ["limit", "offset", "starts_with", "ends_with", "contains", "state", "rate_center", "alias", "number_type",
              "iso_country", "order_by", "unheard_of"]  # fmt: skip
QUERIES = st.lists(
    st.tuples(st.sampled_from(PARAMETERS) | st.text(max_size=5), st.integers().map(str) | st.text(max_size=12)),
    max_size=5,
)
HEADERS = st.dictionaries(
    st.sampled_from(["Accept", "Content-Type", "Prefer", "X-Request-Id", "Host", "Authorization", "Transfer-Encoding"]),
    st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=30),
)
JSON_TEXTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["data", "type", "id"]) | st.text(), inner)
    ),
    max_leaves=8,
).map(lambda value: json.dumps(value).encode())
PATHS = st.sampled_from(
    ["/v2/numbers", "/v2/numbers/available", PURCHASE, UPDATE, "/v2/numbers/12065550190/relationships/failover_route"]
) | st.text(max_size=20).map(lambda text: f"/v2/numbers/{quote(text, safe='')}")
METHODS = st.sampled_from(["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "BREW"])


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(method=METHODS, path=PATHS, query=QUERIES, headers=HEADERS, body=st.binary(max_size=60) | JSON_TEXTS)
@example(method="GET", path="/v2/numbers", query=[("\udcff", "1")], headers={}, body=b"").via("a surrogate in a name")
def test_no_request_makes_the_mock_fail(
    fuzzed: Caller, *, method: str, path: str, query: list[tuple[str, str]], headers: dict[str, str], body: bytes
) -> None:
    """Whatever is sent, the response is a 2xx or a 4xx, and each error is in the envelope."""
    text = "&".join(
        f"{quote(name, errors='surrogatepass')}={quote(value, errors='surrogatepass')}" for name, value in query
    )
    keys = {"Authorization": basic(), "Content-Type": JSON}

    response = fuzzed.call(method, path, query_string=text, headers={**keys, **headers}, data=body)

    assert response.status_code < 500
    if response.status_code >= 400 and method != "HEAD":
        assert response.json["errors"][0]["status"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(environ=st.dictionaries(
    st.sampled_from(["PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_HOST", "HTTP_AUTHORIZATION",
                     "HTTP_ACCEPT", "HTTP_PREFER", "REQUEST_METHOD", "REMOTE_ADDR", "HTTP_TRANSFER_ENCODING"]),
    st.text(st.characters(max_codepoint=255), max_size=40),
))  # fmt: skip
def test_no_environment_makes_the_mock_fail(fuzzed: Caller, environ: dict[str, str]) -> None:
    """Bytes that no parser of HTTP would let through do no harm either."""
    response = fuzzed.get("/v2/numbers", environ_overrides=environ)

    assert response.status_code < 500
