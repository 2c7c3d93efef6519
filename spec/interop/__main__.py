"""Run other people's tools over the contracts: `python -m spec.interop`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from spec.interop.checks import CHECKS, Check
from spec.interop.report import Outcome, perform, to_markdown
from spec.interop.tools import Workshop

ROOT = Path(__file__).parents[2]
FAILED = 1


def main(arguments: Sequence[str] | None = None, checks: Sequence[Check] = CHECKS) -> int:
    """Run the checks and write the table; return 0 when none failed, else 1. What was skipped fails nothing."""
    options = _read(arguments, [check.name for check in checks])
    options.into.mkdir(parents=True, exist_ok=True)
    work = Workshop(options.into.resolve(), options.contract.resolve(), options.admin_contract.resolve())
    outcomes: list[Outcome] = []
    for check in checks:
        if not options.only or check.name in options.only:
            outcomes.append(perform(check, work))
            print(outcomes[-1].line, flush=True)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(to_markdown(outcomes), encoding="utf-8")
    return FAILED if any(outcome.verdict == "failed" for outcome in outcomes) else 0


def _read(arguments: Sequence[str] | None, names: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m spec.interop", description=__doc__)
    contract = ROOT / "spec" / "openapi.yaml"
    admin = ROOT / "mock_server" / "flowroute_mock" / "admin_openapi.yaml"
    known = ", ".join(names)
    parser.add_argument("only", nargs="*", metavar="CHECK", help=f"all where none is given; known: {known}")
    parser.add_argument("--contract", type=Path, default=contract, metavar="FILE", help="an OpenAPI 3.1 document")
    parser.add_argument("--admin-contract", type=Path, default=admin, metavar="FILE", help="the mock's own")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "interop", metavar="FOLDER", help="for the tools")
    parser.add_argument("--report", type=Path, default=ROOT / "build" / "interop.md", metavar="FILE", help="the table")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.only) - set(names)):
        parser.error(f"no check is called {', '.join(unknown)}; known are {known}")
    return options


if __name__ == "__main__":
    sys.exit(main())
