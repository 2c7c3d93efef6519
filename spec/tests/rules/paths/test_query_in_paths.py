import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import query_in_paths

LEFT_ALONE = [
    pytest.param({"paths": {"/a#m=1": {"get": {}}}}, id="a fragment"),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="a query that is described",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a?m=1": {"get": {}}}},
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "query", "name": "m", "type": "string", "required": True, "enum": ["1"]}]
                    }
                }
            }
        },
        id="a constant",
    ),
    pytest.param(
        {"paths": {"/a?m=1": {"get": {}}, "/a?m=2": {"post": {}}}},
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "query", "name": "m", "type": "string", "required": True, "enum": ["1"]}]
                    },
                    "post": {
                        "parameters": [{"in": "query", "name": "m", "type": "string", "required": True, "enum": ["2"]}]
                    },
                }
            }
        },
        id="two with other verbs",
    ),
    pytest.param(
        {"paths": {"/a?m=1": {"get": {}}, "/a?m=2": {"get": {}}}},
        {
            "paths": {
                "/a#m=1": {
                    "get": {
                        "parameters": [{"in": "query", "name": "m", "type": "string", "required": True, "enum": ["1"]}]
                    }
                },
                "/a#m=2": {
                    "get": {
                        "parameters": [{"in": "query", "name": "m", "type": "string", "required": True, "enum": ["2"]}]
                    }
                },
            }
        },
        id="two with the same verb",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {}}, "/a?m=1": {"get": {}}}},
        {
            "paths": {
                "/a": {"get": {}},
                "/a#m=1": {
                    "get": {
                        "parameters": [{"in": "query", "name": "m", "type": "string", "required": True, "enum": ["1"]}]
                    }
                },
            }
        },
        id="one without a query",
    ),
    pytest.param(
        {
            "paths": {
                "/a?m={id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "m", "required": True, "type": "string"}]}}}},
        id="a variable",
    ),
    pytest.param(
        {"paths": {"/a{?b,c*}": {"get": {}}}},
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "b", "type": "string"},
                            {"in": "query", "name": "c", "type": "string"},
                        ]
                    }
                }
            }
        },
        id="a form of RFC 6570",
    ),
    pytest.param(
        {"paths": {"/a?b": {"get": {}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "b", "type": "string"}]}}}},
        id="a name alone",
    ),
    pytest.param({"paths": {"/a?": {"get": {}}}}, {"paths": {"/a": {"get": {"parameters": []}}}}, id="nothing"),
    pytest.param(
        {
            "paths": {
                "/a?m=a%20b": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "m", "type": "string", "default": "x", "description": "d"}
                        ]
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {
                                "in": "query",
                                "name": "m",
                                "description": "d",
                                "type": "string",
                                "required": True,
                                "enum": ["a b"],
                            }
                        ]
                    }
                }
            }
        },
        id="a constant that is described",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_queries_are_left_alone(document):
    assert list(query_in_paths.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_queries_are_repaired(document, repaired):
    assert apply_edits(document, query_in_paths.find(document)) == repaired
