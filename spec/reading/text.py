"""Read the text of a document, JSON or YAML, as the YAML documents that it has."""

import re

from spec.document.places import Json
from spec.errors import UnreadableJsonError, UnreadableYamlError
from spec.reading.json_reader import looks_like_json, read_json
from spec.reading.yaml_reader import read_stream

INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def read_text(text: str, name: str) -> list[Json]:
    """Return the documents of a text; `name` says in messages whose text it is.

    Raises:  UnreadableYamlError, UnreadableJsonError, UnreadableFileError when it is beyond the bounds.
    """
    if not looks_like_json(text):
        return read_stream(text, name)
    try:
        return [read_json(text, name)]
    except UnreadableJsonError as error:
        try:
            return read_stream(INDENT.sub("", text), name)  # YAML in braces, where indentation means nothing
        except UnreadableYamlError:
            raise error from None
