"""Read the contract, and make of it what the generator can digest.

The generator turns two media types with one schema into two bodies of one type, and sends every default that a schema
names. So it sees a copy with the first media type alone and without defaults: what is not given is not sent.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from spec.codegen.problems import CodegenError, unsupported

Place = tuple[str, str, str, dict[str, Any]]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def load(path: Path) -> dict[str, Any]:
    """Return the contract in a YAML file.

    Raises:  CodegenError when it is missing or no mapping.
    """
    try:
        contract = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise CodegenError(f"{path} can't be read: {error}. Run `make fresh` to build the contract.") from None
    if not isinstance(contract, dict):
        raise CodegenError(f"{path} holds no OpenAPI document. Run `make fresh` to build the contract.")
    return contract


def operations(contract: dict[str, Any]) -> Iterator[Place]:
    """Yield JSON Pointer, path, method and operation object, in the order of the contract."""
    for path, item in contract["paths"].items():
        for method in METHODS:
            if method in item:
                yield pointer_to("paths", path, method), path, method, item[method]


def pointer_to(*tokens: str | int) -> str:
    """Return the JSON Pointer of a place."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def resolve(contract: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """Return the object itself, where a reference may stand for it."""
    while "$ref" in value:
        found: Any = contract
        for token in value["$ref"].removeprefix("#/").split("/"):
            found = found[token.replace("~1", "/").replace("~0", "~")]
        value = found
    return value


def for_generator(contract: dict[str, Any]) -> dict[str, Any]:
    """Return a copy with one media type for each body and without defaults of parameters."""
    digestible = copy.deepcopy(contract)
    for pointer, _, _, operation in operations(digestible):
        for index, parameter in enumerate(operation.get("parameters", [])):
            if "$ref" in parameter:
                where = f"{pointer}/parameters/{index}"
                raise unsupported(where, "a reference stands for a parameter", "Write the parameter out.")
            parameter["schema"].pop("default", None)
        if "requestBody" in operation:
            _keep_first(digestible, operation["requestBody"], f"{pointer}/requestBody")
        for status, response in operation["responses"].items():
            _keep_first(digestible, response, f"{pointer}/responses/{status}")
    return digestible


def as_json(contract: dict[str, Any]) -> str:
    """Return the contract as the JSON that travels with the package."""
    return json.dumps(contract, indent=1, ensure_ascii=False) + "\n"


def _keep_first(contract: dict[str, Any], holder: dict[str, Any], pointer: str) -> None:
    content = resolve(contract, holder).get("content", {})
    schemas = {json.dumps(media.get("schema"), sort_keys=True) for media in content.values()}
    if len(schemas) > 1:
        raise unsupported(pointer, "its media types have different schemas", "Give all of them the same one.")
    for media_type in list(content)[1:]:
        del content[media_type]
