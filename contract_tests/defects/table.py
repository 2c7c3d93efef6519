"""Write down which test caught which defect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_tests.defects.patches import KINDS, Defect
from contract_tests.defects.runs import Run

TITLES = {"mock": "Defects of the mock", "client": "Defects of the client"}
HEAD = """# Which test caught which defect

Written by `python -m contract_tests.defects --write`, which plants each defect in turn and runs the tests until one
fails. More of them would: `--all-tests` names every one.
"""


def write_table(results: Sequence[tuple[Defect, Run]]) -> str:
    """Write the table as Markdown."""
    return "\n".join([HEAD, *(line for kind in KINDS for line in _section(kind, results))])


def _section(kind: str, results: Sequence[tuple[Defect, Run]]) -> Iterator[str]:
    rows = [(defect, run) for defect, run in results if defect.kind == kind]
    caught = sum(bool(run.caught) for _, run in rows)
    yield f"## {TITLES[kind]}: {caught} of {len(rows)} caught\n"
    yield "| defect | what a caller would notice | caught by |"
    yield "| --- | --- | --- |"
    for defect, run in rows:
        tests = "<br>".join(f"`{_cell(each.test)}`" for each in run.caught) or "**nothing**"
        yield f"| [{defect.name}]({defect}.patch) | {_cell(defect.says)} | {tests} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
