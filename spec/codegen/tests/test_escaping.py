"""Nothing that a server sent reaches a terminal raw, and no key that it echoes is shown."""

from __future__ import annotations

import base64
import html
import json
import logging
import traceback
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from flowroute_numbers import CrossOriginError, ErrorEntry, FlowrouteError
from flowroute_numbers._runtime.escaping import printable

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, CALLS, SECRET_KEY, Driver, Service

HOSTILE = "\x1b]0;title\x07 \x9b31m \u202eoops\u2066 \r\n\x00"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, München", "plain, München"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\r\nb\x00\x7f", "a\\r\\nb\\x00\\x7f"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_terminal_would_obey_is_written_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown


HOSTILE_RESPONSES = {
    "detail": httpx.Response(404, json={"errors": [{"title": HOSTILE, "detail": HOSTILE, "status": HOSTILE}]}),
    "detail as an object": httpx.Response(422, json={"errors": [{"detail": {HOSTILE: [HOSTILE]}}]}),
    "reason": httpx.Response(500, extensions={"reason_phrase": b"\x1b[31mred\x07"}),
    "location": httpx.Response(302, headers={"Location": "https://elsewhere.test/\x1b[2J"}),
    "link": httpx.Response(200, json={"data": [], "links": {"self": "x", "next": f"https://{HOSTILE}.test/"}}),
    "body": httpx.Response(200, text=HOSTILE),
    "id": httpx.Response(
        200, json={**CALLS["get_number"][2], "data": {**CALLS["get_number"][2]["data"], "id": HOSTILE}}  # type: ignore[dict-item,index]
    ),
    "header": httpx.Response(503, headers=[(b"X-Odd", b"\x1b[31m"), (b"Retry-After", b"\x1b[0m")]),
}  # fmt: skip


@pytest.mark.parametrize("name", ["get_number", "list_account_numbers", "purchase_number", "update_primary_route"])
@pytest.mark.parametrize("response", HOSTILE_RESPONSES.values(), ids=HOSTILE_RESPONSES)
def test_no_error_and_no_log_shows_what_a_terminal_would_obey(
    driver: Driver, name: str, response: httpx.Response, caplog: pytest.LogCaptureFixture
) -> None:
    service = Service(lambda request: httpx.Response(
        response.status_code, headers=response.headers, content=response.content, extensions=response.extensions
    ))  # fmt: skip
    args, kwargs, _ = CALLS[name]
    texts = []

    with caplog.at_level(logging.DEBUG, logger="flowroute_numbers"):
        try:
            driver.call(service, name, *args, **kwargs)
            if name.startswith("list"):
                driver.items(service, name, **kwargs)
        except FlowrouteError as error:
            texts += [str(error), repr(error), *traceback.format_exception_only(error)]
            texts += [str(entry) for entry in getattr(error, "entries", ())]
    texts += [record.getMessage() for record in caplog.records if record.name == "flowroute_numbers"]

    assert texts
    assert [text for text in texts if not text.replace("\n", "").isprintable()] == []


def test_an_exception_of_the_connection_is_shown_escaped_and_without_the_key(driver: Driver) -> None:
    broken = httpx.RemoteProtocolError(f"illegal status line: \x1b[31m {SECRET_KEY}")

    with pytest.raises(FlowrouteError) as caught:
        driver.call(Service(broken), "purchase_number", "12065550100")

    text = "".join(traceback.format_exception(caught.value))
    assert SECRET_KEY not in text
    assert "\x1b" not in text
    assert "illegal status line: \\x1b[31m [hidden]" in text


def test_an_entry_is_shown_escaped() -> None:
    assert str(ErrorEntry(title="a\x1bb", detail="c\rd")) == "a\\x1bb: c\\rd"


PAIR = f"{ACCESS_KEY}:{SECRET_KEY}"
SPELLINGS = {
    "as it is": SECRET_KEY,
    "in capitals": SECRET_KEY.upper(),
    "percent-encoded": quote(SECRET_KEY, safe=""),
    "each character percent-encoded": "".join(f"%{ord(character):02X}" for character in SECRET_KEY),
    "percent-encoded twice": quote("".join(f"%{ord(character):02x}" for character in SECRET_KEY)),
    "each character escaped as in JSON": "".join(f"\\u{ord(character):04x}" for character in SECRET_KEY),
    "escaped twice": "".join(f"\\\\u{ord(character):04X}" for character in SECRET_KEY),
    "as HTML has it": "".join(f"&#{ord(character)};" for character in SECRET_KEY),
    "as HTML has it, in hexadecimal": "".join(f"&#x{ord(character):x};" for character in SECRET_KEY),
    "as HTTP Basic has it": base64.b64encode(PAIR.encode()).decode(),
    "as HTTP Basic has it, percent-encoded": quote(base64.b64encode(PAIR.encode()).decode(), safe=""),
    "in base64": base64.b64encode(SECRET_KEY.encode()).decode(),
    "in base64 for addresses": base64.urlsafe_b64encode(SECRET_KEY.encode()).decode(),
    "in base64, one place on": base64.b64encode(b"x" + SECRET_KEY.encode() + b"yz").decode(),
    "in base64, two places on": base64.b64encode(b"xy" + SECRET_KEY.encode() + b"z").decode(),
    "in base64 of JSON": base64.b64encode(json.dumps({"key": SECRET_KEY}).encode()).decode(),
    "in HTML": html.escape(f"<a title='{SECRET_KEY}'>"),
}


@pytest.mark.parametrize("spelled", SPELLINGS.values(), ids=SPELLINGS)
def test_a_key_is_blotted_out_however_a_server_spells_it(driver: Driver, spelled: str) -> None:
    body = b'{"errors":[{"detail":"' + spelled.encode() + b'"}]}'

    with pytest.raises(FlowrouteError) as caught:
        driver.call(
            Service(httpx.Response(404, content=body, headers={"X-Echo": spelled})), "get_number", "12065550190"
        )

    error: Any = caught.value
    core = spelled.strip("=")[4:-4]
    assert core not in f"{error} {error.entries} {error.body.decode()} {error.headers}"
    assert "[hidden]" in error.body.decode()
    assert "[hidden]" in error.headers["x-echo"]


@pytest.mark.parametrize("key", ['a"b\\c/d+e=f&g 12', "ключ-ключ-ключ", "\U0001f511" * 8])
@pytest.mark.parametrize(
    "spell",
    [json.dumps, lambda key: quote(key, safe=""), html.escape, str],
    ids=["JSON", "percent", "HTML", "as it is"],
)
def test_an_odd_key_is_blotted_out_as_well(key: str, spell: Any) -> None:
    spelled = spell(key)

    with pytest.raises(FlowrouteError) as caught, Service(httpx.Response(404, text=spelled)).sync_client(
        secret_key=key
    ) as client:  # fmt: skip
        client.get_number("12065550190")

    error: Any = caught.value
    assert error.body.decode().strip('"') == "[hidden]"


def test_a_link_that_carries_the_key_is_shown_without_it(driver: Driver) -> None:
    body = {"data": [], "links": {"self": "x", "next": f"https://{SECRET_KEY}.elsewhere.test/"}}

    with pytest.raises(CrossOriginError) as caught:
        driver.items(Service(httpx.Response(200, json=body)), "list_account_numbers")

    assert SECRET_KEY not in f"{caught.value} {caught.value.origin}"
    assert BASE_URL in str(caught.value)
