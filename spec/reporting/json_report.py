"""Write what was done to a document as JSON, for programs."""

from pathlib import Path
from typing import Any

from spec.conversion.findings import Finding
from spec.document.edits import Remove, Rename
from spec.document.places import Absent, Json, to_json_pointer
from spec.errors import BuildError, DamagedDocumentError
from spec.pipeline import Outcome
from spec.repair.normalize import Repair

STATES = ("converted", "converted with findings", "refused")


def to_report(
    source: Path, target: Path | None, outcome: Outcome | None, error: BuildError | None, status: int
) -> dict[str, Json]:
    """Return the record of one document.

    Shape:   status is 0, 1 or 2 as the exit status of it alone; repairs have rule, place, was and is; findings have
             place, found and remedy, and kept where an extension has all of it.
    """
    record: dict[str, Json] = {"source": str(source), "output": str(target) if target else None, "status": status}
    record["state"] = STATES[status]
    if outcome is None:
        return record | {"errors": _errors(error)}
    return record | {
        "repairs": [_repair(repair) for repair in outcome.repairs],
        "doubts": [_repair(doubt) for doubt in outcome.doubts],
        "findings": [_finding(finding) for finding in outcome.findings],
        "problems": [{"place": to_json_pointer(one.pointer), "found": one.found} for one in outcome.problems],
    }


def _errors(error: BuildError | None) -> list[Json]:
    if isinstance(error, DamagedDocumentError):
        return [_finding(finding) for finding in error.findings if isinstance(finding, Finding)]
    return [{"place": error.place, "found": error.found, "remedy": error.remedy}] if error else []


def _repair(repair: Repair) -> dict[str, Json]:
    edit = repair.edit
    record: dict[str, Json] = {"rule": repair.rule, "place": to_json_pointer(edit.pointer)}
    if repair.was is not Absent.ABSENT:
        record["was"] = repair.was
    new: Any = getattr(edit, "value", Absent.ABSENT)
    if new is not Absent.ABSENT:
        record["is"] = new
    elif isinstance(edit, Rename):
        record["is"] = edit.key
    record |= {"removed": True} if isinstance(edit, Remove) else {}
    record |= {"inferred": True} if getattr(edit, "inferred", False) else {}
    return record | ({"note": edit.note} if edit.note else {})


def _finding(finding: Finding) -> dict[str, Json]:
    record = {"place": to_json_pointer(finding.pointer), "found": finding.found, "remedy": finding.remedy}
    return record | ({"kept": True} if finding.kept else {})
