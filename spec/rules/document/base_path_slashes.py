"""Begin the base path with one slash, and end it before a query.

Why:     `api.example.com` and `v1` written side by side are another host; two slashes begin a host as well.
Source:  Swagger 2.0, Swagger Object, basePath: the value must start with a leading slash.

Before:

    basePath: v1/

After:

    basePath: /v1/
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json


def find(document: Json) -> Iterator[Set]:
    """Yield the base path with its slash."""
    base = document.get("basePath")
    if isinstance(base, str) and base and "://" not in base:
        path = re.split(r"[?#]", base.strip())[0]
        written = "/" + re.sub(r"\s+", "%20", path.lstrip("/"))
        if written != base:
            yield Set(("basePath",), written)
