"""List the differences of two snapshots in lines that a person can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from flowroute_mock.control.snapshot import parse, to_json
from flowroute_mock.world.records import JsonObject, WorldContent

KINDS = {"numbers": ("number", "value"), "available": ("available", "value"), "routes": ("route", "id")}
"""Each list of a snapshot: what one of its items is called, and the key that identifies it."""


def diff(before: JsonObject, after: JsonObject) -> list[str]:
    """Return one line for each difference: `+` came, `-` went, `~` changed; none when the contents are the same.

    Raises:  SnapshotError.
    """
    return list(_differences(parse(before), parse(after)))


def _differences(before: WorldContent, after: WorldContent) -> Iterator[str]:
    old, new = to_json(before), to_json(after)
    if old["stocked"] != new["stocked"]:
        yield f"~ inventory: {_stock(old)} -> {_stock(new)}"
    for name, (kind, key) in KINDS.items():
        yield from _items(kind, {item[key]: item for item in old[name]}, {item[key]: item for item in new[name]})
    yield from (f"- fault {_shown(fault)}" for fault in old["faults"] if fault not in new["faults"])
    yield from (f"+ fault {_shown(fault)}" for fault in new["faults"] if fault not in old["faults"])


def _items(kind: str, old: Mapping[str, JsonObject], new: Mapping[str, JsonObject]) -> Iterator[str]:
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            yield f"- {kind} {key}"
        elif key not in old:
            yield f"+ {kind} {key}: {_described(new[key])}"
        else:
            yield from _members(f"~ {kind} {key}", old[key], new[key])


def _members(start: str, old: JsonObject, new: JsonObject) -> Iterator[str]:
    for name, value in new.items():
        if old[name] != value:
            yield f"{start}: {name} {_shown(old[name])} -> {_shown(value)}"


def _described(item: JsonObject) -> str:
    """Describe something new: what it has, besides its key."""
    _, *members = item.items()
    return ", ".join(f"{name} {_shown(value)}" for name, value in members if value not in (None, False))


def _stock(snapshot: JsonObject) -> str:
    return "seeded" if snapshot["stocked"] else "empty"


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
