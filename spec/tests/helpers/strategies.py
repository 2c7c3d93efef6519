"""Documents for Hypothesis: Swagger 2.0 with the damage that the rules know, and with damage that nobody knows."""

from copy import deepcopy

from hypothesis import strategies as st

from spec.document.edits import Rename
from spec.document.places import Json, resolve, walk
from spec.repair.apply import apply_edits

EVERY_FEATURE: Json = {
    "swagger": "2.0",
    "info": {"title": "Things", "version": "1"},
    "host": "example.test",
    "basePath": "/v1",
    "schemes": ["https"],
    "consumes": ["application/json"],
    "produces": ["application/json"],
    "tags": [{"name": "things"}],
    "security": [{"basic": []}],
    "securityDefinitions": {
        "basic": {"type": "basic"},
        "key": {"type": "apiKey", "name": "X-Key", "in": "header"},
        "oauth": {
            "type": "oauth2",
            "flow": "accessCode",
            "authorizationUrl": "https://example.test/a",
            "tokenUrl": "https://example.test/t",
            "scopes": {"read": "Read things."},
        },
    },
    "parameters": {
        "ids": {"in": "query", "name": "ids", "type": "array", "items": {"type": "string"}, "collectionFormat": "csv"},
        "thing": {"in": "body", "name": "thing", "required": True, "schema": {"$ref": "#/definitions/Thing"}},
    },
    "responses": {
        "Refused": {
            "description": "Refused.",
            "schema": {"$ref": "#/definitions/Thing"},
            "headers": {"X-Left": {"type": "integer", "maximum": 3, "exclusiveMaximum": True}},
        }
    },
    "definitions": {
        "Thing": {
            "type": "object",
            "required": ["kind"],
            "discriminator": "kind",
            "properties": {
                "kind": {"type": "string", "x-nullable": True},
                "next": {"$ref": "#/definitions/Thing", "x-nullable": True},
            },
            "example": {"kind": "a"},
        },
        "Many": {"allOf": [{"$ref": "#/definitions/Thing"}, {"additionalProperties": {"type": "string"}}]},
    },
    "paths": {
        "/things/{id}": {
            "parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}],
            "get": {
                "tags": ["things"],
                "operationId": "get_thing",
                "parameters": [{"$ref": "#/parameters/ids"}],
                "responses": {
                    "200": {
                        "description": "OK",
                        "schema": {"type": "array", "items": {"$ref": "#/definitions/Thing"}},
                        "examples": {"application/json": [{"kind": "a"}]},
                    },
                    "default": {"$ref": "#/responses/Refused"},
                },
            },
            "put": {
                "operationId": "put_thing",
                "parameters": [{"$ref": "#/parameters/thing"}],
                "security": [{"oauth": ["read"]}],
                "responses": {"204": {"description": "Done."}},
            },
            "post": {
                "operationId": "post_thing",
                "schemes": ["http"],
                "consumes": ["multipart/form-data"],
                "parameters": [
                    {"in": "formData", "name": "file", "type": "file", "required": True},
                    {
                        "in": "formData",
                        "name": "sizes",
                        "type": "array",
                        "items": {"type": "integer"},
                        "collectionFormat": "multi",
                    },
                ],
                "responses": {"201": {"description": "Done.", "schema": {"type": "file"}}},
            },
        }
    },
}

texts = st.sampled_from(
    [
        "Get things.",
        "the rat    e center",
        "The phone number in E",
        "Search Things",
        "a  `b  c`",
        "Purchase a Phone Number",
    ]
)
parameters = st.fixed_dictionaries(
    {"in": st.sampled_from(["query", "path", "header"]), "name": st.sampled_from(["limit", "id", "q", "page", "cost"])},
    optional={"type": st.just("string"), "required": st.booleans(), "description": texts},
)
operations = st.fixed_dictionaries(
    {"responses": st.dictionaries(st.sampled_from([200, "201", 404, "default"]), st.just({"description": "OK"}))},
    optional={
        "summary": texts,
        "description": texts,
        "operationId": st.sampled_from(["get-things", "the-phone-number-in-e", "purchase-a-phone-number", "getThings"]),
        "tags": st.lists(st.sampled_from(["Purchase", "Phone", "Number", "Search", "Things", "Messaging"]), max_size=4),
        "parameters": st.lists(parameters, max_size=3),
        "x-api-path-slug": st.just("things-get"),
    },
)
damaged_documents = st.fixed_dictionaries(
    {
        "swagger": st.just("2.0"),
        "info": st.fixed_dictionaries({"title": texts, "version": st.just("1")}, optional={"description": texts}),
        "paths": st.dictionaries(
            st.sampled_from(["/things", "/things/{id}", "/"]),
            st.dictionaries(st.sampled_from(["get", "post"]), operations, max_size=2),
            max_size=3,
        ),
    },
    optional={"x-streamrank": st.just({"change_yes": 0}), "parameters": st.dictionaries(texts, parameters, max_size=2)},
)

JUNK: list[Json] = [
    *(None, True, 0, -1, 1.5, "", "x", "int", "#/definitions/Thing", [], {}, [1], [None], [[]], [{}], {"x": 1}, {1: 2}),
    *({"$ref": "#/x"}, {"$ref": 1}, {"type": "string"}, {"type": []}, {"type": {}}),
]
FIELDS = [
    *(
        "$ref",
        "type",
        "items",
        "x-nullable",
        "enum",
        "required",
        "in",
        "name",
        "schema",
        "properties",
        "allOf",
        "default",
    ),
    *("parameters", "responses", "tags", "summary", "description", "operationId", "collectionFormat", "consumes"),
    *("headers", "examples", "security", "scopes", "flow", "host", "schemes", "exclusiveMaximum"),
]


@st.composite
def broken_documents(draw: st.DrawFn) -> Json:
    """Return the document with every feature after one to three values were replaced, removed or put where they jar."""
    document = deepcopy(EVERY_FEATURE)
    for _ in range(draw(st.integers(1, 3))):
        pointer = draw(st.sampled_from([place for place, _ in walk(document) if place]))
        owner, key = resolve(document, pointer[:-1]), pointer[-1]
        what = draw(st.sampled_from(["replace", "remove", "add", "rename"]))
        if what == "remove":
            del owner[key]
        elif what == "add" and isinstance(owner, dict):
            owner[draw(st.sampled_from(FIELDS))] = deepcopy(draw(st.sampled_from(JUNK)))
        elif what == "rename" and isinstance(owner, dict) and (name := draw(st.sampled_from(FIELDS))) not in owner:
            document = apply_edits(document, [Rename(pointer, name)])
        else:
            owner[key] = deepcopy(draw(st.sampled_from(JUNK)))
    return document
