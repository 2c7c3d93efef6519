"""Run many runs, a few at a time, and tell how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from contract_tests.defects.patches import Defect
from contract_tests.defects.runs import Run, RunError, packages, run_tests

SLOWEST = 5

Results = list[tuple[Defect, Run]]


def plant_each(pool: ThreadPoolExecutor, defects: Sequence[Defect], *, all_tests: bool, show: bool) -> Results:
    """Plant defects, one in each copy, and tell which test caught it.

    Raises:  PatchError; RunError.
    """
    done = count(1)
    options = () if all_tests else ("-x", "--no-shrink")

    def plant_and_run(defect: Defect) -> Run:
        try:
            with packages(defect) as root:
                run = run_tests(root, *options, kind=defect.kind)
        except RunError as error:
            raise RunError(f"{defect}: {error}") from error
        print(_tell(defect, run, f"{next(done)}/{len(defects)}"), flush=True)
        if show:
            print(run.output)
        return run

    results = list(zip(defects, pool.map(plant_and_run, defects), strict=True))
    print(_summary(results))
    return results


def _tell(defect: Defect, run: Run, progress: str) -> str:
    head = f"[{progress}] {run.seconds:4.1f} s  {defect}"
    if not run.caught:
        return f"{head}: NOT CAUGHT. {defect.says}"
    return "\n".join([f"{head}: {defect.says}", *(f"    {each.test}\n    {each.first_line}" for each in run.caught)])


def _summary(results: Results) -> str:
    missed = [str(defect) for defect, run in results if not run.caught]
    slowest = sorted(results, key=lambda result: -result[1].seconds)[:SLOWEST]
    lines = [
        f"{len(results) - len(missed)} of {len(results)} defects caught; not caught: {', '.join(missed) or 'none'}"
    ]
    lines.append("slowest: " + ", ".join(f"{defect} {run.seconds:.1f} s" for defect, run in slowest))
    return "\n".join(lines)


def run_undamaged(pool: ThreadPoolExecutor, seeds: int) -> bool:
    """Run all tests on the packages as they are, with the seeds from 1 on, and tell whether every run passed.

    Raises:  RunError.
    """

    def run_seed(seed: int) -> Run:
        with packages(None) as root:
            run = run_tests(root, f"--hypothesis-seed={seed}")
        print(f"{run.seconds:5.1f} s  seed {seed}: {'failed' if run.caught else 'passed'}", flush=True)
        if run.caught:
            print(run.output)
        return run

    runs = list(pool.map(run_seed, range(1, seeds + 1)))
    print(f"{sum(not run.caught for run in runs)} of {seeds} runs passed")
    return not any(run.caught for run in runs)
