"""Say what an argument of a method is: its name, its type, and what its documentation says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openapi_python_client.strings import PythonIdentifier, snake_case

from spec.codegen.problems import unsupported

_SPELLINGS = "Other spellings are understood: +1 206-555-0100, (206) 555-0100."
_SCALARS = {"string": "str", "integer": "int", "boolean": "bool", "number": "float"}


@dataclass(frozen=True)
class Argument:
    """An argument of a method: a part of the path, a filter, or a member of the body."""

    name: str
    python_name: str
    annotation: str
    doc: str
    is_phone_number: bool = False
    is_required: bool = False

    @property
    def plain_doc(self) -> str:
        """What it is to a plain function, which sends it as it is."""
        return self.doc.removesuffix(_SPELLINGS).strip()


def identifier(name: str) -> str:
    """Return the name that Python can use for a name of the contract, as openapi-python-client makes it."""
    return str(PythonIdentifier(snake_case(name), "field_"))


def scalar(schema: dict[str, Any], pointer: str) -> str:
    """Return the Python type of a single value; that it may be null is left to whole bodies."""
    kind = schema.get("type")
    if isinstance(kind, list) and len(kind) == 2 and "null" in kind:
        kind = next(name for name in kind if name != "null")
    if not isinstance(kind, str) or kind not in _SCALARS:
        raise unsupported(pointer, f"an argument of type {kind!r}", "Teach spec/codegen/arguments.py to send it.")
    return _SCALARS[kind]


def describe(holder: dict[str, Any], schema: dict[str, Any], *, is_phone_number: bool = False) -> str:
    """Return the description with the bounds that the schema sets."""
    text = holder.get("description", "").strip()
    if is_phone_number:
        return f"{text} {_SPELLINGS}"
    return " ".join(part for part in (text, _bounds(schema)) if part)


def _bounds(schema: dict[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    least, most = schema.get("minLength"), schema.get("maxLength")
    bounds = [
        f"{low} to {high}" if low is not None and high is not None else f"at least {low}" if low is not None else "",
        f"{least} to {most} characters" if least is not None and most is not None else "",
        schema.get("pattern", ""),
    ]
    allowed = ", ".join(bound for bound in bounds if bound)
    default = f"The service's default is {schema['default']}." if "default" in schema else ""
    return " ".join(part for part in (f"Allowed: {allowed}." if allowed else "", default) if part)
