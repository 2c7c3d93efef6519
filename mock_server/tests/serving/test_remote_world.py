"""The commands that read and change a world of a running mock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.control.remote_world import RemoteWorld, RemoteWorldError

from mock_server.tests.helpers.running import run_command, running_mock


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


def world_of(mock: FlowrouteMock, secret_key: str | None = None) -> RemoteWorld:
    return RemoteWorld(
        url=f"{mock.url}/", access_key=mock.access_key, secret_key=secret_key or mock.secret_key, admin_token=None
    )


def test_snapshots_of_a_running_mock_are_written_compared_and_restored(mock: FlowrouteMock, tmp_path: Path) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    run_command("snapshot", "--url", mock.url, "--output", str(before))
    mock.client().purchase_number("12065550100")
    shown = run_command("snapshot", "--url", mock.url)
    after.write_text(shown.stdout)

    compared = run_command("diff", str(before), str(after))
    restored = run_command("restore", "--url", mock.url, str(before))

    assert compared.returncode == 1
    assert "12065550100" in compared.stdout
    assert (restored.returncode, restored.stdout, restored.stderr) == (0, "", "")
    assert mock.snapshot() == json.loads(before.read_text())


def test_a_reset_world_is_as_new(mock: FlowrouteMock) -> None:
    mock.client().purchase_number("12065550100")

    done = run_command("reset", "--url", mock.url)

    assert done.returncode == 0
    mock.assert_not_called()


def test_an_account_and_a_token_of_its_own_can_be_named() -> None:
    token = "a-token-of-these-tests"
    keys = ("--access-key", "other", "--secret-key", "other-plainly-fake-secret", "--admin-token", token)
    with running_mock(*keys) as mock:
        done = run_command("snapshot", "--url", mock.url, *keys)
        without = run_command("snapshot", "--url", mock.url, *keys[:4])

    assert json.loads(done.stdout)["format"] == "flowroute-mock-world"
    assert (without.returncode, without.stdout) == (1, "")
    assert "responded 401" in without.stderr
    assert "--admin-token" in without.stderr


def test_a_snapshot_that_cannot_be_written_is_an_error(mock: FlowrouteMock, tmp_path: Path) -> None:
    done = run_command("snapshot", "--url", mock.url, "--output", str(tmp_path / "no folder" / "x.json"))

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no folder" in done.stderr


@pytest.mark.parametrize(
    ("snapshot", "message"),
    [
        pytest.param(b"not json", "responded 400: The request body is not valid JSON.", id="no JSON"),
        pytest.param(b"[]", "responded 422", id="no snapshot"),
        pytest.param(
            b'{"format":"flowroute-mock-world","version":1,"nmbers":[]}', "did you mean `numbers`", id="typing error"
        ),
    ],
)
def test_what_is_no_snapshot_changes_nothing(mock: FlowrouteMock, snapshot: bytes, message: str) -> None:
    before = mock.snapshot()

    with pytest.raises(RemoteWorldError, match=message):
        world_of(mock).restore(snapshot)

    assert mock.snapshot() == before


def test_wrong_keys_are_an_error_that_names_the_options(mock: FlowrouteMock) -> None:
    with pytest.raises(RemoteWorldError, match=r"responded 401.* --access-key and --secret-key"):
        world_of(mock, "wrong").reset()


def test_a_seed_file_that_is_not_read_is_reported(tmp_path: Path) -> None:
    database, seed = f"sqlite:///{tmp_path / 'mock.db'}", tmp_path / "account.yaml"
    seed.write_text("numbers: ['12065550177']\n")
    with running_mock("--database", database, "--log-format", "none"):
        pass

    with running_mock("--database", database, "--seed", str(seed), "--log-format", "none") as mock:
        owned = [number["id"] for number in mock.client.get("/v2/numbers").json()["data"]]
        mock.process.terminate()
        assert mock.process.stderr is not None
        said = mock.process.stderr.read()

    assert "12065550177" not in owned
    assert f"{seed} was not read: the database has the account mockuser already." in said
