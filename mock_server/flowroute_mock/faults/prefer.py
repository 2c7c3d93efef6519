"""Honour the Prefer header: respond to one call from the contract, whatever the state of the world.

Source:  the syntax: RFC 7240; the names `code` and `example`: those of Stoplight Prism, so that tests may keep them.
"""

from __future__ import annotations

from flask import Response
from werkzeug.http import parse_dict_header

from flowroute_mock.faults.examples import NoSuchExampleError, choose_example, respond_example
from flowroute_mock.http.call import CallContext
from flowroute_mock.http.contract import CompiledOperation
from flowroute_mock.http.errors import MalformedRequestError


def respond_preferred(call: CallContext, operation: CompiledOperation, header: str) -> Response | None:
    """Respond as preferred, or return None where the header prefers nothing that is known here.

    Raises:  MalformedRequestError when the contract has no such response, since a test that asked for it must know.
    """
    preferences = {name.lower(): value for name, value in parse_dict_header(header).items()}
    code, example = preferences.get("code"), preferences.get("example")
    if code is None and example is None:
        return None
    if code is not None and not (code.isascii() and code.isdigit() and len(code) == 3):
        raise MalformedRequestError("Prefer: code is a status of three digits, as in code=404.")
    try:
        status, name = choose_example(operation, None if code is None else int(code), example)
    except NoSuchExampleError as error:
        raise MalformedRequestError(f"Prefer: {error}") from error
    call.fault = "prefer"
    applied = ", ".join(f"{key}={value}" for key, value in (("code", code), ("example", name)) if value is not None)
    return respond_example(call, operation, status, name, {"Preference-Applied": applied})
