"""Plant many defects, a few at a time, and report the progress."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from contract_tests.defects.checkout import copy_of_checkout, with_defect
from contract_tests.defects.patches import KINDS, Defect
from contract_tests.defects.runs import NoSuchTestError, Run, RunError, run_modules, run_tests, stages

SLOWEST = 5
Results = list[tuple[Defect, Run]]


@dataclass
class Campaign:
    """The options and the copy that all runs share.

    Shape:   known maps each defect to the test that caught it last time; that test runs first.
    """

    jobs: int
    show: bool = False
    every_test: bool = False
    known: Mapping[str, str] = field(default_factory=dict)
    _copy: Path = field(init=False)
    _stack: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Campaign:
        self._copy = self._stack.enter_context(copy_of_checkout())
        self._pool = self._stack.enter_context(ThreadPoolExecutor(self.jobs))
        # Collecting compiles every module once, for all copies of this copy.
        run_modules(self._copy, all_modules(), "--collect-only")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def plant(self, defects: Sequence[Defect]) -> Results:
        """Plant each defect in a copy, and return the test that caught it. A run that did not start catches nothing.

        Raises:  PatchError.
        """
        done = count(1)

        def plant_and_run(defect: Defect) -> Run:
            started = time.monotonic()
            with with_defect(self._copy, defect) as damaged:
                try:
                    run = self._first_that_catches(damaged, defect)
                except RunError as error:  # no result for this defect; the others still run
                    run = Run((), time.monotonic() - started, str(error))
                    print(f"{defect}: {error}")
            print(_progress_line(defect, run, f"{next(done)}/{len(defects)}"), flush=True)
            if self.show:
                print(run.output)
            return run

        results = list(zip(defects, self._pool.map(plant_and_run, defects), strict=True))
        print(_summary(results))
        return results

    def _first_that_catches(self, damaged: Path, defect: Defect) -> Run:
        seconds = 0.0
        for run in self._runs(damaged, defect):
            seconds += run.seconds
            if run.caught:
                break
        return replace(run, seconds=seconds)

    def _runs(self, damaged: Path, defect: Defect) -> Iterator[Run]:
        first, rest = stages(defect.kind)
        if self.every_test:
            yield run_modules(damaged, first + rest)
            return
        options = ("-x", "--no-shrink")
        if test := self.known.get(str(defect)):
            with suppress(NoSuchTestError):
                yield run_tests(damaged, *options, f"contract_tests/tests/{test}")
        yield run_modules(damaged, first, *options)
        yield run_modules(damaged, rest, *options)

    def leave_undamaged(self, seeds: Sequence[int]) -> bool:
        """Run all tests without a defect, once with each seed, and return whether every run passed.

        Raises:  RunError.
        """

        def run_seed(seed: int) -> Run:
            with copy_of_checkout() as copy:
                run = run_modules(copy, all_modules(), f"--hypothesis-seed={seed}")
            result = f"FAILED\n{run.output}" if run.caught else "passed"
            print(f"{run.seconds:5.1f} s  undamaged, seed {seed}: {result}", flush=True)
            return run

        runs = list(self._pool.map(run_seed, seeds))
        return not any(run.caught for run in runs)


def all_modules() -> list[str]:
    """Return the test modules of both stages. They are the same for every kind of defect."""
    return [module for stage in stages(KINDS[0]) for module in stage]


def _progress_line(defect: Defect, run: Run, progress: str) -> str:
    head = f"[{progress}] {run.seconds:4.1f} s  {defect}"
    if not run.caught:
        return f"{head}: NOT CAUGHT. {defect.says}"
    lines = [line for each in run.caught for line in (each.test, *(f"  {line}" for line in each.beginning))]
    return "\n    ".join([f"{head}: {defect.says}", *lines])


def _summary(results: Results) -> str:
    missed = [str(defect) for defect, run in results if not run.caught]
    slowest = sorted(results, key=lambda result: -result[1].seconds)[:SLOWEST]
    return "\n".join(
        [
            "slowest: " + ", ".join(f"{defect} {run.seconds:.1f} s" for defect, run in slowest),
            f"{len(results) - len(missed)} of {len(results)} defects caught; not caught: {', '.join(missed) or 'none'}",
        ]
    )
