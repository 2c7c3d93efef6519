"""Serve /__mock__/: read and change the worlds of a running mock, as admin_openapi.yaml describes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Flask, Response, request

from flowroute_mock.admin import endpoints
from flowroute_mock.admin.access import check_access, guard_admin
from flowroute_mock.http import parsing
from flowroute_mock.http.admin_contract import admin_contract
from flowroute_mock.http.call import CallContext, call_of
from flowroute_mock.http.contract import CompiledOperation
from flowroute_mock.http.responses import JSON, respond
from flowroute_mock.mock import Mock

LARGEST_SNAPSHOT = 8 * 1024 * 1024

OPERATIONS: dict[str, tuple[str, str, endpoints.AdminEndpoint]] = {
    "get_health": ("GET", "/__mock__/health", endpoints.get_health),
    "list_worlds": ("GET", "/__mock__/worlds", endpoints.list_worlds),
    "create_world": ("POST", "/__mock__/worlds", endpoints.create_world),
    "get_world": ("GET", "/__mock__/worlds/{world}", endpoints.get_world),
    "drop_world": ("DELETE", "/__mock__/worlds/{world}", endpoints.drop_world),
    "reset_world": ("POST", "/__mock__/worlds/{world}/reset", endpoints.reset_world),
    "get_snapshot": ("GET", "/__mock__/worlds/{world}/snapshot", endpoints.get_snapshot),
    "restore_snapshot": ("PUT", "/__mock__/worlds/{world}/snapshot", endpoints.restore_snapshot),
    "list_routes": ("GET", "/__mock__/worlds/{world}/routes", endpoints.list_routes),
    "add_route": ("POST", "/__mock__/worlds/{world}/routes", endpoints.add_route),
    "list_faults": ("GET", "/__mock__/worlds/{world}/faults", endpoints.list_faults),
    "plan_fault": ("POST", "/__mock__/worlds/{world}/faults", endpoints.plan_fault),
    "clear_faults": ("DELETE", "/__mock__/worlds/{world}/faults", endpoints.clear_faults),
    "get_journal": ("GET", "/__mock__/worlds/{world}/journal", endpoints.get_journal),
    "get_journal_as_har": ("GET", "/__mock__/worlds/{world}/journal.har", endpoints.get_journal_as_har),
}
"""Method, path and endpoint of each operation; a test compares it with the document."""
OPEN_TO_ALL = ("get_health",)


def add_admin(app: Flask, mock: Mock) -> None:
    """Serve the admin's operations, its document, the metrics, and the mocked contract itself."""
    guard_admin(app, mock.settings)
    for name, (method, path, endpoint) in OPERATIONS.items():
        add_rule(app, name, method, path, AdminGateway(mock, name, endpoint))

    def get_admin_contract() -> Response:
        check_access(request.environ, mock.settings.admin_token)
        return json_response({**admin_contract().document, "servers": [{"url": mock.origin(request.environ)}]})

    def get_metrics() -> Response:
        check_access(request.environ, mock.settings.admin_token)
        body, content_type = mock.metrics.render()
        return Response(body, content_type=content_type)

    def get_contract() -> Response:
        return json_response({**mock.contract.document, "servers": [{"url": mock.origin(request.environ)}]})

    add_rule(app, "get_admin_contract", "GET", "/__mock__/openapi.json", get_admin_contract)
    add_rule(app, "get_metrics", "GET", "/__mock__/metrics", get_metrics)
    add_rule(app, "get_contract", "GET", "/openapi.json", get_contract)


def add_rule(app: Flask, name: str, method: str, path: str, view: Callable[..., Response]) -> None:
    """Serve one operation."""
    rule = re.sub(r"{(\w+)}", r"<\1>", path)
    app.add_url_rule(rule, name, view, methods=[method], provide_automatic_options=False)


def json_response(document: dict[str, Any]) -> Response:
    """Send a document that is its own contract."""
    return Response(orjson.dumps(document), content_type=JSON)


@dataclass(frozen=True, slots=True)
class AdminGateway:
    """The view of one operation of the admin: check access, read the request, do it, respond."""

    mock: Mock
    name: str
    endpoint: endpoints.AdminEndpoint

    def __call__(self, **path: str) -> Response:
        """Respond to one request."""
        call = call_of(request.environ)
        if self.name not in OPEN_TO_ALL:
            check_access(call.environ, self.mock.settings.admin_token)
        operation = admin_contract().operations[self.name]
        parsing.read_path(operation, path)
        body = self._read_body(operation, call)
        status, document = self.endpoint(endpoints.AdminRequest(self.mock.worlds, call.environ, path, body))
        return respond(call, status, document, validate=self.mock.settings.validate_answers)

    def _read_body(self, operation: CompiledOperation, call: CallContext) -> Any:
        """Parse a body, None for an empty one; Worlds checks its shape, as it does for everybody."""
        if operation.body is None:
            return None
        raw = parsing.read_raw_body(request, largest=LARGEST_SNAPSHOT)
        parsing.check_content_type(operation.body, call.environ.get("CONTENT_TYPE", "") if raw else "")
        return parsing.parse_json(raw) if raw else None
