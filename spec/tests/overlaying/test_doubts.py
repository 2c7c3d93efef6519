import pytest

from spec.errors import UnansweredDoubtError
from spec.overlaying.doubts import answer_doubts
from spec.repair.normalize import normalize
from spec.tests.helpers.overlays import apply
from spec.tests.helpers.small import OPERATION, with_operation

CUT = normalize([with_operation(description="The phone number in E", summary="Get")])
OTHER = {"target": "$.paths[*].get", "update": {"summary": "Get a thing"}}
WHOLE = {"target": "$.paths[*].get", "update": {"description": "The phone number in E.164"}}


def answer(*actions):
    corrected, records = apply(*actions, document=CUT.document)
    return answer_doubts(CUT.doubts, records, corrected)


def test_the_correction_that_changes_the_text_is_its_answer():
    (found,) = answer(OTHER, WHOLE)

    assert found.doubt.edit.pointer == (*OPERATION, "description")
    assert [applied.action.number for applied in found.corrections] == [2]


def test_removing_the_text_is_an_answer_too():
    (found,) = answer({"target": "$.paths[*].get.description", "remove": True})

    assert len(found.corrections) == 1


def test_a_doubt_without_an_answer_stops_the_build():
    message = r'^/paths/~1things~1\{id\}/get/description: "The phone number in E" ends in a lone letter, and'

    with pytest.raises(UnansweredDoubtError, match=message):
        answer(OTHER)


def test_an_answer_that_looks_cut_itself_stops_the_build():
    with pytest.raises(UnansweredDoubtError, match=r'"The number \(E\.164" ends in a bracket .* after all corrections'):
        answer({"target": "$.paths[*].get", "update": {"description": "The number (E.164"}})


def test_a_correction_that_brings_a_cut_text_stops_the_build():
    with pytest.raises(UnansweredDoubtError, match="/info/description"):
        answer(WHOLE, {"target": "$.info", "update": {"description": "See the U.S"}})
