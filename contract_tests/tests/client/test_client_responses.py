"""Responses: the client parses whatever the contract allows, and writes it back unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from flowroute_numbers import (
    APIStatusError,
    AuthenticatedClient,
    FlowrouteClient,
    InvalidResponseError,
    errors,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.client_variants import CLIENTS, MODULES, NAMES, PLAIN, Outcome, route_update, scripted_variant
from contract_tests.calls.event_loop import run
from contract_tests.calls.scripted import ACCESS_KEY, HOME, SECRET_KEY, Script, json_response
from contract_tests.drawing.documents import documents
from contract_tests.expected import contract
from contract_tests.expected.comparison import assert_same

E164 = "12065550100"
ARGUMENTS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "list_account_numbers": ((), {}),
    "search_available_numbers": ((), {}),
    "get_number": ((E164,), {}),
    "purchase_number": ((E164,), {}),
    "update_primary_route": ((E164,), {"route": "0"}),
    "update_failover_route": ((E164,), {"route": "0"}),
    "release_number": ((E164,), {}),
    "update_number": ((E164,), {"alias": "Fax"}),
    "remove_primary_route": ((E164,), {}),
    "remove_failover_route": ((E164,), {}),
    "list_inbound_routes": ((), {}),
    "create_inbound_route": ((), {"alias": "warehouse", "route_type": "host", "value": "203.0.113.20"}),
    "update_inbound_route": (("98397",), {"value": "203.0.113.21"}),
    "delete_inbound_route": (("98397",), {}),
    "list_edge_strategies": ((), {}),
    "list_available_area_codes": ((), {}),
    "list_available_exchanges": ((), {}),
    "list_available_tiers": ((), {}),
}
SUCCESSES = [
    pytest.param(operation.id, status, id=f"{operation.id}-{status}")
    for operation in contract.operations().values()
    for status in operation.successes
]
ERRORS = [
    pytest.param(operation.id, status, id=f"{operation.id}-{status}")
    for operation in contract.operations().values()
    for status in operation.responses
    if status >= 400
]
CLASSES = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    405: errors.MethodNotAllowedError,
    409: errors.ConflictError,
    413: errors.ContentTooLargeError,
    415: errors.UnsupportedMediaTypeError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
    500: errors.InternalServerError,
    503: errors.ServiceUnavailableError,
}


def body_of(operation: str, status: int) -> st.SearchStrategy[Any]:
    """Draw a body that the contract allows for a status, None where it has none; it is about the number asked for."""
    schema = contract.operations()[operation].responses[status]
    return st.none() if schema is None else documents(schema).map(lambda document: _about(operation, document))


def _about(operation: str, document: Any) -> Any:
    path, _ = ARGUMENTS[operation]
    data = document.get("data")
    return {**document, "data": {**data, "id": path[0]}} if path and isinstance(data, dict) else document


def call(name: str, operation: str, response: httpx.Response) -> Any:
    """Call an operation with a client variant that receives this response."""
    path, options = ARGUMENTS[operation]
    return scripted_variant(name, Script(response))(operation, *path, **options)


@pytest.mark.parametrize(("operation", "status"), SUCCESSES)
@given(data=st.data(), variant=st.sampled_from(NAMES))
@settings(max_examples=40)
def test_success_is_parsed_and_written_back_unchanged(
    operation: str, status: int, data: st.DataObject, variant: str
) -> None:
    """Nothing of a response is lost, changed or added, not even undocumented members or null."""
    document = data.draw(body_of(operation, status), label="document")

    outcome = call(variant, operation, json_response(status, document))

    assert_same(document, outcome.document, f"{operation} through {variant}: the document written back")
    if variant in PLAIN:
        assert outcome.status == status, f"Expected status {status}, received {outcome.status}: {outcome.document}"


@pytest.mark.parametrize(("operation", "status"), ERRORS)
@given(data=st.data(), variant=st.sampled_from(NAMES))
@settings(max_examples=10)
def test_error_keeps_its_status_and_every_entry(operation: str, status: int, data: st.DataObject, variant: str) -> None:
    """Every documented error reaches the caller with each entry whole, through every variant."""
    document = data.draw(body_of(operation, status), label="document")

    outcome = call(variant, operation, json_response(status, document))

    assert outcome.status == status, f"Expected status {status}, received {outcome.status}: {outcome.document}"
    assert_same(document["errors"], outcome.document["errors"], f"{operation} through {variant}: its errors")
    if variant in PLAIN:
        assert_same(document, outcome.document, f"{operation} through {variant}: its errors")


@pytest.mark.parametrize(("operation", "status"), ERRORS)
@pytest.mark.parametrize("variant", CLIENTS)
def test_error_status_raises_its_own_class(operation: str, status: int, variant: str) -> None:
    """Each status has a class of its own, which carries what was asked, and what the service said."""
    entry = {"id": "6a6b", "status": status, "title": "A title", "detail": {"data": ["A reason."]}, "more": 1}
    response = json_response(status, {"errors": [entry]}, retry_after="7")
    path, options = ARGUMENTS[operation]
    client: Any = scripted_variant(variant, Script(response)).client  # type: ignore[attr-defined]
    given_path = (*path, options["route"]) if options else path

    with pytest.raises(APIStatusError) as caught:
        result = getattr(client, operation)(*given_path)
        if variant == "AsyncFlowrouteClient":
            run(awaitable(result))

    error = caught.value
    method = contract.operations()[operation].method
    assert type(error) is CLASSES[status]
    seen = {"status": error.status, "method": error.method, "retry_after": error.retry_after}
    assert_same({"status": status, "method": method, "retry_after": 7.0}, seen, "The error")
    assert error.path == contract.operations()[operation].path.replace("{id}", E164).replace("{number_id}", E164)
    assert json.loads(error.body) == {"errors": [entry]}
    assert error.headers["retry-after"] == "7"
    (said,) = error.entries
    parts = {"id": said.id, "status": said.status, "title": said.title, "detail": said.detail, "more": 1}
    assert_same(entry, parts, "The entry of the error")
    assert_same(entry, dict(said.raw), "The raw entry of the error")
    assert f"{method} {error.path} answered {status}" in str(error)
    assert "A title" in str(error)


async def awaitable(result: Any) -> Any:
    """Await what an async method returned."""
    return await result


def test_every_documented_status_has_a_class() -> None:
    """The table above is the contract's."""
    documented = {status for operation in contract.operations().values() for status in operation.responses}

    assert set(CLASSES) == {status for status in documented if status >= 400}


UNDOCUMENTED = [
    (402, errors.BadRequestError),
    (418, errors.BadRequestError),
    (451, errors.BadRequestError),
    (501, errors.InternalServerError),
    (520, errors.InternalServerError),
    (599, errors.InternalServerError),
]


@pytest.mark.parametrize(("status", "kind"), UNDOCUMENTED)
@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"errors": 1}', b'{"errors": [1, {"status": 1}]}', b"\xff"])
def test_status_that_the_contract_lacks_is_an_error_all_the_same(
    status: int, kind: type[APIStatusError], body: bytes
) -> None:
    """Any response of a proxy raises an error of the documented tree, with its body."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(httpx.Response(status, content=body)), retries=0)

    with pytest.raises(APIStatusError) as caught:
        client.get_number(E164)

    assert isinstance(caught.value, kind), f"Expected {kind.__name__}, raised {caught.value!r}"
    assert_same(
        {"status": status, "body": body}, {"status": caught.value.status, "body": caught.value.body}, "The error"
    )


@pytest.mark.parametrize("variant", PLAIN)
def test_plain_function_shows_a_status_that_the_contract_lacks(variant: str) -> None:
    """It parses nothing, and raises only with raise_on_unexpected_status."""
    response = httpx.Response(520, content=b"<html>")

    outcome = call(variant, "get_number", response)

    assert outcome == Outcome(520, None), f"Expected status 520 without a document, received {outcome}"
    strict = AuthenticatedClient(
        access_key=ACCESS_KEY,
        secret_key=SECRET_KEY,
        raise_on_unexpected_status=True,
        httpx_args={"transport": Script(response)},
    )
    with pytest.raises(errors.UnexpectedStatus):
        MODULES["get_number"].sync_detailed(E164, client=strict)


BROKEN = [
    pytest.param(b"", id="empty"),
    pytest.param(b"<html>", id="no JSON"),
    pytest.param(b"[]", id="array"),
    pytest.param(b"null", id="null"),
    pytest.param(b"{}", id="required members missing"),
    pytest.param(b'{"data": 1, "links": {}}', id="number for data"),
    pytest.param(b'{"data": "x", "links": {"self": "x"}}', id="string for data"),
    pytest.param(b"\xff\xfe", id="no UTF-8"),
]


@pytest.mark.parametrize("body", BROKEN)
@pytest.mark.parametrize(
    "operation", ["list_account_numbers", "search_available_numbers", "get_number", "purchase_number"]
)
def test_success_with_an_invalid_body_raises_invalid_response_error(operation: str, body: bytes) -> None:
    """A success whose body is not the contract's raises InvalidResponseError, with the bytes."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(httpx.Response(200, content=body)), retries=0)

    with pytest.raises(InvalidResponseError) as caught:
        getattr(client, operation)(*ARGUMENTS[operation][0])

    assert_same({"status": 200, "body": body}, {"status": caught.value.status, "body": caught.value.body}, "The error")


def spoiled(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a document once for each place in it, with something of another kind there.

    Without null, which is valid for an object, and without included resources, whose type may be unknown.
    """
    if place.startswith("/included/") or value is None:
        return
    yield place, [] if isinstance(value, dict) else {}
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        for at, broken in spoiled(inner, f"{place}/{key}"):
            changed = value.copy()
            changed[key] = broken
            yield at, changed


@pytest.mark.parametrize("operation", ["list_account_numbers", "search_available_numbers", "get_number"])
def test_invalid_response_error_names_the_place(operation: str) -> None:
    """The error has the JSON Pointer of the member with a wrong type."""
    (example, *_) = contract.examples(operation, 200)
    for place, document in spoiled(example):
        client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(json_response(200, document)), retries=0)

        with pytest.raises(InvalidResponseError) as caught:
            getattr(client, operation)(*ARGUMENTS[operation][0])

        assert_same(place, caught.value.pointer, "The pointer")
        assert place in str(caught.value), f"It does not name {place}: {caught.value}"
        assert not caught.value.outcome_unknown, f"It was read and nothing was bought: {caught.value}"


@pytest.mark.parametrize("operation", ["update_primary_route", "update_failover_route"])
@pytest.mark.parametrize(("status", "body"), [(204, b""), (200, b""), (200, b"{}"), (200, b"done")])
def test_route_update_ignores_the_response_body(operation: str, status: int, body: bytes) -> None:
    """The status of a PATCH is enough: the client ignores the body and returns None."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(httpx.Response(status, content=body)))

    assert getattr(client, operation)(E164, "0") is None


@pytest.mark.parametrize(("operation", "status"), SUCCESSES)
@given(data=st.data())
@settings(max_examples=10)
def test_raw_response_has_status_headers_bytes_and_the_same_value(
    operation: str, status: int, data: st.DataObject
) -> None:
    """with_raw_response returns the response as received, and parse() returns the value of the method."""
    document = data.draw(body_of(operation, status), label="document")
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(json_response(status, document, x_of="this")))
    path, options = ARGUMENTS[operation]

    raw = getattr(client.with_raw_response, operation)(*path, *options.values())

    seen = {"status": raw.status_code, "x-of": raw.headers["x-of"]}
    assert_same({"status": status, "x-of": "this"}, seen, "The raw response")
    assert raw.content == (b"" if document is None else json.dumps(document).encode())
    parsed = raw.parse()
    parsed = getattr(parsed, "document", parsed)
    assert_same(document, None if parsed is None else parsed.to_dict(), f"{operation}: parse()")


@pytest.mark.parametrize("operation", sorted(MODULES))
@given(data=st.data(), form=st.sampled_from(["sync", "asyncio"]))
@settings(max_examples=20)
def test_short_plain_function_returns_what_the_detailed_one_parses(
    operation: str, data: st.DataObject, form: str
) -> None:
    """sync and asyncio return the document alone, that of an error too."""
    status = data.draw(st.sampled_from(sorted(contract.operations()[operation].responses)), label="status")
    document = data.draw(body_of(operation, status), label="document")
    transport = {"transport": Script(json_response(status, document))}
    client = AuthenticatedClient(HOME, access_key=ACCESS_KEY, secret_key=SECRET_KEY, httpx_args=transport)
    path, options = ARGUMENTS[operation]
    given_body = {"body": route_update(options["route"])} if options else {}

    function = getattr(MODULES[operation], form, None)
    if function is None:  # an operation whose only bodies are errors has the detailed forms alone
        return
    found = function(*path, client=client, **given_body)
    found = run(found) if form == "asyncio" else found

    assert_same(document, None if found is None else found.to_dict(), f"{operation}.{form}")
