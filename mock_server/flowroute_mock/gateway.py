"""Serve one operation: let the caller in, read the request, ask the endpoint, answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, request

from flowroute_mock import parsing
from flowroute_mock.answers import respond
from flowroute_mock.auth import authenticate
from flowroute_mock.calls import CALL, Call, origin
from flowroute_mock.contract import Contract, Operation
from flowroute_mock.errors import InvalidValueError, MalformedRequestError
from flowroute_mock.operation import Asked, Endpoint
from flowroute_mock.settings import Settings
from flowroute_mock.store import Store


@dataclass(frozen=True, slots=True)
class Mock:
    """What one app is made of; found at `app.extensions["flowroute_mock"]`."""

    store: Store
    contract: Contract
    settings: Settings


@dataclass(frozen=True, slots=True)
class Gateway:
    """The view of one operation.

    In order: keys, then the request against the contract, then what was planned for the call, then the endpoint.
    A request that is refused never reaches a planned fault and does not use one up.
    """

    mock: Mock
    operation: Operation
    endpoint: Endpoint

    def __call__(self, **path: str) -> Response:
        """Answer one call."""
        environ = request.environ
        call: Call = environ[CALL]
        call.operation = self.operation
        call.world = authenticate(self.mock.store, environ.get("HTTP_AUTHORIZATION"))
        asked = self._read(call, path)
        status, document = self.endpoint(asked)
        return respond(call, status, document, validate=self.mock.settings.validate_answers)

    def _read(self, call: Call, path: dict[str, str]) -> Asked:
        call.request_fits = False
        clamp_limit = self.mock.settings.over_limit == "clamp"
        query = parsing.read_query(self.operation, call.environ.get("QUERY_STRING", ""), clamp_limit=clamp_limit)
        parsing.read_path(self.operation, path)
        body = self._read_body(call)
        call.arguments = path | query
        call.request_fits = True
        assert call.world is not None
        return Asked(self.mock.store, call.world, path, query, body, origin(call.environ))

    def _read_body(self, call: Call) -> Any:
        if self.operation.body is None:
            return None
        parsing.check_framing(call.environ)
        call.body = request.get_data(cache=False)
        return parsing.read_body(self.operation.body, call.body, call.environ.get("CONTENT_TYPE", ""))
