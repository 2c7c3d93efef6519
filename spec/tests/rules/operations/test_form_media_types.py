import pytest

from spec.repair.apply import apply_edits
from spec.rules.operations import form_media_types

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "consumes": ["multipart/form-data; boundary=x"],
                        "parameters": [{"in": "formData", "name": "f", "type": "string"}],
                    }
                }
            }
        },
        id="a form",
    ),
    pytest.param(
        {
            "paths": {"/a": {"get": {"parameters": [{"in": "formData", "name": "f", "type": "string"}]}}},
            "consumes": ["application/x-www-form-urlencoded"],
        },
        id="a form of the document",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="no form fields",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "formData", "name": "f", "type": "string"}]}}}},
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "formData", "name": "f", "type": "string"}],
                        "consumes": ["application/x-www-form-urlencoded"],
                    }
                }
            }
        },
        id="nothing",
    ),
    pytest.param(
        {
            "paths": {"/a": {"get": {"parameters": [{"in": "formData", "name": "f", "type": "file"}]}}},
            "consumes": ["application/json"],
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "formData", "name": "f", "type": "file"}],
                        "consumes": ["multipart/form-data"],
                    }
                }
            },
            "consumes": ["application/json"],
        },
        id="a file",
    ),
    pytest.param(
        {"paths": {"/a": {"parameters": [{"in": "formData", "name": "f", "type": "string"}], "post": {}}}},
        {
            "paths": {
                "/a": {
                    "parameters": [{"in": "formData", "name": "f", "type": "string"}],
                    "post": {"consumes": ["application/x-www-form-urlencoded"]},
                }
            }
        },
        id="fields of the path",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "formData", "name": "f", "type": "string"},
                            {"in": "body", "name": "a", "schema": {"type": "string"}},
                        ],
                        "consumes": ["application/json"],
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "formData", "name": "f", "type": "string"},
                            {"in": "body", "name": "a", "schema": {"type": "string"}},
                        ],
                        "consumes": ["application/json", "application/x-www-form-urlencoded"],
                    }
                }
            }
        },
        id="a body beside them",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_form_fields_are_left_alone(document):
    assert list(form_media_types.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_form_fields_are_repaired(document, repaired):
    assert apply_edits(document, form_media_types.find(document)) == repaired
