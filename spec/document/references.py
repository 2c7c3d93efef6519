"""Find the references of a Swagger 2.0 document: those of the description, and none that is data."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from spec.document.indexed import Found
from spec.document.places import Json, Pointer
from spec.document.walks import walk_description


def find_references(value: Json, pointer: Pointer = ()) -> Iterator[Found]:
    """Yield every object of the description that is a reference, below a value that is at the pointer."""
    for place, owner, is_map in walk_description(value):
        if isinstance(owner, dict) and not is_map and isinstance(owner.get("$ref"), str):
            yield (*pointer, *place), owner


def section_of(pointer: Pointer) -> str:
    """Return the section of shared objects that a reference in a place points into."""
    if len(pointer) == 2 and pointer[0] == "paths":
        return "paths"
    if len(pointer) >= 2 and pointer[-2] == "parameters":
        return "parameters"
    if len(pointer) >= 2 and pointer[-2] == "responses" and "properties" not in pointer[-3:-2]:
        return "responses"
    return "definitions"


def split_reference(reference: Json) -> Pointer:
    """Return the place in this document that a reference points to, or nothing where it points elsewhere."""
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return ()
    return tuple(unescape(token) for token in reference[2:].split("/"))


def unescape(token: str) -> str:
    """Return the key that a token of a JSON Pointer in a URI fragment means."""
    return (unquote(token) if "%" in token else token).replace("~1", "/").replace("~0", "~")


def to_reference(pointer: Iterable[str | int]) -> str:
    """Return a reference to a place in this document, with blanks and signs escaped as a URI wants."""
    tokens = (str(key).replace("~", "~0").replace("/", "~1") for key in pointer)
    return "#/" + "/".join(re.sub(r'[%"<>\\^`{|}\s]', lambda sign: f"%{ord(sign[0]):02X}", token) for token in tokens)
