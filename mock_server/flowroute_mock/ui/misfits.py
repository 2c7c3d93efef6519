"""Find what of a recorded call does not fit the contract, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import orjson
from jsonschema_rs import Draft202012Validator

from flowroute_mock.http import parsing
from flowroute_mock.http.contract import CompiledContract, CompiledOperation, pointer
from flowroute_mock.http.errors import RequestError
from flowroute_mock.journal.journal_entry import LONGEST_BODY
from flowroute_mock.world.records import JsonObject

MOST = 20
LONGEST_MESSAGE = 400
CUT = f"The journal keeps the first {LONGEST_BODY // 1024} KiB of a body, so this one cannot be checked again."


class Misfit(NamedTuple):
    """Something that does not fit.

    Shape:   part as in "response body"; place a JSON Pointer into that part, "" for the whole.
    """

    part: str
    place: str
    message: str


def find_misfits(contract: CompiledContract, call: JsonObject) -> list[Misfit]:
    """List what does not fit in a call; nothing for one that fits, or that was not checked."""
    operation = contract.operations.get(call["operation"] or "")
    if operation is None:
        return []
    found: list[Misfit] = []
    if call["request_fits"] is False:
        found += in_request(operation, call["request"]) or [
            Misfit("request", "", "It did not fit when it came; what is recorded of it does.")
        ]
    if call["answer_fits"] is False:
        found += islice(in_response(operation, call["answer"]), MOST)
    return found


def in_request(operation: CompiledOperation, sent: JsonObject) -> list[Misfit]:
    """List what does not fit in path, query and body of a request."""
    try:
        query = dict(parsing.query_pairs(sent["query"]))
        typed = {name: typed_value(operation, name, value) for name, value in query.items()}
        found = list(islice(errors("query", operation.query_validator, typed), MOST))
        found += islice(errors("path", operation.path_validator, path_arguments(operation, sent["path"])), MOST)
        found += islice(in_body(operation, sent), MOST)
        if not found:
            parsing.read_query(operation, sent["query"], clamp_limit=False)
    except RequestError as error:
        return [Misfit("request", "", str(error.detail))]
    return found


def typed_value(operation: CompiledOperation, name: str, value: str) -> Any:
    """Return the value of a parameter as the contract types it."""
    return parsing.READERS.get(operation.query.get(name, {}).get("type", "string"), str)(value)


def path_arguments(operation: CompiledOperation, path: str) -> dict[str, str]:
    """Return the arguments in a path."""
    found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", operation.path), path)
    return found.groupdict() if found else {}


def in_body(operation: CompiledOperation, sent: JsonObject) -> Iterator[Misfit]:
    """Yield what does not fit in the body of a request."""
    if operation.body is None:
        return
    text: str = sent["body"] or ""
    if len(text.encode()) >= LONGEST_BODY:
        yield Misfit("request body", "", CUT)
        return
    try:
        body = parsing.read_body(operation.body, text.encode(), sent["headers"].get("Content-Type", ""))
    except RequestError:
        try:
            body = parsing.parse_json(text.encode())
        except RequestError as error:
            yield Misfit("request body", "", str(error.detail))
            return
    yield from errors("request body", operation.body.validator, body)


def in_response(operation: CompiledOperation, sent: JsonObject) -> Iterator[Misfit]:
    """Yield what does not fit in a response."""
    expected = operation.responses.get(sent["status"])
    body: str = sent["body"] or ""
    if expected is None:
        yield Misfit("response", "", f"The contract has no status {sent['status']} for {operation.id}.")
    elif len(body.encode()) >= LONGEST_BODY:
        yield Misfit("response body", "", CUT)
    elif expected.validator is None:
        if body:
            yield Misfit("response body", "", f"The contract has no body with the status {sent['status']}.")
    else:
        try:
            document = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            yield Misfit("response body", "", f"It is not JSON: {error}")
            return
        yield from errors("response body", expected.validator, document)


def errors(part: str, validator: Draft202012Validator, value: Any) -> Iterator[Misfit]:
    """Yield the validation errors of a value."""
    for error in validator.iter_errors(value):
        yield Misfit(part, pointer(error), error.message[:LONGEST_MESSAGE])
