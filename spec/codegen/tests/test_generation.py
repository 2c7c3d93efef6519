"""Generating the client: from any contract of this kind, to the same bytes, and not at all when something is amiss."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

from spec.codegen import contract as contracts
from spec.codegen.__main__ import main
from spec.codegen.generate import generate
from spec.codegen.operations import describe_operations
from spec.codegen.place import differences
from spec.codegen.problems import CodegenError
from spec.codegen.settings import ROOT, RUNTIME, load_settings

CONTRACT = ROOT / "spec" / "openapi.yaml"
PACKAGE = ROOT / "generated" / "flowroute_numbers"


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    return contracts.load(CONTRACT)


def write(folder: Path, contract: dict[str, Any]) -> Path:
    path = folder / "openapi.yaml"
    path.write_text(yaml.safe_dump(contract, sort_keys=False), encoding="utf-8")
    return path


def test_what_is_in_place_is_what_the_contract_gives_on_any_machine(tmp_path: Path) -> None:
    """The bytes are the same in another folder, with another hash seed, another locale and no settings around."""
    target = tmp_path / "elsewhere" / "flowroute_numbers"
    (tmp_path / "pyproject.toml").write_text(
        "[tool.ruff]\nline-length = 60\n[tool.ruff.format]\nquote-style = 'single'\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "spec.codegen", "generate", "--contract", str(CONTRACT), "--into", str(target)]

    subprocess.run(command, cwd=tmp_path, env=environment, check=True)

    assert differences(target.parent, ROOT) == []


def test_the_runtime_is_in_the_package_as_it_is_written_here() -> None:
    written = {path.name: path.read_bytes() for path in RUNTIME.glob("*.py")}

    assert {path.name: path.read_bytes() for path in (PACKAGE / "_runtime").glob("*.py")} == written


def test_the_contract_travels_with_the_package(contract: dict[str, Any]) -> None:
    assert json.loads((PACKAGE / "openapi.json").read_text(encoding="utf-8")) == contract


def test_each_operation_of_the_contract_is_generated(contract: dict[str, Any]) -> None:
    names = {operation["operationId"] for _, _, _, operation in contracts.operations(contract)}

    assert names == {operation.name for operation in describe_operations(contract, load_settings())}
    assert [name for name in names if not hasattr(FlowrouteClient, name)] == []
    assert [name for name in names if not hasattr(AsyncFlowrouteClient, name)] == []
    assert {path.stem for path in PACKAGE.glob("api/*/*.py")} - {"__init__"} == names


def test_the_generator_sees_one_media_type_and_no_default(contract: dict[str, Any]) -> None:
    seen = contracts.for_generator(contract)

    for _, _, _, operation in contracts.operations(seen):
        assert all("default" not in parameter["schema"] for parameter in operation.get("parameters", []))
        holders = [*operation["responses"].values(), operation.get("requestBody", {})]
        contents = [contracts.resolve(seen, holder).get("content", {}) for holder in holders]
        assert {tuple(content) for content in contents} <= {(), ("application/json",)}
    assert "application/vnd.api+json" in json.dumps(contract)


Change = Callable[[dict[str, Any]], Any]


def get_details(contract: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = contract["paths"]["/v2/numbers/{id}"]["get"]
    return operation


def schemas(contract: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = contract["components"]["schemas"]
    return found


REFUSED: dict[str, tuple[Change, str]] = {
    "a parameter that is not in the path": (
        lambda c: get_details(c)["parameters"].clear(),
        "Incorrect path templating",
    ),
    "two media types with different schemas": (
        lambda c: get_details(c)["responses"]["200"]["content"]["application/vnd.api+json"].update(schema={}),
        "/paths/~1v2~1numbers~1{id}/get/responses/200: its media types have different schemas",
    ),
    "a parameter in a header": (
        lambda c: get_details(c)["parameters"].append({"name": "X", "in": "header", "schema": {"type": "string"}}),
        "/paths/~1v2~1numbers~1{id}/get/parameters/1: a parameter in header",
    ),
    "a parameter that is an array": (
        lambda c: c["paths"]["/v2/numbers"]["get"]["parameters"][0].update(schema={"type": "array", "items": {}}),
        "/paths/~1v2~1numbers/get/parameters/0: an argument of type 'array'",
    ),
    "successes of two kinds": (
        lambda c: get_details(c)["responses"].update(
            {
                "202": {
                    "description": "Other.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SelfLink"}}},
                }
            }
        ),
        "more than one kind of success",
    ),
    "a pagination hint that leads nowhere": (
        lambda c: c["paths"]["/v2/numbers"]["get"]["x-flowroute-pagination"].update(next="/links/following"),
        "/links/following is not in the document",
    ),
    "an operation that removes from what is no list": (
        lambda c: c["paths"]["/v2/numbers/{id}"]["post"].update({"x-flowroute-removes-from": ["get_number"]}),
        "x-flowroute-removes-from: get_number is no paged operation",
    ),
    "a price in what is no list": (
        lambda c: c["paths"]["/v2/numbers/{id}"]["post"]["x-flowroute-price"].update(list="get_number"),
        "x-flowroute-price: get_number is no paged operation",
    ),
    "a price that no parameter finds": (
        lambda c: c["paths"]["/v2/numbers/{id}"]["post"]["x-flowroute-price"].update(filter="number"),
        "search_available_numbers has no parameter number",
    ),
    "a reference that leads nowhere": (
        lambda c: schemas(c)["PhoneNumber"]["properties"].update(links={"$ref": "#/components/schemas/Nothing"}),
        "openapi-python-client would leave something out",
    ),
    "models that nothing tells apart": (
        lambda c: schemas(c)["InboundRoute"]["properties"].update(type={"type": "string"}),
        "models that no constant tells apart",
    ),
    "models in a circle": (
        lambda c: schemas(c)["SelfLink"]["properties"].update(of={"$ref": "#/components/schemas/PhoneNumber"}),
        "is a circle",
    ),
    "a date": (
        lambda c: schemas(c)["SelfLink"]["properties"].update(at={"type": "string", "format": "date-time"}),
        "/components/schemas/SelfLink/properties/at: a property of kind DateTimeProperty",
    ),
}


@pytest.mark.parametrize(("change", "problem"), REFUSED.values(), ids=REFUSED)
def test_what_can_not_be_generated_stops_the_generation_and_leaves_nothing(
    contract: dict[str, Any], change: Change, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = copy.deepcopy(contract)
    change(damaged)
    target = tmp_path / "flowroute_numbers"

    status = main(["generate", "--contract", str(write(tmp_path, damaged)), "--into", str(target)])

    assert status == 2
    assert problem in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("text", [None, "", "a: [", "- 1"], ids=["missing", "empty", "no YAML", "a list"])
def test_a_contract_that_can_not_be_read_says_what_to_do(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "openapi.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(CodegenError, match="make fresh"):
        generate(path, tmp_path / "flowroute_numbers")


def test_texts_of_the_contract_can_not_break_the_code(contract: dict[str, Any], tmp_path: Path) -> None:
    nasty = copy.deepcopy(contract)
    nasty["info"]["title"] = 'A """ title \\'
    get_details(nasty)["description"] = 'It says """ and \\" and {{ braces }} and \\N{DASH} and ends with "'
    get_details(nasty)["summary"] = 'Ends with \\"'
    schemas(nasty)["PhoneNumber"]["description"] = 'A """ model"'
    schemas(nasty)["SelfLink"]["properties"]["self"]["description"] = 'Ends with a quote"'
    target = tmp_path / "flowroute_numbers"

    generate(write(tmp_path, nasty), target)

    for path in target.rglob("*.py"):
        compile(path.read_text(encoding="utf-8"), str(path), "exec")


def test_a_new_operation_gets_its_methods_and_its_error(contract: dict[str, Any], tmp_path: Path) -> None:
    grown = copy.deepcopy(contract)
    paths = grown["paths"]
    paths["/v2/numbers/{id}/note"] = {"post": copy.deepcopy(paths["/v2/numbers/{id}"]["post"])}
    paths["/v2/numbers/{id}/note"]["post"]["operationId"] = "write_note"
    paths["/v2/numbers/{id}/note"]["post"]["responses"]["423"] = {"description": "Somebody else writes."}
    target = tmp_path / "flowroute_numbers"

    generate(write(tmp_path, grown), target)

    assert "def write_note(" in (target / "_sync.py").read_text(encoding="utf-8")
    assert "class LockedError(APIStatusError):" in (target / "errors.py").read_text(encoding="utf-8")


RELEASING = """
import httpx
from flowroute_numbers import FlowrouteClient

owned = [f"1206555{index:04}" for index in range(30)]

def answer(request):
    if request.method == "DELETE":
        owned.remove(request.url.path.rpartition("/")[2])
        return httpx.Response(204)
    offset = int(request.url.params.get("offset", 0))
    attributes = {"alias": None, "cnam_lookups_enabled": True, "number_type": "longcode", "rate_center": None,
                  "state": None, "value": "x"}
    data = [{"type": "number", "id": each, "attributes": attributes, "links": {"self": "x"}}
            for each in owned[offset : offset + 10]]
    following = {"next": f"/v2/numbers?limit=10&offset={offset + 10}"} if offset + 10 < len(owned) else {}
    return httpx.Response(200, json={"data": data, "links": {"self": "x", **following}})

client = FlowrouteClient("access-key", "secret-key", transport=httpx.MockTransport(answer))
for number in client.list_account_numbers():
    client.release_number(number.id)
print(len(owned))
"""


def test_a_new_operation_that_removes_items_needs_one_line_in_the_contract(
    contract: dict[str, Any], tmp_path: Path
) -> None:
    grown = copy.deepcopy(contract)
    details = grown["paths"]["/v2/numbers/{id}"]["get"]
    grown["paths"]["/v2/numbers/{id}"]["delete"] = {
        "tags": ["numbers"],
        "operationId": "release_number",
        "summary": "Release a number",
        "x-flowroute-removes-from": ["list_account_numbers"],
        "parameters": copy.deepcopy(details["parameters"]),
        "responses": {"204": {"description": "The number was released."}},
    }
    generate(write(tmp_path, grown), tmp_path / "flowroute_numbers")

    done = subprocess.run(
        [sys.executable, "-c", RELEASING],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("0\n", "")
