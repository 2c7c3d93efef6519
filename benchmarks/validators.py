"""Compare the cost of checking one response, a page of 20 numbers, against the contract: three libraries.

openapi-core and jsonschema are not among our requirements: `uv pip install openapi-core` brings both; what is missing
is left out and named.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

import orjson
from flowroute_mock.http.contract import installed_contract, load_contract

from benchmarks.ratios import interleave, table

PATH = "/v2/numbers/available"
KEYS = "Basic bW9ja3VzZXI6bW9jay1zZWNyZXQta2V5LWZvci1vZmZsaW5lLXRlc3Rz"


def main() -> None:
    """Print microseconds for one response, and the ratio to jsonschema-rs."""
    page = page_of_20()
    variants: dict[str, Callable[[], object]] = {"jsonschema-rs, compiled once": by_jsonschema_rs(page)}
    for package, make in (("jsonschema", by_jsonschema), ("openapi_core", by_openapi_core)):
        if importlib.util.find_spec(package) is None:
            print(f"  {package} is not installed; left out")
        else:
            variants |= make(page)
    print(table(interleave(variants, rounds=5, calls=20)))


def page_of_20() -> dict[str, Any]:
    """Make a page out of the contract's own example."""
    answer = load_contract().operations["search_available_numbers"].responses[200]
    example: dict[str, Any] = answer.examples["seattle"]
    return {**example, "data": example["data"] * 20}


def by_jsonschema_rs(page: dict[str, Any]) -> Callable[[], object]:
    """Do as the mock does."""
    validator = load_contract().operations["search_available_numbers"].responses[200].validator
    if validator is None:
        raise SystemExit("The contract has no schema for the page of a search.")
    return lambda: validator.is_valid(page)


def by_jsonschema(page: dict[str, Any]) -> dict[str, Callable[[], object]]:
    """Use the reference implementation in Python, compiled once as well."""
    jsonschema = importlib.import_module("jsonschema")
    document = orjson.loads(installed_contract().read_bytes())
    schema = {"$ref": "#/components/schemas/AvailableNumberList", "components": document["components"]}
    validator = jsonschema.Draft202012Validator(schema)
    return {"jsonschema, compiled once": lambda: validator.is_valid(page)}


def by_openapi_core(page: dict[str, Any]) -> dict[str, Callable[[], object]]:
    """Let openapi-core check a request, and a request with its response."""
    testing = importlib.import_module("openapi_core.testing")
    openapi = importlib.import_module("openapi_core").OpenAPI.from_dict(orjson.loads(installed_contract().read_bytes()))
    request = testing.MockRequest(
        "https://api.flowroute.com", "get", PATH, args={"limit": "20"}, headers={"Authorization": KEYS}
    )
    response = testing.MockResponse(orjson.dumps(page), status_code=200, content_type="application/json")
    return {
        "openapi-core, the request": lambda: openapi.validate_request(request),
        "openapi-core, the answer": lambda: openapi.validate_response(request, response),
    }
