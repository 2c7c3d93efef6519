"""Reading answers: strict about structure, easy about values, and nothing lost."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import flowroute_numbers.types
import httpx
import pytest
from flowroute_numbers import UNSET, FlowrouteError, InvalidResponseError
from flowroute_numbers.models import PhoneNumberDocument, PhoneNumberList

from spec.codegen.tests.service import CALLS, Driver, Service, success_of

Path = tuple[str | int, ...]


def changed(body: Any, path: Path, change: Callable[[Any, str | int], None]) -> Any:
    holder = body
    for step in path[:-1]:
        holder = holder[step]
    change(holder, path[-1])
    return body


def fetch(driver: Driver, name: str, body: Any) -> Any:
    args, kwargs, _ = CALLS[name]
    return driver.call(Service(httpx.Response(200, json=body)), name, *args, **kwargs)


REQUIRED: list[tuple[str, Path]] = [
    ("list_account_numbers", ("data",)),
    ("list_account_numbers", ("links",)),
    ("list_account_numbers", ("links", "self")),
    ("list_account_numbers", ("data", 0, "id")),
    ("list_account_numbers", ("data", 0, "attributes")),
    ("list_account_numbers", ("data", 0, "attributes", "value")),
    ("list_account_numbers", ("data", 0, "attributes", "rate_center")),
    ("list_account_numbers", ("data", 0, "links", "self")),
    ("search_available_numbers", ("data", 0, "attributes", "monthly_cost")),
    ("get_number", ("data",)),
    ("get_number", ("data", "relationships")),
    ("get_number", ("data", "relationships", "primary_route")),
    ("get_number", ("data", "relationships", "failover_route", "data")),
    ("get_number", ("data", "relationships", "primary_route", "data", "id")),
    ("get_number", ("included", 0, "id")),
    ("purchase_number", ("data", "attributes", "number_type")),
]


@pytest.mark.parametrize(("name", "path"), REQUIRED, ids=str)
def test_a_required_member_that_is_missing_is_named(driver: Driver, name: str, path: Path) -> None:
    body = changed(success_of(name), path, lambda holder, key: holder.pop(key))

    with pytest.raises(InvalidResponseError, match="is required, but missing") as caught:
        fetch(driver, name, body)

    assert caught.value.pointer == "/" + "/".join(map(str, path))
    assert caught.value.status == 200
    assert json.loads(caught.value.body) == body


STRUCTURES: list[tuple[str, Path, Any, str]] = [
    ("list_account_numbers", ("data",), {}, "expected an array, found an object"),
    ("list_account_numbers", ("data",), "", "expected an array, found a string"),
    ("list_account_numbers", ("data",), None, "expected an array, found null"),
    ("list_account_numbers", ("data", 0), [], "expected an object, found an array"),
    ("list_account_numbers", ("data", 0, "attributes"), [], "expected an object, found an array"),
    ("list_account_numbers", ("data", 0, "attributes"), 7, "expected an object, found a number"),
    ("list_account_numbers", ("data", 0, "links"), [], "expected an object, found an array"),
    ("list_account_numbers", ("data", 0, "id"), {}, "expected a single value, found an object"),
    ("list_account_numbers", ("data", 0, "attributes", "alias"), ["a"], "expected a single value, found an array"),
    ("get_number", ("data",), [], "expected an object, found an array"),
    ("get_number", ("included",), {}, "expected an array, found an object"),
    ("get_number", ("included", 0), True, "expected an object, found a boolean"),
    ("get_number", ("data", "relationships", "primary_route", "data"), [], "expected an object, found an array"),
]


@pytest.mark.parametrize(("name", "path", "value", "problem"), STRUCTURES, ids=str)
def test_a_structure_in_a_wrong_place_is_named(driver: Driver, name: str, path: Path, value: Any, problem: str) -> None:
    body = changed(success_of(name), path, lambda holder, key: holder.__setitem__(key, value))

    with pytest.raises(InvalidResponseError, match=problem) as caught:
        fetch(driver, name, body)

    assert caught.value.pointer == "/" + "/".join(map(str, path))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<html>", id="HTML"),
        pytest.param(b'{"data": [', id="cut off"),
        pytest.param(b"[" * 100_000, id="too deep"),
        pytest.param(b'{"data": ' + b"1" * 10_000 + b"}", id="a number too long"),
        pytest.param(b"\xff\xff", id="no text"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="an array"),
    ],
)
@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if call[2]])
def test_a_body_that_is_no_object_of_json_is_an_invalid_response(driver: Driver, name: str, content: bytes) -> None:
    args, kwargs, _ = CALLS[name]

    with pytest.raises(InvalidResponseError) as caught:
        driver.call(Service(httpx.Response(200, content=content)), name, *args, **kwargs)

    assert (caught.value.pointer, caught.value.body) == ("", content)


SCALARS: list[tuple[str, Path, Any]] = [
    ("list_account_numbers", ("data", 0, "id"), 12065550190),
    ("list_account_numbers", ("data", 0, "type"), None),
    ("list_account_numbers", ("data", 0, "attributes", "cnam_lookups_enabled"), "yes"),
    ("list_account_numbers", ("data", 0, "attributes", "number_type"), "satellite"),
    ("search_available_numbers", ("data", 0, "attributes", "monthly_cost"), "1.25"),
    ("search_available_numbers", ("data", 0, "attributes", "setup_cost"), None),
]


@pytest.mark.parametrize(("name", "path", "value"), SCALARS, ids=str)
def test_a_surprising_value_is_passed_on(driver: Driver, name: str, path: Path, value: Any) -> None:
    body = changed(success_of(name), path, lambda holder, key: holder.__setitem__(key, value))

    page = fetch(driver, name, body)

    found: Any = page.data[0]
    for step in path[2:]:
        found = getattr(found, "type_" if step == "type" else str(step))
    assert found == value


def test_a_resource_of_an_unknown_kind_is_passed_on(driver: Driver) -> None:
    body = success_of("get_number")
    body["included"] = [{"type": "fax", "id": "1", "attributes": {"speed": 9600}}]

    document = fetch(driver, "get_number", body)

    assert document.included[0].type_ == "fax"
    assert document.included[0].attributes["speed"] == 9600


def test_a_route_that_lacks_what_makes_a_route_is_read_as_some_other_resource(driver: Driver) -> None:
    body = success_of("get_number")
    del body["included"][0]["attributes"]["route_type"]

    document = fetch(driver, "get_number", body)

    assert type(document.included[0]).__name__ == "RelatedResource"
    assert document.included[0].attributes["alias"] == "sip-reg"


def test_what_no_model_of_a_choice_can_read_is_named_as_its_own_model_has_it(driver: Driver) -> None:
    body = success_of("get_number")
    body["included"][0] |= {"attributes": {"route_type": {}}, "links": []}

    with pytest.raises(InvalidResponseError) as caught:
        fetch(driver, "get_number", body)

    assert caught.value.pointer == "/included/0/attributes/route_type"


def test_null_in_place_of_an_optional_structure_is_none_and_stays_null(driver: Driver) -> None:
    body = success_of("get_number") | {"included": None, "links": None}

    document = fetch(driver, "get_number", body)

    assert (document.included, document.links) == (None, None)
    assert document.to_dict() == body


def test_members_that_the_contract_does_not_name_are_kept_at_every_level(driver: Driver) -> None:
    body = success_of("list_account_numbers")
    body["meta"] = {"total": 1}
    body["links"]["first"] = "x"
    body["data"][0]["version"] = 2
    body["data"][0]["attributes"]["tags"] = ["a", {"b": 1}]

    page = fetch(driver, "list_account_numbers", body)

    assert page.document["meta"] == {"total": 1}
    assert page.document.links.additional_properties == {"first": "x"}
    assert page.data[0]["version"] == 2
    assert page.data[0].attributes["tags"] == ["a", {"b": 1}]


@pytest.mark.parametrize(
    ("model", "name"), [(PhoneNumberList, "list_account_numbers"), (PhoneNumberDocument, "get_number")]
)
def test_a_document_is_written_as_it_was_read(model: Any, name: str) -> None:
    body = success_of(name)
    body["meta"] = {"kept": [1, 2]}

    assert model.from_dict(body).to_dict() == body


def test_further_members_can_be_set_and_go_into_the_json() -> None:
    document = PhoneNumberList.from_dict(success_of("list_account_numbers"))

    document["meta"] = {"total": 1}
    document["gone"] = 1
    del document["gone"]

    assert "meta" in document
    assert "gone" not in document
    assert document.to_dict()["meta"] == {"total": 1}


def test_reading_leaves_the_source_alone() -> None:
    body, twin = success_of("get_number"), success_of("get_number")

    PhoneNumberDocument.from_dict(body)

    assert body == twin


def test_what_is_absent_is_none_and_the_model_says_that_it_is_not_there(driver: Driver) -> None:
    body = success_of("get_number")
    body["data"]["attributes"] |= {"status": None, "iso_country": "US"}

    attributes = fetch(driver, "get_number", body).data.attributes

    assert (attributes.tier, attributes.status, attributes.iso_country) == (None, None, "US")
    assert ("tier" in attributes, "status" in attributes, "iso_country" in attributes) == (False, True, True)
    assert attributes.explicit_nulls == {"status"}
    assert attributes.to_dict() == body["data"]["attributes"]


def test_a_model_is_read_and_written_by_the_names_on_the_wire() -> None:
    number = PhoneNumberList.from_dict(success_of("list_account_numbers")).data[0]

    number["attributes"]["tier"] = "gold"
    number["attributes"]["alias"] = "desk"
    del number["attributes"]["tier"]

    assert (number["id"], number["attributes"]["state"], number.attributes.alias) == ("12065550190", "wa", "desk")
    assert "tier" not in number["attributes"].to_dict()
    with pytest.raises(KeyError, match="tier"):
        number["attributes"]["tier"]
    with pytest.raises(KeyError, match="id is required"):
        del number["id"]


def test_a_model_says_why_it_has_no_hash() -> None:
    number = PhoneNumberList.from_dict(success_of("list_account_numbers")).data[0]

    with pytest.raises(TypeError, match=r"A PhoneNumber can change, so it has no hash\. Use its id as the key"):
        hash(number)


def test_unset_is_one_false_value_that_survives_copies() -> None:
    assert (bool(UNSET), repr(UNSET)) == (False, "UNSET")
    assert copy.deepcopy(UNSET) is pickle.loads(pickle.dumps(UNSET)) is UNSET is flowroute_numbers.types.UNSET  # noqa: S301 (ours)


def test_unset_given_is_as_not_given(driver: Driver) -> None:
    service = Service(httpx.Response(200, json=success_of("search_available_numbers")))

    driver.call(service, "search_available_numbers", state="WA", iso_country=UNSET)

    assert service.sent == ["GET /v2/numbers/available?state=WA"]


def test_bytes_that_can_not_be_decoded_are_an_error_of_the_tree(driver: Driver) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b"no gzip"))

    with pytest.raises(FlowrouteError):
        driver.call(Service(answer), "get_number", "12065550190")
