"""Read the contract: the operation of a call, and the responses that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema_rs import Draft202012Validator, ValidationError

CONTRACT = Path(__file__).parents[2] / "spec" / "openapi.yaml"
METHODS = ("get", "post", "patch", "put", "delete")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class ContractOperation:
    """One operation of the contract.

    Shape:   method in upper case; parameters by name, references resolved; responses maps each status to its schema,
             or to None without a body.
    """

    id: str
    method: str
    path: str
    parameters: Mapping[str, Mapping[str, Any]]
    request_schema: Mapping[str, Any] | None
    responses: Mapping[int, Mapping[str, Any] | None]
    successes: tuple[int, ...]
    tag: str

    def schema_of(self, parameter: str) -> Mapping[str, Any]:
        """Return the schema of one parameter."""
        schema: Mapping[str, Any] = self.parameters[parameter]["schema"]
        return schema

    def names(self, place: str) -> list[str]:
        """Return the names of the parameters in `path` or in `query`."""
        return [name for name, parameter in self.parameters.items() if parameter["in"] == place]


@cache
def document() -> Mapping[str, Any]:
    """Return the contract as a whole."""
    loaded: Mapping[str, Any] = yaml.load(CONTRACT.read_bytes(), LOADER)  # noqa: S506  a safe loader, the fast one
    return loaded


@cache
def operations() -> Mapping[str, ContractOperation]:
    """Return every operation by its id."""
    return {operation.id: operation for operation in _operations()}


def _operations() -> Iterator[ContractOperation]:
    for path, item in document()["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(path, method, item[method])


def _operation(path: str, method: str, node: Mapping[str, Any]) -> ContractOperation:
    responses = {int(status): _json_schema(resolve(response)) for status, response in node["responses"].items()}
    parameters = [resolve(parameter) for parameter in node.get("parameters", ())]
    return ContractOperation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        parameters={parameter["name"]: parameter for parameter in parameters},
        request_schema=_json_schema(resolve(node["requestBody"])) if "requestBody" in node else None,
        responses=responses,
        successes=tuple(status for status in responses if status < 300),
        tag=node["tags"][0],
    )


def _json_schema(node: Mapping[str, Any]) -> Mapping[str, Any] | None:
    content = node.get("content")
    schema: Mapping[str, Any] | None = content["application/json"]["schema"] if content else None
    return schema


def resolve(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow `$ref` to the node that it names."""
    while "$ref" in node:
        target: Any = document()
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def examples(operation_id: str, status: int) -> list[Any]:
    """Return the example documents for a status of an operation."""
    operation = operations()[operation_id]
    response = document()["paths"][operation.path][operation.method.lower()]["responses"][str(status)]
    content = resolve(response).get("content", {})
    return [each["value"] for each in content.get("application/json", {}).get("examples", {}).values()]


@lru_cache(maxsize=4096)
def find_operation(method: str, path: str) -> ContractOperation | None:
    """Return the operation of a call. A path without braces takes precedence."""
    for operation in sorted(operations().values(), key=lambda operation: "{" in operation.path):
        if operation.method == method and _pattern(operation.path).fullmatch(path):
            return None if path in fixed_paths() and "{" in operation.path else operation
    return None


@cache
def fixed_paths() -> frozenset[str]:
    """Return the paths without arguments, which no path with arguments serves."""
    return frozenset(operation.path for operation in operations().values() if "{" not in operation.path)


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path))


def path_arguments(operation: ContractOperation, path: str) -> dict[str, str]:
    """Return the path arguments."""
    found = _pattern(operation.path).fullmatch(path)
    return found.groupdict() if found else {}


@cache
def response_validator(operation_id: str, status: int) -> Draft202012Validator | None:
    """Return the validator of a response body, or None for a status without a body."""
    schema = operations()[operation_id].responses[status]
    return None if schema is None else validator(schema)


@cache
def request_validator(operation_id: str) -> Draft202012Validator:
    """Return the validator of a request body."""
    return validator(operations()[operation_id].request_schema or {})


def validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    """Compile a schema with references into the contract."""
    return Draft202012Validator({**schema, "components": document()["components"]}, validate_formats=True)


def allowed(operation: ContractOperation, parameter: str, value: object) -> bool:
    """Return whether the contract allows a value of a parameter."""
    return validator(operation.schema_of(parameter)).is_valid(value)


def pointer(error: ValidationError) -> str:
    """Return the place of a validation error as a JSON Pointer."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in error.instance_path) or "its root"
