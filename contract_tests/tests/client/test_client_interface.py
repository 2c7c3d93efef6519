"""Contract and client: what one names, the other has, member by member."""

from __future__ import annotations

import importlib
import importlib.resources
import inspect
import json
from typing import Any

import attrs
import flowroute_numbers
import pytest
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

from contract_tests.calls.client_variants import MODULES
from contract_tests.calls.scripted import ACCESS_KEY, SECRET_KEY
from contract_tests.drawing.documents import merged
from contract_tests.expected import contract

OPERATIONS = sorted(contract.operations())
FORMS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")
OF_EVERY_CALL = {"self", "headers", "timeout", "deadline", "retries", "max_items"}
SCHEMAS = sorted(
    name
    for name, schema in contract.document()["components"]["schemas"].items()
    if merged(schema).get("type") == "object"
)


def arguments_of(operation: str) -> set[str]:
    """Name the arguments that the contract gives an operation."""
    described = contract.operations()[operation]
    if operation in ("update_primary_route", "update_failover_route"):
        return {*described.parameters, "route"}
    members = contract.resolve(described.request_schema or {}).get("properties", {})
    if "data" in members:  # a resource of JSON:API: its attributes are the arguments
        resource = contract.resolve(members["data"])["properties"]
        members = contract.resolve(resource["attributes"])["properties"]
    return {
        *described.parameters,
        *(name for name, member in members.items() if "const" not in contract.resolve(member)),
    }


def test_client_carries_the_contract() -> None:
    """The document that is installed with the client is the contract, to the last member."""
    carried = importlib.resources.files(flowroute_numbers) / "openapi.json"

    assert json.loads(carried.read_bytes()) == contract.document()


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("kind", [FlowrouteClient, AsyncFlowrouteClient])
def test_every_operation_is_a_method_with_its_arguments(kind: type, operation: str) -> None:
    """Each argument of the contract can be given, and there is no other."""
    parameters = inspect.signature(getattr(kind, operation)).parameters

    assert set(parameters) - OF_EVERY_CALL == arguments_of(operation)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_has_a_complete_docstring(operation: str) -> None:
    """Method and path, each argument, and each documented error."""
    described = contract.operations()[operation]
    describe = inspect.getdoc(getattr(FlowrouteClient, operation)) or ""

    wanted = [f"{described.method} {described.path}", *arguments_of(operation)]
    assert [each for each in wanted if each not in describe] == []
    statuses = [str(status) for status in described.responses if status >= 400]
    assert [status for status in statuses if f"({status})" not in describe] == []


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("form", FORMS)
def test_every_operation_is_a_plain_function_in_four_forms(form: str, operation: str) -> None:
    """Sync and async, the document alone or the whole response."""
    parameters = inspect.signature(getattr(MODULES[operation], form)).parameters

    described = contract.operations()[operation]
    body = {"body"} if described.request_schema is not None else set()
    assert set(parameters) == {*described.parameters, *body, "client"}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_has_a_raw_form(operation: str) -> None:
    """with_raw_response knows each operation, on both clients."""
    assert callable(getattr(FlowrouteClient(ACCESS_KEY, SECRET_KEY).with_raw_response, operation))
    assert callable(getattr(AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY).with_raw_response, operation))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_model_with_its_members(name: str) -> None:
    """Each member of a schema is a field; a member that may be absent is one that is None by default."""
    schema = merged(contract.document()["components"]["schemas"][name])
    model: Any = getattr(importlib.import_module("flowroute_numbers.models"), name)
    fields = {field.name.rstrip("_"): field for field in attrs.fields(model) if field.init}

    assert fields.keys() == schema.get("properties", {}).keys()
    optional = {field for field, described in fields.items() if described.default is None}
    required = set(schema.get("required", ()))
    constant = {each for each, described in schema.get("properties", {}).items() if "const" in described}
    assert optional - constant == fields.keys() - required - constant
