"""Find where the responses of a server differ from the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from contract_tests.drift.probes import Observation
from contract_tests.drift.schemas import Node, contract_at, look, place_of, promised, response_node
from contract_tests.expected import contract
from contract_tests.target.checked_call import JSON_TYPES, CheckedCall

JSON_TYPE_NAMES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}


@dataclass(frozen=True)
class Finding:
    """One difference, and the overlay actions that would take it into the contract.

    Shape:   kind one of KINDS; what one sentence without values of the account; actions as in an OpenAPI Overlay.
    """

    kind: str
    what: str
    actions: list[dict[str, Any]] = field(hash=False, compare=False)


KINDS = {
    "status": "Undocumented statuses",
    "media type": "Undocumented media types",
    "new field": "Undocumented fields",
    "absent field": "Documented fields that were never seen",
    "value": "Values that the contract does not allow",
}


def find_all(observations: Iterable[Observation]) -> list[Finding]:
    """Return each difference once, by kind and then in the order seen."""
    seen = list(observations)
    found = [finding for observation in seen for finding in find_in(observation.call)]
    found += _absent(observation.call for observation in seen)
    order = list(KINDS)
    return sorted(dict.fromkeys(found), key=lambda finding: order.index(finding.kind))


def find_in(call: CheckedCall) -> Iterator[Finding]:
    """Yield each difference of one response."""
    operation = call.operation
    if operation is None:
        return
    if call.status not in operation.responses:
        yield _new_status(operation, call)
        return
    node = response_node(operation, call.status)
    if node is None:
        return
    media_type = call.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type not in JSON_TYPES:
        yield _new_media_type(operation, call.status, media_type or "none")
        return
    body = _read(call)
    yield from _new_fields(operation, node, body)
    yield from _values(operation, node, body)


def _new_status(operation: contract.ContractOperation, call: CheckedCall) -> Finding:
    body = _read(call)
    response: dict[str, Any] = {"description": "Seen, and not documented."}
    if isinstance(body, dict) and "errors" in body:
        schema = {"$ref": "#/components/schemas/ErrorDocument"}
        response["content"] = {media_type: {"schema": schema} for media_type in JSON_TYPES}
    target = f"$.paths['{operation.path}'].{operation.method.lower()}.responses"
    what = f"{operation.id} returned {call.status}."
    return Finding("status", what, [{"target": target, "update": {str(call.status): response}}])


def _new_media_type(operation: contract.ContractOperation, status: int, media_type: str) -> Finding:
    target = f"$.paths['{operation.path}'].{operation.method.lower()}.responses['{status}']"
    what = f"{operation.id} returned {status} as {media_type}."
    return Finding("media type", what, [{"target": target, "update": {"content": {media_type: {}}}}])


def _new_fields(operation: contract.ContractOperation, node: Node, body: Any) -> Iterator[Finding]:
    for sight in look([node], body):
        if not sight.is_named:
            name = sight.path.rpartition("/")[2]
            what = f"{operation.id}: {sight.path} is undocumented: {describe(sight.value)}."
            update = {"properties": {name: {"type": [_type_name(sight.value), "null"]}}}
            yield Finding("new field", what, [{"target": sight.place, "update": update}])


def _values(operation: contract.ContractOperation, node: Node, body: Any) -> Iterator[Finding]:
    for error in contract.validator(node.schema).iter_errors(body):
        path = "".join("/*" if isinstance(part, int) else f"/{part}" for part in error.instance_path)
        keyword = str(error.schema_path[-1])
        value = _at(body, error.instance_path)
        if keyword == "required":
            continue  # reported as a field that was never seen
        place = place_of(node, error.schema_path[:-1])
        what = f"{operation.id}: {path or '/'} is {describe(value)}, against `{keyword}` of {place}."
        yield Finding("value", what, _allow(place, keyword, value))


def _allow(place: str, keyword: str, value: Any) -> list[dict[str, Any]]:
    if keyword != "type":
        return [{"target": f"{place}.{keyword}", "remove": True}]
    said = contract_at(place)["type"]
    if isinstance(said, list):
        return [{"target": place, "update": {"type": [_type_name(value)]}}]
    wider = {"target": place, "update": {"type": [said, _type_name(value)]}}
    return [{"target": f"{place}.type", "remove": True}, wider]  # an overlay cannot replace a string by a list


def _absent(calls: Iterable[CheckedCall]) -> Iterator[Finding]:
    came: set[str] = set()
    opened: dict[tuple[str, int], set[str]] = {}
    nodes: dict[tuple[str, int], tuple[contract.ContractOperation, Node]] = {}
    for call in calls:
        operation = call.operation
        if operation is None or call.status not in operation.responses or call.status >= 300:
            continue
        node = response_node(operation, call.status)
        if node is not None:
            key = (operation.id, call.status)
            nodes[key] = (operation, node)
            named = [sight for sight in look([node], _read(call)) if sight.is_named]
            came |= {sight.place for sight in named}
            opened.setdefault(key, {""}).update(_parent(sight.path) for sight in named)
    for key, (operation, node) in nodes.items():
        for path, child in promised([node]):
            if child.place not in came and _parent(path) in opened[key]:
                yield _absent_field(operation, path, child)


def _absent_field(operation: contract.ContractOperation, path: str, child: Node) -> Finding:
    name = path.rpartition("/")[2]
    home = child.place.rpartition(".properties[")[0]
    how = "required" if child.is_required else "optional"
    target = f"{home}.required[?@ == '{name}']" if child.is_required else child.place
    return Finding(
        "absent field", f"{operation.id}: {path} ({how}) was never seen.", [{"target": target, "remove": True}]
    )


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def describe(value: Any) -> str:
    """Describe a value without repeating it, because a report has no data of the account."""
    if isinstance(value, str):
        return f"a string of {len(value)} {'digits' if value.isdigit() else 'characters'}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return f"a number ({_type_name(value)}{', negative' if value < 0 else ''})"
    return f"an {_type_name(value)} of {len(value)}"


def _type_name(value: Any) -> str:
    return "null" if value is None else JSON_TYPE_NAMES[type(value)]


def _at(body: Any, path: Iterable[str | int]) -> Any:
    for part in path:
        body = body[part]
    return body


def _read(call: CheckedCall) -> Any:
    try:
        return call.json
    except ValueError:
        return None
