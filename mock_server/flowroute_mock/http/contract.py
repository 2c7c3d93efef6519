"""Load the contract once, and compile its schemas of requests and responses into validators."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from jsonschema_rs import Draft202012Validator, ValidationError

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
CLIENT_PACKAGE = "flowroute_numbers"


class ContractError(Exception):
    """The contract is missing, or has something that the mock cannot serve."""


@dataclass(frozen=True, slots=True)
class CompiledResponse:
    """One documented response: one status of one operation.

    Shape:   media_types in the order of the contract, empty for a response without a body; examples by name.
    """

    media_types: tuple[str, ...]
    validator: Draft202012Validator | None
    examples: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CompiledBody:
    """The documented body of a request."""

    required: bool
    media_types: tuple[str, ...]
    validator: Draft202012Validator


@dataclass(frozen=True, slots=True)
class CompiledOperation:
    """One operation of the contract, with validators for its requests and responses.

    Shape:   method in upper case; path as the contract spells it; query maps each parameter's name to its schema,
             defaults to its default where it has one; flags are the booleans of an optional body, which the mock reads
             from the query too.
    """

    id: str
    method: str
    path: str
    query: Mapping[str, Mapping[str, Any]]
    defaults: Mapping[str, Any]
    query_validator: Draft202012Validator
    path_validator: Draft202012Validator
    body: CompiledBody | None
    responses: Mapping[int, CompiledResponse]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledContract:
    """A whole document, and its operations by id."""

    document: Mapping[str, Any]
    operations: Mapping[str, CompiledOperation]


@cache
def load_contract(source: Path | None = None) -> CompiledContract:
    """Read the contract that is installed with the client, or the JSON file given, and compile it.

    Raises:  ContractError when it is missing or cannot be served.
    """
    file = installed_contract() if source is None else source
    try:
        text = file.read_bytes()
    except OSError as error:
        raise ContractError(
            f"{file}: the contract cannot be read ({error}). Install flowroute-numbers, or run `make generate`."
        ) from error
    return compile_contract(orjson.loads(text))


def installed_contract() -> Path:
    """Return the file that is installed with the client, without the cost of importing the client.

    The file is found by the package's location. importlib.resources asks the package's loader, and pytest's loader,
    which rewrites assertions, has no files to give for a package that was found but never executed.

    Raises:  ContractError when the client is not installed in a folder.
    """
    spec = importlib.util.find_spec(CLIENT_PACKAGE)
    folders = (spec and spec.submodule_search_locations) or []
    for folder in folders:
        if (file := Path(folder) / "openapi.json").is_file():
            return file
    where = ", ".join(folders) or "not installed"
    raise ContractError(
        f"{CLIENT_PACKAGE} ({where}) has no openapi.json. Install flowroute-numbers, not as a zip file."
    )


def compile_contract(document: Mapping[str, Any]) -> CompiledContract:
    """Compile each operation of an OpenAPI 3.1 document.

    Raises:  ContractError with the JSON Pointer of what the mock cannot serve.
    """
    compiler = _Compiler(document)
    operations = {
        operation.id: operation
        for path, item in document["paths"].items()
        for method, node in item.items()
        if method in METHODS
        for operation in [compiler.operation(path, method, node, item.get("parameters", []))]
    }
    return CompiledContract(document=document, operations=operations)


class _Compiler:
    """Compile the nodes of one document into the records above; equal schemas share one validator."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._validators: dict[bytes, Draft202012Validator] = {}

    def operation(self, path: str, method: str, node: Mapping[str, Any], shared: list[Any]) -> CompiledOperation:
        parameters = [self._resolve(parameter) for parameter in (*shared, *node.get("parameters", ()))]
        query = {p["name"]: p["schema"] for p in parameters if p["in"] == "query"}
        required = [p["name"] for p in parameters if p["in"] == "query" and p.get("required")]
        in_path = {p["name"]: p["schema"] for p in parameters if p["in"] == "path"}
        return CompiledOperation(
            id=node["operationId"],
            method=method.upper(),
            path=path,
            query=query,
            defaults={n: schema["default"] for n, schema in query.items() if "default" in schema},
            query_validator=self._object(query, required),
            path_validator=self._object(in_path, list(in_path)),
            body=self._body(node),
            responses=dict(self._responses(path, method, node)),
            flags=tuple(self._flags(node)),
        )

    def _body(self, node: Mapping[str, Any]) -> CompiledBody | None:
        if "requestBody" not in node:
            return None
        body = self._resolve(node["requestBody"])
        content = body["content"]
        schema = next(iter(content.values()))["schema"]
        return CompiledBody(bool(body.get("required")), tuple(content), self._validator(schema))

    def _flags(self, node: Mapping[str, Any]) -> Iterator[str]:
        """Find the booleans of an optional body."""
        body = self._resolve(node.get("requestBody", {"required": True}))
        if not body.get("required"):
            properties = self._resolve(next(iter(body["content"].values()))["schema"]).get("properties", {})
            yield from (name for name, schema in properties.items() if self._resolve(schema).get("type") == "boolean")

    def _responses(self, path: str, method: str, node: Mapping[str, Any]) -> Iterator[tuple[int, CompiledResponse]]:
        for status, response in node["responses"].items():
            if not status.isdecimal():
                place = f"/paths/{path.replace('/', '~1')}/{method}/responses/{status}"
                raise ContractError(f"{place}: the mock needs a single status here. List each status.")
            yield int(status), self._response(self._resolve(response))

    def _response(self, response: Mapping[str, Any]) -> CompiledResponse:
        content = response.get("content", {})
        if not content:
            return CompiledResponse((), None, {})
        first = next(iter(content.values()))
        examples = {name: example["value"] for name, example in first.get("examples", {}).items()}
        return CompiledResponse(tuple(content), self._validator(first["schema"]), examples)

    def _object(self, properties: Mapping[str, Any], required: list[str]) -> Draft202012Validator:
        return self._validator({"type": "object", "properties": properties, "required": required})

    def _validator(self, schema: Mapping[str, Any]) -> Draft202012Validator:
        key = orjson.dumps(schema)
        if key not in self._validators:
            rooted = {**schema, "components": self._document.get("components", {})}
            self._validators[key] = Draft202012Validator(rooted, validate_formats=True)
        return self._validators[key]

    def _resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in node:
            reference: str = node["$ref"]
            target: Any = self._document
            for part in reference.removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node


def pointer(error: ValidationError) -> str:
    """Return the place of a validation error as a JSON Pointer, empty for the whole value."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in error.instance_path)
