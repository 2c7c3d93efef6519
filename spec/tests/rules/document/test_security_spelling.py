import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import security_spelling

LEFT_ALONE = [
    pytest.param(
        {
            "securityDefinitions": {"k": {"type": "apiKey", "name": "k", "in": "query"}, "b": {"type": "basic"}},
            "security": [{"k": [], "b": []}],
        },
        id="as it should be",
    ),
    pytest.param({"securityDefinitions": {"s": {"type": "digest"}}}, id="a kind that Swagger 2.0 does not have"),
]

CHANGED = [
    pytest.param(
        {"securityDefinitions": {"k": {"type": "apikey", "name": "k", "in": "Header"}}},
        {"securityDefinitions": {"k": {"type": "apiKey", "name": "k", "in": "header"}}},
        id="another case",
    ),
    pytest.param(
        {"securityDefinitions": {"k": {"type": "apiKey"}}},
        {"securityDefinitions": {"k": {"type": "apiKey", "in": "header", "name": "k"}}},
        id="a key without a place",
    ),
    pytest.param(
        {"securityDefinitions": {"o": {"type": "OAuth 2.0", "flow": "client_credentials", "scopes": ["a"]}}},
        {"securityDefinitions": {"o": {"type": "oauth2", "flow": "application", "scopes": {"a": ""}}}},
        id="OAuth",
    ),
    pytest.param(
        {"securityDefinitions": {"b": {"type": "http", "scheme": "basic"}}},
        {"securityDefinitions": {"b": {"type": "basic"}}},
        id="OpenAPI 3's basic",
    ),
    pytest.param(
        {"securityDefinitions": {"b": {"type": "http", "scheme": "bearer"}}},
        {"securityDefinitions": {"b": {"type": "apiKey", "in": "header", "name": "Authorization"}}},
        id="OpenAPI 3's bearer",
    ),
    pytest.param({"security": "k"}, {"security": [{"k": []}]}, id="a text"),
    pytest.param(
        {"paths": {"/a": {"get": {"security": [{"k": None, "o": "a b"}]}}}},
        {"paths": {"/a": {"get": {"security": [{"k": [], "o": ["a", "b"]}]}}}},
        id="scopes",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_security_are_left_alone(document):
    assert list(security_spelling.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_security_are_repaired(document, repaired):
    assert apply_edits(document, security_spelling.find(document)) == repaired
