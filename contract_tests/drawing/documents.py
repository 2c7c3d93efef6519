"""Draw documents that a schema of the contract allows, also with members that it does not name."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from contract_tests.expected import contract

Schema = Mapping[str, Any]
MOST_ITEMS = 3
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
URIS = st.sampled_from(
    ["https://api.flowroute.com/v2/numbers?limit=1&offset=1", "http://localhost:8080/a%20b", "urn:x"]
)
TYPES = st.sampled_from(["route", "number", "cnam", "e911", "messaging-provision"])
SCALARS: Mapping[str, st.SearchStrategy[Any]] = {
    "string": TEXTS,
    "integer": st.integers(-(2**53), 2**53),
    "number": NUMBERS,
    "boolean": st.booleans(),
    "null": st.none(),
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
STRANGERS = ("new_in_2027", "Alias", "data2", "class", "to_dict", "additional_properties", "x-y", "été", "")


def documents(schema: Schema) -> st.SearchStrategy[Any]:
    """Draw JSON that fits a schema."""
    return _referred(schema["$ref"]) if "$ref" in schema else _described(merged(schema))


@cache
def _referred(reference: str) -> st.SearchStrategy[Any]:
    return documents(contract.resolve({"$ref": reference}))


def _described(schema: Schema) -> st.SearchStrategy[Any]:
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([documents(each) for each in schema["anyOf"]])
    types = schema.get("type", "object")
    return st.one_of([_of_type(each, schema) for each in ([types] if isinstance(types, str) else types)])


def merged(schema: Schema) -> Schema:
    """Merge the parts of an allOf into one object schema."""
    if "allOf" not in schema:
        return schema
    parts = [merged(contract.resolve(part)) for part in schema["allOf"]]
    return {
        "type": "object",
        "properties": {name: each for part in parts for name, each in part.get("properties", {}).items()},
        "required": [name for part in parts for name in part.get("required", ())],
    }


def _of_type(kind: str, schema: Schema) -> st.SearchStrategy[Any]:
    if kind == "object":
        return _objects(schema)
    if kind == "array":
        return st.lists(documents(schema["items"]), max_size=MOST_ITEMS)
    if kind == "string":
        return _strings(schema)
    return SCALARS[kind]


def _strings(schema: Schema) -> st.SearchStrategy[str]:
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].replace("$", r"\Z"))
    return URIS if schema.get("format") == "uri" else TEXTS | TYPES


def _objects(schema: Schema) -> st.SearchStrategy[dict[str, Any]]:
    properties, required = schema.get("properties", {}), schema.get("required", ())
    members = {name: documents(each) for name, each in properties.items()}
    named = st.fixed_dictionaries(
        {name: each for name, each in members.items() if name in required},
        optional={name: each for name, each in members.items() if name not in required},
    )
    strangers = [name for name in STRANGERS if name not in properties]
    others = st.dictionaries(st.sampled_from(strangers), ANYTHING, max_size=2)
    return st.builds(operator.or_, named, others)
