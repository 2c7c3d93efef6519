"""Write a page with the operations called and the statuses seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from contract_tests.expected import contract
from contract_tests.target.server import Target


def write_summary(path: Path, target: Target) -> None:
    """Write the page as Markdown.

    Shape:   calls counted by the file of tests that made them, by operation and by status.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines(target)) + "\n", encoding="utf-8")


def _lines(target: Target) -> Iterator[str]:
    where = "the mock in this process" if target.app is not None else target.base_url
    yield f"# Contract tests of {where}\n"
    calls = sum(target.seen.values())
    yield f"{calls} calls of {len(contract.operations())} operations by {len(_tests(target))} test modules."
    yield from _verdict(target)
    yield "\n## Statuses seen\n"
    yield "Empty: documented, not seen. Dash: not documented.\n"
    yield from _table(["operation", *map(str, _statuses())], _status_rows(target))
    yield "\n## Operations by test module\n"
    names = list(contract.operations())
    yield from _table(["tests", *names, "no operation"], _test_rows(target, names))


def _verdict(target: Target) -> Iterator[str]:
    silent = [
        operation.id
        for operation in contract.operations().values()
        if not any(_seen(target, operation.id)[status] for status in operation.successes)
    ]
    yield f"Without a success: {', '.join(silent)}." if silent else "Every operation succeeded at least once."


def _status_rows(target: Target) -> Iterator[list[str]]:
    for operation in contract.operations().values():
        seen = _seen(target, operation.id)
        yield [
            operation.id,
            *("—" if status not in operation.responses else str(seen[status] or "") for status in _statuses()),
        ]


def _test_rows(target: Target, names: Iterable[str]) -> Iterator[list[str]]:
    calls: Counter[tuple[str, str]] = Counter()
    for (test, operation, _), count in target.seen.items():
        calls[test, operation] += count
    for test in _tests(target):
        columns = [*names, "(no operation)"]
        yield [test or "(before the tests)", *(str(calls[test, name] or "") for name in columns)]


def _seen(target: Target, operation: str) -> Counter[int]:
    seen: Counter[int] = Counter()
    for (_, name, status), count in target.seen.items():
        if name == operation:
            seen[status] += count
    return seen


def _statuses() -> list[int]:
    return sorted({status for operation in contract.operations().values() for status in operation.responses})


def _tests(target: Target) -> list[str]:
    return sorted({test for test, _, _ in target.seen})


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
