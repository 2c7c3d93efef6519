"""Read a defect from its patch, and plant it in a copy of the packages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
KINDS = ("mock", "client")
FILE = re.compile(r"^--- a/(?P<file>\S+)\n\+\+\+ b/(?P=file)\n", re.MULTILINE)
HUNK = re.compile(r"^@@.*\n", re.MULTILINE)


class PatchError(Exception):
    """A defect that cannot be planted: unknown name, invalid file, or lines that the code does not have."""


@dataclass(frozen=True)
class Hunk:
    """Some lines of a file, before and after."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Defect:
    """One error that the mock or the client could have.

    Shape:   kind is mock or client; says is one sentence: what a caller would notice.
    """

    name: str
    kind: str
    says: str
    hunks: tuple[Hunk, ...]

    def __str__(self) -> str:
        """Return the name of its file, with its folder."""
        return f"{self.kind}/{self.name}"


def all_defects() -> list[Defect]:
    """Read every defect, those of the mock first, each kind by name."""
    return [read_defect(path) for kind in KINDS for path in sorted((HERE / kind).glob("*.patch"))]


def choose_defects(names: Sequence[str]) -> list[Defect]:
    """Return the defects with these names, with or without their kind; without names, return all.

    Raises:  PatchError.
    """
    defects = all_defects()
    unknown = set(names) - {name for defect in defects for name in (defect.name, str(defect))}
    if unknown:
        raise PatchError(
            f"Unknown defect: {', '.join(sorted(unknown))}. The files in {HERE.name}/mock and client have the names."
        )
    return [defect for defect in defects if not names or defect.name in names or str(defect) in names]


def read_defect(path: Path) -> Defect:
    """Read one file: a sentence, an empty line, and a unified diff whose line numbers do not count.

    Raises:  PatchError.
    """
    says, _, diff = path.read_text().partition("\n\n")
    hunks = tuple(_find_hunks(diff))
    if not says.endswith(".") or "\n" in says or not hunks:
        raise PatchError(f"{path.parent.name}/{path.name}: expected one sentence, an empty line, and a unified diff.")
    return Defect(path.stem, path.parent.name, says, hunks)


def _find_hunks(diff: str) -> Iterator[Hunk]:
    _, *parts = FILE.split(diff)
    for file, text in zip(parts[::2], parts[1::2], strict=True):
        for hunk in HUNK.split(text)[1:]:
            lines = hunk.splitlines(keepends=True)
            yield Hunk(
                file,
                "".join(line[1:] for line in lines if line[0] in " -"),
                "".join(line[1:] for line in lines if line[0] in " +"),
            )


def plant(defect: Defect, root: Path) -> None:
    """Change the files under a root as the defect does.

    Raises:  PatchError where the lines to change are not found exactly once.
    """
    for hunk in defect.hunks:
        file = root / hunk.file
        text = file.read_text() if file.exists() else ""
        count = text.count(hunk.old)
        if count != 1:
            raise PatchError(
                f"{defect}: expected these lines once in {hunk.file}, found them {count} times. "
                f"Adapt {defect}.patch to the current code:\n{hunk.old}"
            )
        file.write_text(text.replace(hunk.old, hunk.new))
