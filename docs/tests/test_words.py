"""The text of the project uses the words of ARCHITECTURE.md's glossary, and none of these."""

from __future__ import annotations

import re
import subprocess

import pytest

from docs.architecture_map import ROOT

INSTEAD = {
    "complaint": "validation error",
    "complaints": "validation errors",
    "refusal": "error, or error response",
    "refusals": "errors, or error responses",
    "told": "reported, logged, received or set",
    "struck": "applied",
    "strike": "apply",
    "strikes": "applies",
    "arranging": "building",
}
WORDS = re.compile(rf"(?<![A-Za-z])({'|'.join(INSTEAD)})(?![A-Za-z])", re.IGNORECASE)
LEFT_OUT = ("spec/vendor/", "contract_tests/defects/", "docs/tests/test_words.py", "ARCHITECTURE.md")


def texts() -> list[str]:
    """Name the files whose words we choose: names of modules, classes and functions, comments, documents."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not listed:
        pytest.skip("This is no git checkout.")
    endings = (".py", ".md", ".jinja", ".yaml", ".html")
    return [name for name in listed if name.endswith(endings) and not name.startswith(LEFT_OUT)]


def test_no_file_uses_a_word_that_has_a_plainer_one() -> None:
    found = [
        f"{name}:{number}: {word[0]!r}; write {INSTEAD[word[0].lower()]}"
        for name in texts()
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1)
        for word in WORDS.finditer(line.replace("_", " "))
    ]

    assert found == []
