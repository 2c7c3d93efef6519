"""Draw requests from an OpenAPI document: each is made for one operation, and then perhaps spoiled."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flowroute_mock.http.contract import METHODS

from mock_server.tests.fuzz.values import ODD, TEXTS, Drawing
from mock_server.tests.helpers.callers import ACCESS_KEY, SECRET_KEY, basic

WORLDS = ("self", "self", "self", "1", "1", "2", "3", "999")
CONTENT_TYPES = (
    "application/json", "application/json", "application/json", "application/vnd.api+json", "text/plain; charset=utf-8",
    "application/json; charset=utf-16", "", "multipart/form-data", "application/x-www-form-urlencoded", "x",
)  # fmt: skip
ACCEPTS = ("*/*", "application/vnd.api+json", "text/html", "", "a/b;q=x", "application/json;q=0")
PREFERENCES = ("code=404", "code=200", "code=999", "example=seattle", "code=", "wait=5", '=;,"')
KEYS = (basic(), basic(), basic(), basic(ACCESS_KEY, "wrong"), "Basic !", "", basic("mockabcd", SECRET_KEY))


@dataclass(frozen=True)
class FuzzedRequest:
    """One request; body is None where there is none, and document its JSON where it is JSON."""

    operation: str
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    document: Any = None

    def __str__(self) -> str:
        headers = " ".join(f"-H {f'{name}: {value}'!r}" for name, value in self.headers)
        body = "" if self.body is None else f" --data-binary {self.body[:2000]!r}"
        return f"curl -X {self.method} {headers}{body} URL{self.target}"


class RequestDrawing:
    """Requests for the operations of one document."""

    def __init__(self, source: random.Random, document: Mapping[str, Any]) -> None:
        self._source = source
        self._draw = Drawing(source, document)
        self._operations = [
            (path, method, [*item.get("parameters", []), *node.get("parameters", [])], node)
            for path, item in document["paths"].items()
            for method, node in item.items()
            if method in METHODS and node["operationId"] != "drop_world"
        ]

    def request(self) -> FuzzedRequest:
        """Draw one request."""
        path, method, given, node = self._source.choice(self._operations)
        parameters = [self._draw.resolve(each) for each in given]
        target = self._path(path, [each for each in parameters if each["in"] == "path"])
        query = self._query([each for each in parameters if each["in"] == "query"])
        body, document = self._body(node) if "requestBody" in node else self._stray_body()
        headers = self._headers(has_body=body is not None)
        method = self._source.choice(METHODS).upper() if self._rarely() else method.upper()
        return FuzzedRequest(node["operationId"], method, target + query, headers, body, document)

    def _rarely(self) -> bool:
        return self._source.random() < 0.03

    def _often(self) -> bool:
        return self._source.random() < 0.5

    def _path(self, path: str, parameters: list[Mapping[str, Any]]) -> str:
        for each in parameters:
            drawn = self._source.choice(WORLDS) if each["name"] == "world" else str(self._draw.value(each["schema"]))
            if self._rarely():
                drawn = self._source.choice(TEXTS)
            path = path.replace(f"{{{each['name']}}}", quote(drawn, safe=""))
        return path + self._source.choice(("/", "%00", "//x", ";a", "%FF")) if self._rarely() else path

    def _query(self, parameters: list[Mapping[str, Any]]) -> str:
        chosen = [(each["name"], self._draw.value(each["schema"])) for each in parameters if self._often()]
        if self._source.random() < 0.2:
            chosen.append((self._source.choice(("cnam_lookups_enabled", "limit", "x", "")), self._source.choice(ODD)))
        text = "&".join(f"{name}={quote(str(value))}" for name, value in chosen)
        if self._rarely():
            text += self._source.choice(("&=", "&%", "&%FF", "&a", "&limit=1&limit=2", "&" * 101, "x" * 9000))
        return f"?{text}" if text else ""

    def _body(self, node: Mapping[str, Any]) -> tuple[bytes | None, Any]:
        schema = next(iter(self._draw.resolve(node["requestBody"])["content"].values()))["schema"]
        document = self._draw.value(schema)
        if self._often():
            document = self._draw.spoil(document, self._source.choice((1, 1, 1, 2, 4)))
        raw = json.dumps(document).encode()
        if self._rarely():
            return self._spoiled_text(raw), None
        return raw, document

    def _stray_body(self) -> tuple[bytes | None, Any]:
        return (b'{"stray": 1}' if self._rarely() else None), None

    def _spoiled_text(self, raw: bytes) -> bytes | None:
        place = self._source.randrange(len(raw) + 1)
        odd = self._source.choice(
            (b"\xff", b"\x00", b'"', b"[" * 200, b"NaN", b'{"a":1,"a":2}', b"\xef\xbb\xbf", b"9" * 400)
        )
        return self._source.choice(
            (None, b"", b"null", raw[:place], raw[:place] + odd + raw[place:], odd, b" " * 70000)
        )

    def _headers(self, *, has_body: bool) -> tuple[tuple[str, str], ...]:
        headers = {"Host": "127.0.0.1", "Authorization": self._source.choice(KEYS)}
        if has_body:
            headers["Content-Type"] = self._source.choice(CONTENT_TYPES)
        if self._rarely():
            headers["Accept"] = self._source.choice(ACCEPTS)
        if self._rarely():
            headers["Prefer"] = self._source.choice(PREFERENCES)
        if self._rarely():
            headers["X-Request-Id"] = self._source.choice(TEXTS).encode("ascii", "replace").decode()
        return tuple((name, value) for name, value in headers.items() if value)
