"""Keys of an account in the journal, the archive and the log: never, however a caller wrote them."""

from __future__ import annotations

import base64
import json
import logging
import urllib.parse

import pytest
from flask import Flask
from flowroute_mock.app import create_app
from flowroute_mock.journal.redaction import redact_text
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import SECRET_KEY, Caller

JOURNAL = "/__mock__/worlds/self/journal"


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


EVERY = "".join(f"%{byte:02X}" for byte in SECRET_KEY.encode())
FORMS = {
    "plain": SECRET_KEY,
    "in upper case": SECRET_KEY.upper(),
    "in base64": b64(SECRET_KEY),
    "in base64 with the access key": b64(f"mockuser:{SECRET_KEY}"),
    "in base64, second position": b64(f"x{SECRET_KEY}y"),
    "in base64, third position": b64(f"xx{SECRET_KEY}yy"),
    "in base64 for URLs": base64.urlsafe_b64encode(f"??>{SECRET_KEY}".encode()).decode(),
    "percent-encoded": EVERY,
    "percent-encoded in lower case": EVERY.lower(),
    "percent-encoded in part": SECRET_KEY.replace("-", "%2D"),
    "percent-encoded twice": urllib.parse.quote(EVERY),
    "base64 that is percent-encoded": urllib.parse.quote(b64(f"{SECRET_KEY}??"), safe=""),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("place", ["a query", "a path", "a header", "a header's name", "a body", "a request id"])
def test_a_key_is_in_no_record_wherever_a_caller_put_it(
    account: Caller, caplog: pytest.LogCaptureFixture, place: str, form: str
) -> None:
    with caplog.at_level(logging.INFO, "flowroute_mock"):
        if place == "a query":
            account.get(f"/v2/numbers?alias={form}")
        elif place == "a path":
            account.get(f"/v2/nothing/{form}")
        elif place == "a header":
            account.get("/v2/numbers", headers={"X-Note": f"see {form}"})
        elif place == "a header's name":
            account.get("/v2/numbers", headers={form.strip("=").replace("%", "-").replace("/", "-"): "1"})
        elif place == "a body":
            account.post("/v2/numbers/12065550100", data=json.dumps({"note": form}), content_type="application/json")
        else:
            account.get("/v2/numbers", headers={"X-Request-Id": form})
        caplog.handler.flush()
    shown = account.get(JOURNAL).text + account.get(f"{JOURNAL}.har").text + caplog.text

    assert [call for call in account.get(JOURNAL).json["calls"]]
    for spelling in (SECRET_KEY, FORMS["in base64"], FORMS["in base64 with the access key"][12:], form):
        if place == "a header's name" and "%" in form:
            continue  # no header has a percent sign of a URL in its name that we could send
        assert spelling.lower() not in shown.lower()


@pytest.mark.parametrize("secret", ["operation", "milliseconds", "request_fits", "Content-Type", "application"])
def test_a_secret_that_is_the_name_of_a_field_does_not_break_the_journal(secret: str) -> None:
    app: Flask = create_app(settings=Settings("someuser", secret))
    account = Caller(app, "someuser", secret)
    account.get("/v2/numbers")

    response = account.get(JOURNAL)
    archive = account.get(f"{JOURNAL}.har")
    app.extensions["flowroute_mock"].close()

    assert (response.status_code, archive.status_code) == (200, 200)
    assert response.json["calls"][0]["operation"] == "list_account_numbers"


def test_other_texts_are_left_alone() -> None:
    keys = ("mockuser", SECRET_KEY)

    assert redact_text("100%25 of 2+2", keys) == "100%25 of 2+2"
    assert redact_text('{"a": "\\u00e9"}', keys) == '{"a": "\\u00e9"}'


def test_the_journal_in_memory_keeps_8_kib_of_a_body_and_bounded_headers(account: Caller) -> None:
    headers = {f"X-{number}": "x" * 5000 for number in range(100)}
    account.post("/v2/numbers/12065550100", data=b"{}".ljust(65536), content_type="application/json", headers=headers)

    kept = vars(account.mock.journal)["_entries"][account.world][0][0]

    assert len(kept.call.body) == 8192
    assert sum(len(value) for value in kept.call.environ.values()) < 40_000
