import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import host_parts

LEFT_ALONE = [
    pytest.param({"host": "api.example.test:8080"}, id="a name and a port"),
    pytest.param({"host": "{region}.example.test"}, id="a variable"),
    pytest.param({"host": 5}, id="a number, which the conversion reports"),
]

CHANGED = [
    pytest.param(
        {"host": "https://api.example.test/v1"},
        {"host": "api.example.test", "schemes": ["https"], "basePath": "/v1"},
        id="a URL",
    ),
    pytest.param(
        {"host": "api.example.test/v1", "basePath": "/things"},
        {"host": "api.example.test", "basePath": "/v1/things"},
        id="a path before the base path",
    ),
    pytest.param(
        {"host": "api.example.test/v1", "basePath": "/v1/things"},
        {"host": "api.example.test", "basePath": "/v1/things"},
        id="a path that the base path has already",
    ),
    pytest.param(
        {"host": "//api.example.test/", "schemes": ["http"]},
        {"host": "api.example.test", "schemes": ["http"]},
        id="slashes",
    ),
    pytest.param({"host": " api.example.test "}, {"host": "api.example.test"}, id="blanks"),
    pytest.param({"host": "user@api.example.test/"}, {"host": "api.example.test"}, id="a user"),
    pytest.param({"host": ""}, {}, id="nothing"),
    pytest.param(
        {"basePath": "http://api.example.test/v1"},
        {"basePath": "/v1", "host": "api.example.test", "schemes": ["http"]},
        id="a base path that is a URL",
    ),
    pytest.param(
        {"host": "http://a.test/v1", "schemes": ["https"]},
        {"host": "a.test", "schemes": ["https"], "basePath": "/v1"},
        id="schemes that are there already",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_hosts_are_left_alone(document):
    assert list(host_parts.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_hosts_are_repaired(document, repaired):
    assert apply_edits(document, host_parts.find(document)) == repaired
