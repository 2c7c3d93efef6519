"""The examples of the documents run as they are written, against the mock."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flowroute_numbers
import httpx
import pytest
from flowroute_mock import FlowrouteMock

from spec.codegen import contract as contracts
from spec.codegen.settings import ROOT

README = ROOT / "generated" / "README.md"


def examples(path: Path) -> list[str]:
    """Return the blocks of Python in a document."""
    return re.findall(r"^```python\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def mock(monkeypatch: pytest.MonkeyPatch) -> Iterator[FlowrouteMock]:
    """Let whatever would go out to the network go to the mock, and put its keys into the environment."""
    with FlowrouteMock() as mock:
        sync, asynchronous = mock.transport, mock.async_transport

        async def handle(self: object, request: httpx.Request) -> httpx.Response:
            return await asynchronous.handle_async_request(request)

        monkeypatch.setattr(httpx.HTTPTransport, "handle_request", lambda self, request: sync.handle_request(request))
        monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", handle)
        monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", mock.access_key)
        monkeypatch.setenv("FLOWROUTE_SECRET_KEY", mock.secret_key)
        yield mock


@pytest.mark.parametrize("path", [README, ROOT / "README.md"], ids=["generated/README.md", "README.md"])
def test_examples_run_one_after_the_other(path: Path, mock: FlowrouteMock) -> None:
    namespace: dict[str, Any] = {}

    for example in examples(path):
        if "def test_" not in example:
            code = example.replace('access_key="..."', f"access_key={mock.access_key!r}")
            exec(code.replace('secret_key="..."', f"secret_key={mock.secret_key!r}"), namespace)  # noqa: S102 (ours)

    assert mock.calls("purchase_number")


@pytest.mark.parametrize("path", [README, ROOT / "README.md"], ids=["generated/README.md", "README.md"])
def test_examples_that_are_tests_pass(path: Path, tmp_path: Path) -> None:
    tests = [example for example in examples(path) if "def test_" in example]
    (tmp_path / "test_example.py").write_text("\n".join(tests))
    folders = "".join(f"{ROOT / name}\n" for name in ("generated", "mock_server"))
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {folders.replace(chr(10), ' ')}\n")
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "flowroute_mock.pytest_plugin", str(tmp_path)]

    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert tests
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_method_and_every_error_is_in_the_document() -> None:
    text = README.read_text(encoding="utf-8")
    contract = contracts.load(ROOT / "spec" / "openapi.yaml")
    methods = {operation["operationId"] for _, _, _, operation in contracts.operations(contract)}
    errors = {name for name in flowroute_numbers.__all__ if name.endswith("Error")}

    assert {name for name in methods | errors if name not in text} == set()
