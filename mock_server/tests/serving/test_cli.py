"""The command: its output, its options, how it stops, and its error messages."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from flowroute_mock.cli import main
from flowroute_mock.serving.serve_command import ServeOptions
from flowroute_mock.serving.server import Address
from flowroute_mock.serving.startup_banner import text, warning
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.running import KEYS, environment, run_command, running_mock

OPTIONS = {
    "--host": "FLOWROUTE_MOCK_HOST",
    "--port": "FLOWROUTE_MOCK_PORT",
    "--database": "FLOWROUTE_MOCK_DATABASE",
    "--workers": "FLOWROUTE_MOCK_WORKERS",
    "--seed": "FLOWROUTE_MOCK_SEED",
    "--numbers": "FLOWROUTE_MOCK_NUMBERS",
    "--access-key": "FLOWROUTE_MOCK_ACCESS_KEY",
    "--secret-key": "FLOWROUTE_MOCK_SECRET_KEY",
    "--log-format": "FLOWROUTE_MOCK_LOG_FORMAT",
    "--admin-token": "FLOWROUTE_MOCK_ADMIN_TOKEN",
    "--admin": "FLOWROUTE_MOCK_ADMIN",
    "--over-limit": "FLOWROUTE_MOCK_OVER_LIMIT",
    "--rate-limit": "FLOWROUTE_MOCK_RATE_LIMIT",
    "--patience": "FLOWROUTE_MOCK_PATIENCE",
}


def test_help_names_every_option_with_its_environment_variable() -> None:
    shown = run_command("serve", "--help")

    assert shown.returncode == 0
    missing = [word for pair in OPTIONS.items() for word in pair if word not in shown.stdout]
    assert missing == []


def test_help_and_typing_errors_do_not_load_the_mock() -> None:
    script = "import sys, flowroute_mock.cli; print([m for m in ('flask', 'granian', 'httpx') if m in sys.modules])"

    shown = subprocess.run(
        [sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "[]"


def test_the_mock_responds_as_soon_as_it_has_printed_its_url() -> None:
    with running_mock() as mock:
        response = mock.client.get("/v2/numbers")

    assert response.status_code == 200


def test_every_option_can_be_an_environment_variable() -> None:
    variables = {
        "FLOWROUTE_MOCK_ACCESS_KEY": "someuser",
        "FLOWROUTE_MOCK_SECRET_KEY": "another-secret-key-of-the-tests",
        "FLOWROUTE_MOCK_OVER_LIMIT": "clamp",
        "FLOWROUTE_MOCK_NUMBERS": "300",
    }

    with running_mock(**variables) as mock:
        keys = (variables["FLOWROUTE_MOCK_ACCESS_KEY"], variables["FLOWROUTE_MOCK_SECRET_KEY"])
        first = mock.client.get("/v2/numbers/available?limit=1000", auth=keys)
        second = mock.client.get(first.json()["links"]["next"], auth=keys)

    assert [len(page.json()["data"]) for page in (first, second)] == [200, 100]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_mock_cleanly_and_frees_its_port(number: signal.Signals) -> None:
    with running_mock() as mock:
        mock.client.get("/v2/numbers")
        mock.process.send_signal(number)

        assert mock.process.wait(15) == 0
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", mock.port))


def test_a_file_remembers_over_a_restart(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mock.db'}"
    with running_mock("--database", database) as mock:
        bought = mock.client.post("/v2/numbers/12065550100")

    with running_mock("--database", database) as mock:
        read = mock.client.get("/v2/numbers/12065550100")

    assert (bought.status_code, read.status_code) == (201, 200)


def test_a_seed_file_says_what_the_account_has(tmp_path: Path) -> None:
    seed = tmp_path / "account.yaml"
    seed.write_text("numbers:\n  - {value: '12065550150', alias: Seeded}\n")

    with running_mock("--seed", str(seed)) as mock:
        listed = mock.client.get("/v2/numbers").json()["data"]

    assert [(number["id"], number["attributes"]["alias"]) for number in listed] == [("12065550150", "Seeded")]


def test_calls_are_logged_as_json_without_keys() -> None:
    with running_mock("--log-format", "json") as mock:
        mock.client.get("/v2/numbers/12065550190")
        mock.process.terminate()
        log = mock.process.communicate(timeout=30)[1]

    entries = [json.loads(line) for line in log.splitlines()]
    assert [(entry["operation"], entry["status"]) for entry in entries] == [("get_number", 200)]
    assert not any(key in log for key in KEYS)


def test_a_log_that_is_switched_off_is_silent() -> None:
    with running_mock("--log-format", "none") as mock:
        mock.client.get("/v2/numbers")
        mock.process.terminate()
        log = mock.process.communicate(timeout=30)[1]

    assert log == ""


def wrong(*arguments: str, says: str, status: int, case: str) -> object:
    return pytest.param(arguments, says, status, id=case)


@pytest.mark.parametrize(
    ("arguments", "says", "status"),
    [
        wrong("serve", "--port", "99999", says="99999", status=2, case="port out of range"),
        wrong("serve", "--port", "http", says="http", status=2, case="port that is no number"),
        wrong("serve", "--worker", "2", says="--workers", status=2, case="option with a typing error"),
        wrong("serve", "--workers", "2", says="sqlite:///mock.db", status=2, case="workers without a shared database"),
        wrong("serve", "--over-limit", "ignore", says="clamp", status=2, case="choice that is none"),
        wrong("serve", "--admin-token", "", says="openssl rand", status=2, case="token that is an unset variable"),
        wrong("serve", "--admin-token", "mock", says="16", status=2, case="token that can be guessed"),
        wrong("serve", "--admin", "maybe", says="off", status=2, case="admin that is neither on nor off"),
        wrong("serve", "--seed", "nowhere.yaml", says="nowhere.yaml", status=2, case="seed file that is not there"),
        wrong("serve", "--numbers", "999999999", says="999,999,999", status=1, case="inventory beyond all area codes"),
        wrong("serve", "--host", "203.0.113.1", says="203.0.113.1", status=1, case="address of another machine"),
        wrong("serve", "--host", "no such host", says="no such host", status=1, case="address that is none"),
        wrong("serve", "--database", "mysql://x/y", says="mysql", status=1, case="database of an unknown kind"),
        wrong("serve", "--database", "sqlite:////no/such/folder/mock.db", says="/no/such", status=1, case="no folder"),
        wrong(
            "serve", "--database", "postgresql://u:hidden@127.0.0.1:1/x", says="127.0.0.1", status=1, case="no server"
        ),
        wrong("server", says="server", status=2, case="command that is none"),
        wrong("seed", "--numbers", "10", says="sqlite:///mock.db", status=2, case="seeding memory"),
        wrong("diff", "nowhere.json", "nowhere.json", says="nowhere.json", status=2, case="snapshot that is not there"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: tuple[str, ...],
    says: str,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["flowroute-mock", *arguments])

    with pytest.raises(SystemExit) as ended:
        main()

    printed = capsys.readouterr()
    assert ended.value.code == status
    assert says in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.err.startswith("flowroute-mock: ")
    assert "hidden" not in printed.err
    assert printed.out == ""


def test_the_command_itself_ends_with_that_status() -> None:
    done = run_command("serve", "--port", "99999")

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_taken_port_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        done = run_command("serve", "--port", port)

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert port in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_two_mocks_never_share_a_port(workers: str, tmp_path: Path) -> None:
    shared = ("--workers", workers, "--database", f"sqlite:///{tmp_path / 'mock.db'}")
    with running_mock(*shared) as mock:
        done = run_command("serve", "--port", str(mock.port), *shared)

    assert done.returncode == 1
    assert str(mock.port) in done.stderr


def test_another_secret_key_than_the_databases_is_said_in_one_line(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mock.db'}"
    with running_mock("--database", database):
        pass

    done = run_command(
        "serve", "--port", "0", "--database", database, "--secret-key", "another-secret-key-of-the-tests"
    )

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "mockuser" in done.stderr
    assert not any(key in done.stderr for key in (KEYS[1], "another-secret-key-of-the-tests"))


def test_an_error_in_a_seed_file_names_line_and_key(tmp_path: Path) -> None:
    seed = tmp_path / "account.yaml"
    seed.write_text("numbers:\n  - {value: '12065550150', alais: Typo}\n")

    done = run_command("serve", "--seed", str(seed))

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "line 2" in done.stderr
    assert "alais" in done.stderr


def test_seeding_says_when_it_leaves_the_range_reserved_for_fiction(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mock.db'}"

    done = run_command("seed", "--database", database, "--numbers", "100000")

    assert done.returncode == 0
    assert "100,000 numbers are for sale" in done.stdout
    assert "range reserved for fiction" in done.stdout


def test_seeding_within_the_range_reserved_for_fiction_needs_no_warning(tmp_path: Path) -> None:
    done = run_command("seed", "--database", f"sqlite:///{tmp_path / 'mock.db'}", "--numbers", "1000")

    assert "range reserved for fiction" not in done.stdout


def test_what_was_seeded_is_served(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mock.db'}"
    run_command("seed", "--database", database, "--numbers", "1000000")

    with running_mock("--database", database) as mock:
        deep = mock.client.get("/v2/numbers/available?offset=999000&limit=1")

    assert len(deep.json()["data"]) == 1


def test_two_snapshots_are_compared_in_words(tmp_path: Path) -> None:
    with running_mock() as mock:
        before = mock.client.get("/__mock__/worlds/self/snapshot").content
        mock.client.post("/v2/numbers/12065550100")
        after = mock.client.get("/__mock__/worlds/self/snapshot").content
    (tmp_path / "before.json").write_bytes(before)
    (tmp_path / "after.json").write_bytes(after)

    done = run_command("diff", str(tmp_path / "before.json"), str(tmp_path / "after.json"))

    assert done.returncode == 1
    assert "+ number 12065550100" in done.stdout


def test_a_snapshot_is_no_different_from_itself(tmp_path: Path) -> None:
    with running_mock() as mock:
        content = mock.client.get("/__mock__/worlds/self/snapshot").content
    (tmp_path / "world.json").write_bytes(content)

    done = run_command("diff", str(tmp_path / "world.json"), str(tmp_path / "world.json"))

    assert (done.returncode, done.stdout) == (0, "No difference.\n")


def test_a_diff_of_something_else_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"numbers": 1}')

    done = run_command("diff", str(tmp_path / "other.json"), str(tmp_path / "other.json"))

    assert done.returncode == 2
    assert "format" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "host", "warned"),
    [
        pytest.param({}, "0.0.0.0", True, id="every address"),  # noqa: S104  nothing is bound
        pytest.param({}, "192.0.2.7", True, id="an address of the network"),
        pytest.param({}, "::", True, id="every IPv6 address"),
        pytest.param({"admin_token": "plainly-fake-token"}, "0.0.0.0", False, id="token"),  # noqa: S104
        pytest.param({"admin": "off"}, "0.0.0.0", False, id="admin off"),  # noqa: S104
        pytest.param({}, "127.0.0.1", False, id="this machine only"),
        pytest.param({}, "::1", False, id="this machine only, by IPv6"),
    ],
)
def test_a_mock_that_other_machines_can_call_without_a_token_warns(
    options: dict[str, str], host: str, warned: bool
) -> None:
    said = warning(ServeOptions(host, 0, settings=Settings(**options)), Address(host, 8000))

    assert (said is not None and "--admin-token" in said) == warned


def test_the_warning_is_printed() -> None:
    with running_mock("--host", "0.0.0.0", "--log-format", "none") as mock:  # noqa: S104  for a moment, by this test
        mock.process.terminate()
        printed = mock.process.communicate(timeout=30)[1]

    assert printed.startswith("flowroute-mock: warning: ")
    assert len(printed.splitlines()) == 1


def test_keys_and_passwords_that_were_given_are_not_repeated() -> None:
    settings = Settings("someuser", "a-real-looking-secret-key-123456")
    options = ServeOptions("127.0.0.1", 0, database="postgresql://me:letmein@db.example.com/mock", settings=settings)

    shown = text(options, Address("127.0.0.1", 8000))

    assert "a-real-looking" not in shown + repr(options)
    assert "letmein" not in shown + repr(options)
    assert "someuser" in shown
