"""The overlay of the neighbouring operations: what it adds, that it leaves the six as they are, and what reads it."""

import subprocess
import sys
from copy import deepcopy

import pytest
import yaml
from jsonschema_rs import Draft202012Validator

from spec.build import ADDITIONS, ALSO, NEIGHBOURS, build_contract
from spec.codegen.generate import generate
from spec.document.places import METHODS

SIX = build_contract(also={}).document
CONTRACT = build_contract(also={NEIGHBOURS.name: NEIGHBOURS.read_text(encoding="utf-8")})
EIGHTEEN = CONTRACT.document
MARK = "x-flowroute-not-in-vendor-document"
ADDED = {
    "list_inbound_routes": ("get", "/v2/routes", "200"),
    "create_inbound_route": ("post", "/v2/routes", "201"),
    "update_inbound_route": ("patch", "/v2/routes/{id}", "200"),
    "delete_inbound_route": ("delete", "/v2/routes/{id}", "204"),
    "list_edge_strategies": ("get", "/v2/routes/edge_strategies", "200"),
    "release_number": ("delete", "/v2/numbers/{id}", "204"),
    "update_number": ("patch", "/v2/numbers/{id}", "200"),
    "remove_primary_route": ("delete", "/v2/numbers/{number_id}/relationships/primary_route", "204"),
    "remove_failover_route": ("delete", "/v2/numbers/{number_id}/relationships/failover_route", "204"),
    "list_available_area_codes": ("get", "/v2/numbers/available/areacodes", "200"),
    "list_available_exchanges": ("get", "/v2/numbers/available/exchanges", "200"),
    "list_available_tiers": ("get", "/v2/numbers/available/tiers", "200"),
}
QUERY = {
    "list_inbound_routes": {"limit": 200, "offset": None, "route_type": None},
    "list_available_area_codes": {"limit": 400, "offset": None, "max_setup_cost": None},
    "list_available_exchanges": {"limit": 200, "offset": None, "max_setup_cost": None, "areacode": None},
    "list_available_tiers": {"limit": 200, "offset": None},
}
PURCHASE_LINKS = {
    "update_purchased_number",
    "remove_primary_route",
    "remove_failover_route",
    "release_purchased_number",
}


def operations(document):
    return {
        operation["operationId"]: (method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


EVERY_ADDED = pytest.mark.parametrize("name", ADDED)


def test_without_the_overlay_there_are_the_six_operations_alone():
    assert len(operations(SIX)) == 6
    assert MARK not in yaml.safe_dump(SIX)
    assert not set(operations(SIX)) & set(ADDED)


def test_with_the_overlay_the_twelve_are_beside_the_six():
    added = operations(EIGHTEEN).keys() - operations(SIX).keys()

    assert added == set(ADDED)


@EVERY_ADDED
def test_every_added_operation_is_where_it_should_be_and_marked(name):
    method, path, operation = operations(EIGHTEEN)[name]

    assert (method, path, next(iter(operation["responses"]))) == ADDED[name]
    assert operation[MARK] is True
    assert operation["summary"] and operation["description"]
    assert operation["tags"][0] in [tag["name"] for tag in EIGHTEEN["tags"]]


def test_no_operation_of_the_vendor_document_is_marked():
    marked = {name for name, (_, _, operation) in operations(EIGHTEEN).items() if MARK in operation}

    assert marked == set(ADDED)


@pytest.mark.parametrize("name", operations(SIX))
def test_the_six_stay_what_they_are_but_for_a_filter_links_and_examples(name):
    before, after = (deepcopy(operations(document)[name]) for document in (SIX, EIGHTEEN))
    parameters, responses = after[2].get("parameters"), after[2]["responses"]

    if name == "search_available_numbers":
        assert parameters.pop()["name"] == "tier"
        for document in (before[2], after[2]):
            for media in document["responses"]["200"]["content"].values():
                media["examples"]["seattle"]["value"].pop("links")
    if name == "purchase_number":
        for status in ("201", "207"):
            assert {responses[status]["links"].pop(link)["operationId"] for link in PURCHASE_LINKS} <= set(ADDED)
    if name == "get_number":
        for media in responses["200"]["content"].values():
            media["examples"].pop("without_routes")
    assert after == before


def test_the_components_of_the_six_stay_what_they_are_but_for_the_403():
    before, after = deepcopy(SIX["components"]), deepcopy(EIGHTEEN["components"])

    for components in (before, after):
        components["responses"].pop("Forbidden")
    assert {name: after["schemas"][name] for name in before["schemas"]} == before["schemas"]
    assert after["responses"] == before["responses"]


@pytest.mark.parametrize("name", QUERY)
def test_every_added_list_is_paged_and_has_its_filters(name):
    _, _, operation = operations(EIGHTEEN)[name]

    maxima = {each["name"]: each["schema"].get("maximum") for each in operation["parameters"]}
    assert maxima == QUERY[name]
    assert operation["x-flowroute-pagination"] == {
        "items": "/data", "next": "/links/next", "size": "limit", "offset": "offset",
    }  # fmt: skip


@EVERY_ADDED
def test_every_added_parameter_and_body_has_examples_that_fit(name):
    _, _, operation = operations(EIGHTEEN)[name]

    for parameter in operation.get("parameters", []):
        values = [example["value"] for example in parameter.get("examples", {}).values()]
        values += [parameter[key] for key in ("example",) if key in parameter]
        values += [parameter["schema"][key] for key in ("default",) if key in parameter["schema"]]
        assert values and all(fits(parameter["schema"], value) for value in values), parameter["name"]
    bodies = [operation["requestBody"]] if "requestBody" in operation else []
    for holder in [*bodies, *operation["responses"].values()]:
        content = holder.get("content", {})
        assert content.get("application/json") == content.get("application/vnd.api+json")
        for media in content.values():
            assert media["examples"]
            assert all(fits(media["schema"], example["value"]) for example in media["examples"].values())


def fits(schema, value):
    return Draft202012Validator({**schema, "components": EIGHTEEN["components"]}, validate_formats=True).is_valid(value)


def test_what_removes_an_item_from_a_list_names_the_list():
    removing = {
        name: operation["x-flowroute-removes-from"]
        for name, (_, _, operation) in operations(EIGHTEEN).items()
        if name in ADDED and "x-flowroute-removes-from" in operation
    }

    assert removing == {"release_number": ["list_account_numbers"], "delete_inbound_route": ["list_inbound_routes"]}


def test_a_lost_response_to_the_creation_of_a_route_is_found_out_by_its_alias():
    _, _, operation = operations(EIGHTEEN)["create_inbound_route"]

    assert operation["x-flowroute-find-out"] == {
        "list": "list_inbound_routes", "by": "/data/attributes/alias", "in": "/attributes/alias",
    }  # fmt: skip


def test_the_release_says_that_the_number_is_gone_for_good():
    _, _, operation = operations(EIGHTEEN)["release_number"]

    assert "for good" in operation["description"]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("NewInboundRoute", {"data": {"type": "route", "attributes": {"alias": "a", "route_type": "host"}}}),
        ("NewInboundRoute", route := {"alias": "a", "route_type": "sip-reg", "value": "x"}),
        ("NewInboundRoute", {"data": {"type": "route", "attributes": route}}),
        ("InboundRouteUpdate", {"data": {"type": "route", "attributes": {}}}),
        ("InboundRouteUpdate", {"data": {"type": "number", "attributes": {"alias": "a"}}}),
        ("NumberUpdate", {"type": "number"}),
        ("NumberUpdate", {"alias": "Fax"}),
        ("NumberUpdate", {"type": "number", "cnam_lookups_enabled": "true"}),
        ("NumberUpdate", {"type": "number", "alias": "x" * 65}),
    ],
    ids=["no value", "no data", "sip-reg", "no change", "another type", "nothing", "no type", "a string", "too long"],
)
def test_a_body_that_says_too_little_or_something_else_does_not_fit(schema, value):
    assert not fits({"$ref": f"#/components/schemas/{schema}"}, value)


def test_the_report_numbers_the_additions_of_all_overlays_in_one_row():
    numbers = [record.action.number for record in CONTRACT.additions]

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_default_overlays_are_files_of_this_folder():
    assert all(path.is_file() for path in (ADDITIONS, NEIGHBOURS, *ALSO))


def test_the_client_is_generated_from_the_eighteen_and_mypy_has_nothing_to_say(tmp_path):
    (tmp_path / "openapi.yaml").write_text(CONTRACT.yaml, encoding="utf-8")

    generate(tmp_path / "openapi.yaml", tmp_path / "flowroute_numbers")

    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-incremental", "flowroute_numbers"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_client_of_the_eighteen_sends_the_bodies_that_the_contract_shows(tmp_path):
    (tmp_path / "openapi.yaml").write_text(CONTRACT.yaml, encoding="utf-8")
    generate(tmp_path / "openapi.yaml", tmp_path / "flowroute_numbers")
    script = tmp_path / "calls.py"
    script.write_text(
        "import json, httpx, flowroute_numbers\n"
        "sent = []\n"
        "def serve(request):\n"
        "    sent.append([request.method, request.url.path, json.loads(request.content or b'null')])\n"
        "    route = {'type': 'route', 'id': '98397', 'attributes': {'route_type': 'host'}}\n"
        "    return httpx.Response(204) if request.method == 'DELETE' else httpx.Response(200, json={'data': route})\n"
        "keys = ('key', 'plainly-fake')\n"
        "with flowroute_numbers.FlowrouteClient(*keys, transport=httpx.MockTransport(serve)) as flowroute:\n"
        "    flowroute.create_inbound_route(alias='warehouse', route_type='host', value='203.0.113.20:5060')\n"
        "    flowroute.update_inbound_route('98397', value='203.0.113.21:5060', edge_strategy_id=4)\n"
        "    flowroute.delete_inbound_route('98397')\n"
        "    flowroute.release_number('12065550195')\n"
        "print(json.dumps(sent))\n"
    )

    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)

    shown = {name: example_of(name) for name in ("create_inbound_route", "update_inbound_route")}
    assert yaml.safe_load(done.stdout) == [
        ["POST", "/v2/routes", shown["create_inbound_route"]],
        ["PATCH", "/v2/routes/98397", shown["update_inbound_route"]],
        ["DELETE", "/v2/routes/98397", None],
        ["DELETE", "/v2/numbers/12065550195", None],
    ], done.stderr


def example_of(name):
    _, _, operation = operations(EIGHTEEN)[name]
    (example,) = operation["requestBody"]["content"]["application/json"]["examples"].values()
    return example["value"]
