"""The client's keys appear in no repr, error, log or copy, and a client without keys is not created."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from typing import Any

import httpx
import pytest
from flowroute_numbers import (
    AsyncFlowrouteClient,
    AuthenticatedClient,
    CredentialsError,
    FlowrouteClient,
    FlowrouteError,
)

from contract_tests.calls.scripted import ACCESS_KEY, HOME, SECRET_KEY, Script, json_response
from contract_tests.tests.client.test_client_requests import EMPTY_PAGE

E164 = "12065550100"


def texts_of(error: BaseException) -> str:
    """Write all that a traceback tool would print of an error, its local variables too."""
    describe = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = "".join(describe.format())
    return frames + repr(error) + str(error) + repr(error.__dict__)


@pytest.mark.parametrize("kind", [FlowrouteClient, AsyncFlowrouteClient])
def test_client_shows_no_keys(kind: Any) -> None:
    """Neither its repr nor anything in it prints a key, and it is not pickled or copied with them."""
    client = kind(ACCESS_KEY, SECRET_KEY)

    assert SECRET_KEY not in repr(client) + repr(vars(client)) + repr(vars(client._session))
    for take_a_copy in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take_a_copy(client)


def test_plain_client_shows_no_keys() -> None:
    """Its repr prints no key, nor does that of its settings."""
    client = AuthenticatedClient(access_key=ACCESS_KEY, secret_key=SECRET_KEY)

    assert SECRET_KEY not in repr(client) + repr(vars(client))


@pytest.mark.parametrize(
    "response",
    [
        json_response(401, {"errors": [{"status": 401, "detail": f"no account of {SECRET_KEY}"}]}, x_echo=SECRET_KEY),
        json_response(200, {"data": SECRET_KEY}),
        httpx.ReadTimeout("late"),
        json_response(302, None, location="https://evil.example.com/"),
    ],
    ids=["401", "no document", "timeout", "redirect"],
)
def test_no_error_shows_a_key(response: Any) -> None:
    """Even when a service echoes it, and even to a tool that prints local variables."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(response), retries=0)

    with pytest.raises(FlowrouteError) as caught:
        client.get_number(E164)

    ours = [line for line in texts_of(caught.value).splitlines() if "contract_tests" not in line]
    assert [line for line in ours if SECRET_KEY in line and "SECRET_KEY =" not in line] == []


def test_log_has_the_call_and_no_keys(caplog: pytest.LogCaptureFixture) -> None:
    """At DEBUG, method, URL and status are logged; the keys are not."""
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=Script(EMPTY_PAGE))

    with caplog.at_level(logging.DEBUG):
        client.list_account_numbers(limit=3)

    assert "GET" in caplog.text
    assert "limit=3" in caplog.text
    assert "200" in caplog.text
    assert SECRET_KEY not in caplog.text
    assert "Basic" not in caplog.text.replace("Basic [hidden]", "")


@pytest.mark.parametrize("name", ["Cookie", "Proxy-Authorization", "X-Api-Key", "X-Auth-Token", "Set-Cookie"])
def test_log_has_no_value_of_a_header_that_carries_secrets(caplog: pytest.LogCaptureFixture, name: str) -> None:
    """Whatever a proxy or a service puts into it, on the way there or back."""
    secret = "a-ticket-of-somebody"
    script = Script(
        json_response(200, {"data": [], "links": {"self": f"{HOME}/v2/numbers"}}, **{name.replace("-", "_"): secret})
    )
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=script, headers={name: secret})

    with caplog.at_level(logging.DEBUG):
        client.list_account_numbers()

    assert name.lower() in caplog.text.lower(), f"The log does not mention {name} at all."
    assert secret not in caplog.text, f"The log has the value of {name}."


@pytest.mark.parametrize(
    ("access_key", "secret_key"), [(None, None), ("", ""), ("a", None), (None, "s"), ("a:b", "secret"), ("a", "")]
)
@pytest.mark.parametrize("kind", [FlowrouteClient, AsyncFlowrouteClient])
def test_client_without_keys_raises_credentials_error(
    kind: Any, access_key: str | None, secret_key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot work says so at once, and names both ways to give the keys."""
    monkeypatch.delenv("FLOWROUTE_ACCESS_KEY", raising=False)
    monkeypatch.delenv("FLOWROUTE_SECRET_KEY", raising=False)

    with pytest.raises(CredentialsError) as caught:
        kind(access_key, secret_key)

    assert str(caught.value) != "secret"
    assert "access_key" in str(caught.value) or "secret_key" in str(caught.value)


@pytest.mark.parametrize("base_url", ["api.flowroute.com", "ftp://x", "https://", "https://a:b@api.flowroute.com", "x"])
def test_invalid_base_url_is_rejected(base_url: str) -> None:
    """No call is sent to nowhere, and keys do not belong in a URL."""
    with pytest.raises(ValueError):
        FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=base_url)
