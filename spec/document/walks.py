"""Walk the parts of a Swagger 2.0 document that rules look at; a walk yields places and changes nothing.

A walk passes over whatever has another shape than Swagger 2.0 gives it.
"""

from collections.abc import Iterator

from spec.document.indexed import Found, remembered
from spec.document.places import METHODS, Json, Pointer

TEXT_FIELDS = ("title", "summary", "description")
# Objects whose keys are names that the author chose, and values that are data and not part of the description.
NAME_MAPS = frozenset(
    (
        *("paths", "responses", "parameters", "definitions", "properties", "patternProperties", "headers"),
        *("securityDefinitions", "scopes"),
    )
)
DATA_FIELDS = frozenset(("example", "examples", "default", "enum"))
INNER = (dict, list)
SCHEMA_MAPS = ("properties", "patternProperties")
SCHEMA_LISTS = ("allOf", "anyOf", "oneOf")
SCHEMA_FIELDS = ("items", "additionalProperties", "not")


@remembered
def walk_description(document: Json) -> Iterator[tuple[Pointer, Json, bool]]:
    """Yield every object and list of the description with whether it is a map of names, parents first; no data."""
    waiting: list[tuple[Pointer, Json, bool]] = [((), document, False)]
    while waiting:
        pointer, value, names = waiting.pop()
        yield pointer, value, names
        if type(value) is list:
            inside = [((*pointer, key), child, False) for key, child in enumerate(value) if isinstance(child, INNER)]
        else:
            inside = [
                ((*pointer, key), child, _is_map(key, child, names=names))
                for key, child in value.items()
                if isinstance(child, INNER) and not _is_data(pointer, key, names=names)
            ]
        inside.reverse()
        waiting.extend(inside)


def _is_data(pointer: Pointer, key: str | int, *, names: bool) -> bool:
    is_extension = type(key) is str and key[:2] == "x-"
    if names:
        return is_extension and pointer[0] == "paths" and pointer[-1] in ("paths", "responses")
    return is_extension or key in DATA_FIELDS


def _is_map(key: str | int, value: Json, *, names: bool) -> bool:
    return not names and key in NAME_MAPS and isinstance(value, dict)


@remembered
def find_objects(document: Json) -> Iterator[Found]:
    """Yield every object of the description, but neither maps of names nor data such as examples, parents first."""
    for pointer, value, is_map in walk_description(document):
        if isinstance(value, dict) and not is_map:
            yield pointer, value


@remembered
def find_texts(document: Json) -> Iterator[tuple[Pointer, str]]:
    """Yield every title, summary and description."""
    for pointer, value in find_objects(document):
        for key in TEXT_FIELDS:
            text = value.get(key)
            if isinstance(text, str):
                yield (*pointer, key), text


@remembered
def find_path_items(document: Json) -> Iterator[Found]:
    """Yield every path item."""
    yield from _named(document, (), "paths")


@remembered
def find_operations(document: Json) -> Iterator[Found]:
    """Yield every operation, in the order of the document."""
    for pointer, item in find_path_items(document):
        for key, value in item.items():
            if key in METHODS and isinstance(value, dict):
                yield (*pointer, key), value


@remembered
def find_listed_parameters(document: Json) -> Iterator[Found]:
    """Yield every parameter in the list of a path item or an operation, references among them."""
    owners = [*find_path_items(document), *find_operations(document)]
    for pointer, owner in owners:
        listed = owner.get("parameters")
        for index, parameter in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(parameter, dict):
                yield (*pointer, "parameters", index), parameter


@remembered
def find_parameters(document: Json) -> Iterator[Found]:
    """Yield every parameter that is written out: shared ones, those of paths, those of operations."""
    yield from _named(document, (), "parameters")
    for pointer, parameter in find_listed_parameters(document):
        if "$ref" not in parameter:
            yield pointer, parameter


@remembered
def find_responses(document: Json) -> Iterator[Found]:
    """Yield every response: shared ones, then those of operations, references among them."""
    yield from _named(document, (), "responses")
    for pointer, operation in find_operations(document):
        yield from _named(operation, pointer, "responses")


@remembered
def find_headers(document: Json) -> Iterator[Found]:
    """Yield every header of a response."""
    for pointer, response in find_responses(document):
        yield from _named(response, pointer, "headers")


@remembered
def find_schemas(document: Json) -> Iterator[Found]:
    """Yield every schema, references among them, parents first."""
    waiting = list(reversed(list(_outer_schemas(document))))
    while waiting:
        pointer, schema = waiting.pop()
        yield pointer, schema
        waiting.extend(reversed(list(inner_schemas(pointer, schema))))


@remembered
def find_typed(document: Json) -> Iterator[Found]:
    """Yield everything that says a type: schemas, and parameters, headers and items with a type of their own."""
    yield from find_schemas(document)
    for pointer, value in (*find_parameters(document), *find_headers(document)):
        if value.get("in") == "body":
            continue
        place, owner = pointer, value
        while isinstance(owner, dict):
            yield place, owner
            place, owner = (*place, "items"), owner.get("items", None)


def inner_schemas(pointer: Pointer, schema: dict[str, Json]) -> Iterator[Found]:
    """Yield the schemas directly inside a schema."""
    for field in SCHEMA_MAPS:
        if field in schema:
            yield from _named(schema, pointer, field)
    for field in SCHEMA_LISTS:
        if field in schema:
            yield from _listed(schema[field], (*pointer, field))
    for field in SCHEMA_FIELDS:
        if field in schema:
            if isinstance(schema[field], dict):
                yield (*pointer, field), schema[field]
            else:
                yield from _listed(schema[field], (*pointer, field))


def _outer_schemas(document: Json) -> Iterator[Found]:
    yield from _named(document, (), "definitions")
    for pointer, owner in (*find_parameters(document), *find_responses(document)):
        if isinstance(owner.get("schema"), dict):
            yield (*pointer, "schema"), owner["schema"]


def _named(owner: Json, pointer: Pointer, field: str) -> Iterator[Found]:
    section = owner.get(field)
    for name, value in section.items() if isinstance(section, dict) else ():
        if isinstance(value, dict) and not (field in ("paths", "responses") and str(name).startswith("x-")):
            yield (*pointer, field, name), value


def _listed(values: Json, pointer: Pointer) -> Iterator[Found]:
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield (*pointer, index), value
