"""Make the fields of a form from JSON Schemas, and read what a person typed as the schemas type it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flowroute_mock.world.records import JsonObject

Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    Shape:   name with a dot between an object and its member; kind is text, number or choice; step as HTML has it.
    """

    name: str
    kind: str
    choices: tuple[str, ...] = ()
    description: str = ""
    step: str = "any"
    is_required: bool = False

    @property
    def label(self) -> str:
        """Return the name for people."""
        return self.name.replace("_", " ").replace(".", ": ")


def fields_of(name: str, schema: Schema, *, is_required: bool = False) -> list[Field]:
    """Return the fields of one value; an object has one for each member."""
    if "properties" in schema:
        needed = schema.get("required", ()) if is_required else ()
        members = schema["properties"].items()
        return [
            each for key, member in members for each in fields_of(f"{name}.{key}", member, is_required=key in needed)
        ]
    choices = schema.get("enum") or (("true", "false") if type_of(schema) == "boolean" else ())
    kind = "choice" if choices else "number" if type_of(schema) in ("integer", "number") else "text"
    step = "1" if type_of(schema) == "integer" else "any"
    return [Field(name, kind, tuple(map(str, choices)), schema.get("description", ""), step, is_required)]


def type_of(schema: Schema) -> str:
    """Return the type of a schema, without null."""
    found = schema.get("type", "string")
    return found if isinstance(found, str) else next(each for each in found if each != "null")


def read(schemas: Mapping[str, Schema], form: Iterable[tuple[str, str]]) -> JsonObject:
    """Read what was typed; an empty field is left out, and a value that cannot be read stays text for the validator."""
    document: JsonObject = {}
    for name, text in form:
        first, _, member = name.partition(".")
        if text == "" or first not in schemas:
            continue
        if member:
            document.setdefault(first, {})[member] = read_value(schemas[first]["properties"].get(member, {}), text)
        else:
            document[first] = read_value(schemas[first], text)
    return document


def read_value(schema: Schema, text: str) -> Any:
    """Read one value as its schema types it."""
    found = type_of(schema)
    try:
        if found in ("integer", "number"):
            return int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return text
    return text == "true" if found == "boolean" and text in ("true", "false") else text
