"""Who is let in."""

from __future__ import annotations

import base64

import pytest
from flowroute_mock.http.auth import read_keys

from mock_server.tests.helpers.callers import ACCESS_KEY, SECRET_KEY, Caller, basic

OPERATIONS = [
    ("GET", "/v2/numbers"),
    ("GET", "/v2/numbers/available"),
    ("GET", "/v2/numbers/12065550190"),
    ("POST", "/v2/numbers/12065550100"),
    ("PATCH", "/v2/numbers/12065550190/relationships/primary_route"),
    ("PATCH", "/v2/numbers/12065550190/relationships/failover_route"),
    ("PATCH", "/v2/numbers/12065550190"),
    ("DELETE", "/v2/numbers/12065550190"),
    ("DELETE", "/v2/numbers/12065550190/relationships/primary_route"),
    ("DELETE", "/v2/numbers/12065550190/relationships/failover_route"),
    ("GET", "/v2/numbers/available/areacodes"),
    ("GET", "/v2/numbers/available/exchanges"),
    ("GET", "/v2/numbers/available/tiers"),
    ("GET", "/v2/routes"),
    ("POST", "/v2/routes"),
    ("PATCH", "/v2/routes/98396"),
    ("DELETE", "/v2/routes/98396"),
    ("GET", "/v2/routes/edge_strategies"),
]


def encoded(text: bytes) -> str:
    return base64.b64encode(text).decode()


REFUSED = {
    "no header": None,
    "empty": "",
    "scheme alone": "Basic",
    "no base64": "Basic ***",
    "base64 cut short": "Basic bW9ja3VzZXI6bW9",
    "base64 with rubbish after it": basic() + "!",
    "two sets of keys": f"{basic()}, {basic()}",
    "no colon": f"Basic {encoded(b'mockuser')}",
    "no access key": f"Basic {encoded(b':' + SECRET_KEY.encode())}",
    "no secret": basic(ACCESS_KEY, ""),
    "wrong secret": basic(ACCESS_KEY, SECRET_KEY + "x"),
    "secret cut short": basic(ACCESS_KEY, SECRET_KEY[:-1]),
    "unknown access key": basic("nobody", SECRET_KEY),
    "access key in another case": basic("MOCKUSER", SECRET_KEY),
    "blank after the secret": basic(ACCESS_KEY, SECRET_KEY + " "),
    "NUL": f"Basic {encoded(b'mock' + bytes(1) + b'user:x')}",
    "not ASCII": f"Basic {encoded('mockusér:x'.encode())}",
    "not UTF-8": f"Basic {encoded(bytes([0xFF, 0xFE]) + b':x')}",
    "Latin-1 in the header": "Basic \xe9\xe9\xe9\xe9",
    "another scheme": basic().replace("Basic", "Bearer"),
    "endless": "Basic " + "QUFB" * 5000,
}


@pytest.mark.parametrize("authorization", REFUSED.values(), ids=REFUSED.keys())
def test_wrong_or_malformed_keys_are_rejected(account: Caller, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}

    response = account.app.test_client().get("/v2/numbers", headers=headers)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Basic realm="Flowroute"'
    entry = response.json["errors"][0]
    assert (entry["status"], entry["title"], entry["detail"]) == (401, "Unauthorized", "Authentication failed.")


@pytest.mark.parametrize(("method", "url"), OPERATIONS)
def test_every_operation_asks_for_keys_before_it_looks_at_the_request(account: Caller, method: str, url: str) -> None:
    response = account.app.test_client().open(f"{url}?limit=x", method=method, data=b"{", content_type="text/plain")

    assert response.status_code == 401


@pytest.mark.parametrize(("method", "url"), [("GET", "/v2/cnams"), ("DELETE", "/v2/numbers")])
def test_what_is_not_served_is_said_without_keys(account: Caller, method: str, url: str) -> None:
    assert account.app.test_client().open(url, method=method).status_code in (404, 405)


@pytest.mark.parametrize("scheme", ["basic", "BASIC", "Basic"])
def test_case_of_the_scheme_does_not_matter(account: Caller, scheme: str) -> None:
    response = account.get("/v2/numbers", headers={"Authorization": basic().replace("Basic", scheme)})

    assert response.status_code == 200


def test_secret_may_hold_colons() -> None:
    assert read_keys(basic("user", "a:b:c")) == ("user", "a:b:c")


def test_health_needs_no_keys(account: Caller) -> None:
    assert account.app.test_client().get("/__mock__/health").status_code == 200
