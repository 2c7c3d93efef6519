"""Hold one call and its answer, check the answer against the contract, and say how to repeat the call by hand."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import orjson
from jsonschema_rs import Draft202012Validator

from contract_tests import contract
from contract_tests.contract import Operation

JSON_TYPES = ("application/json", "application/vnd.api+json")
SHOWN_HEADERS = ("content-type", "accept")
NO_BODY = (204, 304)


@dataclass(frozen=True)
class Exchange:
    """One request as it was sent, and its answer as it came. The keys are not kept."""

    method: str
    url: httpx.URL
    request_headers: tuple[tuple[str, str], ...]
    request_body: bytes
    signed: bool
    status: int
    headers: httpx.Headers
    body: bytes

    @cached_property
    def operation(self) -> Operation | None:
        """Name the operation, None for a call of none."""
        return contract.find_operation(self.method, unquote(self.url.path))

    @cached_property
    def json(self) -> Any:
        """Read the body, strictly."""
        return orjson.loads(self.body)

    def check(self) -> None:
        """Hold the answer against the contract.

        Raises:  AssertionError, which says what is wrong with it and how to repeat the call.
        """
        problem = fault_of(self)
        if problem:
            raise AssertionError(f"{problem}\n{self.told()}")

    def expect(self, *statuses: int) -> None:
        """Hold the status against those that are right here.

        Raises:  AssertionError, which says how to repeat the call.
        """
        if self.status not in statuses:
            name = self.operation.id if self.operation else f"{self.method} {self.url.path}"
            wanted = " or ".join(map(str, statuses))
            raise AssertionError(f"{name} answered {self.status}, not {wanted}.\n{self.told()}")

    def told(self) -> str:
        """Tell what was called and what came back, in a line of curl and a few of text."""
        return f"{self.curl()}\nanswered {self.status}: {self.body[:1500].decode(errors='replace') or '(no body)'}"

    def curl(self) -> str:
        """Write the call as one line for a shell, with the keys left to its environment."""
        parts = ["curl", "-sS", "-i"]
        if self.method != "GET":
            parts += ["-X", self.method]
        if self.signed:
            parts += ["-u", '"$FLOWROUTE_ACCESS_KEY:$FLOWROUTE_SECRET_KEY"']
        for name, value in self.request_headers:
            if name.lower() in SHOWN_HEADERS:
                parts += ["-H", shlex.quote(f"{name}: {value}")]
        if self.request_body:
            parts += ["--data-binary", shlex.quote(self.request_body[:2000].decode(errors="backslashreplace"))]
        target = self.url.raw_path.decode("ascii", "backslashreplace")
        return " ".join([*parts, '"$BASE_URL"' + shlex.quote(target)])

    def python(self) -> str:
        """Write the call as a line of Python with the client; what the client cannot say is a comment."""
        operation = self.operation
        if operation is None or not self.signed:
            return f"# no method of the client sends this: {self.method} {self.url.raw_path.decode('ascii', 'replace')}"
        arguments = [repr(value) for value in contract.path_arguments(operation, unquote(self.url.path)).values()]
        return f"flowroute.{operation.id}({', '.join([*arguments, *self._options(operation)])})  # {self.status}"

    def _options(self, operation: Operation) -> list[str]:
        given: dict[str, Any] = dict(parse_qsl(self.url.query.decode("ascii", "replace"), keep_blank_values=True))
        try:
            body = json.loads(self.request_body) if self.request_body else {}
        except ValueError:
            body = {}
        if operation.id.startswith("update_"):
            route = body.get("data", {}) if isinstance(body, dict) else {}
            return [repr(route.get("id"))] if isinstance(route, dict) else []
        return [f"{name}={_literal(operation, name, value)}" for name, value in {**given, **body}.items()]


def _literal(operation: Operation, name: str, value: Any) -> str:
    parameter = operation.parameters.get(name)
    if parameter is not None and parameter["schema"].get("type") == "integer" and str(value).lstrip("-").isdigit():
        return str(value)
    return repr(value)


def fault_of(exchange: Exchange) -> str | None:
    """Say in a sentence what the contract has against an answer, None where nothing."""
    operation = exchange.operation
    if operation is None:
        return None
    if exchange.status not in operation.answers:
        return f"{operation.id} answered {exchange.status}, a status that the contract does not name for it."
    wanted = contract.answer_validator(operation.id, exchange.status)
    problem = _emptiness_fault(exchange) if wanted is None else _body_fault(exchange, wanted)
    return None if problem is None else f"{operation.id} answered {exchange.status} {problem}"


def _emptiness_fault(exchange: Exchange) -> str | None:
    return "with a body, and that status has none." if exchange.status in NO_BODY and exchange.body else None


def _body_fault(exchange: Exchange, wanted: Draft202012Validator) -> str | None:
    media_type = exchange.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type not in JSON_TYPES:
        return f"as {media_type or 'no media type'}, not as JSON."
    try:
        body = exchange.json
    except ValueError as error:
        return f"with a body that is no JSON: {error}."
    for fault in wanted.iter_errors(body):
        return f"with a body that breaks the contract at {contract.pointer(fault)}: {fault.message}"
    return None


def session(exchanges: list[Exchange]) -> str:
    """Write calls as a short Python session with the client."""
    head = ["from flowroute_numbers import FlowrouteClient", ""]
    head += ["flowroute = FlowrouteClient(base_url=BASE_URL)  # the keys come from the environment"]
    return "\n".join([*head, *(exchange.python() for exchange in exchanges)])
