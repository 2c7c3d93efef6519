"""What is logged, and that no secret is."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.journal import logs
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import ACCESS_KEY, SECRET_KEY, Caller, basic


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the log goes; afterwards the logger is as it was."""
    logger = logging.getLogger("flowroute_mock")
    before = logger.handlers[:], logger.level, logger.propagate
    yield io.StringIO()
    logger.handlers[:], logger.propagate = before[0], before[2]
    logger.setLevel(before[1])


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_json_log_has_one_line_with_the_facts_of_each_call(account: Caller, stream: io.StringIO) -> None:
    logs.configure("json", stream)

    account.get("/v2/numbers?limit=1", headers={"X-Request-Id": "one"})

    (line,) = lines(stream)
    assert line["request_id"] == "one"
    assert line["operation"] == "list_account_numbers"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/v2/numbers", 200)
    assert line["world"] == account.world
    assert line["milliseconds"] > 0
    assert line["level"] == "info"


def test_text_log_has_one_line_for_each_call(account: Caller, stream: io.StringIO) -> None:
    logs.configure("text", stream)

    account.get("/v2/numbers", headers={"X-Request-Id": "one"})

    assert " GET /v2/numbers 200 " in stream.getvalue()
    assert stream.getvalue().endswith(" one\n")


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_key_is_ever_logged(account: Caller, stream: io.StringIO, log_format: Any) -> None:
    logs.configure(log_format, stream)

    account.get(f"/v2/numbers?alias={SECRET_KEY}", headers={"Prefer": SECRET_KEY})
    account.post("/v2/numbers/12065550100", json={"messaging_callback_url": f"https://example.com/{SECRET_KEY}"})
    account.get("/v2/numbers", headers={"Authorization": basic(ACCESS_KEY, SECRET_KEY + "x")})
    account.post("/__mock__/worlds", json={"access_key": "otheruser", "secret_key": "another-plainly-fake-secret"})
    account.post("/__mock__/worlds", json={"access_key": "otheruser", "secret_key": "another-plainly-fake-secret"})

    assert stream.getvalue()
    assert not [
        key for key in (SECRET_KEY, "another-plainly-fake", ACCESS_KEY, "otheruser") if key in stream.getvalue()
    ]


@pytest.mark.parametrize("path", ["/v2/numbers/1%0AGET%20/faked", "/v2/%1B%5B31m", "/v2/caf%C3%A9"])
def test_path_cannot_forge_a_line(account: Caller, stream: io.StringIO, path: str) -> None:
    logs.configure("text", stream)

    account.get(path)

    assert len(stream.getvalue().splitlines()) == 1
    assert "\x1b" not in stream.getvalue()


def test_bug_of_ours_is_logged_with_its_traceback(account: Caller, stream: io.StringIO) -> None:
    logs.configure("json", stream)
    gateway = account.app.view_functions["get_number"]
    account.app.view_functions["get_number"] = lambda **path: gateway.broken()  # type: ignore[union-attr]

    account.get("/v2/numbers/12065550190")

    assert any("AttributeError" in line.get("traceback", "") for line in lines(stream))


def test_nothing_is_logged_where_nobody_asked(account: Caller, capfd: pytest.CaptureFixture[str]) -> None:
    account.get("/v2/numbers")

    assert capfd.readouterr() == ("", "")


def test_secrets_are_not_in_what_settings_and_worlds_say_of_themselves() -> None:
    mock = create_app(settings=Settings(admin_token="plainly-fake-token")).extensions["flowroute_mock"]

    shown = repr((mock.settings, mock.store.find_world(ACCESS_KEY)))

    assert SECRET_KEY not in shown
    assert "plainly-fake-token" not in shown
