"""Convert Swagger 2.0 bodies and form fields to OpenAPI 3.1 request bodies."""

from collections.abc import Iterable

from spec.conversion import kinds
from spec.conversion.parameters import TYPED, Given, find_style, joined_schema
from spec.conversion.schemas import convert_inline, convert_schema
from spec.conversion.scope import ANYTHING, Scope
from spec.document.places import Json, Pointer, as_data, copied

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
BODY: kinds.Kinds = {"name": kinds.text, "description": kinds.text, "required": kinds.boolean}
FIELD: kinds.Kinds = {"name": kinds.text, "description": kinds.text, "required": kinds.boolean}


def convert_body(given: Iterable[Given], scope: Scope) -> Json | None:
    """Return the body that an operation takes, if any, from its own parameters and those of its path."""
    last = {one.key: one for one in given}  # an operation's own parameter replaces that of its path
    bodies = [one for one in last.values() if one.key[0] == "body"]
    forms = [one for one in last.values() if one.key[0] == "formData"]
    for one in bodies[1:]:
        scope.ask(
            one.pointer, "there is more than one body", "Keep one; the first is taken, `x-bodies` has the others."
        )
    others = {"x-bodies": [as_data(one.parameter) for one in bodies[1:]]} if bodies[1:] else {}
    if bodies and forms:
        remedy = "Each is taken in its own media types; keep the body, or form fields only."
        scope.ask(forms[0].pointer, "there are a body and form fields", remedy)
        body, form = _body(bodies[0], _without_forms(scope)), _form(forms, scope)
        return body | {"content": body["content"] | form["content"], "required": False} | others
    if bodies:
        return refer_or_convert(bodies[0], scope) | others
    return _form(forms, scope) if forms else None


def refer_or_convert(one: Given, scope: Scope) -> Json:
    """Return a body, or a reference to it where it is shared and the media types are those of the document."""
    if one.name and scope.consumes == scope.of_document().consumes:
        return {"$ref": f"#/components/requestBodies/{scope.names.get('parameters', one.name)}"}
    return _body(one, scope)


def convert_shared_body(parameter: Json, pointer: Pointer, scope: Scope) -> Json:
    """Return the component that a shared body becomes."""
    return _body(Given(parameter, pointer, ""), scope)


def _without_forms(scope: Scope) -> Scope:
    media = tuple(name for name in scope.consumes if _essence(name) not in FORMS)
    return Scope(scope.document, scope.findings, scope.names, media or ("application/json",), scope.produces)


def _body(one: Given, scope: Scope) -> Json:
    parameter = one.parameter
    if "schema" not in parameter:
        scope.ask(one.pointer, "`schema` is missing", "Describe the body; anything is allowed until then.")
    schema = convert_schema(parameter.get("schema", {}), (*one.pointer, "schema"), scope)
    picked = scope.pick(parameter, one.pointer, BODY, others=("in", "schema"))
    picked.pop("name", None)
    # A body has no name in OpenAPI 3.1; generators know this extension.
    named = {"x-body-name": parameter["name"]}
    first = {key: picked.pop(key) for key in ("description", "required") if key in picked}
    return {**first, "content": _content({"schema": schema}, scope.consumes or ANYTHING), **named, **picked}


def _content(media: Json, names: Iterable[str]) -> dict[str, Json]:
    return {name: copied(media) for name in names}


def _form(forms: list[Given], scope: Scope) -> Json:
    schema: dict[str, Json] = {"type": "object"}
    schema["properties"] = {one.key[1]: _field(one, scope) for one in forms}
    required = [one.key[1] for one in forms if one.parameter.get("required") is True]
    if required:
        schema["required"] = required
    encoding = {one.key[1]: style for one in forms if (style := find_style(one.parameter))}
    media = {"schema": schema} | ({"encoding": encoding} if encoding else {})
    return {"content": _content(media, _form_media(forms, scope))} | ({"required": True} if required else {})


def _form_media(forms: list[Given], scope: Scope) -> list[str]:
    media = [name for name in scope.consumes if _essence(name) in FORMS]
    if media:
        return media
    taken = FORMS[1] if any(one.parameter.get("type") == "file" for one in forms) else FORMS[0]
    found = f"form fields, but the operation consumes {', '.join(scope.consumes) or 'nothing'}"
    scope.ask(forms[0].pointer, found, f"{taken} is taken; let `consumes` name {' or '.join(FORMS)}.")
    return [taken]


def _essence(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def _field(one: Given, scope: Scope) -> Json:
    parameter, pointer = one.parameter, one.pointer
    picked = scope.pick(parameter, pointer, FIELD, others=TYPED)
    described = {"description": picked["description"]} if "description" in picked else {}
    rest = {key: value for key, value in picked.items() if key.startswith("x-") and key != "x-nullable"}
    if "allowEmptyValue" in parameter:
        remedy = "`x-allowEmptyValue` keeps it; OpenAPI 3.1 has no empty form fields."
        scope.keep((*pointer, "allowEmptyValue"), "a form field can be empty", remedy)
        rest["x-allowEmptyValue"] = copied(parameter["allowEmptyValue"])
    if find_style(parameter) is None:
        remedy = "OpenAPI 3.1 has no such style: the value is a string as it is sent, and `x-items` keeps the rest."
        scope.keep((*pointer, "collectionFormat"), f"`collectionFormat` is {parameter['collectionFormat']!r}", remedy)
        return described | joined_schema(parameter) | rest
    return described | convert_inline(parameter, pointer, scope) | rest
