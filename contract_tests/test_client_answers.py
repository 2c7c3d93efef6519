"""Answers: whatever the contract allows, the client parses, and writes back unchanged."""

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

from contract_tests import contract
from contract_tests.account import run
from contract_tests.agreement import assert_agrees
from contract_tests.documents import documents
from contract_tests.faces import CLIENTS, MODULES, NAMES, PLAIN, route_update, scripted_face
from contract_tests.scripted import ACCESS_KEY, HOME, SECRET_KEY, Script, answer

E164 = "12065550100"
ARGUMENTS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "list_account_numbers": ((), {}),
    "search_available_numbers": ((), {}),
    "get_number": ((E164,), {}),
    "purchase_number": ((E164,), {}),
    "update_primary_route": ((E164,), {"route": "0"}),
    "update_failover_route": ((E164,), {"route": "0"}),
}
SUCCESSES = [
    pytest.param(operation.id, status, id=f"{operation.id}-{status}")
    for operation in contract.operations().values()
    for status in operation.successes
]
REFUSALS = [
    pytest.param(operation.id, status, id=f"{operation.id}-{status}")
    for operation in contract.operations().values()
    for status in operation.answers
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
    schema = contract.operations()[operation].answers[status]
    return st.none() if schema is None else documents(schema).map(lambda document: _about(operation, document))


def _about(operation: str, document: Any) -> Any:
    path, _ = ARGUMENTS[operation]
    data = document.get("data")
    return {**document, "data": {**data, "id": path[0]}} if path and isinstance(data, dict) else document


def call(name: str, operation: str, response: httpx.Response) -> Any:
    """Call an operation through a face that gets this answer."""
    path, options = ARGUMENTS[operation]
    return scripted_face(name, Script(response))(operation, *path, **options)


@pytest.mark.parametrize(("operation", "status"), SUCCESSES)
@given(data=st.data(), face=st.sampled_from(NAMES))
@settings(max_examples=40)
def test_success_is_parsed_and_written_back_unchanged(
    operation: str, status: int, data: st.DataObject, face: str
) -> None:
    """Nothing of an answer is lost, changed or made up: not the members that the contract does not name, not a null."""
    document = data.draw(body_of(operation, status), label="document")

    outcome = call(face, operation, answer(status, document))

    assert_agrees(document, outcome.document, f"{operation} through {face}: the document written back")
    if face in PLAIN:
        assert outcome.status == status, f"It answered {outcome.status}, not {status}: {outcome.document}"


@pytest.mark.parametrize(("operation", "status"), REFUSALS)
@given(data=st.data(), face=st.sampled_from(NAMES))
@settings(max_examples=10)
def test_refusal_keeps_its_status_and_all_that_it_says(
    operation: str, status: int, data: st.DataObject, face: str
) -> None:
    """Every documented error reaches the caller with each entry whole, through every face."""
    document = data.draw(body_of(operation, status), label="document")

    outcome = call(face, operation, answer(status, document))

    assert outcome.status == status, f"It answered {outcome.status}, not {status}: {outcome.document}"
    assert_agrees(document["errors"], outcome.document["errors"], f"{operation} through {face}: its errors")
    if face in PLAIN:
        assert_agrees(document, outcome.document, f"{operation} through {face}: its errors")


@pytest.mark.parametrize(("operation", "status"), REFUSALS)
@pytest.mark.parametrize("face", CLIENTS)
def test_refusal_raises_the_error_of_its_status(operation: str, status: int, face: str) -> None:
    """Each status has a class of its own, which carries what was asked, and what the service said."""
    entry = {"id": "6a6b", "status": status, "title": "A title", "detail": {"data": ["A reason."]}, "more": 1}
    response = answer(status, {"errors": [entry]}, retry_after="7")
    path, options = ARGUMENTS[operation]
    client: Any = scripted_face(face, Script(response)).client  # type: ignore[attr-defined]
    given_path = (*path, options["route"]) if options else path

    with pytest.raises(APIStatusError) as caught:
        result = getattr(client, operation)(*given_path)
        if face == "AsyncFlowrouteClient":
            run(awaitable(result))

    error = caught.value
    method = contract.operations()[operation].method
    assert type(error) is CLASSES[status]
    assert (error.status, error.method, error.retry_after) == (status, method, 7.0)
    assert error.path == contract.operations()[operation].path.replace("{id}", E164).replace("{number_id}", E164)
    assert json.loads(error.body) == {"errors": [entry]}
    assert error.headers["retry-after"] == "7"
    (said,) = error.entries
    assert (said.id, said.status, said.title, said.detail) == ("6a6b", status, "A title", {"data": ["A reason."]})
    assert dict(said.raw) == entry
    assert f"{method} {error.path} answered {status}" in str(error)
    assert "A title" in str(error)


async def awaitable(result: Any) -> Any:
    """Await what an async method returned."""
    return await result


def test_every_documented_status_has_a_class() -> None:
    """The table above is the contract's."""
    documented = {status for operation in contract.operations().values() for status in operation.answers}

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
    """Whatever a proxy on the way answers, it is raised as an error of the tree, and the body is kept."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(httpx.Response(status, content=body)), retries=0)

    with pytest.raises(APIStatusError) as caught:
        client.get_number(E164)

    assert (caught.value.status, caught.value.body, isinstance(caught.value, kind)) == (status, body, True)


@pytest.mark.parametrize("face", PLAIN)
def test_plain_function_shows_a_status_that_the_contract_lacks(face: str) -> None:
    """It parses nothing then, and raises only if told to."""
    response = httpx.Response(520, content=b"<html>")

    outcome = call(face, "get_number", response)

    assert (outcome.status, outcome.document) == (520, None)
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
def test_success_that_is_none_is_told_as_such(operation: str, body: bytes) -> None:
    """A success whose body is not the contract's raises InvalidResponseError, with the bytes."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(httpx.Response(200, content=body)), retries=0)

    with pytest.raises(InvalidResponseError) as caught:
        getattr(client, operation)(*ARGUMENTS[operation][0])

    assert (caught.value.status, caught.value.body) == (200, body)


def spoiled(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a document once for each place in it, with something of another kind there.

    Left out are null, which may stand for an object, and what is included, which may be of a kind not known yet.
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
def test_error_of_an_answer_names_the_place(operation: str) -> None:
    """Whatever part of an answer is of another kind than the contract's, its JSON Pointer is in the error."""
    (example, *_) = contract.examples(operation, 200)
    for place, document in spoiled(example):
        client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(answer(200, document)), retries=0)

        with pytest.raises(InvalidResponseError) as caught:
            getattr(client, operation)(*ARGUMENTS[operation][0])

        assert_agrees(place, caught.value.pointer, "The pointer")
        assert place in str(caught.value), f"It does not name {place}: {caught.value}"
        assert not caught.value.outcome_unknown, f"It was read and nothing was bought: {caught.value}"


@pytest.mark.parametrize("operation", ["update_primary_route", "update_failover_route"])
@pytest.mark.parametrize(("status", "body"), [(204, b""), (200, b""), (200, b"{}"), (200, b"done")])
def test_route_is_set_whatever_the_body_of_the_answer(operation: str, status: int, body: bytes) -> None:
    """Of the answer to a PATCH, the status says all: nothing is read, None is returned."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(httpx.Response(status, content=body)))

    assert getattr(client, operation)(E164, "0") is None


@pytest.mark.parametrize(("operation", "status"), SUCCESSES)
@given(data=st.data())
@settings(max_examples=10)
def test_raw_answer_has_status_headers_bytes_and_the_same_value(
    operation: str, status: int, data: st.DataObject
) -> None:
    """with_raw_response hands back the answer as it came, and parse() what the method would have returned."""
    document = data.draw(body_of(operation, status), label="document")
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(answer(status, document, x_of="this")))
    path, options = ARGUMENTS[operation]

    raw = getattr(client.with_raw_response, operation)(*path, *options.values())

    assert (raw.status_code, raw.headers["x-of"]) == (status, "this")
    assert raw.content == (b"" if document is None else json.dumps(document).encode())
    parsed = raw.parse()
    parsed = getattr(parsed, "document", parsed)
    assert_agrees(document, None if parsed is None else parsed.to_dict(), f"{operation}: parse()")


@pytest.mark.parametrize("operation", sorted(MODULES))
@given(data=st.data(), form=st.sampled_from(["sync", "asyncio"]))
@settings(max_examples=20)
def test_short_plain_function_returns_what_the_detailed_one_parses(
    operation: str, data: st.DataObject, form: str
) -> None:
    """sync and asyncio return the document alone, that of an error too."""
    status = data.draw(st.sampled_from(sorted(contract.operations()[operation].answers)), label="status")
    document = data.draw(body_of(operation, status), label="document")
    transport = {"transport": Script(answer(status, document))}
    client = AuthenticatedClient(HOME, access_key=ACCESS_KEY, secret_key=SECRET_KEY, httpx_args=transport)
    path, options = ARGUMENTS[operation]
    given_body = {"body": route_update(options["route"])} if options else {}

    function = getattr(MODULES[operation], form, None)
    if function is None:  # an operation whose only bodies are errors has the detailed forms alone
        return
    found = function(*path, client=client, **given_body)
    found = run(found) if form == "asyncio" else found

    assert_agrees(document, None if found is None else found.to_dict(), f"{operation}.{form}")
