"""How the contract is read, and what stops it."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from flowroute_mock.app import create_app
from flowroute_mock.http.contract import (
    CompiledContract,
    ContractError,
    compile_contract,
    installed_contract,
    load_contract,
)
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import Caller
from mock_server.tests.helpers.running import environment

NUMBER = "/v2/numbers/{id}"


@pytest.fixture
def document() -> dict[str, Any]:
    """A copy of the contract to spoil."""
    loaded: dict[str, Any] = orjson.loads(installed_contract().read_bytes())
    return copy.deepcopy(loaded)


@pytest.fixture
def contract() -> CompiledContract:
    """The contract that is installed."""
    return load_contract()


def test_contract_is_compiled_once(contract: CompiledContract) -> None:
    assert load_contract() is contract


def test_finding_the_contract_does_not_import_the_client() -> None:
    load = "from flowroute_mock.http.contract import load_contract; load_contract()"
    code = f"import sys; {load}; print('httpx' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)

    assert done.stdout == "False\n"


def test_operation_knows_its_parameters_bodies_and_responses(contract: CompiledContract) -> None:
    search = contract.operations["search_available_numbers"]
    purchase = contract.operations["purchase_number"]

    assert (search.method, search.path) == ("GET", "/v2/numbers/available")
    assert search.defaults == {"limit": 10, "offset": 0}
    assert search.body is None
    assert purchase.body is not None
    assert purchase.body.media_types == ("application/json", "application/vnd.api+json")
    assert not purchase.body.required
    assert purchase.responses.keys() >= {201, 207, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503}
    assert purchase.responses[409].examples["sold"]["errors"][0]["status"] == 409


def test_every_example_of_a_response_fits_its_schema(contract: CompiledContract) -> None:
    broken = [
        (operation.id, status, name)
        for operation in contract.operations.values()
        for status, response in operation.responses.items()
        for name, example in response.examples.items()
        if response.validator is None or not response.validator.is_valid(example)
    ]

    assert broken == []


def test_response_without_an_example_can_still_be_planned_where_it_has_no_body(contract: CompiledContract) -> None:
    bare = [
        (operation.id, status)
        for operation in contract.operations.values()
        for status, response in operation.responses.items()
        if response.validator is not None and not response.examples
    ]

    assert bare == []


def test_missing_contract_is_reported_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"openapi\.json: the contract cannot be read .* `make generate`"):
        load_contract(tmp_path / "openapi.json")


def test_response_by_range_is_not_served(document: dict[str, Any]) -> None:
    document["paths"][NUMBER]["get"]["responses"]["4XX"] = {"description": "any"}

    with pytest.raises(ContractError, match=r"^/paths/~1v2~1numbers~1\{id\}/get/responses/4XX: "):
        compile_contract(document)


def test_operation_without_an_endpoint_is_not_left_out(document: dict[str, Any], tmp_path: Path) -> None:
    document["paths"][NUMBER]["trace"] = {**document["paths"][NUMBER]["get"], "operationId": "trace_number"}
    file = tmp_path / "openapi.json"
    file.write_bytes(orjson.dumps(document))

    with pytest.raises(ContractError, match="trace_number has no endpoint"):
        create_app(settings=Settings(contract_file=file))


def test_mock_follows_the_contract_it_is_given(document: dict[str, Any], tmp_path: Path) -> None:
    parameters = document["paths"]["/v2/numbers"]["get"]["parameters"]
    next(each for each in parameters if each["name"] == "limit")["schema"]["default"] = 2
    file = tmp_path / "openapi.json"
    file.write_bytes(orjson.dumps(document))
    caller = Caller(create_app(settings=Settings(contract_file=file)))

    assert len(caller.ids("/v2/numbers")) == 2
