"""Drop the empty YAML documents around the one that has content.

Why:     The file is the front matter of a web page: the `---` that closes it opens a second YAML document, an
         empty one, and readers that expect one document refuse the file.
Source:  YAML 1.2.2, 9.2, a line of three hyphens begins a document; Swagger 2.0, Format: the file is one JSON
         object.

Before:

    ---
    swagger: "2.0"
    ---

After:

    swagger: "2.0"
"""

from collections.abc import Iterator

from spec.document.edits import Remove
from spec.document.places import Json


def find(stream: list[Json]) -> Iterator[Remove]:
    """Yield a removal for each empty document, unless all are empty."""
    if any(document is not None for document in stream):
        yield from (Remove((index,)) for index, document in enumerate(stream) if document is None)
