"""What every part of the conversion needs: known fields, extensions, shared objects, media types."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NoReturn

from spec.document.places import Json, Pointer, resolve, to_json_pointer
from spec.errors import ConversionError

COMPONENT_NAME = re.compile(r"[a-zA-Z0-9._-]+")
ANYTHING = ("*/*",)


def fail(pointer: Pointer, found: str, remedy: str) -> NoReturn:
    """Stop the conversion.

    Raises:  ConversionError.
    """
    raise ConversionError(to_json_pointer(pointer), found, remedy)


def fields(value: Json, pointer: Pointer, *, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> None:
    """Check that a value is an object with the required fields and no other than the known ones and extensions.

    Raises:  ConversionError.
    """
    if not isinstance(value, dict):
        fail(pointer, f"{value!r} is here", "Swagger 2.0 wants an object.")
    for key in required:
        if key not in value:
            fail(pointer, f"`{key}` is missing", "Swagger 2.0 requires it; add it with a rule or a correction.")
    for key in value:
        if key not in required and key not in optional and not key.startswith("x-"):
            remedy = "Repair it with a rule in spec/rules/ or a correction in spec/overlays/corrections.yaml."
            fail((*pointer, key), f"Swagger 2.0 has no field `{key}` here", remedy)


def names(value: Json, pointer: Pointer) -> dict[str, Json]:
    """Return a value that is an object with names of the author's as keys.

    Raises:  ConversionError when it is not.
    """
    fields(value, pointer, optional=tuple(value) if isinstance(value, dict) else ())
    held: dict[str, Json] = value
    return held


def texts(value: Json, pointer: Pointer, *keys: str) -> None:
    """Check that these fields are text where they are present.

    Raises:  ConversionError.
    """
    for key in keys:
        if not isinstance(value.get(key, ""), str):
            fail((*pointer, key), f"`{key}` is {value[key]!r}", "Quote it: Swagger 2.0 wants a text.")


def extensions(value: Json) -> dict[str, Json]:
    """Return copies of the fields whose name begins with x-."""
    return {key: deepcopy(child) for key, child in value.items() if key.startswith("x-")}


@dataclass(frozen=True)
class Scope:
    """The document, and the media types in force where we are; empty where none are declared."""

    document: Json
    consumes: tuple[str, ...]
    produces: tuple[str, ...]

    @classmethod
    def of(cls, document: Json) -> "Scope":
        """Return the scope of the whole document."""
        return cls(document, (), ()).within(document, ())

    def within(self, owner: Json, pointer: Pointer) -> "Scope":
        """Return the scope inside an operation, whose own media types replace those of the document."""
        changed = {key: _media_types(owner[key], (*pointer, key)) for key in ("consumes", "produces") if key in owner}
        return replace(self, **changed)

    def shared(self, section: str) -> Iterator[tuple[str, Json]]:
        """Yield what the document shares in a section.

        Raises:  ConversionError when a name cannot be that of a component.
        """
        held = names(self.document.get(section, {}), (section,))
        for name, value in held.items():
            if not COMPONENT_NAME.fullmatch(name):
                fail(
                    (section, name),
                    f"{name!r} cannot name a component",
                    "Use letters, digits, dots, dashes, underscores.",
                )
            yield name, value

    def follow(self, reference: Json, pointer: Pointer, section: str) -> tuple[str, Json]:
        """Return the name and the value of what a reference into a section means.

        Raises:  ConversionError.
        """
        fields(reference, pointer, required=("$ref",))
        name = str(reference["$ref"]).removeprefix(f"#/{section}/").replace("~1", "/").replace("~0", "~")
        value = resolve(self.document, (section, name))
        if not str(reference["$ref"]).startswith(f"#/{section}/") or not isinstance(value, dict) or "$ref" in value:
            found = f"`$ref` is {reference['$ref']!r}"
            fail((*pointer, "$ref"), found, f"Point to what #/{section}/ of this document holds.")
        return name, value


def _media_types(value: Json, pointer: Pointer) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and "/" in item for item in value):
        fail(pointer, f"{value!r} is here", "List media types such as application/json.")
    return tuple(value)
