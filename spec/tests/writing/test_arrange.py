import json

from spec.conversion.document import convert
from spec.tests.helpers.strategies import EVERY_FEATURE
from spec.writing.arrange import arrange

JUMBLED = {
    "components": {"schemas": {"B": {"properties": {}, "x-a": 1, "type": "object"}, "A": {}}, "securitySchemes": {}},
    "paths": {
        "/b": {
            "x-item": 1,
            "post": {
                "responses": {
                    "404": {},
                    "default": {},
                    "200": {"links": {}, "content": {"a/b": {"examples": {}, "schema": {}}}, "description": "OK"},
                }
            },
        },
        "/a": {
            "patch": {"responses": {}},
            "get": {
                "responses": {},
                "parameters": [{"schema": {}, "in": "query", "x-b": 1, "name": "q"}],
                "operationId": "o",
                "x-paged": True,
                "tags": [],
            },
        },
    },
    "x-root": 1,
    "tags": [],
    "info": {"description": "d", "version": "1", "title": "T"},
    "openapi": "3.1.0",
}


def test_the_document_reads_from_the_general_to_the_particular():
    arranged = arrange(JUMBLED)

    assert list(arranged) == ["openapi", "info", "tags", "x-root", "paths", "components"]
    assert list(arranged["info"]) == ["title", "version", "description"]
    assert list(arranged["components"]) == ["securitySchemes", "schemas"]
    assert list(arranged["components"]["schemas"]) == ["B", "A"]
    assert list(arranged["components"]["schemas"]["B"]) == ["type", "x-a", "properties"]


def test_paths_go_by_name_and_answers_by_status():
    arranged = arrange(JUMBLED)

    assert list(arranged["paths"]) == ["/a", "/b"]
    assert list(arranged["paths"]["/b"]["post"]["responses"]) == ["200", "404", "default"]


def test_answers_and_bodies_say_what_they_hold_before_they_show_it():
    response = arrange(JUMBLED)["paths"]["/b"]["post"]["responses"]["200"]

    assert list(response) == ["description", "content", "links"]
    assert list(response["content"]["a/b"]) == ["schema", "examples"]


def test_operations_and_parameters_have_their_fields_in_order():
    operation = arrange(JUMBLED)["paths"]["/a"]["get"]

    assert list(operation) == ["tags", "operationId", "x-paged", "parameters", "responses"]
    assert list(operation["parameters"][0]) == ["name", "in", "x-b", "schema"]


def test_only_the_order_changes():
    converted = convert(EVERY_FEATURE).document

    assert arrange(converted) == converted
    assert arrange(JUMBLED) == JUMBLED
    assert json.dumps(arrange(arrange(JUMBLED))) == json.dumps(arrange(JUMBLED))
