"""Every sample of every document runs where only the wheel is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from outside.conftest import serving
from outside.environments import Environment
from outside.samples import DOCUMENTS, Sample, find_samples, scripts_of

TESTS = [sample for sample in find_samples() if sample.is_test]
OPTIONS = [
    pytest.param([], id="as it is"),
    pytest.param(["--import-mode=importlib"], id="importlib"),
    pytest.param(["--import-mode=append"], id="append"),
    pytest.param(["-W", "error", "-p", "no:asyncio"], id="warnings are errors"),  # pytest-asyncio warns of its own
    pytest.param(["-n", "2"], id="xdist"),
]


@pytest.mark.parametrize("options", OPTIONS)
def test_each_sample_that_is_a_test_passes_alone_in_its_file(
    with_mock: Environment, tmp_path: Path, options: list[str]
) -> None:
    if options and with_mock.kind.name != "mock":
        pytest.skip("The options of pytest are tried with its newest version.")
    for sample in TESTS:
        (tmp_path / f"test_{sample.document.replace('/', '_').removesuffix('.md')}_{sample.number}.py").write_text(
            sample.code
        )

    done = with_mock.run("-m", "pytest", "-q", *options, str(tmp_path), folder=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("sample", TESTS, ids=str)
def test_a_sample_is_the_only_test_of_a_project(with_mock: Environment, tmp_path: Path, sample: Sample) -> None:
    if with_mock.kind.name != "mock":
        pytest.skip("One environment on each Python is enough.")
    (tmp_path / "test_it.py").write_text(sample.code)

    done = with_mock.run("-m", "pytest", "-q", "test_it.py", folder=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_scripts_of_a_document_run_in_their_order(with_mock: Environment, tmp_path: Path, document: str) -> None:
    (tmp_path / "script.py").write_text(scripts_of(document))

    with serving(with_mock, tmp_path) as url:
        done = with_mock.run("script.py", folder=tmp_path, environment={"FLOWROUTE_BASE_URL": url})

    assert done.returncode == 0, done.stdout + done.stderr
