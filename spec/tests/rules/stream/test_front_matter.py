import pytest

from spec.document.edits import Remove
from spec.rules.stream import front_matter

SWAGGER = {"swagger": "2.0"}

LEFT_ALONE = [
    pytest.param([SWAGGER], id="one document"),
    pytest.param([SWAGGER, "text of the page"], id="a second document with content, which is a fault to report"),
    pytest.param([SWAGGER, {}], id="an empty object, which is content"),
    pytest.param([None], id="nothing but an empty document"),
    pytest.param([], id="an empty stream"),
]

CHANGED = [
    pytest.param([SWAGGER, None], [Remove((1,))], id="the empty document behind the front matter"),
    pytest.param([None, SWAGGER, None], [Remove((0,)), Remove((2,))], id="empty documents on both sides"),
]


@pytest.mark.parametrize("stream", LEFT_ALONE)
def test_streams_without_front_matter_are_left_alone(stream):
    assert list(front_matter.find(stream)) == []


@pytest.mark.parametrize(("stream", "edits"), CHANGED)
def test_empty_documents_are_dropped(stream, edits):
    assert list(front_matter.find(stream)) == edits
