"""Convert a Swagger 2.0 document to OpenAPI 3.1.0, offline and without repairing anything.

What Swagger 2.0 does not define, and what OpenAPI 3.1 cannot say, is kept as an extension and reported: nothing is left
out, nothing is made up. Source: Swagger 2.0 and OpenAPI 3.1.0, field by field; JSON Schema draft 4 and 2020-12.
"""

from typing import NamedTuple

from spec.conversion import kinds
from spec.conversion.bodies import convert_shared_body
from spec.conversion.findings import Finding, Findings
from spec.conversion.ignored_headers import Security
from spec.conversion.names import Names
from spec.conversion.operations import Paths
from spec.conversion.parameters import convert_parameter, is_parameter
from spec.conversion.responses import convert_shared_responses
from spec.conversion.schemas import convert_external_docs, convert_schema
from spec.conversion.scope import Scope, shortened
from spec.conversion.security import convert_requirements, convert_security_scheme
from spec.conversion.servers import convert_servers, unfit_parts
from spec.document.places import Json, Pointer, as_data, copied

ROOT = (
    *("swagger", "info", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters"),
    *("responses", "securityDefinitions", "security", "tags", "externalDocs"),
)
INFO: kinds.Kinds = dict.fromkeys(("title", "version", "description", "termsOfService"), kinds.text)
CONTACT: kinds.Kinds = dict.fromkeys(("name", "url", "email"), kinds.text)
LICENSE: kinds.Kinds = dict.fromkeys(("name", "url"), kinds.text)
TAG: kinds.Kinds = dict.fromkeys(("name", "description"), kinds.text)


class Converted(NamedTuple):
    """An OpenAPI 3.1 document, and what the conversion reports."""

    document: Json
    findings: tuple[Finding, ...]


def convert(document: Json) -> Converted:
    """Return the OpenAPI 3.1.0 document that promises what the Swagger 2.0 document promises."""
    scope = Scope(document, Findings(), Names.of(document)).of_document()
    converted = {"openapi": "3.1.0", "info": _info(document.get("info"), scope)}
    if document.keys() & {"host", "schemes", "basePath"}:
        converted |= convert_servers(scope, document.get("schemes", []), ("schemes",)) | unfit_parts(document)
    schemes = _security_schemes(scope)
    usable = frozenset(name for name, scheme in schemes.items() if scheme is not None)
    if "security" in document:
        converted |= convert_requirements(document["security"], ("security",), scope, usable)
    security = Security(_renamed(schemes, scope), usable, converted.get("security", []))
    converted |= _tags(scope) | _external_docs(scope)
    converted |= Paths(scope, security).convert()
    components = _components(scope, security, schemes)
    rest = scope.pick(document, (), {}, others=ROOT)
    return Converted(
        converted | ({"components": components} if components else {}) | rest, tuple(scope.findings.listed)
    )


def _info(info: Json, scope: Scope) -> Json:
    info = scope.mapping(info, ("info",))
    converted = scope.pick(info, ("info",), INFO, others=("contact", "license"))
    for key, table, needed in (("contact", CONTACT, ()), ("license", LICENSE, ("name",))):
        if key in info:
            converted |= _named_object(key, info[key], table, needed, scope)
    for key in ("title", "version"):
        if key not in converted:
            scope.ask(("info", key), f"`{key}` is missing", "Swagger 2.0 requires it; it is empty until then.")
            converted[key] = ""
    return {key: converted[key] for key in dict.fromkeys((*info, *converted)) if key in converted}


def _named_object(key: str, value: Json, table: kinds.Kinds, needed: tuple[str, ...], scope: Scope) -> dict[str, Json]:
    picked = scope.pick(value, ("info", key), table) if isinstance(value, dict) else {}
    if isinstance(value, dict) and all(field in picked for field in needed):
        return {key: picked}
    scope.ask(("info", key), f"`{key}` is {shortened(value)}", f"`x-{key}` keeps it; give it a name.")
    return {f"x-{key}": copied(value)}


def _tags(scope: Scope) -> dict[str, Json]:
    if "tags" not in scope.document:
        return {}
    value = scope.document["tags"]
    listed = value if isinstance(value, list) else []
    tags = {tag["name"]: tag for tag in reversed(listed) if _is_tag(tag)}
    if not isinstance(value, list) or len(tags) < len(listed):
        scope.ask(("tags",), "a tag has no name, or has that of another", "`x-tags` keeps them; name each once.")
        return {"tags": _all_tags(tags, listed, scope), "x-tags": as_data(value)}
    return {"tags": _all_tags(tags, listed, scope)}


def _is_tag(tag: Json) -> bool:
    return isinstance(tag, dict) and isinstance(tag.get("name"), str)


def _all_tags(tags: dict[str, Json], listed: list[Json], scope: Scope) -> list[Json]:
    return [
        _tag(tag, ("tags", index), scope)
        for index, tag in enumerate(listed)
        if _is_tag(tag) and tags[tag["name"]] is tag
    ]


def _tag(tag: Json, pointer: Pointer, scope: Scope) -> Json:
    converted = scope.pick(tag, pointer, TAG, others=("externalDocs",))
    if "externalDocs" in tag:
        converted |= convert_external_docs(tag["externalDocs"], (*pointer, "externalDocs"), scope)
    return converted


def _external_docs(scope: Scope) -> dict[str, Json]:
    if "externalDocs" not in scope.document:
        return {}
    return convert_external_docs(scope.document["externalDocs"], ("externalDocs",), scope)


def _security_schemes(scope: Scope) -> dict[str, Json | None]:
    return {
        name: convert_security_scheme(scheme, ("securityDefinitions", name), scope)
        for name, scheme in scope.shared("securityDefinitions")
    }


def _renamed(schemes: dict[str, Json | None], scope: Scope) -> dict[str, Json]:
    usable = {name: scheme for name, scheme in schemes.items() if scheme is not None}
    return {scope.names.get("securityDefinitions", name): scheme for name, scheme in usable.items()}


def _components(scope: Scope, security: Security, schemes: dict[str, Json | None]) -> Json:
    lost = {name: copied(scope.document["securityDefinitions"][name]) for name in schemes if schemes[name] is None}
    sections = {
        "schemas": {
            scope.names.get("definitions", name): convert_schema(schema, ("definitions", name), scope)
            for name, schema in scope.shared("definitions")
        },
        "responses": convert_shared_responses(scope),
        **_shared_parameters(scope),
        "securitySchemes": security.schemes | security.added,
        "x-securitySchemes": lost,
    }
    for section in ("definitions", "parameters", "responses", "securityDefinitions"):
        for old, new in scope.names.changed(section).items():
            scope.keep((section, old), f"{shortened(old)} cannot name a component", f"It is called {new}.")
    return {name: section for name, section in sections.items() if section}


def _shared_parameters(scope: Scope) -> dict[str, dict[str, Json]]:
    parameters, bodies, fields = {}, {}, {}
    for name, parameter in scope.shared("parameters"):
        place, new = ("parameters", name), scope.names.get("parameters", name)
        if not is_parameter(parameter, place, scope):
            fields[new] = as_data(parameter)
        elif parameter["in"] == "formData":
            scope.keep(place, "a form field is shared", "It is written out in its operations; `x-parameters` keeps it.")
            fields[new] = as_data(parameter)
        elif parameter["in"] == "body":
            bodies[new] = convert_shared_body(parameter, place, scope)
        else:
            parameters[new] = convert_parameter(parameter, place, scope)
    return {"parameters": parameters, "requestBodies": bodies, "x-parameters": fields}
