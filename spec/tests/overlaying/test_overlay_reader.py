import pytest

from spec.build import ADDITIONS, CORRECTIONS
from spec.errors import OverlayError, UnreadableYamlError
from spec.overlaying.read import read_overlay

HEAD = "overlay: 1.1.0\ninfo: {title: Ours, version: 1.0.0, description: About it.}\n"
ACTION = "target: $.info, description: Why., x-choice: Ours.,"


def overlay(action):
    return (
        f"{HEAD}actions:\n  - target: $\n    description: First.\n    x-choice: Ours.\n    update: {{}}\n  - {action}\n"
    )


def test_an_action_knows_its_line_its_number_and_its_reasons():
    read = read_overlay(
        overlay("{target: $.info, description: Why., x-evidence: [a, b], x-choice: Ours., update: {title: T}}"),
        "ours.yaml",
    )

    action = read.actions[1]
    assert read.description == "About it."
    assert action.place == "ours.yaml, line 8, action 2"
    assert (action.number, action.description, action.evidence, action.choice) == (2, "Why.", ("a", "b"), "Ours.")
    assert (action.update, action.copy, action.remove) == ({"title": "T"}, None, False)


@pytest.mark.parametrize("value", ["null", "false", "0", "''", "[]"])
def test_an_update_can_be_any_value(value):
    read = read_overlay(overlay(f"{{{ACTION} update: {value}}}"), "ours.yaml")

    assert not read.actions[1].update


def test_remove_false_is_no_removal():
    read = read_overlay(overlay(f"{{{ACTION} remove: false, update: {{a: 1}}}}"), "ours.yaml")

    assert read.actions[1].remove is False


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("text", "an action is an object"),
        (f"{{{ACTION} updates: {{}}}}", "an action has no field updates"),
        ("{target: $, x-choice: Ours., update: {}}", "it has no description"),
        ("{target: $, description: Why., update: {}}", "nothing bears the action out"),
        ("{target: $, description: Why., x-evidence: [], update: {}}", "nothing bears the action out"),
        ("{target: $, description: Why., x-evidence: a, update: {}}", "`x-evidence` is no list of texts"),
        ("{target: $, description: Why., x-evidence: [1], update: {}}", "`x-evidence` is no list of texts"),
        ("{target: $, description: Why., x-choice: [a], update: {}}", "`x-choice` is no text"),
        (f"{{{ACTION}}}", "the action asks for nothing"),
        (f"{{{ACTION} remove: false}}", "the action asks for nothing"),
        (f"{{{ACTION} remove: true, update: 1}}", "the action asks for remove and update"),
        (f"{{{ACTION} copy: $.a, update: 1}}", "the action asks for copy and update"),
        ("{target: [a], description: Why., x-choice: Ours., update: {}}", "`target` is no text"),
        ("{description: Why., x-choice: Ours., update: {}}", "`target` is no text"),
        ("{target: info, description: Why., x-choice: Ours., update: {}}", "`target` is no JSONPath query .*: info"),
        ("{target: '$.a[', description: Why., x-choice: Ours., update: {}}", "`target` is no JSONPath query"),
        ("{target: '$.a | $.b', description: Why., x-choice: Ours., update: {}}", "`target` is no JSONPath query"),
        (f"{{{ACTION} copy: a.b}}", "`copy` is no JSONPath query"),
        (f"{{{ACTION} copy: 1}}", "`copy` is no text"),
    ],
)
def test_a_malformed_action_is_refused_with_its_line(action, message):
    with pytest.raises(OverlayError, match=f"^ours.yaml, line 8, action 2: {message}"):
        read_overlay(overlay(action), "ours.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "`overlay` is not 1.1"),
        ("overlay: 1.0.0", "`overlay` is not 1.1"),
        ("overlay: 1.1.0", "`info` has no title and version"),
        ("overlay: 1.1.0\ninfo: {title: T, version: 1.0}", "`info` has no title and version"),
        (HEAD, "`actions` is no list of actions"),
        (HEAD + "actions: []", "`actions` is no list of actions"),
        (HEAD + "actions: {}", "`actions` is no list of actions"),
    ],
)
def test_a_malformed_overlay_is_refused(text, message):
    with pytest.raises(OverlayError, match=f"^ours.yaml: {message}"):
        read_overlay(text, "ours.yaml")


def test_an_overlay_that_is_no_yaml_is_refused():
    with pytest.raises(UnreadableYamlError, match=r"ours\.yaml, line 2"):
        read_overlay("a: [", "ours.yaml")


@pytest.mark.parametrize("path", [CORRECTIONS, ADDITIONS], ids=lambda path: path.name)
def test_no_evidence_of_ours_points_to_a_place_that_others_cannot_see(path):
    for action in read_overlay(path.read_text(encoding="utf-8"), path.name).actions:
        for source in action.evidence:
            assert not source.startswith(("/", "./", "../", "file:")), source
