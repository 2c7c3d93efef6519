"""Where the keys come from, and that nothing shows them."""

from __future__ import annotations

import base64
import copy
import io
import logging
import pickle
import traceback
from collections.abc import Callable
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

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, CALLS, DETAILS, SECRET_KEY, Driver, Service

CLIENTS = [FlowrouteClient, AsyncFlowrouteClient, AuthenticatedClient]
SECRETS = (SECRET_KEY, base64.b64encode(f"{ACCESS_KEY}:{SECRET_KEY}".encode()).decode())


def shown(text: str | bytes) -> list[str]:
    """Return the secrets that a text shows."""
    text = text if isinstance(text, str) else text.decode("latin-1")
    return [secret for secret in SECRETS if secret in text]


def test_keys_of_the_environment_are_used_where_none_are_given(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", "from-environment")
    monkeypatch.setenv("FLOWROUTE_SECRET_KEY", "also-from-environment")
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190", options={"access_key": None, "secret_key": None})

    sent = base64.b64decode(service.requests[0].headers["Authorization"].removeprefix("Basic ")).decode()
    assert sent == "from-environment:also-from-environment"


def test_keys_that_are_given_come_before_those_of_the_environment(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", "from-environment")
    monkeypatch.setenv("FLOWROUTE_SECRET_KEY", "also-from-environment")
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190")

    assert service.requests[0].headers["Authorization"] == f"Basic {SECRETS[1]}"


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({}, ["access_key", "FLOWROUTE_ACCESS_KEY", "secret_key", "FLOWROUTE_SECRET_KEY"]),
        ({"access_key": ACCESS_KEY}, ["secret_key", "FLOWROUTE_SECRET_KEY"]),
        ({"secret_key": SECRET_KEY}, ["access_key", "FLOWROUTE_ACCESS_KEY"]),
        ({"access_key": "a:b", "secret_key": SECRET_KEY}, ["access_key", "colon"]),
        ({"access_key": b"a", "secret_key": SECRET_KEY}, ["must be strings"]),
    ],
    ids=["none", "no secret key", "no access key", "colon", "bytes"],
)
def test_missing_keys_are_an_error_that_names_both_ways_to_give_them(
    client: Callable[..., Any], keys: dict[str, Any], named: list[str]
) -> None:
    with pytest.raises(CredentialsError) as caught:
        client(**keys)

    assert [name for name in named if name not in str(caught.value)] == []
    assert shown(everything_about(caught.value)) == []


def test_clients_of_two_accounts_never_touch_each_other() -> None:
    service = Service(httpx.Response(200, json=DETAILS))
    first = service.sync_client(access_key="first", secret_key="secret of the first")
    second = service.sync_client(access_key="second", secret_key="secret of the second")

    for client in (first, second, first):
        client.get_number("12065550190")

    users = [base64.b64decode(r.headers["Authorization"].split()[1]).decode().split(":")[0] for r in service.requests]
    assert users == ["first", "second", "first"]


def test_keys_reach_a_proxy_of_the_network_under_no_other_name(driver: Driver) -> None:
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190")

    carrying = [name for name, value in service.requests[0].headers.items() if shown(value)]
    assert carrying == ["authorization"]


@pytest.mark.parametrize("client", CLIENTS)
def test_repr_str_and_attributes_of_a_client_show_no_key(client: Callable[..., Any]) -> None:
    made = client(access_key=ACCESS_KEY, secret_key=SECRET_KEY, base_url=BASE_URL)

    assert BASE_URL in repr(made)
    assert shown(f"{made} {made!r} {vars(made)}") == []


@pytest.mark.parametrize("client", [FlowrouteClient, AsyncFlowrouteClient])
@pytest.mark.parametrize("duplicate", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_client_is_not_pickled_or_copied(client: Callable[..., Any], duplicate: Callable[[Any], Any]) -> None:
    made = client(access_key=ACCESS_KEY, secret_key=SECRET_KEY)

    with pytest.raises(TypeError, match="holds keys"):
        duplicate(made)


def test_a_page_is_not_pickled_with_the_keys_in_it() -> None:
    args, kwargs, body = CALLS["list_account_numbers"]
    page = Service(httpx.Response(200, json=body)).sync_client().list_account_numbers(*args, **kwargs)

    with pytest.raises(TypeError):
        pickle.dumps(page)


ECHO = {"X-Echo": f"Basic {SECRETS[1]}", "Set-Cookie": f"key={SECRET_KEY}"}
FAILURES = {
    "refused": httpx.Response(401, json={"errors": [{"status": 401, "detail": f"bad key {SECRET_KEY}"}]}, headers=ECHO),
    "broken": httpx.Response(500, text=f"trace: Authorization: Basic {SECRETS[1]}", headers=ECHO),
    "no JSON": httpx.Response(200, text=f"you sent {SECRETS[1]} and {SECRET_KEY}", headers=ECHO),
    "wrong shape": httpx.Response(200, json={"data": [SECRET_KEY], "links": SECRETS[1]}, headers=ECHO),
    "redirected": httpx.Response(302, headers={"Location": "https://elsewhere.test/", **ECHO}),
    "timeout": httpx.ReadTimeout("too late"),
    "no connection": httpx.ConnectError("refused"),
    "bad encoding": lambda request: httpx.Response(
        200, headers={"Content-Encoding": "gzip", **ECHO}, stream=httpx.ByteStream(b"no gzip")
    ),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("failure", FAILURES)
def test_no_error_no_traceback_no_pickle_and_no_log_shows_a_key(
    driver: Driver, name: str, failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    args, kwargs, _ = CALLS[name]

    try:
        driver.call(Service(FAILURES[failure]), name, *args, **kwargs)
    except FlowrouteError as error:
        expected = everything_about(error)
        pickled = pickle.dumps(error)
        assert shown(expected) == []
        assert shown(pickled) == []
        assert pickle.loads(pickled).__dict__.keys() == error.__dict__.keys()  # noqa: S301 (ours, a line ago)
    assert shown(caplog.text) == []
    assert "flowroute_numbers" in caplog.text


def everything_about(error: BaseException) -> str:
    """Return all that can be printed of an error, with the local variables of each frame of ours."""
    out = io.StringIO()
    whole = traceback.TracebackException.from_exception(error, capture_locals=True)
    for part in (whole, whole.__cause__, whole.__context__):
        if part is not None:
            part.stack = traceback.StackSummary.from_list(
                [frame for frame in part.stack if "/tests/" not in frame.filename]
            )
            out.write("".join(part.format(chain=False)))
    causes = [repr(vars(cause)) + str(cause) for cause in (error.__cause__, error.__context__) if cause is not None]
    return "\n".join([out.getvalue(), str(error), repr(error), repr(vars(error)), *causes])
