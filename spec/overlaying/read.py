"""Read an OpenAPI Overlay 1.1 document into actions, each with its evidence and its line."""

from dataclasses import dataclass
from typing import TypeAlias

from jsonpath import CompoundJSONPath, JSONPath, JSONPathEnvironment, JSONPathError

from spec.document.places import Json, Pointer
from spec.errors import OverlayError
from spec.reading.yaml_reader import YamlDocument, read_document

LONGEST = 1000  # characters of a query: each step of it is a call inside a call
FIELDS = frozenset(("target", "description", "update", "remove", "copy", "x-evidence", "x-choice"))
Query: TypeAlias = JSONPath | CompoundJSONPath
JSONPATH = JSONPathEnvironment(strict=True)  # RFC 9535 and nothing beyond it


@dataclass(frozen=True)
class Action:
    """One action: what to do where, why, and who says so.

    Shape:   number counts from 1; exactly one of remove, copy and update says what to do, and update can be any value.
    """

    place: str
    number: int
    target: Query
    description: str
    evidence: tuple[str, ...]
    choice: str
    update: Json
    copy: Query | None
    remove: bool


@dataclass(frozen=True)
class Overlay:
    """What an overlay says about itself, and its actions in their order."""

    description: str
    actions: tuple[Action, ...]


def read_overlay(text: str, name: str, *, reasons: bool = True) -> Overlay:
    """Parse the text of an overlay; `name` says in messages whose text it is.

    Shape:   with reasons each action must have a description and evidence, which the specification does not ask for.

    Raises:  UnreadableYamlError, OverlayError.
    """
    document = read_document(text, name)
    overlay = document.value if isinstance(document.value, dict) else {}
    version = "1.1." if reasons else "1."
    _require(str(overlay.get("overlay")).startswith(version), name, "`overlay` is not 1.1", "Write overlay: 1.1.0.")
    info, actions = overlay.get("info"), overlay.get("actions")
    titled = isinstance(info, dict) and isinstance(info.get("title"), str) and isinstance(info.get("version"), str)
    _require(titled, name, "`info` has no title and version", "Say what the overlay is for.")
    if not isinstance(actions, list) or not actions:
        raise OverlayError(name, "`actions` is no list of actions", "Give at least one.")
    about = str(overlay["info"].get("description", ""))
    return Overlay(about, tuple(_read_action(document, name, index, reasons=reasons) for index in range(len(actions))))


def _read_action(document: YamlDocument, name: str, index: int, *, reasons: bool) -> Action:
    pointer: Pointer = ("actions", index)
    place = f"{name}, line {document.lines[pointer]}, action {index + 1}"
    action = document.value["actions"][index]
    _require(isinstance(action, dict), place, "an action is an object", "Give it a target.")
    fields = {key for key in action if reasons or not str(key).startswith("x-")}
    unknown = ", ".join(sorted(map(str, fields - FIELDS)))
    _require(not unknown, place, f"an action has no field {unknown}", "Correct its name or leave it out.")
    described = isinstance(action.get("description", None if reasons else ""), str)
    _require(described, place, "it has no description", "Say what it does and why.")
    evidence, choice = _read_reasons(action, place) if reasons else ((), "")
    kinds = [key for key in ("remove", "copy", "update") if key in action and (key, action[key]) != ("remove", False)]
    asks = " and ".join(kinds) or "nothing"
    _require(len(kinds) == 1, place, f"the action asks for {asks}", "Give one of update, copy and remove.")
    return Action(
        place=place,
        number=index + 1,
        target=_compile(action.get("target"), place, "target"),
        description=action.get("description", ""),
        evidence=evidence,
        choice=choice,
        update=action.get("update"),
        copy=_compile(action["copy"], place, "copy") if "copy" in action else None,
        remove="remove" in kinds,
    )


def _read_reasons(action: Json, place: str) -> tuple[tuple[str, ...], str]:
    evidence, choice = action.get("x-evidence", []), action.get("x-choice", "")
    listed = isinstance(evidence, list) and all(isinstance(item, str) for item in evidence)
    _require(listed, place, "`x-evidence` is no list of texts", "List who says so, each a text in quotes.")
    _require(isinstance(choice, str), place, "`x-choice` is no text", "Say what was chosen and why.")
    remedy = "Name who says so under x-evidence, or say under x-choice that it is our choice and why."
    _require(bool(evidence or choice), place, "nothing bears the action out", remedy)
    return tuple(evidence), choice


def _compile(query: Json, place: str, field: str) -> Query:
    _require(isinstance(query, str), place, f"`{field}` is no text", "Give a JSONPath query.")
    _require(len(query) <= LONGEST, place, f"`{field}` has more than {LONGEST} characters", "Shorten the query.")
    try:
        return JSONPATH.compile(query)
    except RecursionError as error:
        raise OverlayError(place, f"`{field}` is nested too deeply", "Shorten the query.") from error
    except JSONPathError as error:
        reason = str(error).splitlines()[0]
        found = f"`{field}` is no JSONPath query ({reason}): {query}"
        raise OverlayError(place, found, "Write it as RFC 9535 has it.") from error


def _require(condition: bool, place: str, found: str, remedy: str) -> None:
    if not condition:
        raise OverlayError(place, found, remedy)
