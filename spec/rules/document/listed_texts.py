"""Write lists of texts as lists of texts: media types, schemes, tags.

Why:     A single text where a list is wanted, a blank or null entry and an abbreviation such as `json` make the
         document invalid, and the media types of a body unknown.
Source:  Swagger 2.0, Swagger Object and Operation Object: consumes, produces, schemes and tags are arrays of strings,
         media types are as RFC 6838 has them; tags of the document are Tag Objects.

Before:

    consumes: json
    schemes: [HTTPS]

After:

    consumes: [application/json]
    schemes: [https]
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_operations

FIELDS = ("consumes", "produces", "schemes", "tags")
MEDIA_TYPES = {
    "json": "application/json",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "html": "text/html",
    "text": "text/plain",
    "plain": "text/plain",
    "csv": "text/csv",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "form-data": "multipart/form-data",
    "*": "*/*",
    "pdf": "application/pdf",
    "binary": "application/octet-stream",
}


def find(document: Json) -> Iterator[Set]:
    """Yield the list that is meant for each one that is written another way."""
    for pointer, owner in (((), document), *find_operations(document)):
        for field in FIELDS:
            if field in owner and (field != "tags" or pointer):
                yield from _list(owner[field], (*pointer, field))
    tags = document.get("tags")
    if isinstance(tags, list) and any(isinstance(tag, str) for tag in tags):
        yield Set(("tags",), [{"name": tag} if isinstance(tag, str) else tag for tag in tags])


def _list(value: Json, pointer: Pointer) -> Iterator[Set]:
    field = str(pointer[-1])
    if isinstance(value, str):
        value, was = [value], value
    elif isinstance(value, list):
        was = value
    else:
        return
    items = [text for item in value for text in _texts(item, field)]
    if items != was:
        yield Set(pointer, items)


def _texts(item: Json, field: str) -> list[Json]:
    if field == "tags":
        name = item.get("name") if isinstance(item, dict) else item
        text = str(name).strip() if isinstance(name, str | int | float) else ""
        return [text] if text else [] if not isinstance(item, dict | list) else [item]
    if not isinstance(item, str):
        return [item]
    if field == "schemes":
        return [scheme for part in re.split(r"[,\s]+", item) if (scheme := part.lower().rstrip("/:"))]
    return [MEDIA_TYPES.get(part.lower(), part) for part in _split(item)]


def _split(text: str) -> list[str]:
    parts = re.split(r"\s*,\s*(?=[\w.+*-]+(?:/|$))", text.strip())
    return [part for part in parts if part]
