"""Say what is wrong with a value in sentences, in the shape and words of marshmallow.

Source:  the vendor's 422 answers, in the README files of flowroute-sdk-v3-nodejs and -php: detail is an object that
         maps each field to a list of sentences, such as "Missing data for required field."
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

WHOLE = "_schema"
SENTENCES = {
    "required": "Missing data for required field.",
    "pattern": "String does not match expected pattern.",
    "minimum": "Must be greater than or equal to {limit}.",
    "maximum": "Must be less than or equal to {limit}.",
    "minLength": "Shorter than minimum length {limit}.",
    "maxLength": "Longer than maximum length {limit}.",
    "const": "Must be equal to {expected_value}.",
    "format": "Not a valid {format}.",
    "type": "Not a valid {types[0]}.",
}
OTHERWISE = "Invalid value."
FEWEST_KEPT = 20


def complaints(validator: Draft202012Validator, value: Any) -> dict[str, Any]:
    """Return what is wrong with a value: fields to lists of sentences, nested as the value is."""
    found: dict[str, Any] = {}
    for _, fault in zip(range(FEWEST_KEPT), leaves(validator.iter_errors(value)), strict=False):
        *parents, field = field_of(fault)
        fields = found
        for part in parents:
            fields = fields.setdefault(part, {})
        fields.setdefault(field, []).append(sentence(fault))
    return found


def leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Yield the errors that name a field: of a choice between schemas, those of the schema that was meant."""
    for error in errors:
        branches = error.kind.as_dict().get("context") if error.kind.name == "oneOf" else None
        if branches:
            meant: list[ValidationError] = min(branches, key=_distance)
            yield from leaves(meant)
        else:
            yield error


def _distance(branch: list[ValidationError]) -> tuple[int, int]:
    """Measure how far a value is from a schema: the schema that was meant has the value's own constants."""
    return sum(error.kind.name in ("const", "enum") for error in branch), len(branch)


def field_of(fault: ValidationError) -> list[str]:
    """Return the path of the field at fault; a missing field is named, the whole value is `_schema`."""
    path = [str(part) for part in fault.instance_path]
    if fault.kind.name == "required":
        path.append(fault.kind.as_dict()["property"])
    return path or [WHOLE]


def sentence(fault: ValidationError) -> str:
    """Word one fault."""
    return SENTENCES.get(fault.kind.name, OTHERWISE).format(**fault.kind.as_dict())
