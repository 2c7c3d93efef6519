"""Plant each defect, and report which test catches it.

python -m contract_tests.defects                      every defect
python -m contract_tests.defects --write              every defect, and write the table CAUGHT.md
python -m contract_tests.defects page_is_one_short    one defect
python -m contract_tests.defects --undamaged 20       no defect, with 20 seeds: every run must pass

Exit status: 0 all defects were caught, 1 some defects survived, 2 the run failed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence

from contract_tests.defects.campaign import Campaign
from contract_tests.defects.patches import HERE, PatchError, choose_defects
from contract_tests.defects.runs import RunError
from contract_tests.defects.table import read_table, write_table

TABLE = HERE / "CAUGHT.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, and return the exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.write and (given.names or given.undamaged):
        parser.error("--write needs all defects: omit the names and --undamaged")
    started = time.monotonic()
    known = read_table(TABLE.read_text()) if TABLE.exists() and not given.afresh else {}
    try:
        defects = choose_defects(given.names)
        with Campaign(given.jobs, show=given.show, every_test=given.every_test, known=known) as campaign:
            if given.undamaged:
                fine = campaign.leave_undamaged(range(1, given.undamaged + 1))
            else:
                results = campaign.plant(defects)
                fine = all(run.caught for _, run in results)
    except (PatchError, RunError) as error:
        print(error, file=sys.stderr)
        return 2
    if given.write:
        TABLE.write_text(write_table(results))
    print(f"{time.monotonic() - started:.0f} s in all, {given.jobs} at a time")
    return 0 if fine else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m contract_tests.defects",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", help="defects to plant; default: all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="parallel runs")
    parser.add_argument(
        "--afresh", action="store_true", help="ignore the table, and start with the same tests for each"
    )
    parser.add_argument("--every-test", action="store_true", help="list every test that catches a defect")
    parser.add_argument("--show", action="store_true", help="print the output of the tests")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}; needs all defects")
    parser.add_argument("--undamaged", type=int, metavar="SEEDS", help="plant nothing, and run with this many seeds")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
