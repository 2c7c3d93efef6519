"""The committed contract: up to date, valid, readable by the tools that read it, and no smaller than the vendor's."""

import json
import re

import openapi_spec_validator
import pytest
import schemathesis
import yaml
from prance import ResolvingParser

from spec.build import HERE, VENDOR, build_contract
from spec.document.places import METHODS
from spec.reading.yaml_reader import read_document
from spec.reporting.report import to_markdown

COMMITTED = (HERE / "openapi.yaml").read_text(encoding="utf-8")
CONTRACT = yaml.safe_load(COMMITTED)
SIX = build_contract(also={}).document  # what is made of the vendor document, without the operations beside it

# What the contract says otherwise than the vendor document, by name: everything else of it is kept.
CORRECTED_SCHEME = "http"  # every request carries the account's keys
CORRECTED_BASE_PATH = "/"  # it would double the slash of every path
OPERATION_IDS = {
    ("/v2/numbers", "get"): "list_account_numbers",
    ("/v2/numbers/available", "get"): "search_available_numbers",
    ("/v2/numbers/{id}", "get"): "get_number",
    ("/v2/numbers/{id}", "post"): "purchase_number",
    ("/v2/numbers/{number_id}/relationships/primary_route", "patch"): "update_primary_route",
    ("/v2/numbers/{number_id}/relationships/failover_route", "patch"): "update_failover_route",
}
ADDED_PARAMETERS = {
    "list_account_numbers": {"alias"},
    "search_available_numbers": {"number_type", "iso_country", "order_by"},
}
# The vendor document says 200 here, and the service sends another status: docs/adr/0043.
CORRECTED_STATUSES = {"purchase_number": "201", "update_primary_route": "204", "update_failover_route": "204"}
# These texts promise a billing method, leave out that a purchase costs money, or name an operation that is absent.
CORRECTED_DESCRIPTIONS = {
    "get_number": "billing method",
    "purchase_number": "Lets you purchase",
    "update_primary_route": "Create an Inbound Route",
    "update_failover_route": "Create an Inbound Route",
}
ADDED_STATUSES = {"400", "401", "403", "404", "405", "422", "429", "500", "503"}
ADDED_STATUSES_BY_OPERATION = {
    "purchase_number": {"207", "409", "413", "415"},
    "update_primary_route": {"413", "415"},
    "update_failover_route": {"413", "415"},
}


def vendor():
    """Return the vendor document as PyYAML reads it, so that nothing of ours stands between it and these tests."""
    return next(yaml.safe_load_all(VENDOR.read_text(encoding="utf-8")))


def operations(document):
    return {
        (path, method): operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


PAIRS = [
    pytest.param(promised, operations(SIX).get(place), id=" ".join(place[::-1]))
    for place, promised in operations(vendor()).items()
]
EVERY_OPERATION = pytest.mark.parametrize(("promised", "kept"), PAIRS)


def test_the_committed_files_are_what_a_build_writes():
    contract = build_contract()

    assert contract.yaml == COMMITTED
    assert to_markdown(contract) == (HERE / "REPAIRS.md").read_text(encoding="utf-8")


def test_every_operation_is_kept_and_none_is_invented():
    assert set(operations(SIX)) == set(operations(vendor()))


@EVERY_OPERATION
def test_every_parameter_is_kept_and_each_addition_is_intended(promised, kept):
    before = {(parameter["in"], parameter["name"]) for parameter in promised["parameters"]}
    after = {(parameter["in"], parameter["name"]) for parameter in kept["parameters"]}

    added = ADDED_PARAMETERS.get(kept["operationId"], set())
    assert after == before | {("query", name) for name in added}
    assert not {parameter["name"] for parameter in kept["parameters"] if parameter.get("required")} - {
        "id",
        "number_id",
    }


@EVERY_OPERATION
def test_every_status_is_kept_or_corrected_and_each_addition_is_intended(promised, kept):
    name = kept["operationId"]
    success = CORRECTED_STATUSES.get(name, "200")

    added = ADDED_STATUSES | ADDED_STATUSES_BY_OPERATION.get(name, set())
    assert list(promised["responses"]) == [200]
    assert set(kept["responses"]) == {success} | added
    assert next(iter(kept["responses"])) == success


@EVERY_OPERATION
def test_a_corrected_status_names_the_published_one(promised, kept):
    published = {
        status: response["x-flowroute-published-as"]
        for status, response in kept["responses"].items()
        if "x-flowroute-published-as" in response
    }

    corrected = CORRECTED_STATUSES.get(kept["operationId"])
    assert published == ({} if corrected is None else {corrected: "200"})


@EVERY_OPERATION
def test_summary_and_description_of_every_operation_are_kept_or_corrected(promised, kept):
    wrong = CORRECTED_DESCRIPTIONS.get(kept["operationId"])

    assert kept["summary"] == promised["summary"]
    assert (kept["description"] == promised["description"]) == (wrong is None)
    assert wrong is None or (wrong in promised["description"] and wrong not in kept["description"])


@EVERY_OPERATION
def test_no_request_body_becomes_required_except_the_route_of_a_patch(promised, kept):
    required = kept.get("requestBody", {}).get("required", False)

    assert required == kept["operationId"].endswith("_route")


@EVERY_OPERATION
def test_the_published_media_type_comes_first(promised, kept):
    body = kept.get("requestBody", {}).get("content", {})
    answers = [list(answer["content"]) for answer in kept["responses"].values() if "content" in answer]

    for media_types in [list(body), *answers]:
        assert media_types in ([], ["application/json", "application/vnd.api+json"])


def test_the_purchase_says_that_it_costs_money():
    purchase = operations(SIX)["/v2/numbers/{id}", "post"]

    assert "costs money" in purchase["description"]


def test_the_contract_names_its_license_and_a_contact():
    assert CONTRACT["info"]["license"] == {"name": "MIT", "identifier": "MIT"}
    assert CONTRACT["info"]["contact"]["url"] == "https://developer.flowroute.com/"


def test_each_other_difference_is_intended():
    assert vendor()["schemes"] == [CORRECTED_SCHEME]
    assert vendor()["basePath"] == CORRECTED_BASE_PATH
    assert CONTRACT["servers"] == [{"url": "https://api.flowroute.com"}]
    assert {place: operation["operationId"] for place, operation in operations(SIX).items()} == OPERATION_IDS
    assert {tag for operation in operations(SIX).values() for tag in operation["tags"]} == {"numbers", "routes"}


def test_every_operation_has_one_tag_that_the_contract_declares():
    declared = {tag["name"] for tag in CONTRACT["tags"]}

    assert all(len(operation["tags"]) == 1 for operation in operations(CONTRACT).values())
    assert declared == {operation["tags"][0] for operation in operations(CONTRACT).values()}


def test_the_contract_is_valid_openapi_3_1():
    openapi_spec_validator.validate(CONTRACT, cls=openapi_spec_validator.OpenAPIV31SpecValidator)

    assert CONTRACT["openapi"] == "3.1.0"


def test_prance_resolves_every_reference():
    parser = ResolvingParser(spec_string=COMMITTED, backend="openapi-spec-validator", strict=True, recursion_limit=5)

    assert '"$ref"' not in json.dumps(parser.specification)


def test_schemathesis_loads_every_operation_without_a_warning():
    schema = schemathesis.openapi.from_dict(CONTRACT)

    loaded = [result.ok() for result in schema.get_all_operations()]

    assert {(operation.path, operation.method) for operation in loaded} == set(operations(CONTRACT))


def test_our_reader_and_others_read_the_contract_alike():
    assert read_document(COMMITTED, "contract").value == CONTRACT == build_contract().document


def test_no_text_of_the_contract_leaks_where_it_was_made():
    for name in ("openapi.yaml", "REPAIRS.md"):
        assert str(HERE) not in (HERE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["x-streamrank", "x-api-path-slug", "x-complete", "x-collection-name"])
def test_nothing_of_the_gallery_is_left(word):
    assert word not in COMMITTED


def test_every_phone_number_in_the_contract_is_kept_for_fiction():
    numbers = re.findall(r"\b1[2-9][0-9]{9}\b", COMMITTED)

    assert numbers
    assert all(re.fullmatch(r"1[2-9][0-9]{2}55501[0-9]{2}", number) for number in numbers)
