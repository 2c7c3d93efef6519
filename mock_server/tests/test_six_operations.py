"""Without the overlay of the twelve, the pipeline still makes a contract, a client and a mock of the six operations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flowroute_mock.app import create_app
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import Caller

ROOT = Path(__file__).parents[2]
PROGRAM = """
from flowroute_mock import FlowrouteMock

with FlowrouteMock() as mock:
    client = mock.client()
    assert not hasattr(client, "release_number")
    assert client.purchase_number("12065550100").data.id == "12065550100"
    client.update_primary_route("12065550100", "98396")
    mock.assert_called("purchase_number", times=1)
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate contract and client without the overlay."""
    folder = tmp_path_factory.mktemp("six")
    package = folder / "flowroute_numbers"
    for command in (
        ["spec", "build", "--also", "--into", str(folder)],
        ["spec.codegen", "generate", "--contract", str(folder / "openapi.yaml"), "--into", str(package)],
    ):
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def six(generated: Path) -> Flask:
    """The mock of the contract without the overlay."""
    return create_app(settings=Settings(contract_file=generated / "flowroute_numbers" / "openapi.json"))


def test_the_mock_serves_the_six(six: Flask) -> None:
    caller = Caller(six)

    assert caller.ids("/v2/numbers/available?limit=1") == ["12015550100"]
    assert caller.post("/v2/numbers/12015550100").status_code == 201
    assert caller.get("/v2/numbers/12015550100").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v2/routes", 404),
        ("GET", "/v2/numbers/available/areacodes", 404),
        ("DELETE", "/v2/numbers/12065550190", 405),
        ("PATCH", "/v2/numbers/12065550190", 405),
        ("DELETE", "/v2/numbers/12065550190/relationships/primary_route", 405),
    ],
)
def test_the_mock_serves_none_of_the_twelve(six: Flask, method: str, path: str, status: int) -> None:
    response = Caller(six).call(method, path)

    assert response.status_code == status
    assert response.headers["X-Mock-Note"] == "Flowroute has this operation; the mock does not."


def test_the_search_knows_no_tier(six: Flask) -> None:
    assert Caller(six).get("/v2/numbers/available?tier=none&limit=1").json["data"] != []


def test_client_and_mock_of_the_six_work_together(generated: Path) -> None:
    path = [str(generated), str(ROOT / "mock_server")]
    program = f"import sys; sys.path[:0] = {path!r}\n{PROGRAM}"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, "")
