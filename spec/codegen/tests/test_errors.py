"""What an answer that is no success becomes."""

from __future__ import annotations

import json
import pickle
from typing import Any

import flowroute_numbers
import httpx
import pytest
from flowroute_numbers import errors

from spec.codegen.tests.service import CALLS, Driver, Service

CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    405: "MethodNotAllowedError",
    409: "ConflictError",
    413: "ContentTooLargeError",
    415: "UnsupportedMediaTypeError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
    503: "ServiceUnavailableError",
    # Not in the contract: taken as the x00 of their class.
    402: "BadRequestError",
    418: "BadRequestError",
    499: "BadRequestError",
    501: "InternalServerError",
    502: "InternalServerError",
    520: "InternalServerError",
    599: "InternalServerError",
    # Of no class that says success or failure.
    100: "APIStatusError",
    199: "APIStatusError",
    304: "APIStatusError",
    600: "APIStatusError",
    999: "APIStatusError",
}


def error_of(driver: Driver, answer: httpx.Response, name: str = "get_number") -> errors.APIStatusError:
    args, kwargs, _ = CALLS[name]
    with pytest.raises(errors.APIStatusError) as caught:
        driver.call(Service(answer), name, *args, **kwargs, options={"retries": 0})
    return caught.value


@pytest.mark.parametrize(("status", "name"), CLASSES.items())
def test_a_status_has_its_class(driver: Driver, status: int, name: str) -> None:
    error = error_of(driver, httpx.Response(status))

    assert type(error).__name__ == name
    assert error.status == status


def test_every_status_of_the_contract_has_a_class_that_is_exported() -> None:
    for status, error in errors.STATUS_ERRORS.items():
        assert getattr(flowroute_numbers, error.__name__) is error, status


@pytest.mark.parametrize("operation", CALLS)
def test_an_error_has_status_entries_body_method_and_path(driver: Driver, operation: str) -> None:
    body = {"errors": [{"id": "a-b", "status": 404, "title": "Resource not found", "detail": "No such number."}]}

    error = error_of(driver, httpx.Response(404, json=body, headers={"X-Request-Id": "7"}), operation)

    assert (error.entries[0].id, error.entries[0].title) == ("a-b", "Resource not found")
    assert json.loads(error.body) == body
    assert error.headers["x-request-id"] == "7"
    assert error.method in {"GET", "POST", "PATCH"}
    assert error.path.startswith("/v2/numbers")
    assert str(error) == f"{error.method} {error.path} answered 404 Not Found. Resource not found: No such number."


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param({"detail": "Could not find that resource on your account."}, "Could not find that", id="no title"),
        pytest.param({"title": "ActionNotAuthorizedError", "detail": ""}, "ActionNot", id="no detail"),
        pytest.param(
            {"status": 422, "detail": {"data": {"id": ["Missing data for required field."]}}},
            '{"data":{"id":["Missing data for required field."]}}',
            id="an object as detail",
        ),
        pytest.param({"status": "404 Not Found: The URL"}, "404 Not Found: The", id="a text as status"),
        pytest.param({"title": 7, "detail": ["a"]}, '7: ["a"]', id="other types"),
    ],
)
def test_entries_come_in_many_shapes(driver: Driver, entry: dict[str, Any], message: str) -> None:
    error = error_of(driver, httpx.Response(422, json={"errors": [entry]}))

    assert message in str(error)
    assert error.entries[0].raw == entry


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html>Bad Gateway</html>", id="HTML"),
        pytest.param(b'{"errors": ', id="cut off"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"errors": {"a": 1}}', id="errors is an object"),
        pytest.param(b'{"errors": ["a", 1, null]}', id="entries are no objects"),
        pytest.param(b'{"message": "no"}', id="another envelope"),
        pytest.param(b'"no"', id="a text"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
    ],
)
def test_a_body_without_entries_is_kept_as_it_came(driver: Driver, body: bytes) -> None:
    error = error_of(driver, httpx.Response(502, content=body))

    assert error.entries == ()
    assert error.body == body
    assert str(error) == "GET /v2/numbers/12065550190 answered 502 Bad Gateway"


def test_a_long_detail_is_cut_in_the_message_and_whole_in_the_entry(driver: Driver) -> None:
    error = error_of(driver, httpx.Response(400, json={"errors": [{"detail": "x" * 5000}]}))

    assert len(str(error)) < 700
    assert error.entries[0].detail == "x" * 5000


def test_a_detail_that_no_encoder_can_print_is_said_to_be_too_deep() -> None:
    detail: dict[str, Any] = {}
    for _ in range(100_000):
        detail = {"a": detail}

    assert str(errors.ErrorEntry(detail=detail)) == "(too deep to print)"


def test_a_detail_too_deep_to_print_is_no_reason_to_fail(driver: Driver) -> None:
    deep = '{"a":' * 900 + "1" + "}" * 900
    error = error_of(driver, httpx.Response(400, content=f'{{"errors": [{{"detail": {deep}}}]}}'.encode()))

    assert error.status == 400


@pytest.mark.parametrize("name", sorted(set(CLASSES.values())))
def test_an_error_survives_pickling(name: str) -> None:
    error = getattr(errors, name)(
        "text", status=404, entries=(), body=b"b", headers={"a": "b"}, method="GET", path="/", retry_after=1.0
    )

    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 (ours)

    assert type(twin) is type(error)
    assert (str(twin), vars(twin)) == ("text", vars(error))


def test_the_tree_is_as_documented() -> None:
    tree = {
        name: getattr(errors, name).__mro__[1].__name__
        for name in errors.__all__
        if isinstance(getattr(errors, name), type) and issubclass(getattr(errors, name), errors.FlowrouteError)
    }

    assert {base for base in tree.values()} == {
        "Exception",
        "FlowrouteError",
        "APIConnectionError",
        "APIStatusError",
        "APITimeoutError",
        "InternalServerError",
    }
    assert tree["APITimeoutError"] == tree["OutcomeUnknownError"] == tree["ResponseTooLargeError"]
    assert tree["ResponseTooLargeError"] == "APIConnectionError"
    assert tree["DeadlineError"] == "APITimeoutError"
    assert tree["ConfigurationError"] == tree["ClientUnusableError"] == "FlowrouteError"
    assert tree["ServiceUnavailableError"] == "InternalServerError"
    assert tree["InvalidResponseError"] == tree["CrossOriginError"] == tree["CredentialsError"] == "FlowrouteError"
