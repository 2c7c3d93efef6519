"""Make keys that YAML reads as integers strings.

Why:     An unquoted `200` is an integer in YAML, while the keys of a JSON object are strings; validators fail
         on it or miss the answer.
Source:  Swagger 2.0, Responses Object: the patterned field is the HTTP status code, and field names are
         strings.

Before:

    responses:
      200:
        description: OK

After:

    responses:
      "200":
        description: OK
"""

from collections.abc import Iterator

from spec.document.edits import Rename
from spec.document.places import Json, find_all_objects, walk


def find(document: Json) -> Iterator[Rename]:
    """Yield a renaming for each key of an object that is an integer."""
    if all(isinstance(key, str) for owner in find_all_objects(document) for key in owner):
        return
    for pointer, value in walk(document):
        if isinstance(value, dict):
            yield from (Rename((*pointer, key), str(key)) for key in value if isinstance(key, int))
