"""Overlay 1.1.0, Action Object: what each kind of action does to each kind of value."""

from copy import deepcopy

import pytest

from spec.errors import OverlayError
from spec.tests.helpers.overlays import DOCUMENT, apply


@pytest.mark.parametrize(
    ("target", "update", "expected"),
    [
        pytest.param("$.a", {"y": 2}, {"x": 1, "y": 2}, id="an object gains a key"),
        pytest.param("$.a", {"x": 2}, {"x": 2}, id="a plain value is replaced"),
        pytest.param("$.a", {"x": None}, {"x": None}, id="null is a plain value"),
        pytest.param("$.a.x", 5, {"x": 5}, id="a plain value as the target"),
        pytest.param("$.a", {"z": {"b": []}}, {"x": 1, "z": {"b": []}}, id="a new key takes any value"),
    ],
)
def test_objects_merge_and_plain_values_are_replaced(target, update, expected):
    document, _ = apply({"target": target, "update": update}, document={"a": {"x": 1}})

    assert document == {"a": expected}


@pytest.mark.parametrize(
    ("target", "update", "expected"),
    [
        pytest.param("$.a", "y", ["x", "y"], id="a plain value is appended"),
        pytest.param("$.a", {"y": 1}, ["x", {"y": 1}], id="an object is appended"),
        pytest.param("$.a", ["y", "z"], ["x", "y", "z"], id="an array is concatenated"),
        pytest.param("$", {"a": ["y"]}, ["x", "y"], id="an array inside an object is concatenated"),
    ],
)
def test_arrays_grow_at_their_end(target, update, expected):
    document, _ = apply({"target": target, "update": update}, document={"a": ["x"]})

    assert document == {"a": expected}


def test_an_item_of_an_array_can_be_updated():
    document, _ = apply({"target": "$.a[?@.n == 2]", "update": {"m": 3}}, document={"a": [{"n": 1}, {"n": 2}]})

    assert document == {"a": [{"n": 1}, {"n": 2, "m": 3}]}


def test_each_target_gets_a_copy_of_its_own():
    document, _ = apply(
        {"target": "$.paths.*.get", "update": {"list": []}}, {"target": "$.paths['/a'].get.list", "update": "x"}
    )

    assert document["paths"]["/a"]["get"]["list"] == ["x"]
    assert document["paths"]["/b"]["get"]["list"] == []


def test_each_array_gets_an_item_of_its_own():
    document, _ = apply(
        {"target": "$.*", "update": {"n": 1}},
        {"target": "$.a[0]", "update": {"m": 2}},
        document={"a": [], "b": []},
    )

    assert document == {"a": [{"n": 1, "m": 2}], "b": [{"n": 1}]}


def test_a_target_matched_twice_is_updated_once():
    document, (applied,) = apply({"target": "$['l', 'l']", "update": "x"}, document={"l": []})

    assert document == {"l": ["x"]}
    assert applied.places == (("l",),)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("$.a", {"b": {"c": 1}}, id="a key"),
        pytest.param("$.a[0]", {"a": [2, 3], "b": {"c": 1}}, id="an item"),
        pytest.param("$.a[0, 1]", {"a": [3], "b": {"c": 1}}, id="several items"),
        pytest.param("$.a[?@ > 1]", {"a": [1], "b": {"c": 1}}, id="the items that a filter selects"),
        pytest.param("$..*", {}, id="children with their parents"),
    ],
)
def test_remove_takes_every_match_away(target, expected):
    document, _ = apply({"target": target, "remove": True}, document={"a": [1, 2, 3], "b": {"c": 1}})

    assert document == expected


def test_copy_merges_what_another_place_holds():
    document, _ = apply({"target": "$.b", "copy": "$.a"}, document={"a": {"x": {"y": 1}}, "b": {"x": {"z": 2}}})

    assert document == {"a": {"x": {"y": 1}}, "b": {"x": {"z": 2, "y": 1}}}


def test_actions_run_one_after_the_other_on_what_the_one_before_left():
    document, _ = apply({"target": "$.v", "remove": True}, {"target": "$", "update": {"v": [1]}})

    assert document["v"] == [1]


def test_the_given_document_is_not_changed_and_each_action_is_recorded():
    before = deepcopy(DOCUMENT)

    document, records = apply({"target": "$.paths.*.get", "update": {"x": 1}}, {"target": "$.info", "remove": True})

    assert before == DOCUMENT
    assert [record.places for record in records] == [
        (("paths", "/a", "get"), ("paths", "/b", "get")),
        (("info",),),
    ]
    assert records[0].before == DOCUMENT
    assert records[1].after == document


@pytest.mark.parametrize(
    ("action", "message"),
    [
        pytest.param({"target": "$.none", "update": {}}, "the target .*none.* matches nothing", id="no match"),
        pytest.param({"target": "$.info", "update": {"title": "T"}}, "the action changes nothing", id="no change"),
        pytest.param(
            {"target": "$.info", "update": {"title": {"en": "T"}}},
            "an object cannot be merged into a plain value at /info/title",
            id="an object into a text",
        ),
        pytest.param(
            {"target": "$.info", "update": {"tags": "b"}},
            "a plain value cannot be merged into an array at /info/tags",
            id="a text into an array inside an object",
        ),
        pytest.param({"target": "$.info", "update": "x"}, "a plain value cannot be merged into an object", id="a text"),
        pytest.param(
            {"target": "$.*", "update": {}}, "values of different kinds", id="objects and plain values at once"
        ),
        pytest.param({"target": "$", "remove": True}, "the whole document cannot be removed", id="everything"),
        pytest.param({"target": "$.info", "copy": "$.none"}, "`copy` .* matches 0 places", id="a copy of nothing"),
        pytest.param({"target": "$.info", "copy": "$.paths.*"}, "`copy` .* matches 2 places", id="a copy of two"),
    ],
)
def test_an_action_that_cannot_be_applied_stops_the_build_with_its_line(action, message):
    with pytest.raises(OverlayError, match=f"^ours.yaml, line 1, action 1: .*{message}"):
        apply(action)
