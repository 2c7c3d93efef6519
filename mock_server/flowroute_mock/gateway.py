"""Process one request: authenticate, validate, apply a planned fault or call the endpoint, respond."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, request

from flowroute_mock.faults import planned_faults as faults
from flowroute_mock.faults import prefer
from flowroute_mock.http import parsing
from flowroute_mock.http.auth import authenticate
from flowroute_mock.http.call import CallContext, call_of, origin
from flowroute_mock.http.contract import CompiledOperation
from flowroute_mock.http.endpoint import Endpoint, EndpointRequest
from flowroute_mock.http.error_handlers import HANDLED_ERRORS, error_response
from flowroute_mock.http.responses import respond
from flowroute_mock.mock import Mock
from flowroute_mock.world.records import World


@dataclass(frozen=True, slots=True)
class Gateway:
    """The view of one operation.

    In order: keys; the rate limit; the request against the contract; the Prefer header; planned faults; the endpoint.
    An invalid request never reaches the planned faults, and uses none up.
    """

    mock: Mock
    operation: CompiledOperation
    endpoint: Endpoint

    def __call__(self, **path: str) -> Response:
        """Process one request."""
        environ = request.environ
        call = call_of(environ)
        call.operation = self.operation
        call.world = world = authenticate(self.mock.store, environ.get("HTTP_AUTHORIZATION"))
        if not call.admitted and (world.has_faults or self.mock.settings.rate_limit is not None):
            self.mock.admit(world)
            call.admitted = True
        endpoint_request = self._read(call, world, path)
        if "HTTP_PREFER" in environ:
            preferred = prefer.respond_preferred(call, self.operation, environ["HTTP_PREFER"])
            if preferred is not None:
                return preferred
        if world.has_faults:
            fault = self.mock.store.take_fault(world.id, self.operation.id)
            if fault is not None:
                return faults.apply_fault(
                    call, self.operation, fault, lambda: self._perform_or_error(call, endpoint_request)
                )
        return self._perform(call, endpoint_request)

    def _read(self, call: CallContext, world: World, path: dict[str, str]) -> EndpointRequest:
        call.request_fits = False
        clamp_limit = self.mock.settings.over_limit == "clamp"
        query = parsing.read_query(self.operation, call.environ.get("QUERY_STRING", ""), clamp_limit=clamp_limit)
        parsing.read_path(self.operation, path)
        body = self._read_body(call)
        call.arguments = path | query
        call.request_fits = True
        view = self.mock.store.view(world.id, world.version)
        return EndpointRequest(self.mock.store, view, world, path, query, body, origin(call.environ))

    def _read_body(self, call: CallContext) -> Any:
        if self.operation.body is None:
            return None
        call.body = parsing.read_raw_body(request)
        return parsing.read_body(self.operation.body, call.body, call.environ.get("CONTENT_TYPE", ""))

    def _perform(self, call: CallContext, endpoint_request: EndpointRequest) -> Response:
        status, document = self.endpoint(endpoint_request)
        return respond(call, status, document, validate=self.mock.settings.validate_answers)

    def _perform_or_error(self, call: CallContext, endpoint_request: EndpointRequest) -> Response:
        try:
            return self._perform(call, endpoint_request)
        except HANDLED_ERRORS as error:
            return error_response(call, error, validate=self.mock.settings.validate_answers)
