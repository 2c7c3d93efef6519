"""Healthy Swagger 2.0 documents for Hypothesis, small, with every kind of parameter, body, response and schema."""

from hypothesis import strategies as st

from spec.document.places import Json

PATHS: dict[str, tuple[str, ...]] = {"/things": (), "/things/{id}": ("id",), "/a/{b}/c/{d}": ("b", "d")}
NAMES = ("limit", "q", "tags", "since", "kind")
TYPES: list[dict[str, Json]] = [
    {"type": "string"},
    {"type": "string", "enum": ["a", "b"], "default": "a"},
    {"type": "integer", "format": "int32", "minimum": 0, "maximum": 9, "exclusiveMaximum": True},
    {"type": "number", "multipleOf": 0.5},
    {"type": "boolean", "default": False},
]
SCHEMAS: list[dict[str, Json]] = [
    *TYPES,
    {"$ref": "#/definitions/Thing"},
    {"type": "array", "items": {"$ref": "#/definitions/Thing"}, "maxItems": 3},
    {"type": "object", "additionalProperties": {"type": "string"}, "example": {"$ref": "data"}},
    {"allOf": [{"$ref": "#/definitions/Thing"}, {"type": "object", "x-nullable": True}]},
]


def _arrays(place: str) -> st.SearchStrategy[dict[str, Json]]:
    formats = ["csv", "ssv", "tsv", "pipes"] + (["multi"] if place in ("query", "formData") else [])
    arrays = st.fixed_dictionaries(
        {"type": st.just("array"), "items": st.sampled_from(TYPES)},
        optional={"collectionFormat": st.sampled_from(formats)},
    )
    return st.sampled_from(TYPES) | arrays


@st.composite
def _parameters(draw: st.DrawFn, place: str) -> list[Json]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))
    optional = st.fixed_dictionaries({}, optional={"required": st.booleans(), "description": st.just("What it is.")})
    prefix = "X-" if place == "header" else ""
    return [{"in": place, "name": prefix + name} | draw(_arrays(place)) | draw(optional) for name in names]


@st.composite
def _operations(draw: st.DrawFn, name: str, variables: tuple[str, ...]) -> Json:
    parameters = [{"in": "path", "name": one, "required": True, "type": "string"} for one in variables]
    parameters += draw(_parameters("query")) + draw(_parameters("header"))
    operation: Json = {"operationId": name, "tags": ["things"]}
    kind = draw(st.sampled_from(["none", "body", "urlencoded", "multipart"]))
    if kind == "body":
        body = {"in": "body", "name": "thing", "schema": draw(st.sampled_from(SCHEMAS))}
        parameters.append(body | draw(st.fixed_dictionaries({}, optional={"required": st.booleans()})))
    elif kind != "none":
        operation["consumes"] = ["application/x-www-form-urlencoded" if kind == "urlencoded" else "multipart/form-data"]
        parameters += draw(_parameters("formData"))
        if kind == "multipart":
            parameters.append({"in": "formData", "name": "file", "type": "file"})
    response = {"description": "OK"} | draw(
        st.fixed_dictionaries(
            {},
            optional={
                "schema": st.sampled_from(SCHEMAS),
                "headers": st.just({"X-Left": {"type": "integer"}}),
                "examples": st.just({"application/json": {"$ref": "#/data"}}),
            },
        )
    )
    operation |= draw(st.fixed_dictionaries({}, optional={"security": st.sampled_from([[], [{"key": []}]])}))
    return operation | {"parameters": parameters, "responses": {"200": response, "default": {"description": "Not OK"}}}


@st.composite
def healthy_documents(draw: st.DrawFn) -> Json:
    """Return a valid Swagger 2.0 document with one to four operations."""
    document: Json = {
        "swagger": "2.0",
        "info": {"title": "Things", "version": "1"},
        "host": "api.example.test",
        "schemes": draw(st.sampled_from([["https"], ["http", "https"]])),
        "consumes": ["application/json"],
        "produces": ["application/json"],
    }
    document |= draw(st.fixed_dictionaries({}, optional={"basePath": st.sampled_from(["/", "/v1", "/v1/x"])}))
    paths: Json = {}
    for number, (path, variables) in enumerate(PATHS.items()):
        verbs = draw(st.lists(st.sampled_from(["get", "post", "put"]), unique=True, max_size=2))
        if verbs or not number:
            chosen = verbs or ["get"]
            paths[path] = {verb: draw(_operations(f"{verb}_{number}", variables)) for verb in chosen}
    properties = dict(zip(("default", "enum", "next"), draw(st.permutations(SCHEMAS)), strict=False))
    thing = {"type": "object", "required": ["default"], "properties": properties}
    return document | {
        "paths": paths,
        "definitions": {"Thing": thing},
        "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    }
