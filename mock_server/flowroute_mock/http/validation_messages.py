"""Describe validation errors in the shape and words of marshmallow.

Source:  the vendor's 422 responses, in the README files of flowroute-sdk-v3-nodejs and -php: detail is an object that
         maps each field to a list of sentences, such as "Missing data for required field."
"""

from __future__ import annotations

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
MAX_ERRORS = 20


def validation_errors(validator: Draft202012Validator, value: Any) -> dict[str, Any]:
    """Return the first validation errors of a value: each field mapped to sentences, nested as the value is."""
    found: dict[str, Any] = {}
    for _, error in zip(range(MAX_ERRORS), validator.iter_errors(value), strict=False):
        *parents, field = field_of(error)
        fields = found
        for part in parents:
            fields = fields.setdefault(part, {})
        fields.setdefault(field, []).append(sentence(error))
    return found


def field_of(error: ValidationError) -> list[str]:
    """Return the path of the invalid or missing field; the whole value is `_schema`."""
    path = [str(part) for part in error.instance_path]
    if error.kind.name == "required":
        path.append(error.kind.as_dict()["property"])
    return path or [WHOLE]


def sentence(error: ValidationError) -> str:
    """Return the sentence for one validation error."""
    return SENTENCES.get(error.kind.name, OTHERWISE).format(**error.kind.as_dict())
