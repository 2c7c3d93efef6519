"""A world as JSON: complete, in stable order, versioned; and two of them distinguished."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from flowroute_mock.control.snapshot import parse, to_json
from flowroute_mock.control.snapshot_diff import diff
from flowroute_mock.world.errors import SnapshotError
from flowroute_mock.world.records import Fault, InboundRoute, WorldContent
from flowroute_mock.world.starting_world import STARTING_WORLD

DROP = {"document": {"kind": "drop"}}
STARTING = to_json(STARTING_WORLD)
RICH = replace(
    STARTING_WORLD,
    numbers=STARTING_WORLD.numbers[:1],
    offered=(STARTING_WORLD.numbers[1].bought,),
    faults=(
        Fault("get_number", {"kind": "status", "status": 503}, times=2),
        Fault(None, {"kind": "drop"}, probability=0.1, seed=9),
    ),
    stocked=False,
)


@pytest.mark.parametrize("content", [STARTING_WORLD, RICH, WorldContent(routes=STARTING_WORLD.routes[:1])])
def test_a_snapshot_reads_back_as_it_was_written(content: WorldContent) -> None:
    assert parse(json.loads(json.dumps(to_json(content)))) == content


def test_a_snapshot_looks_like_this() -> None:
    content = replace(STARTING_WORLD, numbers=STARTING_WORLD.numbers[:1], routes=STARTING_WORLD.routes[:1])

    assert to_json(content) == {
        "format": "flowroute-mock-world",
        "version": 1,
        "stocked": True,
        "numbers": [
            {
                "value": "12065550190",
                "number_type": "longcode",
                "rate_center": "seattle",
                "state": "wa",
                "iso_country": "US",
                "monthly_cost": "1.25",
                "setup_cost": "1.00",
                "inbound_rate": "0.012",
                "alias": "Front desk",
                "note": None,
                "cnam_lookups_enabled": True,
                "messaging_enabled": False,
                "primary_route": "0",
                "failover_route": None,
            }
        ],
        "available": [],
        "routes": [{"id": "0", "alias": "sip-reg", "route_type": "sip-reg", "value": None, "edge_strategy_id": None}],
        "faults": [],
    }


def test_the_order_of_numbers_makes_no_difference() -> None:
    turned = replace(STARTING_WORLD, numbers=STARTING_WORLD.numbers[::-1])

    assert json.dumps(to_json(turned)) == json.dumps(STARTING)


def test_what_is_left_out_has_its_default() -> None:
    content = parse({"format": "flowroute-mock-world", "version": 1, "numbers": ["12065550101"]})

    assert content.stocked is True
    assert [route.id for route in content.routes] == ["0"]
    assert (content.numbers[0].bought.state, content.numbers[0].primary_route) == ("wa", "0")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            {"format": "something"}, "/format: is 'something'; 'flowroute-mock-world' was expected", id="another format"
        ),
        pytest.param({"version": 2}, "/version: is 2; 1 was expected", id="another version"),
        pytest.param({"nmbers": []}, "/nmbers: is not known; did you mean `numbers`?", id="unknown list"),
        pytest.param({"numbers": {}}, "/numbers: {} is not of types", id="no list"),
        pytest.param({"stocked": "yes"}, '/stocked: "yes" is not of type "boolean"', id="no boolean"),
        pytest.param({"numbers": [{}]}, "/numbers/0: has no `value`", id="no value"),
        pytest.param({"numbers": ["206"]}, "ten digits, as in 12065550100", id="no number"),
        pytest.param({"numbers": ["19995550100"]}, "/numbers/0: The mock does not know area code 999", id="area code"),
        pytest.param({"numbers": [{"value": "12065550190", "alias": 5}]}, "/numbers/0/alias: 5 is not", id="alias"),
        pytest.param({"numbers": [{"value": "12065550190", "note": "\x00"}]}, "/numbers/0/note", id="NUL"),
        pytest.param({"numbers": [{"value": "12065550190", "note": "\ud800"}]}, "/numbers/0/note", id="surrogate"),
        pytest.param(
            {"numbers": [{"value": "12065550190", "failover_route": "5"}]},
            "/numbers/0/failover_route: there is no route '5'",
            id="unknown route",
        ),
        pytest.param(
            {"numbers": ["12065550190"], "available": ["12065550191", "12065550190"]},
            "/available/1: 12065550190 is on the account already",
            id="owned and for sale",
        ),
        pytest.param({"numbers": ["12065550190"] * 2}, "/numbers/1: 12065550190 is there twice", id="twice"),
        pytest.param(
            {"available": [{"value": "12065550190", "setup_cost": "a lot"}]}, "/available/0/setup_cost", id="cost"
        ),
        pytest.param(
            {"available": [{"value": "12065550190", "setup_cost": "NaN"}]}, "/available/0/setup_cost", id="NaN"
        ),
        pytest.param({"routes": [{"id": "7"}]}, "/routes/0: has no `route_type`", id="route without type"),
        pytest.param({"routes": [{"id": "7", "route_type": "fax"}]}, "'fax' is none of host, number", id="route type"),
        pytest.param(
            {"routes": [{"id": "0", "route_type": "uri"}] * 2}, "/routes/1: 0 is there twice", id="route twice"
        ),
        pytest.param({"faults": [{**DROP, "probability": 1.5}]}, "/faults/0/probability", id="probability"),
        pytest.param({"faults": [{"document": []}]}, "/faults/0/document: [] is not of type", id="fault document"),
        pytest.param({"faults": [{**DROP, "times": 0}]}, "/faults/0/times", id="never"),
    ],
)
def test_an_error_names_its_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(SnapshotError) as caught:
        parse({**STARTING, "numbers": [], **change})

    assert said in str(caught.value)


@pytest.mark.parametrize("document", [None, [], "text", 5, {}])
def test_something_else_is_no_snapshot(document: object) -> None:
    with pytest.raises(SnapshotError, match=r"^/: "):
        parse(document)


class TestDifference:
    def test_the_same_content_has_no_difference(self) -> None:
        assert diff(STARTING, deepcopy(STARTING)) == []

    def test_each_difference_is_one_line(self) -> None:
        front_desk, support, *rest = STARTING_WORLD.numbers
        *default_and_office, _, pbx = STARTING_WORLD.routes
        after = replace(
            STARTING_WORLD,
            numbers=(replace(front_desk, alias=None, primary_route="7"), *rest),
            offered=(support.bought,),
            routes=(
                *default_and_office,
                pbx,
                InboundRoute("7", "new", "host", "192.0.2.1"),
            ),
            faults=(Fault("get_number", {"kind": "drop"}, times=1),),
            stocked=False,
        )

        assert diff(STARTING, to_json(after)) == [
            "~ inventory: seeded -> empty",
            '~ number 12065550190: alias "Front desk" -> null',
            '~ number 12065550190: primary_route "0" -> "7"',
            "- number 12065550191",
            '+ available 12065550191: number_type "longcode", rate_center "seattle", state "wa", iso_country "US", '
            'monthly_cost "1.25", setup_cost "1.00", inbound_rate "0.012"',
            '+ route 7: alias "new", route_type "host", value "192.0.2.1"',
            "- route 83834",
            '+ fault {"operation": "get_number", "document": {"kind": "drop"}, '
            '"times": 1, "probability": null, "seed": 0}',
        ]

    def test_back_and_forth_mirror_each_other(self) -> None:
        there, back = diff(STARTING, to_json(RICH)), diff(to_json(RICH), STARTING)

        assert sum(line.startswith("+") for line in there) == sum(line.startswith("-") for line in back)
