"""Merge what a text says under a key that it gives twice; where the two differ, the last is taken and reported.

Why:     A repeated key is an error in YAML and undefined in JSON; most readers keep the last and drop the rest without
         a word, and an operation can be lost with it.
Source:  YAML 1.2.2, 3.2.1.1, the keys of a mapping are unique; Swagger 2.0, Format: the file is one JSON object.

Before:

    /things:
      get:
        summary: List things
    /things:
      post:
        summary: Add a thing

After:

    /things:
      get:
        summary: List things
      post:
        summary: Add a thing
"""

from collections.abc import Iterator

from spec.document.edits import Doubt, Edit, Set
from spec.document.places import Json, Pointer, children, copied, find_all_objects
from spec.document.repeated_keys import RepeatedKeys


def find(stream: list[Json]) -> Iterator[Edit]:
    """Yield the merged object for each outermost one with a repeated key, and a doubt for each value dropped."""
    if not any(map(_has_repeated, find_all_objects(stream))):
        return
    waiting: list[tuple[Pointer, Json]] = [((), stream)]
    while waiting:
        pointer, value = waiting.pop()
        if pointer and _has_repeated(value):
            dropped: list[tuple[Pointer, Json]] = []
            yield Set(pointer, merged(value, pointer, dropped))
            yield from (
                Doubt(place, note=f"is given twice; the last is taken, not {was!r:.80}") for place, was in dropped
            )
        elif isinstance(value, dict | list):
            waiting.extend(reversed([((*pointer, key), child) for key, child in children(value)]))


def _has_repeated(value: Json) -> bool:
    return isinstance(value, RepeatedKeys) and bool(value.earlier)


def merged(value: Json, pointer: Pointer, dropped: list[tuple[Pointer, Json]]) -> Json:
    """Return a plain value in which every key is there once; note what was dropped for that."""
    if isinstance(value, list):
        return [merged(item, (*pointer, index), dropped) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    result: dict[str | int, Json] = {}
    for key, child in (*getattr(value, "earlier", ()), *value.items()):
        name = next((known for known in result if str(known) == str(key)), key) if key not in result else key
        plain = merged(child, (*pointer, key), dropped)
        result[name] = _both(result[name], plain, (*pointer, key), dropped) if name in result else plain
    return result


def _both(first: Json, last: Json, pointer: Pointer, dropped: list[tuple[Pointer, Json]]) -> Json:
    if isinstance(first, dict) and isinstance(last, dict):
        both = copied(first)
        for key, child in last.items():
            both[key] = _both(both[key], child, (*pointer, key), dropped) if key in both else child
        return both
    if first != last:
        dropped.append((pointer, first))
    return last
