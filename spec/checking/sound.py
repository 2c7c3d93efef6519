"""Check that an OpenAPI 3.1 document is sound, which is more than valid: what it says together makes sense.

Sound is: no reference leads nowhere or to itself; the variables of a path are its path parameters; every parameter has
a schema or a content; statuses are statuses; no path has a query; operationIds are unique; required security exists.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spec.document.places import METHODS, Absent, Json, Pointer, resolve, to_json_pointer
from spec.document.references import split_reference

NAME_MAPS = frozenset(
    (
        *(
            "paths",
            "responses",
            "parameters",
            "schemas",
            "properties",
            "patternProperties",
            "headers",
            "content",
            "links",
        ),
        *("securitySchemes", "requestBodies", "callbacks", "scopes", "variables", "encoding", "pathItems"),
    )
)
INNER = (dict, list)
DATA_FIELDS = frozenset(("example", "examples", "default", "enum", "const"))
STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)|default")
VARIABLE = re.compile(r"\{([^{}]*)\}")


class Problem(NamedTuple):
    """A place of an OpenAPI document that is not sound, and what is wrong there."""

    pointer: Pointer
    found: str

    def __str__(self) -> str:
        return f"{to_json_pointer(self.pointer)}: {self.found}"


def find_problems(document: Json) -> Iterator[Problem]:
    """Yield everything that is not sound."""
    yield from _references(document)
    schemes = set(_mapping(_mapping(document.get("components")).get("securitySchemes")))
    yield from _security(document, (), schemes)
    seen: set[str] = set()
    for path, item in _mapping(document.get("paths")).items():
        if path.startswith("x-"):
            continue
        yield from _path(document, path, _mapping(item))
        for method in (key for key in _mapping(item) if key in (*METHODS, "trace")):
            pointer = ("paths", path, method)
            yield from _operation(item[method], pointer, seen)
            yield from _security(item[method], pointer, schemes)


def find_references(document: Json) -> Iterator[tuple[Pointer, Json]]:
    """Yield every reference of the description, wherever it is not data."""
    waiting: list[tuple[Pointer, Json, bool]] = [((), document, False)]
    while waiting:
        pointer, value, names = waiting.pop()
        if isinstance(value, dict) and not names and "$ref" in value:
            yield (*pointer, "$ref"), value["$ref"]
        if type(value) is list:
            waiting.extend(
                ((*pointer, key), child, False) for key, child in enumerate(value) if isinstance(child, INNER)
            )
            continue
        for key, child in value.items():
            if isinstance(child, INNER) and not _is_data(pointer, key, names=names):
                is_map = not names and key in NAME_MAPS and isinstance(child, dict)
                waiting.append(((*pointer, key), child, is_map))


def _is_data(pointer: Pointer, key: str | int, *, names: bool) -> bool:
    is_extension = type(key) is str and key[:2] == "x-"
    if names:
        return is_extension and pointer[0] == "paths" and pointer[-1] in ("paths", "responses")
    return is_extension or key in DATA_FIELDS


def _references(document: Json) -> Iterator[Problem]:
    checked: dict[str, str] = {}
    for pointer, reference in find_references(document):
        if not isinstance(reference, str):
            yield Problem(pointer, f"{reference!r} is no reference")
            continue
        if reference not in checked:
            checked[reference] = _follow(document, reference)
        if checked[reference]:
            yield Problem(pointer, checked[reference])


def _follow(document: Json, reference: str) -> str:
    """Return what is wrong with a reference, or an empty string."""
    seen: list[str] = []
    target: Json = {"$ref": reference}
    while isinstance(target, dict) and isinstance(target.get("$ref"), str):
        if target["$ref"] in seen:
            return f"{reference} leads to itself"
        seen.append(target["$ref"])
        place = split_reference(target["$ref"])
        target = resolve(document, tuple(_index(key) for key in place)) if place else Absent.ABSENT
        if target is Absent.ABSENT:
            target = resolve(document, place) if place else Absent.ABSENT
    return f"{reference} leads nowhere" if target is Absent.ABSENT else ""


def _index(key: str | int) -> str | int:
    return int(key) if isinstance(key, str) and key.isascii() and key.isdigit() else key


def _path(document: Json, path: str, item: dict[str, Json]) -> Iterator[Problem]:
    pointer: Pointer = ("paths", path)
    if "?" in path:
        yield Problem(pointer, "a path has no query")
    if "{" in VARIABLE.sub("", path) or "}" in VARIABLE.sub("", path):
        yield Problem(pointer, "a brace is not closed or not opened")
    variables = VARIABLE.findall(path)
    if len(set(variables)) < len(variables):
        yield Problem(pointer, "a variable appears twice")
    shared = [_target(document, parameter) for parameter in item.get("parameters", [])]
    yield from _parameters(shared, (*pointer, "parameters"))
    for method in (key for key in item if key in (*METHODS, "trace")):
        own = [_target(document, parameter) for parameter in _mapping(item[method]).get("parameters", [])]
        yield from _parameters(own, (*pointer, method, "parameters"))
        declared = {one.get("name") for one in (*shared, *own) if one.get("in") == "path"}
        if declared != set(variables):
            found = (
                f"the path has the variables {sorted(set(variables))}, and the parameters {sorted(map(str, declared))}"
            )
            yield Problem((*pointer, method), found)


def _parameters(parameters: list[dict[str, Json]], pointer: Pointer) -> Iterator[Problem]:
    seen = set()
    for index, parameter in enumerate(parameters):
        if ("schema" in parameter) == ("content" in parameter):
            yield Problem((*pointer, index), "a parameter has neither a schema nor a content, or both")
        key = parameter.get("in"), parameter.get("name")
        if key in seen:
            yield Problem((*pointer, index), f"{key[1]!r} appears twice in {key[0]}")
        seen.add(key)


def _operation(operation: Json, pointer: Pointer, seen: set[str]) -> Iterator[Problem]:
    for status in _mapping(_mapping(operation).get("responses")):
        if not status.startswith("x-") and not STATUS.fullmatch(status):
            yield Problem((*pointer, "responses", status), f"{status!r} is no status")
    name = _mapping(operation).get("operationId")
    if name is not None and name in seen:
        yield Problem((*pointer, "operationId"), f"{name!r} names two operations")
    seen.add(str(name))


def _security(owner: Json, pointer: Pointer, schemes: set[str]) -> Iterator[Problem]:
    for index, requirement in enumerate(_mapping(owner).get("security", [])):
        for name in (name for name in _mapping(requirement) if name not in schemes):
            yield Problem((*pointer, "security", index, name), f"the security scheme {name!r} is not defined")


def _target(document: Json, value: Json) -> dict[str, Json]:
    if isinstance(value, dict) and "$ref" in value:
        value = resolve(document, split_reference(value["$ref"]) or ("",))
    return _mapping(value)


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
