"""Call an app in process, with keys or without."""

from __future__ import annotations

import base64
from typing import Any

from flask import Flask
from flowroute_mock.mock import Mock
from flowroute_mock.world.records import WorldId
from werkzeug.test import TestResponse

ACCESS_KEY = "mockuser"
SECRET_KEY = "mock-secret-key-for-offline-tests"


def basic(access_key: str = ACCESS_KEY, secret_key: str = SECRET_KEY) -> str:
    """Write keys as HTTP Basic does."""
    return "Basic " + base64.b64encode(f"{access_key}:{secret_key}".encode()).decode()


class Caller:
    """An account that calls an app."""

    def __init__(self, app: Flask, access_key: str = ACCESS_KEY, secret_key: str = SECRET_KEY) -> None:
        self.app = app
        self.mock: Mock = app.extensions["flowroute_mock"]
        self.authorization = basic(access_key, secret_key)
        self._access_key = access_key
        self._client = app.test_client(use_cookies=False)

    @property
    def world(self) -> WorldId:
        """The world of this account."""
        world = self.mock.store.find_world(self._access_key)
        assert world is not None
        return world.id

    def call(self, method: str, url: str, *, headers: dict[str, str] | None = None, **options: Any) -> TestResponse:
        """Call with this account's keys, unless the headers have others."""
        given = {"Authorization": self.authorization, **(headers or {})}
        return self._client.open(url, method=method, headers=given, **options)

    def get(self, url: str, **options: Any) -> TestResponse:
        """GET a URL."""
        return self.call("GET", url, **options)

    def post(self, url: str, **options: Any) -> TestResponse:
        """POST to a URL."""
        return self.call("POST", url, **options)

    def patch(self, url: str, **options: Any) -> TestResponse:
        """PATCH a URL."""
        return self.call("PATCH", url, **options)

    def delete(self, url: str, **options: Any) -> TestResponse:
        """DELETE a URL."""
        return self.call("DELETE", url, **options)

    def ids(self, url: str) -> list[str]:
        """List the ids of one page."""
        return [item["id"] for item in self.get(url).json["data"]]

    def plan(self, **plan: Any) -> int:
        """Plan a fault."""
        return self.mock.worlds.plan_fault(self.world, plan)
