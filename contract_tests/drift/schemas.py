"""Walk a response and its schema together, and locate each member in the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonpath import JSONPathEnvironment

from contract_tests.expected import contract

SCHEMAS = "#/components/schemas/"
DEEPEST = 12


@dataclass(frozen=True)
class Node:
    """A schema and its place in the contract.

    Shape:   place a JSONPath, as an overlay action targets it.
    """

    schema: Mapping[str, Any]
    place: str
    is_required: bool = False


@dataclass(frozen=True)
class SeenMember:
    """A member of a response.

    Shape:   path a JSON Pointer with * for every index; place the schema that names the member, or lacks it.
    """

    path: str
    place: str
    is_named: bool
    value: Any


def response_node(operation: contract.ContractOperation, status: int) -> Node | None:
    """Return the schema of a response, or None."""
    schema = operation.responses[status]
    if schema is None:
        return None
    method = operation.method.lower()
    return Node(
        schema, f"$.paths['{operation.path}'].{method}.responses['{status}'].content['application/json'].schema"
    )


def look(nodes: Sequence[Node], value: Any, path: str = "") -> Iterator[SeenMember]:
    """Yield every member of a value, documented or not. A schema without members allows any."""
    fitting = [each for node in nodes for each in _alternatives(node, value)]
    if isinstance(value, dict):
        named = _members(fitting)
        for name, child in value.items():
            here = f"{path}/{name}"
            if name in named:
                yield SeenMember(here, named[name][0].place, is_named=True, value=child)
                yield from look(named[name], child, here)
            elif named:
                yield SeenMember(here, _home_of_members(fitting), is_named=False, value=child)
    elif isinstance(value, list):
        for child in value:
            yield from look(_items(fitting), child, f"{path}/*")


def promised(nodes: Sequence[Node], path: str = "", depth: int = 0) -> Iterator[tuple[str, Node]]:
    """Yield every documented member with its path."""
    every = [each for node in nodes for each in _alternatives(node, None)]
    for name, children in _members(every).items():
        yield f"{path}/{name}", children[0]
        if depth < DEEPEST:
            yield from promised(children, f"{path}/{name}", depth + 1)
    if depth < DEEPEST and (items := _items(every)):
        yield from promised(items, f"{path}/*", depth + 1)


def place_of(root: Node, schema_path: Sequence[str | int]) -> str:
    """Convert the schema path of a validation error to a place in the contract."""
    start = "$" if schema_path[:2] == ["components", "schemas"] else root.place
    return start + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in schema_path)


def _alternatives(node: Node, value: Any) -> Iterator[Node]:
    schema, place = node.schema, node.place
    if "$ref" in schema:
        schema, place = _follow(schema["$ref"])
    yield Node(schema, place, node.is_required)
    for number, part in enumerate(schema.get("allOf", ())):
        yield from _alternatives(Node(part, f"{place}.allOf[{number}]"), value)
    choices = [Node(part, f"{place}.anyOf[{number}]") for number, part in enumerate(schema.get("anyOf", ()))]
    fitting = [choice for choice in choices if value is not None and _validator(choice.place).is_valid(value)]
    for choice in fitting[:1] or choices:
        yield from _alternatives(choice, value)


@cache
def _validator(place: str) -> Any:
    match = contract_at(place)
    return contract.validator(match)


def contract_at(place: str) -> Mapping[str, Any]:
    """Return the node of the contract at a place that this module wrote."""
    node: Any = JSONPathEnvironment(strict=True).findall(place, dict(contract.document()))[0]
    found: Mapping[str, Any] = node
    return found


def _follow(reference: str) -> tuple[Mapping[str, Any], str]:
    name = reference.removeprefix(SCHEMAS)
    return contract.document()["components"]["schemas"][name], f"$.components.schemas.{name}"


def _members(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    named: dict[str, list[Node]] = {}
    for node in nodes:
        for name, schema in node.schema.get("properties", {}).items():
            child = Node(schema, f"{node.place}.properties['{name}']", name in node.schema.get("required", ()))
            named.setdefault(name, []).append(child)
    return named


def _items(nodes: Sequence[Node]) -> list[Node]:
    return [Node(node.schema["items"], f"{node.place}.items") for node in nodes if "items" in node.schema]


def _home_of_members(nodes: Sequence[Node]) -> str:
    return next(node.place for node in nodes if "properties" in node.schema)
