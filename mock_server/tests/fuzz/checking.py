"""Send a drawn request to an app in this process, and check the response against the documents alone."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Flask
from flowroute_mock.http.call import CALL, CallContext
from flowroute_mock.serving.wsgi import RequestLine, WsgiResponse, build_environ, call_app
from jsonschema_rs import Draft202012Validator

from mock_server.tests.fuzz.requests import FuzzedRequest

SLOWEST = 20.0
"""Seconds; far more than any call needs on a busy machine, and a hang is longer."""
ROUTING = (404, 405)
ADMIN_ROUTING = (*ROUTING, 415)
"""The admin checks the type of a body before the path: docs/adr/0054."""
BEYOND_A_SCHEMA = re.compile(
    r"Unknown operation|has no status|has no such example|is there twice|is on the account already|there is no route"
    r"|does not know area code"
)
"""Rules between two values, or of the mocked contract, that the admin's schemas cannot express; each is a message."""


class Findings:
    """Check responses of one app, whose documents these are."""

    def __init__(self, app: Flask, documents: list[Mapping[str, Any]]) -> None:
        self._app = app
        self._nodes = {
            node["operationId"]: (document, path, method.upper(), node)
            for document in documents
            for path, item in document["paths"].items()
            for method, node in item.items()
            if "operationId" in node
        }
        self._validators: dict[str, Draft202012Validator] = {}

    def of(self, request: FuzzedRequest) -> Iterator[str]:
        """Send a request, and yield what is wrong with its response."""
        begun = time.monotonic()
        response, call = self._send(request)
        if time.monotonic() - begun > SLOWEST:
            yield f"took {time.monotonic() - begun:.0f} s"
        if call is not None and call.fault is not None:
            return
        if response.status >= 500:
            yield f"{response.status} without a planned fault: {response.body[:300]!r}"
        elif call is not None and call.operation is not None:
            yield from self._off_contract(call.operation.id, response)
            yield from self._disagreement(request, call.operation.id, response)
        elif response.status not in (ADMIN_ROUTING if request.target.startswith("/__mock__/") else ROUTING):
            yield f"{response.status} for what is no operation"

    def _send(self, request: FuzzedRequest) -> tuple[WsgiResponse, CallContext | None]:
        path, _, query = request.target.partition("?")
        line = RequestLine(
            request.method, unquote_to_bytes(path).decode("latin-1"), query, "http", "127.0.0.1", "80", "127.0.0.1"
        )
        headers = [*request.headers]
        if request.body is not None:
            headers.append(("Content-Length", str(len(request.body))))
        environ = build_environ(line, headers, request.body or b"")
        return call_app(self._app.wsgi_app, environ), environ.get(CALL)

    def _off_contract(self, operation: str, response: WsgiResponse) -> Iterator[str]:
        document, _, _, node = self._nodes[operation]
        expected = node["responses"].get(str(response.status))
        if expected is None:
            yield f"{response.status} is not documented for {operation}"
            return
        expected = resolve(document, expected)
        content = expected.get("content")
        if not content or not response.body:  # a HEAD has no body
            return
        media_type = dict(response.headers)["Content-Type"].partition(";")[0]
        if media_type not in content:
            yield f"{media_type} is not documented for {operation}"
        elif media_type.endswith("json"):
            validator = self._validator(document, f"{operation}:{response.status}", content[media_type]["schema"])
            for error in validator.iter_errors(json.loads(response.body)):
                yield f"{operation}, {response.status}: {error.message[:300]}"

    def _disagreement(self, request: FuzzedRequest, operation: str, response: WsgiResponse) -> Iterator[str]:
        """Compare what the schema of an admin's body allows with what the server takes."""
        document, _, _, node = self._nodes[operation]
        admin_body = request.target.startswith("/__mock__/") and "requestBody" in node
        if not admin_body or request.document is None or response.status in (401, 403, 404, 409, 413, 415):
            return
        schema = next(iter(resolve(document, node["requestBody"])["content"].values()))["schema"]
        allowed = self._validator(document, operation, schema).is_valid(json.loads(request.body or b"null"))
        taken = response.status < 400
        if taken and not allowed:
            yield f"{operation} took what its schema does not allow"
        said = json.loads(response.body)["errors"][0]["detail"] if not taken else ""
        about_the_path = isinstance(said, dict)
        if allowed and not taken and not about_the_path and not BEYOND_A_SCHEMA.search(said):
            yield f"{operation} did not take what its schema allows: {response.body[:300]!r}"

    def _validator(self, document: Mapping[str, Any], key: str, schema: Mapping[str, Any]) -> Draft202012Validator:
        if key not in self._validators:
            self._validators[key] = Draft202012Validator({**schema, "components": document["components"]})
        return self._validators[key]


def resolve(document: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference within a document."""
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node
