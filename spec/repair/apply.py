"""Apply the edits of one rule to a document, so that no edit moves the place of another."""

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy

from spec.document.edits import Append, Edit, Merge, Remove, Rename, Set
from spec.document.places import Json, Pointer, copied, resolve, to_json_pointer
from spec.errors import ImpossibleEditError


def apply_edits(document: Json, edits: Iterable[Edit]) -> Json:
    """Return a copy with the edits applied.

    Raises:  ImpossibleEditError.
    """
    document = deepcopy(document)
    apply_in_place(document, list(edits))
    return document


def apply_in_place(document: Json, edits: list[Edit]) -> None:
    """Apply the edits: every pointer names its place in the document as it is before them.

    Values are set and removed first, the last first; then arrays grow, objects merge, keys change, the deepest first.

    Raises:  ImpossibleEditError.
    """
    for edit in reversed(edits):
        if isinstance(edit, Set):
            resolve(document, edit.pointer[:-1])[edit.pointer[-1]] = copied(edit.value)
        elif isinstance(edit, Remove):
            del resolve(document, edit.pointer[:-1])[edit.pointer[-1]]
    for edit in edits:
        if isinstance(edit, Append):
            resolve(document, edit.pointer[:-1]).setdefault(edit.pointer[-1], []).append(copied(edit.value))
        elif isinstance(edit, Merge):
            _merge(document, edit)
    _rename_all(document, [edit for edit in edits if isinstance(edit, Rename)])


def _merge(document: Json, edit: Merge) -> None:
    source = resolve(document, edit.pointer[:-1]).pop(edit.pointer[-1])
    target = resolve(document, edit.into[:-1]).setdefault(edit.into[-1], {})
    for key, value in source.items():
        if target.setdefault(key, value) != value:
            found = f'"{key}" is in both and differs'
            raise ImpossibleEditError(to_json_pointer(edit.pointer), found, "Keep one of the two.")


def _rename_all(document: Json, renames: list[Rename]) -> None:
    owners: dict[Pointer, dict[str | int, str]] = defaultdict(dict)
    for edit in renames:
        owners[edit.pointer[:-1]][edit.pointer[-1]] = edit.key
    for pointer in sorted(owners, key=len, reverse=True):
        _rename(resolve(document, pointer), pointer, owners[pointer])


def _rename(owner: dict[str | int, Json], pointer: Pointer, keys: dict[str | int, str]) -> None:
    items = [(keys.get(old, old), value, old) for old, value in owner.items()]
    owner.clear()
    for key, value, old in items:
        if key in owner:
            found = f'"{key}" would be a key twice'
            raise ImpossibleEditError(to_json_pointer((*pointer, old)), found, "Keep one of the two.")
        owner[key] = value
