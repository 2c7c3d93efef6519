"""Requests: what the client sends fits the contract, and is what the caller asked for, no more and no less."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from flowroute_numbers import APIStatusError, AsyncFlowrouteClient, AuthenticatedClient, FlowrouteClient, FlowrouteError
from flowroute_numbers.models import InboundRouteDocument
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.client_variants import (
    ARGUMENTS,
    CLIENTS,
    MODULES,
    NAMES,
    awaited,
    route_update,
    scripted_variant,
)
from contract_tests.calls.event_loop import run
from contract_tests.calls.scripted import ACCESS_KEY, HOME, SECRET_KEY, Script, json_response
from contract_tests.drawing.documents import documents
from contract_tests.drawing.strategies import e164s
from contract_tests.expected import contract
from contract_tests.expected.comparison import assert_same
from contract_tests.tests.server.test_errors import FORBIDDEN, MALFORMED_NUMBERS

LISTS = ("list_account_numbers", "search_available_numbers")
EMPTY_PAGE = json_response(200, {"data": [], "links": {"self": f"{HOME}/v2/numbers?limit=10&offset=0"}})
DETAILS = json_response(
    201,
    {
        "data": {
            "type": "number",
            "id": "12065550100",
            "attributes": {
                "alias": None,
                "cnam_lookups_enabled": False,
                "number_type": "longcode",
                "rate_center": None,
                "state": None,
                "value": "12065550100",
            },
            "relationships": {"primary_route": {"data": None}, "failover_route": {"data": None}},
        }
    },
)
ROUTE = json_response(
    201,
    {
        "data": {
            "type": "route",
            "id": "98397",
            "attributes": {"alias": "warehouse", "route_type": "host", "value": "203.0.113.20"},
        }
    },
)
BASIC = "Basic " + base64.b64encode(f"{ACCESS_KEY}:{SECRET_KEY}".encode()).decode()


def details_of(e164: str) -> httpx.Response:
    """Return the same response about another number."""
    document = json.loads(DETAILS.content)
    return json_response(201, {**document, "data": {**document["data"], "id": e164}})


def success_of(operation: str) -> httpx.Response:
    """Return a response with which an operation succeeds."""
    described = contract.operations()[operation]
    status = described.successes[0]
    if described.responses[status] is None:
        return httpx.Response(status)
    if operation.startswith("list") or operation in LISTS:
        return EMPTY_PAGE
    return ROUTE if "route" in operation else json_response(status, json.loads(DETAILS.content))


def query_values(operation: str) -> st.SearchStrategy[dict[str, Any]]:
    """Draw arguments of a list that the contract allows, any of them perhaps not given."""
    described = contract.operations()[operation]
    values = {name: documents_of(described.schema_of(name)) for name in described.names("query")}
    return st.fixed_dictionaries({}, optional=values)


def documents_of(schema: Any) -> st.SearchStrategy[Any]:
    """Draw a value of a parameter, within its bounds and lengths."""
    if schema["type"] == "integer":
        return st.integers(schema.get("minimum"), schema.get("maximum", 10**12))
    longest = schema.get("maxLength", 10**6)
    return documents({"type": "string", "pattern": schema["pattern"]}).filter(lambda text: 0 < len(text) <= longest)


def sent(request: httpx.Request) -> tuple[str, str, str, dict[str, str]]:
    """Return origin, method, path and query of a request, whose query names nothing twice."""
    pairs = parse_qsl(request.url.query.decode("ascii"), keep_blank_values=True, strict_parsing=bool(request.url.query))
    assert len(pairs) == len(dict(pairs)), request.url
    origin = f"{request.url.scheme}://{request.url.netloc.decode()}"
    return origin, request.method, request.url.raw_path.decode().partition("?")[0], dict(pairs)


def assert_sent(request: httpx.Request, method: str, path: str, query: dict[str, str]) -> None:
    """Hold a request against what should have been sent."""
    expected = {"server": HOME, "method": method, "path": path, "query": query}
    assert_same(expected, dict(zip(expected, sent(request), strict=True)), "The request")


@pytest.mark.parametrize("operation", LISTS)
@given(data=st.data(), variant=st.sampled_from(NAMES))
def test_arguments_of_a_list_are_the_whole_query(operation: str, data: st.DataObject, variant: str) -> None:
    """Each argument that was given is sent once, as it was given; none that was not, no default and no body."""
    arguments = data.draw(query_values(operation), label="arguments")
    script = Script(EMPTY_PAGE)

    scripted_variant(variant, script)(operation, **arguments)

    wanted = {name: str(value) for name, value in arguments.items()}
    assert_sent(script.request, "GET", contract.operations()[operation].path, wanted)
    assert script.request.content == b"", f"It should have no body, and has {script.request.content!r}."


@pytest.mark.parametrize("operation", ["get_number", "purchase_number"])
@given(e164=e164s(), variant=st.sampled_from(NAMES))
@settings(max_examples=20)
def test_number_is_in_the_path(operation: str, e164: str, variant: str) -> None:
    """The number goes where the contract has it, with neither query nor body."""
    script = Script(details_of(e164))

    scripted_variant(variant, script)(operation, e164)

    method = contract.operations()[operation].method
    assert_sent(script.request, method, f"/v2/numbers/{e164}", {})
    assert script.request.content == b"", f"It should have no body, and has {script.request.content!r}."


@given(e164=e164s(), data=st.data(), variant=st.sampled_from(NAMES))
def test_options_of_a_purchase_are_its_body(e164: str, data: st.DataObject, variant: str) -> None:
    """Just the options that were given are sent, as JSON that fits the contract."""
    schema = contract.resolve(contract.operations()["purchase_number"].request_schema or {})
    known = {name: documents(each) for name, each in schema["properties"].items()}
    options = data.draw(st.fixed_dictionaries({}, optional=known).filter(bool), label="options")
    script = Script(details_of(e164))

    scripted_variant(variant, script)("purchase_number", e164, **options)

    assert_sent(script.request, "POST", f"/v2/numbers/{e164}", {})
    assert_same(options, script.request_json, "The body")
    assert contract.request_validator("purchase_number").is_valid(options)
    assert script.request.headers["Content-Type"].partition(";")[0] == "application/json"


@pytest.mark.parametrize("relationship", ["primary_route", "failover_route"])
@given(e164=e164s(), route=st.from_regex(r"[0-9]{1,20}", fullmatch=True), variant=st.sampled_from(NAMES))
@settings(max_examples=20)
def test_route_is_named_in_the_body_of_its_own_relationship(
    relationship: str, e164: str, route: str, variant: str
) -> None:
    """The id is a string, leading zeros kept, in the path of the relationship that was asked for."""
    script = Script(httpx.Response(204))

    scripted_variant(variant, script)(f"update_{relationship}", e164, route=route)

    assert_sent(script.request, "PATCH", f"/v2/numbers/{e164}/relationships/{relationship}", {})
    assert_same({"data": {"type": "route", "id": route}}, script.request_json, "The body")
    assert contract.request_validator(f"update_{relationship}").is_valid(script.request_json)
    assert script.request.headers["Content-Type"].partition(";")[0] == "application/json"


@pytest.mark.parametrize("name", CLIENTS)
def test_route_can_be_given_as_a_whole_body(name: str) -> None:
    """A model that was made by the caller goes out as it is, with what the contract does not name."""
    body = route_update("98396")
    body["meta"] = {"of": "caller"}
    script = Script(httpx.Response(204))

    scripted_variant(name, script)("update_primary_route", "12065550190", route=body)  # type: ignore[arg-type]

    assert script.request_json == {
        "data": {"type": "route", "id": "98396"},
        "meta": {"of": "caller"},
    }


@pytest.mark.parametrize("variant", NAMES)
@pytest.mark.parametrize("operation", sorted(MODULES))
def test_every_request_is_signed_and_asks_for_json(operation: str, variant: str) -> None:
    """Each request has the keys as HTTP Basic once, and accepts JSON."""
    script = Script(success_of(operation))
    path, options = ARGUMENTS[operation]

    scripted_variant(variant, script)(operation, *path, **options)

    headers = script.request.headers
    assert headers.get_list("Authorization") == [BASIC]
    assert headers["Accept"] in ("application/json", "application/vnd.api+json", "*/*")
    assert headers["User-Agent"]
    assert SECRET_KEY not in str(script.request.url)


@pytest.mark.parametrize("variant", NAMES)
def test_every_call_has_a_timeout(variant: str) -> None:
    """Connecting, reading, writing and waiting for a connection each have a limit by default."""
    script = Script(EMPTY_PAGE)

    scripted_variant(variant, script)("list_account_numbers")

    timeout = script.request.extensions["timeout"]
    assert set(timeout) == {"connect", "read", "write", "pool"}
    assert [name for name, seconds in timeout.items() if not seconds or seconds > 120] == []


@pytest.mark.parametrize("name", CLIENTS)
def test_client_has_the_documented_timeouts(name: str) -> None:
    """5 s to connect, and 30 s for each other step, where nothing else is asked for."""
    script = Script(EMPTY_PAGE)

    scripted_variant(name, script)("list_account_numbers")

    expected = {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}
    assert_same(expected, script.request.extensions["timeout"], "The timeout")


SPELLINGS = ["12065550100", "+12065550100", "2065550100", "+1 206-555-0100", "(206) 555-0100", "1-206-555-0100",
             "206.555.0100", "1 (206) 555-0100"]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", CLIENTS)
def test_number_may_be_written_as_people_write_it(name: str, spelling: str) -> None:
    """The wire has the eleven digits, however they were written."""
    script = Script(DETAILS)

    scripted_variant(name, script)("purchase_number", spelling)

    assert script.request.url.path == "/v2/numbers/12065550100"


NO_NUMBERS = ["", "206555010", "120655501000", "22065550100", "+442065550100", "12065550100x", "12065550100\n",
              "available", "../numbers", "1206555010\u0665", None, 12065550100]  # fmt: skip


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=repr)
@pytest.mark.parametrize(
    "operation", ["get_number", "purchase_number", "update_primary_route", "update_failover_route"]
)
@pytest.mark.parametrize("name", CLIENTS)
def test_invalid_number_is_rejected_before_sending(name: str, operation: str, wrong: Any) -> None:
    """A slip of the caller never reaches the service."""
    script = Script(DETAILS)
    route = {"route": "0"} if operation.startswith("update") else {}

    with pytest.raises((ValueError, TypeError)):
        scripted_variant(name, script)(operation, wrong, **route)

    script.expect_requests(0)


@pytest.mark.parametrize("operation", LISTS)
def test_argument_that_the_contract_forbids_is_rejected_by_client_or_server(reader: Account, operation: str) -> None:
    """Between client and server, nothing that is forbidden gets through."""
    for variant in (reader.client(retries=0), reader.async_client(retries=0)):
        for name in contract.operations()[operation].names("query"):
            for value in FORBIDDEN[name]:
                with pytest.raises((ValueError, TypeError, FlowrouteError)) as caught:
                    result = getattr(variant, operation)(**{name: value})
                    if isinstance(variant, AsyncFlowrouteClient):
                        run(awaited(lambda result=result: result))
                if isinstance(caught.value, APIStatusError):
                    assert caught.value.status == 422, f"{name}={value!r}: {caught.value}"


@pytest.mark.parametrize("number", [each for each in MALFORMED_NUMBERS if "%" not in each])
@pytest.mark.parametrize("form", ["sync_detailed", "asyncio_detailed"])
def test_plain_function_sends_any_number_and_the_server_rejects_it(accounts: Accounts, form: str, number: str) -> None:
    """The plain functions check nothing, so whatever is no number is for the server to refuse."""
    client = accounts.fresh().plain_client()
    for operation in ("get_number", "purchase_number"):
        response = getattr(MODULES[operation], form)(number, client=client)
        response = run(response) if form.startswith("asyncio") else response

        assert int(response.status_code) in {404, 422}, number


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
@example(text="a&b=c#d?e/f+g h%20")
@example(text="Zo\xeb \u2603")
@settings(max_examples=40)
def test_text_reaches_the_server_as_it_was_written(text: str) -> None:
    """Every character of an alias is escaped, and none is lost."""
    for variant in NAMES:
        script = Script(EMPTY_PAGE)
        scripted_variant(variant, script)("list_account_numbers", alias=text)
        assert sent(script.request)[3] == {"alias": text}


def test_base_url_may_end_with_a_slash_or_hold_a_path() -> None:
    """The operations' paths come after whatever the base URL has."""
    for base_url, expected in (
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v2/numbers"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/v2/numbers"),
        ("https://proxy.example.com/flowroute/", "https://proxy.example.com/flowroute/v2/numbers"),
    ):
        for variant in CLIENTS:
            script = Script(EMPTY_PAGE)
            scripted_variant(variant, script, base_url=base_url)("list_account_numbers")
            assert str(script.request.url) == expected


def test_default_base_url_is_the_production_server() -> None:
    """The contract's own server is the default, over https."""
    (server,) = contract.document()["servers"]

    for variant in NAMES:
        script = Script(EMPTY_PAGE)
        scripted_variant(variant, script)("list_account_numbers")
        assert sent(script.request)[0] == server["url"] == HOME


def test_headers_and_timeout_of_the_caller_are_used() -> None:
    """Those of the client go with every call, those of a call with that call alone."""
    for name in CLIENTS:
        script = Script(EMPTY_PAGE)
        variant = scripted_variant(name, script, headers={"X-Team": "voice", "User-Agent": "shop/1"}, timeout=3.0)
        variant("list_account_numbers", headers={"X-Call": "1"}, timeout=1.5)
        variant("list_account_numbers")
        first, second = script.requests
        assert (first.headers["X-Team"], first.headers["X-Call"], first.headers["User-Agent"]) == (
            "voice",
            "1",
            "shop/1",
        )
        assert ("X-Call" in second.headers, second.headers["X-Team"]) == (False, "voice")
        assert (first.extensions["timeout"]["read"], second.extensions["timeout"]["read"]) == (1.5, 3.0)


class Closing(Script):
    """A script that notes that it was closed."""

    is_closed = False

    def close(self) -> None:
        """Note it."""
        self.is_closed = True

    async def aclose(self) -> None:
        """Note it."""
        self.is_closed = True


def test_client_closes_what_it_made() -> None:
    """With the block ends the connection, sync and async; what a raw response came through stays open until then."""
    script, async_script = Closing(EMPTY_PAGE), Closing(EMPTY_PAGE)

    with FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=script) as client:
        client.with_raw_response.list_account_numbers()
        assert not script.is_closed, "It was closed before the block ended."

    async def use() -> None:
        async with AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=async_script) as client:
            await client.with_raw_response.list_account_numbers()
            assert not async_script.is_closed, "It was closed before the block ended."

    run(use())
    assert script.is_closed, "The block ended, and the connection is open."
    assert async_script.is_closed, "The async block ended, and the connection is open."


def test_client_leaves_open_what_it_was_given() -> None:
    """An http_client of the caller's is used with its own timeout, and is the caller's to close."""
    http = httpx.Client(transport=Closing(EMPTY_PAGE), timeout=7.0)
    async_http = httpx.AsyncClient(transport=Closing(EMPTY_PAGE), timeout=7.0)

    with FlowrouteClient(ACCESS_KEY, SECRET_KEY, http_client=http) as client:
        client.list_account_numbers()

    async def use() -> None:
        async with AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, http_client=async_http) as client:
            await client.list_account_numbers()

    run(use())
    for each in (http, async_http):
        script: Any = each._transport
        assert script.request.extensions["timeout"]["read"] == 7.0, f"The timeout is {script.request.extensions}."
        assert not each.is_closed, "What the caller gave was closed."


def test_transport_and_http_client_together_are_rejected() -> None:
    """Which of the two was meant?"""
    for kind, http in ((FlowrouteClient, httpx.Client()), (AsyncFlowrouteClient, httpx.AsyncClient())):
        with pytest.raises(ValueError, match="not both"):
            kind(ACCESS_KEY, SECRET_KEY, transport=Script(EMPTY_PAGE), http_client=http)  # type: ignore[arg-type]


def test_keys_are_those_of_the_client_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second client does not change the first, and keys of the environment serve where none are given."""
    monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", "env-access")
    monkeypatch.setenv("FLOWROUTE_SECRET_KEY", "env-secret")
    script = Script(EMPTY_PAGE)
    clients = [
        FlowrouteClient("one", "secret-of-one", transport=script),
        FlowrouteClient("two", "secret-of-two", transport=script),
        FlowrouteClient(transport=script),
    ]

    for client in clients:
        client.list_account_numbers()
    MODULES["list_account_numbers"].sync_detailed(client=AuthenticatedClient(httpx_args={"transport": script}))

    decoded = [base64.b64decode(each.headers["Authorization"].split()[1]).decode() for each in script.requests]
    assert decoded == ["one:secret-of-one", "two:secret-of-two", "env-access:env-secret", "env-access:env-secret"]


def test_keys_of_any_characters_are_sent_as_they_are() -> None:
    """A colon in the secret, a blank, a letter beyond ASCII: HTTP Basic can carry it, so the client does."""
    script = Script(EMPTY_PAGE)

    FlowrouteClient("access", "s:e c\xe9t", transport=script).list_account_numbers()

    assert base64.b64decode(script.request.headers["Authorization"].split()[1]).decode() == "access:s:e c\xe9t"


@pytest.mark.parametrize("variant", CLIENTS)
@pytest.mark.parametrize("relationship", ["primary_route", "failover_route"])
def test_route_itself_stands_for_its_id(relationship: str, variant: str) -> None:
    """Who has listed or created a route need not take its id out."""
    script = Script(httpx.Response(204))
    route = InboundRouteDocument.from_dict(ROUTE.json()).data

    scripted_variant(variant, script)(f"update_{relationship}", "12065550100", route=route)  # type: ignore[arg-type]

    assert_same({"data": {"type": "route", "id": "98397"}}, script.request_json, "The body")
