"""Apply an OpenAPI Overlay 1.1, strictly: an action that changes nothing stops the build.

Objects merge, arrays grow at their end, everything else is replaced; what an action puts in several places is a copy
of its own in each. Beyond the specification, which lets an action match nothing, it must match and change something.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from spec.document.places import Json, Pointer, resolve, to_json_pointer
from spec.errors import OverlayError
from spec.overlaying.read import Action


@dataclass(frozen=True)
class Applied:
    """An action, the places it matched, and the document before and after it."""

    action: Action
    places: tuple[Pointer, ...]
    before: Json
    after: Json


def apply_overlay(document: Json, actions: tuple[Action, ...]) -> tuple[Json, tuple[Applied, ...]]:
    """Return a copy of the document with every action applied in its order, and a record of each.

    Raises:  OverlayError.
    """
    records = []
    for action in actions:
        records.append(apply_action(document, action))
        document = records[-1].after
    return deepcopy(document), tuple(records)


def apply_action(document: Json, action: Action) -> Applied:
    """Apply one action to a copy of the document.

    Raises:  OverlayError when the action matches nothing, changes nothing or does not fit what it matches.
    """
    places = tuple(dict.fromkeys(_find(action.target, document)))
    if not places:
        found = f"the target {action.target} matches nothing"
        raise OverlayError(action.place, found, "Correct the target, or delete the action if it has become needless.")
    after = deepcopy(document)
    if action.remove:
        _remove(after, places, action)
    else:
        _update(after, places, action, _wanted(document, action))
    if after == document:
        raise OverlayError(action.place, f"the action changes nothing at {action.target}", "Delete it.")
    return Applied(action, places, document, after)


def _find(query: Any, document: Json) -> list[Pointer]:
    return [tuple(match.parts) for match in query.finditer(document)]


def _wanted(document: Json, action: Action) -> Json:
    if action.copy is None:
        return action.update
    sources = _find(action.copy, document)
    if len(sources) != 1:
        found = f"`copy` {action.copy} matches {len(sources)} places"
        raise OverlayError(action.place, found, "Let it match exactly one.")
    return resolve(document, sources[0])


def _remove(document: Json, places: tuple[Pointer, ...], action: Action) -> None:
    if () in places:
        raise OverlayError(action.place, "the whole document cannot be removed", "Name a part of it.")
    for *parent, key in sorted(places, key=_deepest_and_last, reverse=True):
        del resolve(document, tuple(parent))[key]


def _deepest_and_last(place: Pointer) -> tuple[int, tuple[tuple[bool, str | int], ...]]:
    return len(place), tuple((isinstance(key, int), key) for key in place)


def _update(document: Json, places: tuple[Pointer, ...], action: Action, wanted: Json) -> None:
    if len({_kind(resolve(document, place)) for place in places}) > 1:
        raise OverlayError(action.place, "the target matches values of different kinds", "Split the action by kind.")
    for place in places:
        value = resolve(document, place)
        if isinstance(value, list) and not isinstance(wanted, list):
            value.append(deepcopy(wanted))
            continue
        merged = _merge(value, wanted, place, action)
        if place:
            resolve(document, place[:-1])[place[-1]] = merged


def _merge(value: Json, wanted: Json, place: Pointer, action: Action) -> Json:
    """Merge into objects and arrays where they are; return the value that belongs in the place."""
    if _kind(value) != _kind(wanted):
        found = f"{_kind(wanted)} cannot be merged into {_kind(value)} at {to_json_pointer(place)}"
        raise OverlayError(action.place, found, "Remove what is there with an action before this one.")
    if isinstance(value, list):
        value.extend(deepcopy(wanted))
    elif isinstance(value, dict):
        for key, child in wanted.items():
            value[key] = _merge(value[key], child, (*place, key), action) if key in value else deepcopy(child)
    else:
        return wanted
    return value


def _kind(value: Json) -> str:
    return "an object" if isinstance(value, dict) else "an array" if isinstance(value, list) else "a plain value"
