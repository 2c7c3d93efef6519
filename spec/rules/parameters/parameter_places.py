"""Say where a parameter is in the words of Swagger 2.0.

Why:     `in: url` or `in: form` is known to nobody, and a parameter without a place is lost.
Source:  Swagger 2.0, Parameter Object, in: query, header, path, formData or body.

Before:

    - {in: form, name: title, type: string}

After:

    - {in: formData, name: title, type: string}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_parameters

PLACES = ("query", "header", "path", "formData", "body", "cookie")
MEANT = {"querystring": "query", "queryparam": "query", "get": "query", "params": "query", "param": "query"}
MEANT |= {"url": "path", "uri": "path", "urlparam": "path", "pathparam": "path", "segment": "path", "route": "path"}
MEANT |= {"form": "formData", "formdata": "formData", "post": "formData", "multipart": "formData", "field": "formData"}
MEANT |= {"headers": "header", "json": "body", "requestbody": "body", "payload": "body"}


def find(document: Json) -> Iterator[Set]:
    """Yield the place that is meant, marked as inferred where nothing names it."""
    for pointer, parameter in find_parameters(document):
        place = parameter.get("in")
        if place in PLACES:
            continue
        squeezed = re.sub(r"[^a-z]", "", str(place).lower())
        known = {name.lower(): name for name in PLACES} | MEANT
        if squeezed in known:
            yield Set((*pointer, "in"), known[squeezed])
        else:
            yield Set(
                (*pointer, "in"), _guess(parameter, pointer), inferred=True, note=f"its place is {str(place)[:40]!r}"
            )


def _guess(parameter: dict[str, Json], pointer: Pointer) -> str:
    if pointer[0] == "paths" and f"{{{parameter.get('name')}}}" in str(pointer[1]):
        return "path"
    is_body = "schema" in parameter and "type" not in parameter
    return "formData" if parameter.get("type") == "file" else "body" if is_body else "query"
