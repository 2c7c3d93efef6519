"""Give path items other paths, so that no operation is lost where two of them get the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spec.document.edits import Doubt, Edit, Remove, Rename, Set
from spec.document.places import METHODS, Json, copied

VERBS = (*METHODS, "trace")


class Move(NamedTuple):
    """A path item with the path that it should have, and the one it gets where that is taken by the same verbs."""

    old: str
    new: str
    item: dict[str, Json]
    apart: str = ""
    inferred: bool = False
    note: str = ""


def find_moves(document: Json, moves: list[Move]) -> Iterator[Edit]:
    """Yield the edits that carry out the moves: items are merged where their verbs differ, and kept apart where not."""
    if not moves:
        return
    paths: dict[str, Json] = document["paths"]
    moving = {move.old for move in moves}
    groups: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        groups[move.new].append(move)
    taken = {str(path) for path in paths if path not in moving}
    for new, group in groups.items():
        resident = paths.get(new) if new not in moving else None
        yield from _group(paths, new, group, resident if isinstance(resident, dict) else None, taken)


def _group(
    paths: Mapping[str, Json], new: str, group: list[Move], resident: dict[str, Json] | None, taken: set[str]
) -> Iterator[Edit]:
    together = [resident, *(move.item for move in group)] if resident is not None else [move.item for move in group]
    if _can_merge(together):
        merged = together[0] if len(together) == 1 else merge_items(together)
        first, *rest = group
        if resident is not None:
            yield Set(("paths", new), merged, note=f"with the operations of {', '.join(move.old for move in group)}")
            rest = group
        else:
            yield from _place(paths, first, new, merged)
            taken.add(new)
        yield from (Remove(("paths", move.old), note=f"its operations are under {new}") for move in rest)
        return
    for move in group:
        path = _free(move.apart or new, taken)
        taken.add(path)
        yield from _place(paths, move, path, move.item)
        if path != new:
            yield Doubt(
                ("paths", move.old), note=f"has the verbs of another {new}; its path is {path} until a person decides"
            )


def _place(paths: Mapping[str, Json], move: Move, path: str, item: dict[str, Json]) -> Iterator[Edit]:
    if item != paths.get(move.old):
        yield Set(("paths", move.old), item, inferred=move.inferred, note=move.note)
    if path != move.old:
        yield Rename(("paths", move.old), path, inferred=move.inferred, note=move.note)


def _free(path: str, taken: set[str]) -> str:
    if path not in taken:
        return path
    base = path if "#" in path else f"{path}#"
    number = 2
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"


def _can_merge(items: list[dict[str, Json]]) -> bool:
    verbs = [key for item in items for key in item if key in VERBS]
    others: dict[str, Json] = {}
    for item in items:
        for key in (key for key in item if key not in (*VERBS, "parameters")):
            if others.setdefault(key, item[key]) != item[key]:
                return False
    return len(set(verbs)) == len(verbs)


def merge_items(items: list[dict[str, Json]]) -> dict[str, Json]:
    """Return one path item with the operations of all; what their paths share goes into the operations."""
    merged: dict[str, Json] = {}
    for item in items:
        shared = item.get("parameters")
        for key, value in item.items():
            if key in VERBS and isinstance(value, dict) and isinstance(shared, list) and shared:
                merged[key] = value | {"parameters": _with_shared(shared, value.get("parameters"))}
            elif key != "parameters":
                merged[key] = value
    plain: dict[str, Json] = copied(merged)
    return plain


def _with_shared(shared: list[Json], own: Json) -> list[Json]:
    listed = own if isinstance(own, list) else []
    named = {(one.get("in"), one.get("name")) for one in listed if isinstance(one, dict)}
    kept = [one for one in shared if not (isinstance(one, dict) and (one.get("in"), one.get("name")) in named)]
    return [*kept, *listed]
