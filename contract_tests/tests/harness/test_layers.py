"""The folders of this suite: each imports only from the layers before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("expected", "drawing", "target", "calls", "reporting", "conftest", "drift", "defects", "tests")
MOST_MODULES = 13


def imports(path: Path) -> Iterator[str]:
    """Yield the folders of this suite that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("contract_tests."):
            yield str(node.module).split(".")[1]


@pytest.mark.parametrize("layer", LAYERS)
def test_layer_imports_only_from_earlier_layers(layer: str) -> None:
    """There is no import circle between folders."""
    paths = [ROOT / "conftest.py"] if layer == "conftest" else sorted((ROOT / layer).rglob("*.py"))
    allowed = LAYERS[: LAYERS.index(layer) + 1]

    wrong = {f"{path.relative_to(ROOT)} imports {each}" for path in paths for each in imports(path)
             if each not in allowed}  # fmt: skip
    assert paths
    assert wrong == set()


def test_every_folder_is_a_layer_and_small() -> None:
    """A new folder gets a place in the order, and a sentence that says what it is for."""
    packages = [path for path in ROOT.rglob("__init__.py") if path.parent != ROOT]

    assert {path.relative_to(ROOT).parts[0] for path in packages} == set(LAYERS) - {"conftest"}
    assert [path for path in packages if not ast.get_docstring(ast.parse(path.read_text()))] == []
    assert [path for path in packages if len(list(path.parent.glob("[!_]*.py"))) > MOST_MODULES] == []
