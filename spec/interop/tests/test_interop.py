"""What `make interop` does around the tools, without any of them: nothing is installed, nothing leaves the machine."""

import sys
from pathlib import Path

import pytest

from spec.interop import commands, tools
from spec.interop.__main__ import main
from spec.interop.checks import CHECKS, Check
from spec.interop.commands import FailedError, SkippedError, run
from spec.interop.session import walk
from spec.interop.tools import NODE_TOOLS, PYTHON_TOOLS, Workshop

PASSING = Check("good", "a tool 1.0", "reads", lambda work: "0 findings.")


def failing(work):
    raise FailedError("2 findings | of one kind:\nfirst\nsecond")


def skipping(work):
    raise SkippedError("Node's tools cannot be run: there is no `node` on this machine.")


def interop(tmp_path, *checks, only=()):
    report = tmp_path / "reports" / "interop.md"
    status = main([*only, "--into", str(tmp_path / "tools"), "--report", str(report)], checks)
    return status, report.read_text(encoding="utf-8")


def workshop(tmp_path):
    return Workshop(tmp_path, Path("openapi.yaml"), Path("admin.yaml"))


def test_a_passed_check_is_a_row_of_the_table(tmp_path):
    status, table = interop(tmp_path, PASSING)

    assert status == 0
    assert "| good | a tool 1.0 | reads | passed: 0 findings. | 0 |\n" in table


def test_a_failed_check_fails_the_run_and_all_that_was_said_is_below_the_table(tmp_path):
    status, table = interop(tmp_path, Check("bad", "a tool 1.0", "reads", failing), PASSING)

    assert status == 1
    assert "| failed: 2 findings \\| of one kind: (see below) |" in table
    assert "## bad\n\n```text\n2 findings | of one kind:\nfirst\nsecond\n```\n" in table


def test_a_skipped_check_fails_nothing_and_says_why(tmp_path, capsys):
    status, table = interop(tmp_path, Check("away", "a tool 1.0", "reads", skipping))

    assert status == 0
    assert "skipped: Node's tools cannot be run: there is no `node` on this machine." in table
    assert "there is no `node`" in capsys.readouterr().out


def test_only_the_checks_named_are_run(tmp_path):
    _, table = interop(tmp_path, PASSING, Check("bad", "a tool 1.0", "reads", failing), only=["good"])

    assert "| bad |" not in table


def test_an_unknown_check_is_refused_with_those_that_are_known(tmp_path, capsys):
    with pytest.raises(SystemExit):
        interop(tmp_path, PASSING, only=["goood"])

    assert "no check is called goood; known are good" in capsys.readouterr().err


def test_every_tool_is_pinned_to_one_version_and_every_check_has_a_name_of_its_own():
    versions = [*NODE_TOOLS.values(), *PYTHON_TOOLS.values()]

    assert all(version.replace(".", "").replace("post", "").isdigit() for version in versions)
    assert len({check.name for check in CHECKS}) == len(CHECKS) == 13


@pytest.mark.parametrize("part", ["node", "generator"])
def test_without_node_or_java_the_tools_are_skipped(tmp_path, monkeypatch, part):
    monkeypatch.setattr(tools.shutil, "which", lambda command: None)

    with pytest.raises(SkippedError, match=r"there is no `(node|java)` on this machine"):
        getattr(workshop(tmp_path), part)


def test_tools_that_cannot_be_installed_are_skipped_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(tools.shutil, "which", lambda command: command)
    monkeypatch.setattr(tools, "run", lambda command, cwd: failing(None))

    with pytest.raises(SkippedError, match="npm install --no-package-lock failed: second"):
        _ = workshop(tmp_path).node


def test_a_command_that_fails_shows_how_it_ended_and_what_it_said(tmp_path):
    with pytest.raises(FailedError, match=r"(?s)ended with 3:\nno such rule"):
        run([sys.executable, "-c", "import sys; print('no such rule'); sys.exit(3)"], cwd=tmp_path)


def test_a_command_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(commands, "LONGEST", 0.05)

    with pytest.raises(FailedError, match="did not end within"):
        run([sys.executable, "-c", "import time; time.sleep(30)"], cwd=tmp_path)


def test_a_command_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FailedError, match="no-such-tool cannot be run"):
        run(["no-such-tool"], cwd=tmp_path)


def test_the_session_walks_the_whole_job_against_a_mock(tmp_path):
    with workshop(tmp_path).mock() as url:
        calls = walk(url)

    assert calls == 20


def test_the_session_names_the_call_that_gets_another_status(tmp_path):
    with workshop(tmp_path).mock() as url:
        walk(url)
        with pytest.raises(FailedError, match=r"POST /v2/numbers/12065550100 as application/json got 409, not 201"):
            walk(url)
