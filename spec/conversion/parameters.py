"""Convert Swagger 2.0 parameters to OpenAPI 3.1 parameters."""

from collections.abc import Iterable
from typing import NamedTuple

from spec.conversion import kinds
from spec.conversion.keywords import BOUNDS, INLINE
from spec.conversion.schemas import convert_inline
from spec.conversion.scope import Scope, shortened
from spec.document.places import Json, Pointer, as_data, copied

PLACES = ("query", "header", "path", "formData", "body", "cookie")
IGNORED_HEADERS = frozenset(("accept", "content-type", "authorization"))
# collectionFormat of Swagger 2.0, by place: what OpenAPI 3.1 calls it.
STYLES: dict[tuple[str, str], dict[str, Json]] = {
    ("query", "csv"): {"style": "form", "explode": False},
    ("query", "ssv"): {"style": "spaceDelimited", "explode": False},
    ("query", "pipes"): {"style": "pipeDelimited", "explode": False},
    ("query", "multi"): {"style": "form", "explode": True},
    ("path", "csv"): {"style": "simple"},
    ("header", "csv"): {"style": "simple"},
    ("cookie", "csv"): {"style": "form", "explode": False},
}
COMMON: kinds.Kinds = {"name": kinds.text, "description": kinds.text, "required": kinds.boolean}
TYPED = ("in", "type", "items", "collectionFormat", "allowEmptyValue", *INLINE, *BOUNDS.values())


class Given(NamedTuple):
    """A parameter as a path or an operation gives it: where, and under which shared name if it is a reference."""

    parameter: Json
    pointer: Pointer
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes a parameter the same as another."""
        return self.parameter["in"], self.parameter["name"]

    @property
    def is_ignored(self) -> bool:
        """Return whether OpenAPI 3.1 ignores the parameter: media types and security say what such a header says."""
        place, name = self.key
        return place == "header" and name.lower() in IGNORED_HEADERS


def find_given(owner: Json, pointer: Pointer, scope: Scope) -> list[Given]:
    """Return the parameters of a path or an operation, references followed, each once."""
    listed = owner.get("parameters", [])
    if not isinstance(listed, list):
        scope.ask((*pointer, "parameters"), f"{shortened(listed)} is here", "Swagger 2.0 wants a list of parameters.")
        return []
    given: dict[tuple[str, str], Given] = {}
    for index, parameter in enumerate(listed):
        one = _given(parameter, (*pointer, "parameters", index), scope)
        if one and given.setdefault(one.key, one) is not one:
            scope.ask(one.pointer, f"{one.key[1]!r} appears twice in {one.key[0]}", "Keep one; the first is taken.")
    return list(given.values())


def _given(listed: Json, pointer: Pointer, scope: Scope) -> Given | None:
    parameter, name = listed, ""
    if isinstance(listed, dict) and "$ref" in listed:
        followed = scope.follow(listed, pointer, "parameters")
        if followed is None:
            return None
        name, parameter = followed
    return Given(parameter, pointer, name) if is_parameter(parameter, pointer, scope) else None


def is_parameter(parameter: Json, pointer: Pointer, scope: Scope) -> bool:
    """Return whether a value can be converted as a parameter; report it if not."""
    place = parameter.get("in") if isinstance(parameter, dict) else None
    if place not in PLACES:
        remedy = "Swagger 2.0 has query, header, path, formData and body. It is left out."
        scope.ask((*pointer, "in"), f"`in` is {shortened(place)}", remedy)
        return False
    if not isinstance(parameter.get("name"), str):
        scope.ask((*pointer, "name"), f"`name` is {shortened(parameter.get('name'))}", "Name it. It is left out.")
        return False
    return True


def convert_parameters(given: Iterable[Given], scope: Scope) -> dict[str, Json]:
    """Return `parameters`, and as an extension those that OpenAPI 3.1 ignores; bodies and form fields are neither."""
    plain = [one for one in given if one.key[0] not in ("body", "formData")]
    ignored = [as_data(one.parameter) for one in plain if one.is_ignored]
    parameters = [_refer_or_convert(one, scope) for one in plain if not one.is_ignored]
    for one in (one for one in plain if one.is_ignored):
        found = f"OpenAPI 3.1 ignores a header {one.key[1]}"
        scope.keep(one.pointer, found, "Media types and security say what it says; `x-ignored-parameters` keeps it.")
    found_parameters: dict[str, Json] = {"parameters": parameters} if parameters else {}
    return found_parameters | ({"x-ignored-parameters": ignored} if ignored else {})


def _refer_or_convert(one: Given, scope: Scope) -> Json:
    if one.name:
        return {"$ref": f"#/components/parameters/{scope.names.get('parameters', one.name)}"}
    return convert_parameter(one.parameter, one.pointer, scope)


def convert_parameter(parameter: Json, pointer: Pointer, scope: Scope) -> Json:
    """Return the Parameter Object of a parameter that is neither a body nor a form field."""
    place = parameter["in"]
    _report_oddities(parameter, pointer, scope)
    kept = {"name": parameter["name"], "in": place}
    others = TYPED if place == "query" else tuple(key for key in TYPED if key != "allowEmptyValue")
    picked = scope.pick(parameter, pointer, COMMON, others=others)
    picked.pop("x-nullable", None)
    if place == "path" and picked.get("required") is not True:
        scope.ask(pointer, "a path parameter is not required", "It is taken as required; say `required: true`.")
        picked["required"] = True
    if place == "query" and isinstance(parameter.get("allowEmptyValue"), bool):
        kept["allowEmptyValue"] = parameter["allowEmptyValue"]
    elif place == "query" and "allowEmptyValue" in parameter:
        scope.ask((*pointer, "allowEmptyValue"), "`allowEmptyValue` is no boolean", "Give true or false.")
    return kept | picked | convert_value(parameter, pointer, scope)


def _report_oddities(parameter: Json, pointer: Pointer, scope: Scope) -> None:
    if parameter["in"] == "cookie":
        scope.ask((*pointer, "in"), "`in` is 'cookie'", "It is taken as OpenAPI 3.1 means it; check it.")
    if parameter.get("type") == "object":
        scope.ask((*pointer, "type"), '`type` is "object"', "Only a body can be an object; say how it is sent.")
    if parameter.get("type") == "array" and not isinstance(parameter.get("items"), dict):
        scope.ask((*pointer, "items"), "an array without `items`", "Anything is allowed in it; say what values have.")


def convert_value(parameter: Json, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    """Return the style and the schema of what a parameter or a header carries."""
    style = find_style(parameter)
    if style is not None:
        return {**style, "schema": convert_inline(parameter, pointer, scope)}
    found = f"`collectionFormat` is {shortened(parameter['collectionFormat'])} in {parameter['in']}"
    remedy = "OpenAPI 3.1 has no such style: the value is a string as it is sent, and `x-items` keeps the rest."
    scope.keep((*pointer, "collectionFormat"), found, remedy)
    return {"schema": joined_schema(parameter)}


def joined_schema(parameter: Json) -> Json:
    """Return the schema of an array that is sent as one string in a way that OpenAPI 3.1 has no style for."""
    kept = {key: copied(parameter[key]) for key in ("type", "items", "collectionFormat", *INLINE) if key in parameter}
    return {"type": "string"} | {f"x-{key}": value for key, value in kept.items()}


def find_style(parameter: Json) -> dict[str, Json] | None:
    """Return how OpenAPI 3.1 describes the way an array is sent, or nothing where it cannot."""
    if parameter.get("type") != "array":
        return {}
    place = "query" if parameter["in"] == "formData" else parameter["in"]
    separator = parameter.get("collectionFormat", "csv")
    return STYLES.get((place, separator)) if isinstance(separator, str) else None
