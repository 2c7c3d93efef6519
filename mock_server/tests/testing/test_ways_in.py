"""The examples of WAYS_IN.md are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mock_server.tests.helpers.running import environment

DOCUMENT = Path(__file__).parents[2] / "WAYS_IN.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
TESTS = [block for block in BLOCKS if "def test_" in block]
SCRIPTS = [block for block in BLOCKS if "def test_" not in block]

pytest_plugins = ["pytester"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: re.sub(r"\W+", "-", script[-60:]).strip("-"))
def test_a_script_of_the_document_runs(script: str) -> None:
    exec(compile(script, str(DOCUMENT), "exec"), {"__name__": "example"})  # noqa: S102  our own document


def test_the_tests_of_the_document_pass(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile("\n\n".join(TESTS))

    result = pytester.runpytest_subprocess("-p", "flowroute_mock.pytest_plugin")

    result.assert_outcomes(passed=len(TESTS))


def test_the_document_has_examples() -> None:
    assert (len(TESTS), len(SCRIPTS)) == (3, 3)
