"""Declare each path parameter as required.

Why:     A path without the value of its parameter is another path. Validators refuse the document, and
         generators make the argument optional.
Source:  Swagger 2.0, Parameter Object, required: if the parameter is in path, this property is required and
         must be true.

Before:

    - in: path
      name: id

After:

    - in: path
      name: id
      required: true
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_parameters


def find(document: Json) -> Iterator[Set]:
    """Yield `required` for each path parameter that does not have it."""
    for pointer, parameter in find_parameters(document):
        if parameter.get("in") == "path" and parameter.get("required") is not True:
            yield Set((*pointer, "required"), True)
