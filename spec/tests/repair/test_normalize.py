from contextlib import suppress
from copy import deepcopy

import pytest
from hypothesis import given, settings

from spec.build import VENDOR
from spec.document.edits import Append, Doubt, Merge, Remove, Rename, Set
from spec.document.places import Absent
from spec.errors import ImpossibleEditError, NotSwaggerError
from spec.reading.yaml_reader import read_stream
from spec.repair.apply import apply_edits
from spec.repair.normalize import normalize
from spec.tests.helpers.small import OPERATION, with_operation, with_parameter
from spec.tests.helpers.strategies import damaged_documents

OK = {"description": "OK"}


def test_normalizing_the_vendor_document_twice_changes_nothing():
    stream = read_stream(VENDOR.read_text(encoding="utf-8"), "vendor")
    once = normalize(stream)

    twice = normalize([once.document])

    assert (twice.document, twice.repairs) == (once.document, ())


@settings(deadline=None)
@given(damaged_documents)
def test_normalizing_any_damaged_document_twice_changes_nothing(document):
    try:
        once = normalize([document])
    except ImpossibleEditError:
        return  # 404 and "404" are both there: no text can say that, since the reader finds one key

    twice = normalize([once.document])

    assert (twice.document, twice.repairs) == (once.document, ())


@settings(deadline=None)
@given(damaged_documents)
def test_the_given_document_is_never_changed(document):
    before = deepcopy(document)

    with suppress(ImpossibleEditError):
        normalize([document])

    assert document == before


def test_a_repair_remembers_its_rule_and_what_was_there():
    document = with_parameter(**{"in": "query"}, name="limit")

    (repair,) = normalize([document]).repairs

    assert repair.rule == "untyped_parameters"
    assert repair.edit.pointer == (*OPERATION, "parameters", 1, "type")
    assert repair.was is Absent.ABSENT


def test_a_doubt_is_no_repair():
    normalized = normalize([with_operation(description="The phone number in E")])

    assert normalized.repairs == ()
    assert [doubt.was for doubt in normalized.doubts] == ["The phone number in E"]


def test_edits_are_applied_to_a_copy_the_last_first():
    document = {"list": ["a", "b", "c"], 200: {404: "d"}}

    edited = apply_edits(
        document,
        [
            Remove(("list", 0)),
            Remove(("list", 1)),
            Rename((200,), "200"),
            Rename((200, 404), "404"),
            Set(("new",), [1]),
            Doubt(("list",)),
        ],
    )

    assert edited == {"list": ["c"], "200": {"404": "d"}, "new": [1]}
    assert document == {"list": ["a", "b", "c"], 200: {404: "d"}}


def test_arrays_grow_and_objects_merge_after_what_is_set():
    edited = apply_edits(
        {"a": {"x": 1}, "b": {"y": 2}, "list": [1]},
        [Append(("list",), 2), Append(("new",), 3), Append(("list",), 4), Merge(("b",), ("a",)), Set(("a", "x"), 5)],
    )

    assert edited == {"a": {"x": 5, "y": 2}, "list": [1, 2, 4], "new": [3]}


def test_objects_that_differ_are_not_merged():
    with pytest.raises(ImpossibleEditError, match='/b: "x" is in both and differs'):
        apply_edits({"a": {"x": 1}, "b": {"x": 2}}, [Merge(("b",), ("a",))])


def test_a_renamed_key_keeps_its_place():
    edited = apply_edits({"a": 1, 2: 2, "c": 3}, [Rename((2,), "2")])

    assert list(edited) == ["a", "2", "c"]


def test_a_key_that_exists_already_is_not_overwritten():
    with pytest.raises(ImpossibleEditError, match=r"/responses/404: \"404\" would be a key twice"):
        normalize([with_operation(responses={404: OK, "404": OK})])


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        pytest.param([], "0 YAML documents with content", id="nothing"),
        pytest.param([with_operation(), {"a": 1}], "2 YAML documents with content", id="two objects"),
        pytest.param(["text"], "/: 'text' is here", id="a text"),
        pytest.param([{"openapi": "3.0.0"}], "/swagger: `openapi` is '3.0.0'", id="OpenAPI 3"),
        pytest.param([{"swagger": "1.2"}], "/swagger: `swagger` is '1.2'", id="Swagger 1.2"),
        pytest.param([{"swagger": True}], "/swagger: `swagger` is True", id="a version that is none"),
    ],
)
def test_what_is_no_swagger_document_is_refused_with_its_place(stream, message):
    with pytest.raises(NotSwaggerError, match=message):
        normalize(stream)
