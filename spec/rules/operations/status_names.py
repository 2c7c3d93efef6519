"""Write the status of a response as three digits or `default`.

Why:     `OK`, `200 ` and `2xx` are no statuses, and their responses are lost.
Source:  Swagger 2.0, Responses Object: the field is an HTTP status code or default; OpenAPI 3.1 has 2XX for a range.

Before:

    responses:
      Not Found: {description: There is no such thing}

After:

    responses:
      "404": {description: There is no such thing}
"""

import re
from collections.abc import Iterator
from http import HTTPStatus

from spec.document.edits import Rename
from spec.document.places import Json
from spec.document.walks import find_operations

STATUS = re.compile(r"[1-5][0-9][0-9]|[1-5]XX|default")
REASONS = {re.sub(r"[^a-z]", "", status.phrase.lower()): str(status.value) for status in HTTPStatus}
REASONS |= {
    "success": "200",
    "successful": "200",
    "defualt": "default",
    "deafult": "default",
    "default": "default",
    "other": "default",
}
DIGITS = re.compile(r"[^0-9]*([1-5][0-9][0-9])[^0-9]*")


def find(document: Json) -> Iterator[Rename]:
    """Yield a status for each response whose key names one in another way."""
    for pointer, operation in find_operations(document):
        responses = operation.get("responses")
        taken = set(responses) if isinstance(responses, dict) else set()
        for key in list(responses) if isinstance(responses, dict) else ():
            status = find_status(str(key))
            if status and status != key and status not in taken:
                taken.add(status)
                yield Rename((*pointer, "responses", key), status, inferred=True)


def find_status(key: str) -> str:
    """Return the status that a key means, or an empty string."""
    if STATUS.fullmatch(key) or key.startswith("x-"):
        return key
    text = key.strip()
    if re.fullmatch(r"[1-5]xx", text, re.IGNORECASE):
        return text.upper()
    if match := DIGITS.fullmatch(text):
        return match[1]
    return REASONS.get(re.sub(r"[^a-z]", "", text.lower()), "")
