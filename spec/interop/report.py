"""Run one check, time it, and write the table of all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from spec.interop.checks import Check
from spec.interop.commands import FailedError, SkippedError
from spec.interop.tools import Workshop

HEAD = """# The contracts, read by other tools

Written by `make interop`. A tool that cannot be run on a machine is skipped, and its row says why.

| check | tool | what it does | outcome | seconds |
| --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Outcome:
    """What came of a check.

    Shape:   verdict is passed, failed or skipped.
    """

    check: Check
    verdict: str
    said: str
    seconds: float

    @property
    def line(self) -> str:
        """Return the outcome for the terminal."""
        return f"{self.verdict}: {self.check.name} ({self.check.tool}): {self.said}"


def perform(check: Check, work: Workshop) -> Outcome:
    """Run a check."""
    started = time.monotonic()
    try:
        verdict, said = "passed", check.perform(work)
    except SkippedError as error:
        verdict, said = "skipped", str(error)
    except FailedError as error:
        verdict, said = "failed", str(error)
    return Outcome(check, verdict, said, time.monotonic() - started)


def to_markdown(outcomes: Sequence[Outcome]) -> str:
    """Write one row for each outcome, and below the table all that failed tools said."""
    rows = [_row(outcome) for outcome in outcomes]
    failures = [
        f"\n## {each.check.name}\n\n```text\n{each.said}\n```\n" for each in outcomes if each.verdict == "failed"
    ]
    return HEAD + "\n".join(rows) + "\n" + "".join(failures)


def _row(outcome: Outcome) -> str:
    check = outcome.check
    said = f"{outcome.verdict}: {_cell(outcome.said)}"
    return f"| {check.name} | {check.tool} | {check.task} | {said} | {outcome.seconds:.0f} |"


def _cell(text: str) -> str:
    first, *more = text.splitlines() or [""]
    return first.replace("|", "\\|") + (" (see below)" if more else "")
