"""Write the table of which test caught which defect, and read it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contract_tests.defects.patches import KINDS, Defect
from contract_tests.defects.runs import Run

TITLES = {"mock": "Defects of the mock", "client": "Defects of the client"}
HEAD = """# Which test caught which defect

Written by `python -m contract_tests.defects --write`, which plants each defect and runs the tests until one fails. The
next run starts with that test. Other tests may catch the same defect: `--every-test` lists them all.
"""
ROW = re.compile(r"^\| \[\w+\]\((?P<defect>\w+/\w+)\.patch\) \| .* \| `(?P<test>.+)` \|$", re.MULTILINE)


def write_table(results: Sequence[tuple[Defect, Run]]) -> str:
    """Write the table as Markdown."""
    return "\n".join([HEAD, *(line for kind in KINDS for line in _section(kind, results))])


def read_table(text: str) -> dict[str, str]:
    """Return the test that caught each defect."""
    return {row["defect"]: row["test"].replace("\\|", "|") for row in ROW.finditer(text)}


def _section(kind: str, results: Sequence[tuple[Defect, Run]]) -> Iterator[str]:
    rows = [(defect, run) for defect, run in results if defect.kind == kind]
    caught = sum(bool(run.caught) for _, run in rows)
    yield f"## {TITLES[kind]}: {caught} of {len(rows)} caught\n"
    yield "| defect | what a caller would notice | caught by |"
    yield "| --- | --- | --- |"
    for defect, run in rows:
        test = f"`{_cell(run.caught[0].test)}`" if run.caught else "**nothing**"
        yield f"| [{defect.name}]({defect}.patch) | {_cell(defect.says)} | {test} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
