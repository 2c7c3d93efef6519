"""The examples and links of the contract: complete, valid, and in the form that other tools read."""

import pytest
from jsonschema_rs import Draft202012Validator

from spec.build import build_contract
from spec.document.places import METHODS

CONTRACT = build_contract().document
OPERATIONS = {
    operation["operationId"]: operation
    for item in CONTRACT["paths"].values()
    for method, operation in item.items()
    if method in METHODS
}
SHARED_RESPONSES = CONTRACT["components"]["responses"]


def bodies():
    """Yield each body of the contract by name: those of requests, of responses, and of shared responses."""
    for name, operation in OPERATIONS.items():
        if "requestBody" in operation:
            yield f"{name} request", operation["requestBody"]["content"]
        for status, response in operation["responses"].items():
            if "content" in response:
                yield f"{name} {status}", response["content"]
    for name, response in SHARED_RESPONSES.items():
        yield name, response["content"]


def is_valid(schema, value):
    rooted = {**schema, "components": CONTRACT["components"]}
    return Draft202012Validator(rooted, validate_formats=True).is_valid(value)


EVERY_BODY = pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in bodies()])
EVERY_PARAMETER = pytest.mark.parametrize(
    "parameter",
    [
        pytest.param(parameter, id=f"{name} {parameter['name']}")
        for name, operation in OPERATIONS.items()
        for parameter in operation.get("parameters", [])
    ],
)
LINKS = [
    pytest.param(link, id=f"{operation} {status} {name}")
    for operation, node in OPERATIONS.items()
    for status, response in node["responses"].items()
    for name, link in response.get("links", {}).items()
]


@EVERY_BODY
def test_every_body_has_examples_and_both_media_types_have_the_same(content):
    json, json_api = content["application/json"], content["application/vnd.api+json"]

    assert json["examples"]
    assert json_api == json


@EVERY_BODY
def test_every_example_of_a_body_has_a_summary_and_fits_its_schema(content):
    media = content["application/json"]

    for name, example in media["examples"].items():
        assert set(example) == {"summary", "value"}, name
        assert is_valid(media["schema"], example["value"]), name


@EVERY_PARAMETER
def test_every_parameter_has_an_example_or_a_default_that_fits_its_schema(parameter):
    named = [example["value"] for example in parameter.get("examples", {}).values()]
    single = [owner[key] for owner, key in ((parameter, "example"), (parameter["schema"], "default")) if key in owner]

    assert named or single
    assert all(is_valid(parameter["schema"], value) for value in named + single)


@pytest.mark.parametrize("link", LINKS)
def test_every_link_names_an_operation_and_holds_runtime_expressions_alone(link):
    values = [*link.get("parameters", {}).values(), *([link["requestBody"]] if "requestBody" in link else [])]

    assert link["operationId"] in OPERATIONS
    assert all(isinstance(value, str) and value.startswith(("$response.", "$request.")) for value in values)
