"""Drop plain text that follows or precedes the document in its file.

Why:     The front matter of a web page is followed by the page. Its text says nothing about the API in a way that a
         tool could read.
Source:  YAML 1.2.2, 9.2, documents of a stream; Swagger 2.0, Format: the file is one JSON object.

Before:

    ---
    swagger: "2.0"
    ---
    Read more on our site.

After:

    ---
    swagger: "2.0"
"""

from collections.abc import Iterator

from spec.document.edits import Remove
from spec.document.places import Json


def find(stream: list[Json]) -> Iterator[Remove]:
    """Yield a removal for each document that is text, if exactly one is an object."""
    if sum(isinstance(document, dict) for document in stream) == 1:
        yield from (Remove((index,)) for index, document in enumerate(stream) if isinstance(document, str))
