"""Copy the files that the tests need, so that a defect is planted in the copy and edits do not interfere."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contract_tests.defects.patches import Defect, plant

ROOT = Path(__file__).parent.parent.parent
# pytest's `pythonpath` is in pyproject.toml, so inside a copy it leads to the copy.
FILES = ("pyproject.toml", "spec/openapi.yaml")
FOLDERS = ("contract_tests", "generated/flowroute_numbers", "mock_server/flowroute_mock")


@contextmanager
def copy_of_checkout() -> Iterator[Path]:
    """Copy the files and folders that the tests need."""
    with _scratch() as copy:
        for file in FILES:
            (copy / file).parent.mkdir(exist_ok=True)
            shutil.copy2(ROOT / file, copy / file)
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, copy / folder)
        yield copy


@contextmanager
def with_defect(copy: Path, defect: Defect) -> Iterator[Path]:
    """Copy a copy, and plant a defect there.

    Raises:  PatchError.
    """
    with _scratch() as damaged:
        shutil.copytree(copy, damaged, dirs_exist_ok=True)
        plant(defect, damaged)
        yield damaged


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="defect-") as name:
        yield Path(name).resolve()
