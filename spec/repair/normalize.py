"""Run the rules over the vendor document, apply what they yield, and keep a record of it."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from types import ModuleType

from spec.document.edits import Doubt, Edit, Remove, Rename, Set
from spec.document.places import Json, Pointer, resolve, to_json_pointer
from spec.document.shape import require_swagger
from spec.errors import ImpossibleEditError, NotSwaggerError
from spec.rules import DOCUMENT_RULES, STREAM_RULES


@dataclass(frozen=True)
class Repair:
    """One edit of one rule, and what was in its place before."""

    rule: str
    edit: Edit
    was: Json


@dataclass(frozen=True)
class Normalized:
    """A Swagger 2.0 document in which no rule finds anything to change, and how it came about."""

    document: Json
    repairs: tuple[Repair, ...]
    doubts: tuple[Repair, ...]


def normalize(stream: list[Json]) -> Normalized:
    """Return the repaired copy of the one Swagger 2.0 document among the documents of a YAML stream.

    Raises:  NotSwaggerError, ImpossibleEditError.
    """
    documents, records = _run(STREAM_RULES, stream)
    if len(documents) != 1:
        found = f"the text holds {len(documents)} YAML documents with content"
        raise NotSwaggerError("/", found, "Leave the Swagger 2.0 document alone in its file.")
    require_swagger(documents[0])
    document, more = _run(DOCUMENT_RULES, documents[0])
    records += more
    doubts = tuple(record for record in records if isinstance(record.edit, Doubt))
    return Normalized(document, tuple(record for record in records if record not in doubts), doubts)


def apply_edits(document: Json, edits: Iterable[Edit]) -> Json:
    """Return a copy with the edits applied, the last first, so that no edit moves the place of another.

    Raises:  ImpossibleEditError.
    """
    document = deepcopy(document)
    for edit in reversed(list(edits)):
        if not isinstance(edit, Doubt):
            _apply(document, edit)
    return document


def rule_name(rule: ModuleType) -> str:
    """Return the name that the rule's file, its test and the report share."""
    return rule.__name__.rpartition(".")[2]


def _run(rules: Iterable[ModuleType], document: Json) -> tuple[Json, list[Repair]]:
    records = []
    for rule in rules:
        edits = list(rule.find(document))
        records += [Repair(rule_name(rule), edit, resolve(document, edit.pointer)) for edit in edits]
        document = apply_edits(document, edits)
    return document, records


def _apply(document: Json, edit: Edit) -> None:
    owner, key = resolve(document, edit.pointer[:-1]), edit.pointer[-1]
    if isinstance(edit, Set):
        owner[key] = deepcopy(edit.value)
    elif isinstance(edit, Remove):
        del owner[key]
    elif isinstance(edit, Rename):
        _rename(owner, edit.pointer, edit.key)


def _rename(owner: dict[str | int, Json], pointer: Pointer, key: str) -> None:
    if key in owner:
        found = f'both {pointer[-1]!r} and "{key}" are keys'
        raise ImpossibleEditError(to_json_pointer(pointer), found, "Keep one of the two in the vendor document.")
    items = [(key if old == pointer[-1] else old, value) for old, value in owner.items()]
    owner.clear()
    owner.update(items)
