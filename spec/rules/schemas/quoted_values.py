"""Write booleans, numbers and lists as such where they are quoted, and values in the type that they should have.

Why:     `required: "true"` is a text, which validators refuse and some generators take for true, others for false.
Source:  Swagger 2.0, Parameter Object, Schema Object and Operation Object: the kind of each field; default: it must
         conform to the type.

Before:

    - {in: query, name: limit, type: integer, required: "true", default: "10"}

After:

    - {in: query, name: limit, type: integer, required: true, default: 10}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Edit, Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_operations, find_parameters, find_typed
from spec.rules.document.unquoted_texts import to_text

BOOLEANS = ("readOnly", "uniqueItems", "exclusiveMaximum", "exclusiveMinimum", "x-nullable")
NUMBERS = (
    *("maximum", "minimum", "multipleOf", "maxLength", "minLength", "maxItems", "minItems", "maxProperties"),
    "minProperties",
)
WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def find(document: Json) -> Iterator[Edit]:
    """Yield the value that is meant for each one that is written as another kind."""
    for pointer, parameter in find_parameters(document):
        yield from _booleans(parameter, pointer, ("required", "allowEmptyValue"))
    for pointer, operation in find_operations(document):
        yield from _booleans(operation, pointer, ("deprecated",))
    for pointer, owner in find_typed(document):
        yield from _booleans(owner, pointer, BOOLEANS)
        for field in NUMBERS:
            value = owner.get(field)
            if isinstance(value, str) and NUMBER.fullmatch(value.strip()):
                yield Set((*pointer, field), _to_number(value.strip()))
        yield from _values(owner, pointer)


def _booleans(owner: dict[str, Json], pointer: Pointer, fields: tuple[str, ...]) -> Iterator[Set]:
    for field in fields:
        value = owner.get(field)
        word = str(value).strip().lower() if isinstance(value, str | int) and not isinstance(value, bool) else ""
        is_bound = field.startswith("exclusive") and not isinstance(value, str)
        if word in WORDS and not is_bound:
            yield Set((*pointer, field), WORDS[word])


def _values(owner: dict[str, Json], pointer: Pointer) -> Iterator[Set]:
    kind, values = owner.get("type"), owner.get("enum")
    if isinstance(values, str):
        listed = [part for part in re.split(r"\s*[,|]\s*", values.strip()) if part]
        if listed:
            yield Set((*pointer, "enum"), listed, inferred=True)
    elif isinstance(values, list) and kind == "string":
        texts = [to_text(value) if isinstance(value, int | float) else value for value in values]
        if any(a is not b for a, b in zip(texts, values, strict=True)):
            yield Set((*pointer, "enum"), texts)
    if "default" in owner and isinstance(kind, str):
        value = owner["default"]
        meant = _as(value, kind)
        if type(meant) is not type(value):
            yield Set((*pointer, "default"), meant)


def _as(value: Json, kind: str) -> Json:
    if kind == "string" and isinstance(value, int | float):
        return to_text(value)
    text = value.strip() if isinstance(value, str) else ""
    if kind == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind in ("integer", "number") and NUMBER.fullmatch(text) and (kind == "number" or "." not in text):
        return _to_number(text)
    return value


def _to_number(text: str) -> Json:
    return float(text) if "." in text else int(text[:300])
