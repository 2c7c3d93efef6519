"""The throwaway PostgreSQL says what it lacks. That it works is shown by every test that CI runs through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mock_server.tests import postgres_server


def test_without_a_command_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    status = postgres_server.main(["--"])

    assert status == 2
    assert "postgres_server.py -- pytest" in capsys.readouterr().out


def test_without_postgresql_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres_server, "DEBIAN", tmp_path)
    status = postgres_server.main(["--", "true"])

    assert status == 1
    assert "apt-get install postgresql" in capsys.readouterr().err


def test_the_newest_version_that_debian_has_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in ("9.6", "17", "15"):
        program = tmp_path / version / "bin" / "initdb"
        program.parent.mkdir(parents=True)
        program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(postgres_server, "DEBIAN", tmp_path)

    assert postgres_server.find_binary("initdb") == str(tmp_path / "17" / "bin" / "initdb")
