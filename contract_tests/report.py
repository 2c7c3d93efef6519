"""Write on one page what a run called and saw."""

from __future__ import annotations

from pathlib import Path

from contract_tests.target import Target


def write_summary(path: Path, target: Target) -> None:
    path.write_text(str(target.seen))
