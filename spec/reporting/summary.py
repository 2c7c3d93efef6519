"""Say in a few lines what was done to a document: a short table of repairs, and each place that needs a person."""

from collections import Counter
from pathlib import Path

from spec.document.places import to_json_pointer
from spec.errors import BuildError
from spec.pipeline import Outcome

MOST = 20  # lines of one kind; the JSON report has all


def to_summary(source: Path, outcome: Outcome | None, error: BuildError | None) -> str:
    """Return the lines for one document."""
    if outcome is None:
        return f"{source}: refused. {error}\n"
    asked = asked_places(outcome)
    kept = [str(finding) for finding in outcome.findings if finding.kept]
    repairs = Counter(repair.rule for repair in outcome.repairs)
    state = f"converted, {len(asked)} places need a person" if asked else "converted"
    lines = [f"{source}: {state}, {len(outcome.repairs)} repairs, {len(kept)} kept as extensions"]
    width = max(map(len, repairs), default=0)
    lines += [f"  repaired  {rule:<{width}}  {count:>6}" for rule, count in sorted(repairs.items())]
    return "\n".join([*lines, *_shortened("look at", asked), *_shortened("kept", kept)]) + "\n"


def asked_places(outcome: Outcome) -> list[str]:
    """Return one line for each place that needs a person."""
    doubts = [f"{to_json_pointer(doubt.edit.pointer)}: {doubt.edit.note}" for doubt in outcome.doubts]
    findings = [str(finding) for finding in outcome.findings if not finding.kept]
    return [*doubts, *findings, *(f"{problem}" for problem in outcome.problems)]


def _shortened(word: str, lines: list[str]) -> list[str]:
    shown = [f"  {word:<8}  {line}" for line in lines[:MOST]]
    return [*shown, f"  {word:<8}  and {len(lines) - MOST} more; --report has all"] if len(lines) > MOST else shown
