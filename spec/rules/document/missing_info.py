"""Give the API a title and a version where it has none, and write both as texts.

Why:     Both are required; a generator names a package after them. `1.0` without quotes is a number in YAML.
Source:  Swagger 2.0, Info Object, title and version: required, strings.

Before:

    host: api.example.com
    info:
      version: 1.0

After:

    host: api.example.com
    info:
      title: api.example.com
      version: "1.0"
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.numbers import WrittenNumber
from spec.document.places import Json


def find(document: Json) -> Iterator[Set]:
    """Yield a title and a version, marked as inferred where nothing says them."""
    info = document.get("info")
    host = document.get("host")
    unknown = {"title": host if isinstance(host, str) and host else "Untitled", "version": "unknown"}
    if not isinstance(info, dict):
        yield Set(("info",), unknown, inferred=True, note="nothing says them")
        return
    for key, guess in unknown.items():
        value = info.get(key)
        if isinstance(value, int | float):
            yield Set(("info", key), value.text if isinstance(value, WrittenNumber) else str(value))
        elif not isinstance(value, str):
            yield Set(("info", key), guess, inferred=True, note="nothing says it")
