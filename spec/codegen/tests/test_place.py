"""What is in place is what the machine would write, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spec.codegen.__main__ import main
from spec.codegen.place import differences, place


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    folder = tmp_path / "fresh"
    (folder / "flowroute_numbers" / "models").mkdir(parents=True)
    (folder / "openapi.yaml").write_text("openapi: 3.1.0\n")
    (folder / "REPAIRS.md").write_text("# Repairs\n")
    (folder / "flowroute_numbers" / "__init__.py").write_text("VERSION = 1\n")
    (folder / "flowroute_numbers" / "models" / "number.py").write_text("class Number: ...\n")
    return folder


@pytest.fixture
def root(tmp_path: Path, fresh: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "generated").mkdir(parents=True)
    (folder / "generated" / "README.md").write_text("By hand.\n")
    place(fresh, folder)
    return folder


DRIFTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a hand edit": (
        lambda root: (root / "generated/flowroute_numbers/models/number.py").write_text("class Number: ...  # mine\n"),
        "generated/flowroute_numbers/models/number.py: changed",
    ),
    "a stray file": (
        lambda root: (root / "generated/flowroute_numbers/extra.py").write_text(""),
        "generated/flowroute_numbers/extra.py: stray",
    ),
    "a stray file beside the package": (
        lambda root: (root / "generated/notes.txt").write_text(""),
        "generated/notes.txt: stray",
    ),
    "a missing file": (
        lambda root: (root / "generated/flowroute_numbers/__init__.py").unlink(),
        "generated/flowroute_numbers/__init__.py: missing",
    ),
    "a changed contract": (
        lambda root: (root / "spec/openapi.yaml").write_text("openapi: 3.0.0\n"),
        "spec/openapi.yaml: changed",
    ),
    "a missing contract": (lambda root: (root / "spec/openapi.yaml").unlink(), "spec/openapi.yaml: missing"),
    "a changed report": (lambda root: (root / "spec/REPAIRS.md").write_text("# Mine\n"), "spec/REPAIRS.md: changed"),
}


@pytest.mark.parametrize(("drift", "expected"), DRIFTS.values(), ids=DRIFTS)
def test_the_check_finds(
    fresh: Path, root: Path, drift: Callable[[Path], object], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    drift(root)

    status = main(["check", "--fresh", str(fresh), "--root", str(root)])

    assert status == 1
    assert capsys.readouterr().err == f"{expected}\n"


def test_the_check_finds_a_contract_that_would_give_another_client(fresh: Path, root: Path) -> None:
    (fresh / "openapi.yaml").write_text("openapi: 3.1.0\ninfo: {}\n")
    (fresh / "flowroute_numbers" / "models" / "route.py").write_text("")

    assert differences(fresh, root) == [
        "spec/openapi.yaml: changed",
        "generated/flowroute_numbers/models/route.py: missing",
    ]


def test_the_check_passes_what_has_just_been_placed(fresh: Path, root: Path) -> None:
    (root / "generated/flowroute_numbers/__pycache__").mkdir()
    (root / "generated/flowroute_numbers/__pycache__/x.pyc").write_bytes(b"")

    assert main(["check", "--fresh", str(fresh), "--root", str(root)]) == 0


def test_placing_replaces_all_and_leaves_what_is_by_hand(fresh: Path, root: Path) -> None:
    (root / "generated/flowroute_numbers/extra.py").write_text("")
    (fresh / "flowroute_numbers" / "__init__.py").write_text("VERSION = 2\n")

    assert main(["place", "--fresh", str(fresh), "--root", str(root)]) == 0

    assert differences(fresh, root) == []
    assert (root / "generated/README.md").read_text() == "By hand.\n"
    assert sorted(path.name for path in (root / "generated").iterdir()) == ["README.md", "flowroute_numbers"]
