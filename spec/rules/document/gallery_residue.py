"""Take away what an API gallery wrote into the document for its own use.

Why:     Rankings, counters and slugs of the gallery say nothing about the API, and they would travel into the
         contract.
Source:  Observed: every listing in streamdata-gallery-organizations/flowroute, _listings/flowroute/, has these
         fields.

Before:

    swagger: "2.0"
    x-collection-name: Flowroute
    x-streamrank:
      change_yes: 0

After:

    swagger: "2.0"
"""

from collections.abc import Iterator

from spec.document.edits import Remove
from spec.document.places import Json
from spec.document.walks import find_objects

RESIDUE = ("x-api-path-slug", "x-collection-name", "x-complete", "x-streamrank")


def find(document: Json) -> Iterator[Remove]:
    """Yield a removal for each field of the gallery."""
    for pointer, value in find_objects(document):
        yield from (Remove((*pointer, key)) for key in value if key in RESIDUE)
