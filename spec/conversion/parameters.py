"""Convert Swagger 2.0 parameters to OpenAPI 3.1 parameters and request bodies."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from spec.conversion.fields import ANYTHING, Scope, extensions, fail, fields, texts
from spec.conversion.responses import FILE
from spec.conversion.schemas import INLINE, convert_inline, convert_schema
from spec.document.places import Json, Pointer

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
IGNORED_HEADERS = frozenset(("accept", "content-type", "authorization"))
# collectionFormat of Swagger 2.0, by place: what OpenAPI 3.1 calls it.
STYLES: dict[tuple[str, str], dict[str, Json]] = {
    ("query", "csv"): {"style": "form", "explode": False},
    ("query", "ssv"): {"style": "spaceDelimited", "explode": False},
    ("query", "pipes"): {"style": "pipeDelimited", "explode": False},
    ("query", "multi"): {"style": "form", "explode": True},
    ("path", "csv"): {"style": "simple"},
    ("header", "csv"): {"style": "simple"},
}
COMMON = ("name", "in", "description", "required")
TYPED = ("type", "items", "collectionFormat", "allowEmptyValue", *INLINE)


class Given(NamedTuple):
    """A parameter as a path or an operation gives it: where, and under which shared name if it is a reference."""

    parameter: Json
    pointer: Pointer
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes a parameter the same as another."""
        return self.parameter["in"], self.parameter["name"]


def find_given(owner: Json, pointer: Pointer, scope: Scope) -> Iterator[Given]:
    """Yield the parameters of a path or an operation, references followed.

    Raises:  ConversionError.
    """
    seen: set[tuple[str, str]] = set()
    for index, listed in enumerate(owner.get("parameters", [])):
        place, parameter, name = (*pointer, "parameters", index), listed, ""
        if isinstance(listed, dict) and "$ref" in listed:
            name, parameter = scope.follow(listed, place, "parameters")
        _check(parameter, place)
        given = Given(parameter, place, name)
        if given.key in seen:
            fail(place, f"{given.key[1]!r} appears twice in {given.key[0]}", "Keep one of the two.")
        seen.add(given.key)
        yield given


def convert_parameters(given: Iterable[Given]) -> list[Json]:
    """Return what OpenAPI 3.1 calls parameters; bodies and form fields are none.

    Raises:  ConversionError.
    """
    plain = [one for one in given if one.parameter["in"] not in ("body", "formData")]
    return [
        {"$ref": f"#/components/parameters/{one.name}"} if one.name else _parameter(one.parameter, one.pointer)
        for one in plain
    ]


def convert_body(given: Iterable[Given], scope: Scope) -> Json | None:
    """Return the body that an operation takes, if any, from its own parameters and those of its path.

    Raises:  ConversionError.
    """
    last = {one.key: one for one in given}  # an operation's own parameter replaces that of its path
    bodies = [one for one in last.values() if one.parameter["in"] == "body"]
    forms = [one for one in last.values() if one.parameter["in"] == "formData"]
    if len(bodies) + bool(forms) > 1:
        fail((bodies or forms)[-1].pointer, "there is more than one body", "Keep one body, or form fields only.")
    if bodies:
        return _body(bodies[0].name, bodies[0].parameter, bodies[0].pointer, scope)
    return _form(forms, scope) if forms else None


def convert_shared(scope: Scope) -> dict[str, dict[str, Json]]:
    """Return the components that shared parameters become.

    Raises:  ConversionError.
    """
    parameters, bodies = {}, {}
    for name, parameter in scope.shared("parameters"):
        place = ("parameters", name)
        _check(parameter, place)
        if parameter["in"] == "formData":
            fail(place, "a form field is shared", "OpenAPI 3.1 cannot share one; write it into its operations.")
        if parameter["in"] == "body":
            bodies[name] = _body("", parameter, place, scope)
        else:
            parameters[name] = _parameter(parameter, place)
    return {"parameters": parameters, "requestBodies": bodies}


def _check(parameter: Json, pointer: Pointer) -> None:
    place = parameter.get("in") if isinstance(parameter, dict) else None
    if place not in ("query", "header", "path", "formData", "body"):
        fail((*pointer, "in"), f"`in` is {place!r}", "Swagger 2.0 has query, header, path, formData and body.")
    required = ("name", "in", "schema") if place == "body" else ("name", "in", "type")
    fields(parameter, pointer, required=required, optional=COMMON if place == "body" else (*COMMON, *TYPED))
    texts(parameter, pointer, "name", "description")
    if place == "path" and parameter.get("required") is not True:
        fail(pointer, "a path parameter is not required", "Repair it with a rule in spec/rules/.")
    if place == "header" and parameter["name"].lower() in IGNORED_HEADERS:
        fail(pointer, f"OpenAPI 3.1 ignores a header {parameter['name']}", "Describe media types or security instead.")


def _parameter(parameter: Json, pointer: Pointer) -> Json:
    kept = {key: parameter[key] for key in (*COMMON, "allowEmptyValue") if key in parameter}
    if kept.get("allowEmptyValue") is not None and parameter["in"] != "query":
        fail((*pointer, "allowEmptyValue"), "only a query parameter can be empty", "Remove it with a correction.")
    return kept | _style(parameter, pointer) | {"schema": convert_inline(parameter, pointer)} | _extensions(parameter)


def _style(parameter: Json, pointer: Pointer) -> dict[str, Json]:
    if parameter["type"] != "array":
        return {}
    place = "query" if parameter["in"] == "formData" else parameter["in"]
    separator = str(parameter.get("collectionFormat", "csv"))
    if (place, separator) not in STYLES:
        found = f"`collectionFormat` is {separator!r} in {parameter['in']}"
        fail((*pointer, "collectionFormat"), found, "OpenAPI 3.1 has no such style; describe a string instead.")
    return STYLES[place, separator]


def _body(name: str, parameter: Json, pointer: Pointer, scope: Scope) -> Json:
    if name and scope.consumes == Scope.of(scope.document).consumes:
        return {"$ref": f"#/components/requestBodies/{name}"}
    schema = convert_schema(parameter["schema"], (*pointer, "schema"))
    kept = {key: parameter[key] for key in ("description", "required") if key in parameter}
    # A body has no name in OpenAPI 3.1; generators know this extension.
    content = {media: {"schema": deepcopy(schema)} for media in scope.consumes or ANYTHING}
    return kept | {"content": content, "x-body-name": parameter["name"]} | extensions(parameter)


def _form(forms: list[Given], scope: Scope) -> Json:
    if not scope.consumes or any(media not in FORMS for media in scope.consumes):
        found = f"form fields, but the operation consumes {', '.join(scope.consumes) or 'nothing'}"
        fail(forms[0].pointer, found, f"Let `consumes` name {' or '.join(FORMS)}.")
    schema: dict[str, Json] = {"type": "object"}
    schema["properties"] = {one.key[1]: _field(one.parameter, one.pointer, scope) for one in forms}
    required = [one.key[1] for one in forms if one.parameter.get("required")]
    if required:
        schema["required"] = required
    styles = {one.key[1]: _style(one.parameter, one.pointer) for one in forms}
    encoding = {name: style for name, style in styles.items() if style}
    media = {"schema": schema} | ({"encoding": encoding} if encoding else {})
    content = {name: deepcopy(media) for name in scope.consumes}
    return {"content": content} | ({"required": True} if required else {})


def _field(parameter: Json, pointer: Pointer, scope: Scope) -> Json:
    if "allowEmptyValue" in parameter:
        fail((*pointer, "allowEmptyValue"), "OpenAPI 3.1 has no empty form fields", "Remove it with a correction.")
    described = {"description": parameter["description"]} if "description" in parameter else {}
    if parameter["type"] != "file":
        return described | convert_inline(parameter, pointer) | _extensions(parameter)
    if scope.consumes != FORMS[1:]:
        fail((*pointer, "type"), "a file in a form that is not multipart", f"Let `consumes` name {FORMS[1]} only.")
    return described | deepcopy(FILE) | _extensions(parameter)


def _extensions(parameter: Json) -> dict[str, Json]:
    return {key: value for key, value in extensions(parameter).items() if key != "x-nullable"}
