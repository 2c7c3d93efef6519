"""Keep one call, check its response against the contract, and write the call as curl and as Python."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import orjson
from jsonschema_rs import Draft202012Validator

from contract_tests.expected import contract
from contract_tests.expected.contract import ContractOperation
from contract_tests.target.keys import OWN_KEYS

JSON_TYPES = ("application/json", "application/vnd.api+json")
SHOWN_HEADERS = ("content-type", "accept")
NO_BODY = (204, 304)


class NotJSONError(AssertionError, ValueError):
    """A body that should be JSON is not."""


@dataclass(frozen=True)
class CheckedCall:
    """One request and its response.

    Shape:   credentials as describe_credentials returns them: no secret is kept.
    """

    method: str
    url: httpx.URL
    request_headers: tuple[tuple[str, str], ...]
    request_body: bytes
    credentials: str | None
    status: int
    headers: httpx.Headers
    body: bytes

    @cached_property
    def operation(self) -> ContractOperation | None:
        """The operation of the contract, or None."""
        return contract.find_operation(self.method, unquote(self.url.path))

    @cached_property
    def json(self) -> Any:
        """The body as JSON.

        Raises:  NotJSONError, which shows the call.
        """
        try:
            return orjson.loads(self.body)
        except ValueError as error:
            raise NotJSONError(f"The response body is not JSON ({error}).\n{self.describe()}") from error

    def check(self) -> None:
        """Check the response against the contract.

        Raises:  AssertionError, which names the violation and shows the call.
        """
        if problem := contract_violation(self):
            raise AssertionError(f"{problem}\n{self.describe()}")

    def expect(self, *statuses: int) -> None:
        """Assert that the status is one of these.

        Raises:  AssertionError, which shows the call.
        """
        if self.status not in statuses:
            name = self.operation.id if self.operation else f"{self.method} {self.url.path}"
            wanted = " or ".join(map(str, statuses))
            raise AssertionError(f"{name} returned {self.status}, expected {wanted}.\n{self.describe()}")

    def describe(self) -> str:
        """Return the call as curl, and the status and body of its response."""
        return f"{self.curl()}\nreturned {self.status}: {self.body[:1500].decode(errors='replace') or '(no body)'}"

    def curl(self) -> str:
        """Return the call as one line of curl. The shell's environment has the keys; other credentials are masked."""
        parts = ["curl", "-sS", "-i"]
        if self.method != "GET":
            parts += ["-X", self.method]
        if self.credentials == OWN_KEYS:
            parts += ["-u", '"$FLOWROUTE_ACCESS_KEY:$FLOWROUTE_SECRET_KEY"']
        elif self.credentials is not None:
            parts += ["-H", shlex.quote(f"Authorization: {self.credentials}")]
        for name, value in self.request_headers:
            if name.lower() in SHOWN_HEADERS:
                parts += ["-H", shlex.quote(f"{name}: {value}")]
        if self.request_body:
            parts += ["--data-binary", shlex.quote(self.request_body[:2000].decode(errors="backslashreplace"))]
        target = self.url.raw_path.decode("ascii", "backslashreplace")
        return " ".join([*parts, '"$BASE_URL"' + shlex.quote(target)])

    def python(self) -> str:
        """Return the call as a line of Python with the client, or as a comment when the client cannot send it."""
        operation = self.operation
        if operation is None or self.credentials != OWN_KEYS:
            return f"# The client has no method for: {self.method} {self.url.raw_path.decode('ascii', 'replace')}"
        arguments = [repr(value) for value in contract.path_arguments(operation, unquote(self.url.path)).values()]
        return f"flowroute.{operation.id}({', '.join([*arguments, *self._options(operation)])})  # {self.status}"

    def _options(self, operation: ContractOperation) -> list[str]:
        given: dict[str, Any] = dict(parse_qsl(self.url.query.decode("ascii", "replace"), keep_blank_values=True))
        try:
            body = json.loads(self.request_body) if self.request_body else {}
        except ValueError:
            body = {}
        if operation.id.startswith("update_"):
            route = body.get("data", {}) if isinstance(body, dict) else {}
            return [repr(route.get("id"))] if isinstance(route, dict) else []
        options = {**given, **(body if isinstance(body, dict) else {})}
        return [f"{name}={_literal(operation, name, value)}" for name, value in options.items()]


def _literal(operation: ContractOperation, name: str, value: Any) -> str:
    parameter = operation.parameters.get(name)
    if parameter is not None and parameter["schema"].get("type") == "integer" and str(value).lstrip("-").isdigit():
        return str(value)
    return repr(value)


def contract_violation(call: CheckedCall) -> str | None:
    """Return a sentence on how a response violates the contract, or None."""
    operation = call.operation
    if operation is None:
        return None
    if call.status not in operation.responses:
        documented = ", ".join(map(str, sorted(operation.responses)))
        return f"{operation.id} returned {call.status}, which the contract does not document. Documented: {documented}."
    wanted = contract.response_validator(operation.id, call.status)
    problem = _unexpected_body(call) if wanted is None else _invalid_body(call, wanted)
    return None if problem is None else f"{operation.id} returned {call.status} {problem}"


def _unexpected_body(call: CheckedCall) -> str | None:
    return "with a body; this status has none." if call.status in NO_BODY and call.body else None


def _invalid_body(call: CheckedCall, wanted: Draft202012Validator) -> str | None:
    media_type = call.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type not in JSON_TYPES:
        return f"with {media_type or 'no media type'} instead of JSON."
    try:
        body = orjson.loads(call.body)
    except ValueError as error:
        return f"with a body that is not JSON: {error}."
    first = next(iter(wanted.iter_errors(body)), None)
    if first is None:
        return None
    return f"with a body that violates the contract at {contract.pointer(first)}: {first.message}"


def session(calls: Iterable[CheckedCall]) -> str:
    """Return calls as a short Python session with the client."""
    head = ["from flowroute_numbers import FlowrouteClient", ""]
    head += ["flowroute = FlowrouteClient(base_url=BASE_URL)  # reads the keys from the environment"]
    return "\n".join([*head, *(call.python() for call in calls)])
