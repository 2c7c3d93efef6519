"""Say that a value can be null with the extension that Swagger 2.0 has for it.

Why:     `nullable` is OpenAPI 3.0's; Swagger 2.0 ignores it, and 3.1 does too.
Source:  Swagger 2.0, Vendor Extensions. Observed: `x-nullable` is what generators and validators of Swagger 2.0 read.

Before:

    type: string
    nullable: true

After:

    type: string
    x-nullable: true
"""

from collections.abc import Iterator

from spec.document.edits import Rename
from spec.document.places import Json
from spec.document.walks import find_typed


def find(document: Json) -> Iterator[Rename]:
    """Yield the extension for each `nullable`."""
    for pointer, owner in find_typed(document):
        if "nullable" in owner and "x-nullable" not in owner:
            yield Rename((*pointer, "nullable"), "x-nullable")
