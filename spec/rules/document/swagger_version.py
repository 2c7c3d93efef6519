"""Write the version of the format as the text "2.0".

Why:     Without quotes, `2.0` is a number in YAML, and readers of Swagger 2.0 look for the text.
Source:  Swagger 2.0, Swagger Object, swagger: required, a string, the value must be "2.0".

Before:

    swagger: 2.0
    paths: {}

After:

    swagger: "2.0"
    paths: {}
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json

SPELLINGS = ("2", "2.0", "2.0.0", "v2", "v2.0")
OTHERS = ("openapi", "swaggerVersion", "asyncapi", "raml")


def find(document: Json) -> Iterator[Set]:
    """Yield the version where it is spelled another way, or left out of what is Swagger 2.0 by its fields."""
    version = document.get("swagger")
    if version is None:
        is_alike = isinstance(document.get("paths"), dict) and not any(key in document for key in OTHERS)
        if is_alike and isinstance(document.get("info"), dict):
            yield Set(("swagger",), "2.0", inferred=True, note="it has `info` and `paths` as Swagger 2.0 has them")
    elif version != "2.0" and not isinstance(version, bool) and str(version).strip().lower() in SPELLINGS:
        yield Set(("swagger",), "2.0")
