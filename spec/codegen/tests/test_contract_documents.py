"""Whatever the contract allows is read, and written back as it was."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import flowroute_numbers.models as generated
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from spec.codegen import contract as contracts
from spec.codegen.settings import ROOT
from spec.codegen.tests.service import CALLS, success_of

CONTRACT = contracts.load(ROOT / "spec" / "openapi.yaml")
SCHEMAS = CONTRACT["components"]["schemas"]
SUCCESSES = {
    "list_account_numbers": "PhoneNumberList",
    "search_available_numbers": "AvailableNumberList",
    "get_number": "PhoneNumberDocument",
}


def examples() -> Iterator[Any]:
    """Yield each example of a body in the contract with the name of its schema."""
    for _, _, _, operation in contracts.operations(CONTRACT):
        for holder in [*operation["responses"].values(), operation.get("requestBody", {})]:
            for media in contracts.resolve(CONTRACT, holder).get("content", {}).values():
                for name, example in media.get("examples", {}).items():
                    schema = media["schema"]["$ref"].rsplit("/", 1)[1]
                    yield pytest.param(schema, example["value"], id=f"{operation['operationId']}-{name}")


@pytest.mark.parametrize(("schema", "value"), list(examples()))
def test_an_example_is_read_and_written_back(schema: str, value: Any) -> None:
    assert getattr(generated, schema).from_dict(value).to_dict() == value


@pytest.mark.parametrize("schema", sorted(generated.__all__))
def test_each_model_names_the_members_of_its_schema(schema: str) -> None:
    properties = SCHEMAS.get(schema, {}).get("properties", {})
    attributes = {name.rstrip("_") for name in getattr(generated, schema).__annotations__}

    assert set(properties) <= attributes


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


VALUES = st.none() | st.booleans() | st.integers() | st.sampled_from(["", "x", "route"]) | st.just({}) | st.just([])


@pytest.mark.parametrize("name", SUCCESSES)
def test_a_changed_document_that_the_contract_still_allows_is_read_and_written_back(name: str) -> None:
    schema = {"$ref": f"#/components/schemas/{SUCCESSES[name]}", "components": {"schemas": SCHEMAS}}
    validator = Draft202012Validator(schema)
    model = getattr(generated, SUCCESSES[name])

    @settings(max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def read(data: st.DataObject) -> None:
        body = success_of(name)
        for _ in range(data.draw(st.integers(1, 3))):
            holder, key = data.draw(st.sampled_from(list(_places(body))))
            if isinstance(holder, dict) and data.draw(st.booleans()):
                holder.pop(key)
            else:
                holder[key] = copy.deepcopy(data.draw(VALUES))
            if isinstance(holder, dict):
                holder[data.draw(st.sampled_from(["", "new", "type"]))] = data.draw(VALUES)
        assume(validator.is_valid(body))

        assert model.from_dict(json.loads(json.dumps(body))).to_dict() == body

    read()


def test_the_answers_of_these_tests_are_allowed_by_the_contract() -> None:
    for name, schema in SUCCESSES.items():
        validator = Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": {"schemas": SCHEMAS}})
        assert [error.message for error in validator.iter_errors(CALLS[name][2])] == []
