"""Swagger 2.0 in, OpenAPI 3.1.0 out: field by field, and what cannot be said."""

import json
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, example, given, settings

from spec.checking.valid import find_violations, require_valid
from spec.conversion import document as conversion
from spec.errors import BuildError, ImpossibleEditError
from spec.pipeline import convert_text
from spec.repair.normalize import normalize
from spec.tests.helpers.small import PATH, SOUND_ID, with_operation, with_parameter
from spec.tests.helpers.strategies import EVERY_FEATURE, broken_documents, damaged_documents
from spec.writing.arrange import arrange

SOUND = with_operation()


def convert(document):
    return conversion.convert(document).document


def findings_of(document):
    return conversion.convert(document).findings


HOST = {"host": "example.test"}


def operation_of(document):
    return convert(document)["paths"][PATH]["get"]


@pytest.mark.parametrize(
    ("fields", "servers"),
    [
        pytest.param({}, None, id="nothing said"),
        pytest.param(HOST | {"schemes": ["https"]}, ["https://example.test"], id="host and scheme"),
        pytest.param(
            HOST | {"schemes": ["https", "ws"], "basePath": "/v1"},
            ["https://example.test/v1", "ws://example.test/v1"],
            id="two schemes and a base path",
        ),
        pytest.param(HOST | {"schemes": ["https"], "basePath": "/"}, ["https://example.test"], id="no double slash"),
        pytest.param(HOST, ["//example.test"], id="a host without a scheme"),
        pytest.param({"basePath": "/v1"}, ["/v1"], id="a base path alone"),
    ],
)
def test_host_schemes_and_base_path_become_servers(fields, servers):
    converted = convert(SOUND | fields)

    assert converted.get("servers") == (servers and [{"url": url} for url in servers])


def test_fields_that_mean_the_same_are_kept_with_extensions():
    kept = {
        "tags": [{"name": "t"}],
        "externalDocs": {"url": "https://example.test"},
        "security": [],
        "x-ours": {"a": 1},
    }

    converted = convert(SOUND | kept)

    assert {key: converted[key] for key in kept} == kept
    assert converted["openapi"] == "3.1.0"
    assert converted["info"] == SOUND["info"]


def test_fields_of_an_operation_that_mean_the_same_are_kept():
    kept = {"tags": ["t"], "summary": "s", "description": "d", "operationId": "o", "deprecated": True, "x-ours": 1}

    assert operation_of(with_operation(**kept)).items() >= kept.items()


def test_schemes_of_an_operation_become_its_servers():
    document = with_operation(schemes=["http"]) | HOST | {"schemes": ["https"], "basePath": "/v1"}

    assert operation_of(document)["servers"] == [{"url": "http://example.test/v1"}]


@pytest.mark.parametrize(
    ("parameter", "converted"),
    [
        pytest.param({"type": "string"}, {"schema": {"type": "string"}}, id="a type"),
        pytest.param(
            {"type": "integer", "format": "int32", "minimum": 1, "maximum": 9, "default": 2, "description": "d"},
            {
                "description": "d",
                "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 9, "default": 2},
            },
            id="keywords move into the schema",
        ),
        pytest.param(
            {"type": "number", "minimum": 0, "exclusiveMinimum": True, "maximum": 1, "exclusiveMaximum": False},
            {"schema": {"type": "number", "exclusiveMinimum": 0, "maximum": 1}},
            id="exclusive bounds",
        ),
        pytest.param(
            {"type": "string", "required": True}, {"required": True, "schema": {"type": "string"}}, id="required"
        ),
        pytest.param(
            {"type": "string", "x-nullable": True, "x-ours": 1},
            {"schema": {"type": ["string", "null"]}, "x-ours": 1},
            id="nullable and other extensions",
        ),
        pytest.param(
            {"type": "string", "allowEmptyValue": True},
            {"allowEmptyValue": True, "schema": {"type": "string"}},
            id="an empty value",
        ),
        *(
            pytest.param(
                {"type": "array", "items": {"type": "string"}} | ({"collectionFormat": given} if given else {}),
                {"style": style, "explode": explode, "schema": {"type": "array", "items": {"type": "string"}}},
                id=f"an array as {given or 'nothing said'}",
            )
            for given, style, explode in [
                ("", "form", False),
                ("csv", "form", False),
                ("multi", "form", True),
                ("ssv", "spaceDelimited", False),
                ("pipes", "pipeDelimited", False),
            ]
        ),
    ],
)
def test_a_query_parameter_is_converted(parameter, converted):
    operation = operation_of(with_parameter(**{"in": "query"}, name="q", **parameter))

    assert operation["parameters"][1] == {"name": "q", "in": "query"} | converted


def test_an_array_in_a_path_or_a_header_is_simple():
    array = {"type": "array", "items": {"type": "string"}}

    operation = operation_of(
        with_operation(
            parameters=[SOUND_ID | array, {"in": "header", "name": "X-A", "collectionFormat": "csv"} | array]
        )
    )

    assert [parameter["style"] for parameter in operation["parameters"]] == ["simple", "simple"]


@pytest.mark.parametrize(
    ("consumes", "media"), [(["application/json", "text/xml"], ["application/json", "text/xml"]), (None, ["*/*"])]
)
def test_a_body_becomes_a_request_body_in_each_media_type(consumes, media):
    body = {"in": "body", "name": "thing", "description": "d", "required": True, "schema": {"type": "object"}}
    document = with_parameter(**body) | ({"consumes": consumes} if consumes else {})

    operation = operation_of(document)

    assert operation["requestBody"] == {
        "description": "d",
        "required": True,
        "content": {name: {"schema": {"type": "object"}} for name in media},
        "x-body-name": "thing",
    }
    assert len(operation["parameters"]) == 1


def test_form_fields_become_one_body():
    fields = [
        {"in": "formData", "name": "n", "type": "integer", "required": True, "description": "d"},
        {"in": "formData", "name": "l", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
    ]
    document = with_operation(parameters=[SOUND_ID, *fields], consumes=["application/x-www-form-urlencoded"])

    schema = {
        "type": "object",
        "properties": {
            "n": {"description": "d", "type": "integer"},
            "l": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["n"],
    }
    media = {"schema": schema, "encoding": {"l": {"style": "form", "explode": True}}}
    assert operation_of(document)["requestBody"] == {
        "content": {"application/x-www-form-urlencoded": media},
        "required": True,
    }


def test_a_file_is_binary():
    document = with_operation(
        parameters=[SOUND_ID, {"in": "formData", "name": "f", "type": "file"}], consumes=["multipart/form-data"]
    )

    schema = operation_of(document)["requestBody"]["content"]["multipart/form-data"]["schema"]

    assert schema["properties"] == {"f": {"type": "string", "contentMediaType": "application/octet-stream"}}


def test_form_fields_of_a_path_join_those_of_its_operations_which_win():
    document = with_operation(
        parameters=[{"in": "formData", "name": "b", "type": "integer"}], consumes=["multipart/form-data"]
    )
    document["paths"][PATH]["parameters"] = [
        SOUND_ID,
        {"in": "formData", "name": "a", "type": "string"},
        {"in": "formData", "name": "b", "type": "string"},
    ]

    item = convert(document)["paths"][PATH]

    schema = item["get"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert schema["properties"] == {"a": {"type": "string"}, "b": {"type": "integer"}}
    assert [parameter["name"] for parameter in item["parameters"]] == ["id"]


def test_shared_parameters_responses_and_bodies_stay_shared():
    converted = convert(EVERY_FEATURE)

    item = converted["paths"]["/things/{id}"]
    assert item["get"]["parameters"] == [{"$ref": "#/components/parameters/ids"}]
    assert item["get"]["responses"]["default"] == {"$ref": "#/components/responses/Refused"}
    assert item["put"]["requestBody"] == {"$ref": "#/components/requestBodies/thing"}
    assert converted["components"]["requestBodies"]["thing"]["required"] is True


def test_what_is_shared_is_written_out_where_other_media_types_are_in_force():
    document = deepcopy(EVERY_FEATURE)
    item = document["paths"]["/things/{id}"]
    item["get"]["produces"] = item["put"]["consumes"] = ["text/xml"]

    converted = convert(document)["paths"]["/things/{id}"]

    assert list(converted["get"]["responses"]["default"]["content"]) == ["text/xml"]
    assert list(converted["put"]["requestBody"]["content"]) == ["text/xml"]


def test_a_response_gets_content_headers_and_examples():
    response = {
        "description": "OK",
        "schema": {"$ref": "#/definitions/A"},
        "headers": {"X-A": {"type": "array", "items": {"type": "string"}, "description": "d", "x-ours": 1}},
        "examples": {"text/plain": "a"},
        "x-ours": 1,
    }
    document = with_operation(responses={"200": response}, produces=["application/json"])
    document["definitions"] = {"A": {}}

    reference = {"$ref": "#/components/schemas/A"}
    assert operation_of(document)["responses"]["200"] == {
        "description": "OK",
        "x-ours": 1,
        "headers": {"X-A": {"description": "d", "schema": {"type": "array", "items": {"type": "string"}}, "x-ours": 1}},
        "content": {"application/json": {"schema": reference}, "text/plain": {"schema": reference, "example": "a"}},
    }


def test_a_response_without_a_schema_has_no_content():
    assert operation_of(SOUND)["responses"] == {"200": {"description": "OK"}}


@pytest.mark.parametrize(
    ("schema", "converted"),
    [
        pytest.param({}, {}, id="anything"),
        pytest.param({"type": ["string", "integer"]}, {"type": ["string", "integer"]}, id="several types"),
        pytest.param(
            {"type": "string", "enum": ["a"], "x-nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
            id="nullable with values",
        ),
        pytest.param({"type": "string", "x-nullable": False}, {"type": "string"}, id="not nullable"),
        pytest.param(
            {"$ref": "#/definitions/A", "x-nullable": True},
            {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]},
            id="a nullable reference",
        ),
        pytest.param(
            {"allOf": [{"$ref": "#/definitions/A"}], "x-nullable": True},
            {"anyOf": [{"allOf": [{"$ref": "#/components/schemas/A"}]}, {"type": "null"}]},
            id="a nullable composition",
        ),
        pytest.param({"maximum": 3, "exclusiveMaximum": True}, {"exclusiveMaximum": 3}, id="an exclusive maximum"),
        pytest.param({"example": {"a": 1}}, {"examples": [{"a": 1}]}, id="an example"),
        pytest.param({"discriminator": "kind"}, {"discriminator": {"propertyName": "kind"}}, id="a discriminator"),
        pytest.param(
            {"type": "object", "properties": {"type": {"type": "string"}, "x-y": {}}, "additionalProperties": False},
            {"type": "object", "properties": {"type": {"type": "string"}, "x-y": {}}, "additionalProperties": False},
            id="properties named like keywords",
        ),
        pytest.param(
            {"additionalProperties": {"$ref": "#/definitions/A"}},
            {"additionalProperties": {"$ref": "#/components/schemas/A"}},
            id="a map",
        ),
        pytest.param(
            {"x-ours": {"example": 1}, "title": "T"}, {"x-ours": {"example": 1}, "title": "T"}, id="extensions"
        ),
    ],
)
def test_a_schema_is_converted(schema, converted):
    document = SOUND | {"definitions": {"A": {}, "B": schema}}

    assert convert(document)["components"]["schemas"]["B"] == converted


@pytest.mark.parametrize(
    ("scheme", "converted"),
    [
        pytest.param({"type": "basic"}, {"type": "http", "scheme": "basic"}, id="basic"),
        pytest.param(
            {"type": "apiKey", "name": "k", "in": "query", "description": "d", "x-ours": 1},
            {"type": "apiKey", "name": "k", "in": "query", "description": "d", "x-ours": 1},
            id="a key",
        ),
        *(
            pytest.param(
                {"type": "oauth2", "flow": flow, "scopes": {"r": "Read."}} | urls,
                {"type": "oauth2", "flows": {name: urls | {"scopes": {"r": "Read."}}}},
                id=f"oauth2 {flow}",
            )
            for flow, name, urls in [
                ("implicit", "implicit", {"authorizationUrl": "https://example.test/a"}),
                ("password", "password", {"tokenUrl": "https://example.test/t"}),
                ("application", "clientCredentials", {"tokenUrl": "https://example.test/t"}),
                (
                    "accessCode",
                    "authorizationCode",
                    {"authorizationUrl": "https://example.test/a", "tokenUrl": "https://example.test/t"},
                ),
            ]
        ),
    ],
)
def test_a_security_definition_is_converted(scheme, converted):
    document = SOUND | {"securityDefinitions": {"s": scheme}}

    assert convert(document)["components"]["securitySchemes"]["s"] == converted


QUERY = {"in": "query", "name": "q"}
FORM = {"in": "formData", "name": "f", "type": "string"}
BODY = {"in": "body", "name": "b", "schema": {}}
GET = "/paths/~1things~1{id}/get"
SECOND = f"{GET}/parameters/1"


def with_schema(**schema):
    return SOUND | {"definitions": {"A": schema}}


REPORTED = [
    (with_parameter(**QUERY, type="int"), f'{SECOND}/type: `type` is "int"; Swagger 2.0 has "integer"'),
    (with_parameter(**QUERY, type="uuid"), f'{SECOND}/type: `type` is "uuid"; Swagger 2.0 has array, boolean'),
    (with_parameter(**QUERY), f"{SECOND}: `type` is missing"),
    (with_parameter(**QUERY, type="object"), f'{SECOND}/type: `type` is "object"'),
    (with_parameter(**QUERY, type="array"), f"{SECOND}/items: an array without `items`"),
    (
        with_parameter(**QUERY, type="array", items={"type": "array", "items": {"type": "string"}}),
        f"{SECOND}/items: an array inside an array",
    ),
    (
        with_parameter(**QUERY, type="array", items={"type": "string"}, collectionFormat="tsv"),
        f"{SECOND}/collectionFormat: `collectionFormat` is 'tsv' in query",
    ),
    (with_parameter(**QUERY, type="string", schema={}), f"{SECOND}/schema: Swagger 2.0 has no field `schema` here"),
    (with_parameter(**QUERY, type="string", example="a"), f"{SECOND}/example: Swagger 2.0 has no field `example`"),
    (with_parameter(**{"in": "cookie"}, name="c", type="string"), f"{SECOND}/in: `in` is 'cookie'"),
    (
        with_parameter(**{"in": "header"}, name="Accept", type="string"),
        f"{SECOND}: OpenAPI 3.1 ignores a header Accept",
    ),
    (with_parameter(**{"in": "path"}, name="x", type="string"), f"{SECOND}: a path parameter is not required"),
    (with_parameter(**SOUND_ID), f"{SECOND}: 'id' appears twice in path"),
    (with_parameter(**{"$ref": "#/parameters/none"}), f"{SECOND}/$ref: `$ref` is '#/parameters/none'"),
    (with_parameter(**{"$ref": "other.yaml#/x"}), f"{SECOND}/$ref: `$ref` is 'other.yaml#/x'"),
    (with_parameter(**{"in": "body"}, name="b"), f"{SECOND}: `schema` is missing"),
    (
        with_operation(parameters=[SOUND_ID, BODY, BODY | {"name": "c"}]),
        f"{GET}/parameters/2: there is more than one body",
    ),
    (with_operation(parameters=[SOUND_ID, BODY, FORM]), f"{GET}/parameters/2: there are a body and form fields"),
    (
        with_operation(parameters=[SOUND_ID | {"allowEmptyValue": True}]),
        f"{GET}/parameters/0/allowEmptyValue: Swagger 2.0 has no field `allowEmptyValue` here",
    ),
    (
        with_operation(parameters=[SOUND_ID, FORM | {"allowEmptyValue": True}], consumes=["multipart/form-data"]),
        f"{SECOND}/allowEmptyValue: a form field can be empty",
    ),
    (
        with_operation(
            responses={"200": {"description": "d", "headers": {"X": {"type": "array", "collectionFormat": "multi"}}}}
        ),
        f"{GET}/responses/200/headers/X/collectionFormat: `collectionFormat` is 'multi'",
    ),
    (with_schema(**{"x-nullable": "yes"}), "/definitions/A/x-nullable: `x-nullable` is 'yes'"),
    (with_parameter(**FORM), f"{SECOND}: form fields, but the operation consumes nothing"),
    (SOUND | {"parameters": {"f": FORM}}, "/parameters/f: a form field is shared"),
    (SOUND | {"parameters": {"a b": QUERY | {"type": "string"}}}, "/parameters/a b: 'a b' cannot name a component"),
    (SOUND | {"schemes": ["https"]}, "/schemes: schemes without a host (https)"),
    (SOUND | HOST | {"schemes": ["ftp"]}, "/schemes: ['ftp'] is here"),
    (SOUND | {"basePath": "v1"}, "/basePath: `basePath` is 'v1'"),
    (SOUND | {"host": "{tenant}.example.test"}, "/host: the URL of the server has variables (tenant)"),
    (SOUND | {"consumes": "application/json"}, "/consumes: 'application/json' is here"),
    (SOUND | {"servers": []}, "/servers: Swagger 2.0 has no field `servers` here"),
    (SOUND | {"info": {"title": "T"}}, "/info/version: `version` is missing"),
    (SOUND | {"info": {"title": "T", "version": 1.0}}, "/info/version: `version` is 1.0"),
    (SOUND | {"paths": {"things": {}}}, "/paths/things: the path 'things' does not begin with a slash"),
    (SOUND | {"paths": {"/a": {"$ref": "a.yaml"}}}, "/paths/~1a/$ref: Swagger 2.0 has no field `$ref` here"),
    (SOUND | {"paths": {"/a": {"trace": {}}}}, "/paths/~1a/trace: Swagger 2.0 has no `trace`"),
    (SOUND | {"paths": {"/a": {"get": {}}}}, "/paths/~1a/get/responses: no response is described"),
    (with_operation(responses={"200": {}}), f"{GET}/responses/200: `description` is missing"),
    (
        with_operation(responses={"200": {"$ref": "#/responses/R"}}),
        f"{GET}/responses/200/$ref: `$ref` is '#/responses/R'",
    ),
    (
        with_operation(responses={"200": {"description": "d", "content": {}}}),
        f"{GET}/responses/200/content: Swagger 2.0 has no field `content` here",
    ),
    (
        with_operation(responses={"200": {"description": "d", "headers": {"X": {}}}}),
        f"{GET}/responses/200/headers/X: `type` is missing",
    ),
    (with_schema(type="integre"), '/definitions/A/type: `type` is "integre"'),
    (with_schema(oneOf=[{}]), "/definitions/A/oneOf: Swagger 2.0 has no `oneOf`"),
    (with_schema(nullable=True), "/definitions/A/nullable: Swagger 2.0 has no field `nullable` here"),
    (with_schema(required=True), "/definitions/A/required: `required` is True"),
    (with_schema(items=[{}]), "/definitions/A/items: `items` is a list"),
    (with_schema(exclusiveMaximum=3), "/definitions/A/exclusiveMaximum: `exclusiveMaximum` is 3"),
    (with_schema(exclusiveMinimum=True), "/definitions/A/exclusiveMinimum: `exclusiveMinimum` is True"),
    (with_schema(**{"$ref": "#/definitions/A", "type": "object"}), "/definitions/A/type: `type` is beside `$ref`"),
    (with_schema(**{"$ref": "#/parameters/A"}), "/definitions/A/$ref: `$ref` is '#/parameters/A'"),
    (SOUND | {"securityDefinitions": {"s": {"type": "bearer"}}}, "/securityDefinitions/s/type: `type` is 'bearer'"),
    (SOUND | {"securityDefinitions": {"s": {"type": "oauth2"}}}, "/securityDefinitions/s/flow: `flow` is None"),
]


@pytest.mark.parametrize(("document", "message"), REPORTED, ids=[message for _, message in REPORTED])
def test_what_cannot_be_converted_is_reported_with_its_place(document, message):
    findings = findings_of(document)

    assert any(str(finding).startswith(message) for finding in findings), [str(finding) for finding in findings]
    assert all(finding.remedy.endswith(".") for finding in findings)


@pytest.mark.parametrize("document", [document for document, _ in REPORTED], ids=[message for _, message in REPORTED])
def test_what_is_reported_is_valid_all_the_same(document):
    converted = convert(document)

    assert list(find_violations(converted)) == []


def test_extensions_among_paths_and_answers_are_kept():
    document = with_operation(responses={"200": {"description": "OK"}, "x-ours": 1})
    document["paths"]["x-ours"] = {"a": 2}

    converted = convert(document)

    assert converted["paths"]["x-ours"] == {"a": 2}
    assert converted["paths"][PATH]["get"]["responses"]["x-ours"] == 1
    assert arrange(converted) == converted


def test_an_operation_id_cannot_name_two_operations():
    document = with_operation(operationId="same")
    document["paths"]["/others"] = {"get": {"operationId": "same", "responses": {"200": {"description": "OK"}}}}

    converted, findings = conversion.convert(document)

    assert [str(finding) for finding in findings] == [
        "/paths/~1others/get/operationId: 'same' names two operations. "
        "`x-operationId` keeps it; give each a name of its own."
    ]
    assert converted["paths"]["/others"]["get"]["x-operationId"] == "same"


def test_the_document_with_every_feature_becomes_a_valid_one_and_stays_as_it_was():
    before = deepcopy(EVERY_FEATURE)

    converted = convert(EVERY_FEATURE)

    require_valid(converted)
    assert before == EVERY_FEATURE


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged_documents)
def test_no_operation_and_no_status_is_lost(document):
    try:
        normalized = normalize([document]).document
    except ImpossibleEditError:
        return  # 404 and "404" are both there, which no text can say

    converted = convert(normalized)

    for path, item in normalized["paths"].items():
        for method in item.keys() - {"parameters"}:
            operation = item[method]
            assert list(converted["paths"][path][method]["responses"]) == list(operation["responses"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken_documents())
@example(EVERY_FEATURE | {"host": {"x": 1}})
def test_a_broken_document_is_converted_to_a_valid_one_or_refused_with_a_place(document):
    try:
        outcome = convert_text(json.dumps(document), "broken.json")
    except BuildError as error:
        assert error.place.startswith("/")
    else:
        assert [str(problem) for problem in outcome.problems] == []
