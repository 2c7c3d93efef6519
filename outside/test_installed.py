"""What is installed is whole: the client alone, the command, the server, and the tests of the packages themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outside.conftest import serving
from outside.environments import MINORS, ROOT, Environment, Kind, find_python, make_environment

SESSION = """
import sys
from flowroute_numbers import ConflictError, FlowrouteClient

import flowroute_numbers
assert flowroute_numbers.__file__.startswith(sys.prefix), flowroute_numbers.__file__
with FlowrouteClient(base_url=sys.argv[1]) as flowroute:
    found = next(iter(flowroute.search_available_numbers(state="WA", starts_with="206")))
    flowroute.purchase_number(found.id)
    flowroute.update_primary_route(found.id, "98396")
    try:
        flowroute.purchase_number(found.id)
    except ConflictError as error:
        print(flowroute.get_number(found.id).data.relationships.primary_route.data.id, error.status)
"""
NEEDED_BY_THE_TESTS = ("hypothesis", "respx", "schemathesis", "openapi-spec-validator", "pyyaml", "build", "trio")


def test_the_client_is_imported_with_every_model(installed: Environment, tmp_path: Path) -> None:
    code = "import flowroute_numbers; from flowroute_numbers.models import *; print(flowroute_numbers.__version__)"

    done = installed.run("-W", "error", "-c", code, folder=tmp_path)

    assert done.returncode == 0, done.stderr


def test_the_command_prints_its_version(with_mock: Environment, tmp_path: Path) -> None:
    done = with_mock.run("-m", "flowroute_mock", "--version", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "flowroute-mock" in done.stdout


def test_a_session_runs_against_the_installed_server(with_mock: Environment, tmp_path: Path) -> None:
    with serving(with_mock, tmp_path) as url:
        done = with_mock.run("-c", SESSION, url, folder=tmp_path)

    assert (done.returncode, done.stdout) == (0, "98396 409\n"), done.stderr


def test_the_wheel_can_be_installed_from_the_sdist(distributions: list[Path], tmp_path: Path) -> None:
    python = find_python(11)
    if python is None:
        pytest.skip("There is no Python 3.11 on this machine.")
    sdist = next(path for path in distributions if path.name.endswith(".tar.gz"))

    installed = make_environment(python, Kind("sdist", ""), sdist, tmp_path / "venv")

    assert installed.run("-c", "import flowroute_numbers", folder=tmp_path).returncode == 0


def test_the_mocks_own_tests_pass_against_what_is_installed(wheel: Path, tmp_path: Path) -> None:
    python = next(filter(None, map(find_python, reversed(MINORS))))
    beside = (
        "hypothesis",
        "respx",
        "schemathesis",
        "openapi-spec-validator",
        "pyyaml",
        "build",
        "pytest>=9",
        "pytest-xdist",
    )
    complete = make_environment(
        python, Kind("own tests", "[mock,postgres]", (*beside, "trio")), wheel, tmp_path / "venv"
    )
    shutil.copytree(ROOT / "mock_server" / "tests", tmp_path / "mock_server" / "tests")
    for document in ("README.md", "WAYS_IN.md"):
        shutil.copy(ROOT / "mock_server" / document, tmp_path / "mock_server")
    parallel = ["-n", "2", "--dist", "loadfile"]
    options = ["--import-mode=importlib", "-W", "error", "-o", "pythonpath=."]

    done = complete.run("-m", "pytest", "-q", *parallel, *options, "mock_server/tests", folder=tmp_path)

    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
