"""Walk the whole job over plain HTTP: search, buy, look up, route, list, and the errors beside them."""

from __future__ import annotations

import httpx

from spec.interop.commands import FailedError
from spec.interop.tools import ACCESS_KEY, SECRET_KEY

MEDIA_TYPES = ("application/json", "application/vnd.api+json")
NUMBERS = "/v2/numbers"
OFFERED = {"application/json": "12065550100", "application/vnd.api+json": "12065550101"}


def walk(url: str) -> int:
    """Do the job once in each media type, and return how many calls that took.

    Raises:  FailedError when a call gets another status, or its response says that it breaks the contract.
    """
    return sum(_walk(url, media_type, OFFERED[media_type]) for media_type in MEDIA_TYPES)


def _walk(url: str, media_type: str, e164: str) -> int:
    routes = f"{NUMBERS}/{e164}/relationships"
    steps = [
        ("GET", f"{NUMBERS}/available?starts_with={e164}&order_by=number,asc", None, 200),
        ("POST", f"{NUMBERS}/{e164}", {"cnam_lookups_enabled": True}, 201),
        ("POST", f"{NUMBERS}/{e164}", None, 409),
        ("GET", f"{NUMBERS}/{e164}", None, 200),
        ("PATCH", f"{routes}/primary_route", {"data": {"type": "route", "id": "98396"}}, 204),
        ("PATCH", f"{routes}/failover_route", {"data": {"type": "route", "id": "83834"}}, 204),
        ("GET", f"{NUMBERS}/{e164}", None, 200),
        ("GET", f"{NUMBERS}?limit=2&offset=1", None, 200),
        ("GET", f"{NUMBERS}/19995550199", None, 404),
    ]
    headers = {"Accept": media_type, "Content-Type": media_type}
    with httpx.Client(base_url=url, auth=(ACCESS_KEY, SECRET_KEY), headers=headers, timeout=30) as http:
        for method, path, body, status in steps:
            _check(http.request(method, path, json=body), status)
        _check(http.get(NUMBERS, auth=("nobody", "wrong")), 401)
    return len(steps) + 1


def _check(response: httpx.Response, status: int) -> None:
    request = response.request
    call = f"{request.method} {request.url.path} as {request.headers['Accept']}"
    if response.status_code != status:
        raise FailedError(f"{call} got {response.status_code}, not {status}: {response.text[:500]}")
    if violations := response.headers.get("sl-violations"):
        raise FailedError(f"{call} breaks the contract: {violations[:500]}")
