"""ARCHITECTURE.md says what is so: layers, map, and folders small enough to look through."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.architecture_map import ROOT, folders, law, modules, with_maps

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
FOLDERS = [folder for part in ("mock_server/flowroute_mock", "contract_tests", "spec") for folder in folders(part)]
MOST_MODULES = 16


def test_no_import_breaks_the_layers() -> None:
    folders = os.pathsep.join(str(ROOT / folder) for folder in ("", "generated", "mock_server"))
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]
    environment = {**os.environ, "PYTHONPATH": folders}

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_map_names_every_folder_and_every_module() -> None:
    assert with_maps(TEXT) == TEXT, "Run `python docs/architecture_map.py` and commit what it wrote."


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_has_its_law_in_one_sentence(folder: Path) -> None:
    assert law(folder).endswith("."), (
        f"{folder.relative_to(ROOT)}/__init__.py needs a sentence that says what it is for."
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_can_be_looked_through(folder: Path) -> None:
    assert len(modules(folder)) <= MOST_MODULES


def test_every_place_that_is_named_exists() -> None:
    named = re.findall(r"`((?:spec|mock_server|contract_tests|generated)/[\w./]*)`", TEXT)

    assert [name for name in named if not (ROOT / name).exists()] == []
