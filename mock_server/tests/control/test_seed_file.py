"""A world declared in YAML; an error names the file, the line and the key."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from flowroute_mock.control.seed_file import load_seed_file, read_seed
from flowroute_mock.world.errors import SeedFileError
from flowroute_mock.world.records import WorldContent

EXAMPLE = """
stocked: false
routes:
  - {id: 101, route_type: host, value: "203.0.113.7:5060", alias: pbx}
numbers:
  - value: "12065550190"
    alias: Front desk
    cnam_lookups_enabled: true
    primary_route: "101"
  - 12065550191
available:
  - {value: 14165550150, state: on, rate_center: Toronto, monthly_cost: 0.75}
faults:
  - {operation: get_number, times: 2, document: {kind: status, status: 503}}
"""


def any_content(content: WorldContent) -> None:
    """Check nothing more."""


def test_a_seed_file_declares_a_world(tmp_path: Path) -> None:
    file = tmp_path / "world.yaml"
    file.write_text(EXAMPLE)
    content = load_seed_file(file, any_content)

    assert content.stocked is False
    assert [(route.id, route.value) for route in content.routes] == [("0", None), ("101", "203.0.113.7:5060")]
    assert [(n.bought.e164, n.alias, n.primary_route) for n in content.numbers] == [
        ("12065550190", "Front desk", "101"),
        ("12065550191", None, "0"),
    ]
    offered = content.offered[0]
    assert (offered.state, offered.rate_center, offered.monthly_cost) == ("on", "toronto", Decimal("0.75"))
    assert (content.faults[0].times, content.faults[0].document) == (2, {"kind": "status", "status": 503})


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("", "line 1: null is not of type", id="empty"),
        pytest.param("- 12065550190", "line 1: [12065550190] is not of type", id="a list"),
        pytest.param(
            "faults:\n  - {operation: get_number, document: {kind: staus}}",
            "line 2: faults.0.document.kind: 'staus' is none of status, slow",
            id="a fault of no kind",
        ),
        pytest.param("numbers: [\n", "line 2: cannot be read: expected the node content", id="no YAML"),
        pytest.param("a: b: c", "line 1: cannot be read: mapping values are not allowed here", id="no YAML either"),
        pytest.param(
            "stocked: true\n---\nstocked: true",
            "line 2: cannot be read: but found another document",
            id="two documents",
        ),
        pytest.param(
            "numbers:\n  - valeu: 1", "line 2: numbers.0.valeu: is not known; did you mean `value`?", id="typo"
        ),
        pytest.param(
            "numbers:\n  - 12065550190\n  - value: 12065550191\n    alais: x",
            "line 4: numbers.1.alais",
            id="fourth line",
        ),
        pytest.param("numbers:\n\n  - 2065550190", "line 3: numbers.0: 2065550190 is less than", id="no number"),
        pytest.param("numbers:\n  - alias: x", "line 2: numbers.0: has no `value`", id="no value"),
        pytest.param("routes:\n  - id: 1\n", "line 2: routes.0: has no `route_type`", id="missing key"),
        pytest.param(
            "numbers:\n  - {value: 12065550190,\n     primary_route: 7}",
            "line 3: numbers.0.primary_route: there is no route '7'",
            id="unknown route",
        ),
        pytest.param("numbers: []\nnumbers: []", "line 2: numbers: is there twice", id="key twice"),
        pytest.param(
            "numbers:\n  - 12065550190\n  - 12065550190", "line 3: numbers.1: 12065550190 is there", id="twice"
        ),
        pytest.param("stocked: on", 'line 1: stocked: "on" is not of type', id="on is Ontario"),
        pytest.param("numbers: &all [*all]", "line 1: cannot be read: an alias; write out", id="endless"),
        pytest.param("numbers: !!python/object:os.system []", "line 1: numbers: is tagged", id="an object"),
        pytest.param("a: " + "[" * 2000 + "]" * 2000, "line 1: cannot be read: more than 100 levels", id="deep"),
        pytest.param("? [a]\n: b", "line 1: has a key that is no text", id="a key that is a list"),
        pytest.param("a: \x00", "special characters are not allowed", id="NUL"),
    ],
)
def test_an_error_names_file_line_and_key(source: str, said: str) -> None:
    with pytest.raises(SeedFileError) as caught:
        read_seed(source, any_content, name="world.yaml")

    assert str(caught.value).startswith("world.yaml")
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SeedFileError, match=r"world\.yaml: cannot be read"):
        load_seed_file(tmp_path / "world.yaml", any_content)
