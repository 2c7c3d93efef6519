import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import swagger_version

LEFT_ALONE = [
    pytest.param({"swagger": "2.0"}, id="as it should be"),
    pytest.param({"swagger": "1.2"}, id="another version"),
    pytest.param({"openapi": "3.0.0", "info": {}, "paths": {}}, id="OpenAPI 3"),
    pytest.param({"swagger": True}, id="a boolean"),
    pytest.param({"info": {}}, id="no paths"),
]

CHANGED = [
    pytest.param({"swagger": 2.0}, {"swagger": "2.0"}, id="a number"),
    pytest.param({"swagger": 2}, {"swagger": "2.0"}, id="an integer"),
    pytest.param({"swagger": "2"}, {"swagger": "2.0"}, id="a shorter text"),
    pytest.param({"info": {}, "paths": {}}, {"info": {}, "paths": {}, "swagger": "2.0"}, id="left out"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_versions_are_left_alone(document):
    assert list(swagger_version.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_versions_are_repaired(document, repaired):
    assert apply_edits(document, swagger_version.find(document)) == repaired
