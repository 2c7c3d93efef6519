"""Read and change a world of a running mock over HTTP, for the command."""

from __future__ import annotations

import json
from typing import Any

import httpx

SECONDS = 60.0
PLACE = "/__mock__/worlds/self"
ADVICE = {
    401: "Check --access-key and --secret-key, and --admin-token where the mock was started with one.",
    403: "Call it from the machine it runs on, or give the --admin-token that it was started with.",
    404: "Is a flowroute-mock running there?",
}


class RemoteWorldError(Exception):
    """The mock cannot be reached, or did not do what was asked; the message is one line."""


class RemoteWorld:
    """The world of one account of a running mock.

    No proxy of the environment is asked, since the keys are for the mock alone.
    """

    def __init__(self, *, url: str, access_key: str, secret_key: str, admin_token: str | None) -> None:
        if "@" in url:
            raise RemoteWorldError("Give the keys as --access-key and --secret-key, not in --url.")
        self._url = url.rstrip("/")
        self._keys = httpx.BasicAuth(access_key, secret_key)
        self._headers = {} if admin_token is None else {"X-Mock-Token": admin_token}

    def snapshot(self) -> str:
        """Return what the world has, as indented JSON.

        Raises:  RemoteWorldError.
        """
        response = self._call("GET", "/snapshot")
        try:
            return json.dumps(response.json(), indent=2, ensure_ascii=False) + "\n"
        except ValueError as error:
            raise RemoteWorldError(f"{self._url} sent no JSON. {ADVICE[404]}") from error

    def restore(self, snapshot: bytes) -> None:
        """Put a snapshot in place of what the world has.

        Raises:  RemoteWorldError.
        """
        self._call("PUT", "/snapshot", content=snapshot, headers={"Content-Type": "application/json"})

    def reset(self) -> None:
        """Give the world its starting content.

        Raises:  RemoteWorldError.
        """
        self._call("POST", "/reset")

    def _call(self, method: str, path: str, headers: dict[str, str] | None = None, **body: Any) -> httpx.Response:
        try:
            with httpx.Client(auth=self._keys, headers=self._headers, trust_env=False, timeout=SECONDS) as client:
                response = client.request(method, f"{self._url}{PLACE}{path}", headers=headers, **body)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise RemoteWorldError(
                f"{self._url} cannot be reached: {error}. Give the URL that `serve` printed."
            ) from error
        if not response.is_success:
            advice = ADVICE.get(response.status_code, "")
            raise RemoteWorldError(
                f"{self._url} responded {response.status_code}: {_reason(response)} {advice}".strip()
            )
        return response


def _reason(response: httpx.Response) -> str:
    """Return the detail of an error of the mock, or the start of what was sent instead."""
    try:
        entry = response.json()["errors"][0]
        return str(entry.get("detail") or entry["status"])
    except (ValueError, LookupError, TypeError, AttributeError):
        return response.text[:200]
