"""Parse and validate the query, the path and the body of a request, so that no other module checks them again."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote_plus

import orjson
from flask import Request
from werkzeug.http import parse_options_header

from flowroute_mock.http.contract import CompiledBody, CompiledOperation
from flowroute_mock.http.errors import (
    ContentTooLargeError,
    InvalidValueError,
    MalformedRequestError,
    UnsupportedContentError,
)
from flowroute_mock.http.validation_messages import validation_errors

LONGEST_QUERY = 8 * 1024
MOST_PARAMETERS = 100
LARGEST_BODY = 64 * 1024
DEEPEST_BODY = 64
INTEGER = re.compile(r"-?[0-9]{1,100}", re.ASCII)
NUMBER = re.compile(r"-?[0-9]{1,100}(\.[0-9]{1,100})?([eE][+-]?[0-9]{1,3})?", re.ASCII)
WORDS = {
    **dict.fromkeys(("true", "t", "yes", "y", "on", "1"), True),
    **dict.fromkeys(("false", "f", "no", "n", "off", "0"), False),
}
"""Booleans in a query, as marshmallow reads them."""
UTF_8 = ("utf-8", "utf8", "us-ascii")

MOST_CONTAINERS = 100_000
MOST_VALUES = 1_000_000
"""Bounds of a large body: more objects, arrays and values take longer to parse than a caller may keep us busy."""
BODY_IS_COMING = "flowroute_mock.body_is_coming"
"""In a WSGI environment: the body has not been read yet, and BodyNeeded asks for it."""


class BodyNeeded(BaseException):
    """The request deserves that its body is read, at most so many bytes, and that the app is called again with it.

    Raised out of the app by a server that sets BODY_IS_COMING, so that a request that is wrong anyway gets its response
    before anything of its body is in memory. Not an Exception, since nothing went wrong.
    """

    def __init__(self, largest: int) -> None:
        super().__init__(largest)
        self.largest = largest


def read_query(
    operation: CompiledOperation, text: str, *, clamp_limit: bool, notes: list[str] | None = None
) -> dict[str, Any]:
    """Parse a raw query string into validated arguments, the contract's defaults filled in.

    Parameters that the contract does not name are ignored: docs/adr/0031. A limit above the maximum is lowered to
    it, and noted, where clamp_limit is set: docs/adr/0085.

    Raises:  MalformedRequestError when it cannot be parsed, InvalidValueError when a value violates the contract.
    """
    arguments: dict[str, Any] = {}
    for name, value in query_pairs(text):
        schema = operation.query.get(name)
        if schema is None:
            continue
        if name in arguments:
            raise InvalidValueError({name: ["Given more than once."]})
        arguments[name] = READERS.get(schema.get("type", ""), str)(value)
    for name, value in arguments.items():
        if isinstance(value, str) and "\0" in value and operation.query[name].get("type") != "integer":
            raise InvalidValueError({name: ["Zero characters are not allowed."]})
    for name, default in operation.defaults.items():
        arguments.setdefault(name, default)
    if clamp_limit and isinstance(arguments.get("limit"), int):
        most = operation.query["limit"]["maximum"]
        if arguments["limit"] > most and notes is not None:
            notes.append(f"The contract has no limit above {most}; it was read as {most}.")
        arguments["limit"] = min(arguments["limit"], most)
    if not operation.query_validator.is_valid(arguments):
        raise InvalidValueError(validation_errors(operation.query_validator, arguments))
    return arguments


def query_pairs(text: str) -> list[tuple[str, str]]:
    """Split a query string into names and values.

    Raises:  MalformedRequestError when it is too long or not UTF-8.
    """
    if not text:
        return []
    if len(text) > LONGEST_QUERY:
        raise MalformedRequestError(f"The query string is longer than {LONGEST_QUERY} bytes.")
    if text.count("&") >= MOST_PARAMETERS:
        raise MalformedRequestError(f"There are more than {MOST_PARAMETERS} query parameters.")
    try:
        decoded = text if text.isascii() else text.encode("latin-1").decode()
        return [split_pair(part) for part in decoded.split("&") if part]
    except UnicodeError as error:
        raise MalformedRequestError("The query string is not UTF-8.") from error


def split_pair(part: str) -> tuple[str, str]:
    """Split `name=value`, and unquote it if needed."""
    name, _, value = part.partition("=")
    if "%" in part or "+" in part:
        return unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict")
    return name, value


def to_integer(text: str) -> int | str:
    """Parse ASCII digits; anything else stays text, which the validator rejects."""
    return int(text) if INTEGER.fullmatch(text) else text


def to_number(text: str) -> float | str:
    """Parse a JSON number; anything else, and what is beyond a float, stays text, which the validator rejects."""
    if INTEGER.fullmatch(text):
        return int(text)
    number = float(text) if NUMBER.fullmatch(text) else math.inf
    return number if math.isfinite(number) else text


READERS: Mapping[str, Callable[[str], Any]] = {"integer": to_integer, "number": to_number}
"""How a query parameter of a type that is not text is read."""


def read_path(operation: CompiledOperation, path: Mapping[str, str]) -> None:
    """Validate the path arguments.

    Raises:  InvalidValueError when one violates the contract.
    """
    if path and not operation.path_validator.is_valid(path):
        raise InvalidValueError(validation_errors(operation.path_validator, path))


def read_flags(operation: CompiledOperation, text: str) -> dict[str, bool]:
    """Read the booleans of an optional body from the query, where scripts of Flowroute's customers send them.

    Source:  fredless/flowroute-things, which buys with ?cnam_lookups_enabled=True. The words are those of marshmallow.
    Raises:  MalformedRequestError, InvalidValueError.
    """
    flags: dict[str, bool] = {}
    for name, value in query_pairs(text):
        if name not in operation.flags:
            continue
        if name in flags:
            raise InvalidValueError({name: ["Given more than once."]})
        if value.lower() not in WORDS:
            raise InvalidValueError({name: ["Not a valid boolean."]})
        flags[name] = WORDS[value.lower()]
    return flags


def read_body(body: CompiledBody, raw: bytes, content_type: str) -> Any:
    """Parse and validate a body of any media type; return None for an optional body that is absent, or null.

    Raises:  UnsupportedContentError for another charset than UTF-8, MalformedRequestError for invalid JSON,
             InvalidValueError for JSON that violates the contract.
    """
    if not raw:
        if body.required:
            raise InvalidValueError(validation_errors(body.validator, {}))
        return None
    check_charset(content_type)
    document = parse_json(raw)
    if document is None and not body.required:
        return None
    if not body.validator.is_valid(document):
        raise InvalidValueError(validation_errors(body.validator, document))
    return document


def is_documented(body: CompiledBody, content_type: str) -> bool:
    """Return whether the contract lists the media type of a body; no Content-Type means JSON."""
    return not content_type or parse_options_header(content_type)[0].lower() in body.media_types


def check_charset(content_type: str) -> None:
    """Accept UTF-8 or no charset.

    Raises:  UnsupportedContentError.
    """
    if parse_options_header(content_type)[1].get("charset", "utf-8").lower() not in UTF_8:
        raise UnsupportedContentError("Send the body in UTF-8.")


def check_content_type(body: CompiledBody, content_type: str) -> None:
    """Accept a media type of the contract, with UTF-8 or no charset; no Content-Type means JSON.

    Raises:  UnsupportedContentError.
    """
    if not is_documented(body, content_type):
        raise UnsupportedContentError
    check_charset(content_type)


def parse_json(raw: bytes) -> Any:
    """Parse JSON text strictly: UTF-8, no NaN, no lone surrogates, no name twice in one object, not too deep.

    Raises:  MalformedRequestError, ContentTooLargeError.
    """
    if raw.count(b"{") + raw.count(b"[") > MOST_CONTAINERS or raw.count(b",") > MOST_VALUES:
        raise ContentTooLargeError(
            f"The body has more than {MOST_CONTAINERS:,} objects and arrays, or too many values."
        )
    try:
        document = orjson.loads(raw)
        json.loads(raw, object_pairs_hook=check_unique_names)
    except (ValueError, RecursionError) as error:
        raise MalformedRequestError("The request body is not valid JSON.") from error
    check_depth(document)
    return document


def check_unique_names(pairs: list[tuple[str, Any]]) -> None:
    """Reject an object that has the same name twice.

    Raises:  MalformedRequestError.
    """
    if len({name for name, _ in pairs}) != len(pairs):
        raise MalformedRequestError("A name occurs twice in one object of the request body.")


def check_depth(document: Any) -> None:
    """Reject JSON that is nested deeper than DEEPEST_BODY; validators fail at a slightly greater depth.

    Raises:  MalformedRequestError.
    """
    level = containers([document])
    for _ in range(DEEPEST_BODY):
        level = containers(child for value in level for child in (value.values() if isinstance(value, dict) else value))
        if not level:
            return
    raise MalformedRequestError(f"The request body is nested deeper than {DEEPEST_BODY} levels.")


def containers(values: Iterable[Any]) -> list[Any]:
    """Return only the objects and arrays."""
    return [value for value in values if isinstance(value, dict | list)]


def read_raw_body(request: Request, *, largest: int = LARGEST_BODY) -> bytes:
    """Read a body of at most so many bytes, whether or not the request has a Content-Length.

    Raises:  MalformedRequestError, ContentTooLargeError; BodyNeeded where the server has not read it yet.
    """
    check_framing(request.environ, largest=largest)
    if BODY_IS_COMING in request.environ:
        raise BodyNeeded(largest)
    # Werkzeug silently truncates a body without Content-Length at this limit, hence one byte more.
    request.max_content_length = largest + 1
    raw = request.get_data(cache=False)
    if len(raw) > largest:
        raise ContentTooLargeError
    return raw


def check_framing(environ: Mapping[str, Any], *, largest: int) -> None:
    """Reject a body whose length is invalid, too large or unknown to this server.

    Raises:  MalformedRequestError, ContentTooLargeError.
    """
    length = environ.get("CONTENT_LENGTH", "")
    if length and not (length.isascii() and length.isdigit()):
        raise MalformedRequestError("Content-Length is not a number.")
    if length and (len(length) > 19 or int(length) > largest):
        raise ContentTooLargeError
    if "HTTP_TRANSFER_ENCODING" in environ and not environ.get("wsgi.input_terminated"):
        raise MalformedRequestError("This server reads no chunked body. Send a Content-Length.")
