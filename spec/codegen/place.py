"""Put what the machine wrote in its place, or report where that place has something else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

# What a fresh build holds, and where it belongs.
PLACES = {
    "openapi.yaml": "spec/openapi.yaml",
    "REPAIRS.md": "spec/REPAIRS.md",
    "flowroute_numbers": "generated/flowroute_numbers",
}
# All that generated/ may hold.
_IN_GENERATED = {"README.md", "flowroute_numbers"}
_IGNORED = {"__pycache__", ".mypy_cache", ".ruff_cache"}


def place(fresh: Path, root: Path) -> None:
    """Replace what is in place by a fresh build, each file or folder in one step."""
    for name, target in PLACES.items():
        if (fresh / name).exists():
            _swap(fresh / name, root / target)


def differences(fresh: Path, root: Path) -> list[str]:
    """Return what in place is not as in a fresh build: changed, missing and stray files, by their paths."""
    found = []
    for name, target in PLACES.items():
        if (fresh / name).exists():
            found += _compare(fresh / name, root / target, target)
    generated = root / "generated"
    strays = sorted({path.name for path in generated.iterdir()} - _IN_GENERATED - _IGNORED)
    return found + [f"generated/{name}: stray" for name in strays]


def _compare(fresh: Path, placed: Path, name: str) -> list[str]:
    wanted, present = dict(_files(fresh)), dict(_files(placed))
    problems = {path: "missing" for path in wanted.keys() - present.keys()}
    problems |= {path: "stray" for path in present.keys() - wanted.keys()}
    problems |= {path: "changed" for path in wanted.keys() & present.keys() if wanted[path] != present[path]}
    return [f"{name}{'/' if path else ''}{path}: {problem}" for path, problem in sorted(problems.items())]


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file below a folder with its bytes; a file alone has the empty path."""
    if root.is_file():
        yield "", root.read_bytes()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and _IGNORED.isdisjoint(relative.parts):
            yield relative.as_posix(), path.read_bytes()


def _swap(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_file():
        copy = target.with_name(f".{target.name}.new")
        shutil.copyfile(source, copy)
        copy.replace(target)
        return
    fresh, old = target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(*_IGNORED))
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
