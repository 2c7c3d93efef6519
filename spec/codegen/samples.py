"""Make JSON of the shape of a schema, which a dry run returns in place of what the service would have sent."""

from __future__ import annotations

import json
from typing import Any

from spec.codegen import contract as contracts

_EMPTY: dict[str, Any] = {"string": "", "boolean": False, "integer": 0, "number": 0, "array": [], "null": None}


def sample_json(contract: dict[str, Any], schema: dict[str, Any]) -> str:
    """Return the smallest document of a schema as JSON: required members alone, null wherever that is allowed."""
    return json.dumps(_sample(contract, schema))


def _sample(contract: dict[str, Any], schema: dict[str, Any]) -> Any:
    schema = contracts.resolve(contract, schema)
    if "const" in schema:
        return schema["const"]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        found = [_sample(contract, choice) for choice in choices]
        return None if None in found else found[0]
    kind = schema.get("type", "object")
    kinds = kind if isinstance(kind, list) else [kind]
    if "null" in kinds:
        return None
    if "enum" in schema:
        return schema["enum"][0]
    if kinds[0] != "object":
        return _EMPTY[kinds[0]]
    return _members(contract, schema)


def _members(contract: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the required members, those of the schemas that this one is made of included."""
    found: dict[str, Any] = {}
    for part in schema.get("allOf", []):
        found |= _members(contract, contracts.resolve(contract, part))
    properties = schema.get("properties", {})
    required = [name for name in schema.get("required", []) if name in properties]
    return found | {name: _sample(contract, properties[name]) for name in required}
