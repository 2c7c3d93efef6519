"""Convert any Swagger 2.0 document: repair it, convert it, apply overlays, check the outcome, keep a record.

The build of the contract is the same engine with less patience: what this reports, it stops at.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from spec.checking.sound import Problem, find_problems
from spec.checking.valid import find_violations
from spec.conversion.document import convert
from spec.conversion.findings import Finding
from spec.document.places import Json
from spec.errors import DamagedDocumentError, NotSwaggerError, OverlayError
from spec.overlaying.apply import apply_action
from spec.overlaying.read import Action
from spec.reading.bundle import bundle
from spec.reading.text import read_text
from spec.repair.normalize import Normalized, Repair, normalize
from spec.rules import DOCUMENT_RULES, STREAM_RULES
from spec.rules.document import integer_keys
from spec.rules.stream import front_matter
from spec.writing.arrange import arrange


@dataclass(frozen=True)
class Outcome:
    """An OpenAPI 3.1 document, what was repaired on the way, and what a person should look at."""

    document: Json
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def needs_a_person(self) -> bool:
        """Return whether something is left that no rule can decide."""
        return bool(self.doubts or self.problems or any(not finding.kept for finding in self.findings))


def convert_text(
    text: str, name: str, *, folder: Path | None = None, overlays: tuple[Action, ...] = (), strict: bool = False
) -> Outcome:
    """Return the OpenAPI 3.1 document that the text of a Swagger 2.0 document means.

    Shape:   name says in messages whose text it is; other files that it refers to are read from the folder, and none
             without; strict repairs nothing.
    Raises:  BuildError.
    """
    with paused_collection():
        return _convert(text, name, folder, overlays, strict=strict)


@contextmanager
def paused_collection() -> Iterator[None]:
    """Spare the garbage collector the search for circles in what has none: a third of the time of a large document."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _convert(text: str, name: str, folder: Path | None, overlays: tuple[Action, ...], *, strict: bool) -> Outcome:
    stream = read_text(text, name)
    if _is_converted(stream):
        return _checked(stream[0], Normalized(stream[0], (), ()), ())
    stream, missing = bundle(stream, folder)
    normalized = normalize(stream, *((STRICT_STREAM, STRICT_DOCUMENT) if strict else (STREAM_RULES, DOCUMENT_RULES)))
    converted, findings = convert(normalized.document)
    findings = (*missing, *findings)
    if strict:
        _require_sound(findings)
    for action in overlays:
        converted, findings = _overlaid(converted, action, findings)
    return _checked(arrange(converted), normalized, findings)


STRICT_STREAM: tuple[ModuleType, ...] = (front_matter,)
STRICT_DOCUMENT: tuple[ModuleType, ...] = (integer_keys,)  # YAML has no other way to write a status without quotes


def _is_converted(stream: list[Json]) -> bool:
    if len(stream) != 1 or not isinstance(stream[0], dict) or "openapi" not in stream[0]:
        return False
    version = str(stream[0]["openapi"])
    if not version.startswith("3.1."):
        raise NotSwaggerError("/openapi", f"`openapi` is {version!r}", "Give a Swagger 2.0 or an OpenAPI 3.1 document.")
    return True


def _overlaid(document: Json, action: Action, findings: tuple[Finding, ...]) -> tuple[Json, tuple[Finding, ...]]:
    try:
        return apply_action(document, action).after, findings
    except OverlayError as error:
        return document, (*findings, Finding((error.place,), error.found, error.remedy))


def _require_sound(findings: tuple[Finding, ...]) -> None:
    damage = tuple(finding for finding in findings if not finding.kept)
    if damage:
        raise DamagedDocumentError(damage)


def _checked(document: Json, normalized: Normalized, findings: tuple[Finding, ...]) -> Outcome:
    problems = (*find_violations(document), *find_problems(document))
    return Outcome(document, normalized.repairs, normalized.doubts, findings, problems)
