"""Any Swagger 2.0 document, healthy or damaged by the inverse of the rules: valid, sound, the same on the wire."""

import json
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from spec.errors import BuildError, DamagedDocumentError
from spec.pipeline import convert_text
from spec.tests.helpers import wire
from spec.tests.helpers.damage import DAMAGE, query_in_path
from spec.tests.helpers.healthy import healthy_documents
from spec.tests.helpers.small import with_operation, with_parameter
from spec.writing.block_yaml import to_block_yaml

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def converted(document, **options):
    return convert_text(to_block_yaml(document), "document.yaml", **options)


def validation_errors(document):
    return [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]


@SLOW
@given(healthy_documents())
def test_a_healthy_document_is_valid_and_sound_and_looks_the_same_on_the_wire(document):
    outcome = converted(document)

    assert outcome.problems == ()
    assert [str(finding) for finding in outcome.findings if not finding.kept] == []
    assert outcome.repairs == ()
    assert validation_errors(outcome.document) == []
    assert wire.of_openapi(outcome.document) == wire.of_swagger(document)


@SLOW
@given(healthy_documents(), st.lists(st.sampled_from(DAMAGE), unique=True, min_size=1, max_size=6))
def test_a_damaged_document_is_valid_and_sound_and_looks_the_same_on_the_wire(document, damage):
    healthy = deepcopy(document)
    for change in sorted(damage, key=DAMAGE.index):
        change(document)

    outcome = converted(document)

    assert outcome.problems == ()
    assert validation_errors(outcome.document) == []
    expected = wire.of_swagger(healthy)
    if query_in_path in damage:
        for request in expected.values():
            request["query"] = sorted([*request["query"], ("fixed", "v")])
    assert wire.of_openapi(outcome.document) == expected


@SLOW
@given(healthy_documents(), st.lists(st.sampled_from(DAMAGE), unique=True, max_size=6))
def test_converting_again_changes_nothing(document, damage):
    for change in sorted(damage, key=DAMAGE.index):
        change(document)
    once = converted(document)

    twice = converted(once.document)

    assert twice.document == once.document
    assert (twice.repairs, twice.doubts, twice.findings, twice.problems) == ((), (), (), ())


@pytest.mark.parametrize("change", DAMAGE, ids=lambda change: change.__name__)
def test_each_kind_of_damage_is_repaired_and_recorded(change):
    document = {
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "host": "h.test",
        "basePath": "/v1",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "paths": {
            "/things/{id}": {
                verb: {
                    "operationId": verb,
                    "consumes": ["multipart/form-data"],
                    "parameters": [
                        {"in": "path", "name": "id", "required": True, "type": "string"},
                        {"in": "query", "name": "q", "type": "string"},
                        {"in": "formData", "name": "f", "type": "file"},
                    ],
                    "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/A"}}, "default": {}},
                }
                for verb in ("get", "put")
            }
        },
        "definitions": {"A": {}},
    }
    before = converted(document)
    change(document)

    outcome = converted(document)

    assert len(outcome.repairs) > len(before.repairs)
    assert outcome.problems == ()


def test_operations_that_differ_in_their_query_only_are_all_kept():
    item = {"get": {"responses": {"200": {"description": "OK"}}}}
    document = with_operation() | {"paths": {f"/rest?method={name}": deepcopy(item) for name in "abc"}}

    paths = converted(document).document["paths"]

    assert list(paths) == ["/rest#method=a", "/rest#method=b", "/rest#method=c"]
    assert [item["get"]["parameters"][0]["schema"]["enum"] for item in paths.values()] == [["a"], ["b"], ["c"]]


def test_strict_reports_every_place_and_repairs_none():
    document = with_parameter(**{"in": "query"}, name="limit", type="int") | {"basePath": "v1"}

    with pytest.raises(DamagedDocumentError) as refused:
        converted(document, strict=True)

    assert [str(finding).split(":")[0] for finding in refused.value.findings] == [
        "/basePath",
        "/paths/~1things~1{id}/get/parameters/1/type",
    ]


def test_strict_converts_a_healthy_document():
    assert converted(with_operation(), strict=True).problems == ()


DEEP = {"type": "string"}
for _ in range(90):
    DEEP = {"type": "array", "items": DEEP}

HARD = [
    pytest.param({"definitions": {"A": {"$ref": "#/definitions/A"}}}, id="a schema that is itself"),
    pytest.param({"definitions": {"A": {"allOf": [{"$ref": "#/definitions/A"}]}}}, id="a schema that is all of itself"),
    pytest.param({"definitions": {"A": DEEP}}, id="90 nested items"),
    pytest.param(
        {"definitions": {"A": {"properties": {"default": {"$ref": "#/definitions/B"}}}}}, id="a dangling default"
    ),
    pytest.param({"definitions": {"A": {"properties": {"enum": {"$ref": "#/x"}}}}}, id="a dangling enum"),
    pytest.param({"paths": {"/a/{b": {"get": {}}}}, id="an open brace"),
    pytest.param({"paths": {"/a/{b}/{b}": {"get": {}}}}, id="a variable twice"),
    pytest.param({"paths": None}, id="null paths"),
    pytest.param({"paths": [1]}, id="paths in a list"),
    pytest.param({"host": "https://api.example.com/v1"}, id="a host that is a URL"),
    pytest.param({"host": 5, "basePath": {}, "schemes": "x"}, id="nothing of a server"),
    pytest.param({"security": [{"nope": []}]}, id="security without a scheme"),
    pytest.param({"definitions": {"A": {"pattern": r"^\p{L}(?<x>a)$", "type": "string"}}}, id="a pattern of ECMA"),
    pytest.param({"definitions": {"API Key": {}, "B": {"$ref": "#/definitions/API%20Key"}}}, id="a name with a blank"),
    pytest.param({"definitions": {"a_b": {}, "B": {"$ref": "#/definitions/a%5Fb"}}}, id="an escape"),
    pytest.param({"info": None, "tags": [1, {"x": 1}], "externalDocs": "x"}, id="nothing about itself"),
]


@pytest.mark.parametrize("fields", HARD)
def test_a_hard_document_is_converted_and_sound(fields):
    outcome = converted(with_operation() | fields)

    assert [str(problem) for problem in outcome.problems] == []


def test_a_host_that_is_a_url_is_not_doubled():
    document = with_operation() | {"host": "https://api.example.com/v1"}

    assert converted(document).document["servers"] == [{"url": "https://api.example.com/v1"}]


def test_a_decimal_keeps_its_digits():
    text = json.dumps(with_operation() | {"definitions": {"A": {"maximum": 5}}}).replace("5", "12345678901234567.89")

    document = convert_text(text, "document.json").document

    assert "maximum: 12345678901234567.89\n" in to_block_yaml(document)


def test_a_security_requirement_without_a_scheme_is_kept_and_reported():
    outcome = converted(with_operation(security=[{"nope": []}]))

    assert outcome.document["paths"]["/things/{id}"]["get"]["x-security"] == [{"nope": []}]
    assert any("security" in finding.pointer for finding in outcome.findings)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("openapi: 3.0.0\n", "`openapi` is '3.0.0'", id="OpenAPI 3.0"),
        pytest.param("a: [\n", "this is no YAML", id="no YAML"),
        pytest.param("[" * 100_000, "levels of nesting", id="nesting without end"),
        pytest.param('{"a": ' * 50_000, "the nesting is too deep", id="JSON without end"),
        pytest.param("", "0 YAML documents", id="nothing"),
    ],
)
def test_what_is_no_swagger_document_is_refused_with_a_reason(text, message):
    with pytest.raises(BuildError, match=message):
        convert_text(text, "document")
