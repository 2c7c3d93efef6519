"""Run the rules over a Swagger 2.0 document, apply what they yield, and keep a record of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import ModuleType

from spec.document.edits import Doubt, Edit
from spec.document.indexed import Indexed
from spec.document.places import Json, copied, resolve
from spec.errors import NotSwaggerError
from spec.repair.apply import apply_in_place
from spec.rules import DOCUMENT_RULES, STREAM_RULES, rule_name


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


def normalize(
    stream: list[Json],
    stream_rules: Iterable[ModuleType] = STREAM_RULES,
    document_rules: Iterable[ModuleType] = DOCUMENT_RULES,
) -> Normalized:
    """Return the repaired copy of the one Swagger 2.0 document among the documents of a YAML stream.

    Raises:  NotSwaggerError, ImpossibleEditError.
    """
    stream = copied(stream)
    records = [_inside(record) for record in _run(stream_rules, stream)]
    document = Indexed(_only_document(stream))
    records += _run(document_rules, document)
    require_swagger(document)
    doubts = tuple(record for record in records if isinstance(record.edit, Doubt))
    repairs = tuple(record for record in records if not isinstance(record.edit, Doubt))
    return Normalized(dict(document), repairs, doubts)


def require_swagger(document: Json) -> None:
    """Check that the document is of the format that the rules and the conversion know.

    Raises:  NotSwaggerError.
    """
    if document.get("swagger") != "2.0":
        found = f"`swagger` is {document.get('swagger')!r}"
        if "openapi" in document:
            found = f"`openapi` is {document['openapi']!r}"
        raise NotSwaggerError("/swagger", found, 'Give a Swagger 2.0 document, which says swagger: "2.0".')


def _only_document(stream: list[Json]) -> dict[str, Json]:
    if len(stream) != 1:
        found = f"the text has {len(stream)} YAML documents with content"
        raise NotSwaggerError("/", found, "Leave the Swagger 2.0 document alone in its file.")
    if not isinstance(stream[0], dict):
        raise NotSwaggerError("/", f"{str(stream[0])[:60]!r} is here", "Give a Swagger 2.0 document: an object.")
    return stream[0]


def _inside(record: Repair) -> Repair:
    """Return a record of a stream rule with its place in the document rather than in the stream."""
    pointer = record.edit.pointer
    return replace(record, edit=replace(record.edit, pointer=pointer[1:])) if len(pointer) > 1 else record


def _run(rules: Iterable[ModuleType], document: Json) -> list[Repair]:
    records = []
    for rule in rules:
        edits = list(rule.find(document))
        records += [Repair(rule_name(rule), edit, copied(resolve(document, edit.pointer))) for edit in edits]
        apply_in_place(document, edits)
        if edits and isinstance(document, Indexed):
            document.forget()
    return records
