"""Name an operation after its method and path where its operationId is its description, squeezed into a slug.

Why:     An operationId becomes the name of a function in every client. A slug of the description, cut at 100
         characters, is no name, and it changes with every edit of the text.
Source:  Swagger 2.0, Operation Object, operationId: recommended to follow common programming naming
         conventions.

Before:

    /v2/numbers/{id}:
      post:
        description: Lets you purchase a phone number.
        operationId: lets-you-purchase-a-phone-number

After:

    /v2/numbers/{id}:
      post:
        description: Lets you purchase a phone number.
        operationId: post_v2_numbers_id
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_operations

LONGEST = 100
SLUG = re.compile(r"[a-z0-9]+(-+[a-z0-9]+)+-*")


def find(document: Json) -> Iterator[Set]:
    """Yield a name for each operation whose operationId is a slug of its description."""
    for pointer, operation in find_operations(document):
        if is_slug_of(operation.get("operationId"), operation.get("description")):
            _, path, method = pointer
            yield Set((*pointer, "operationId"), name(str(method), str(path)))


def is_slug_of(operation_id: Json, text: Json) -> bool:
    """Return whether an operationId has the letters of the text, all of them or as many as fit."""
    if not (isinstance(operation_id, str) and isinstance(text, str) and SLUG.fullmatch(operation_id)):
        return False
    letters, all_letters = squeeze(operation_id), squeeze(text)
    return letters == all_letters or (len(operation_id) >= LONGEST and all_letters.startswith(letters))


def squeeze(text: str) -> str:
    """Return the letters and digits of a text in lower case; slugs differ in what they make of the rest."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def name(method: str, path: str) -> str:
    """Return the words of method and path in snake_case."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", f"{method} {path}")
    return "_".join(re.findall(r"[a-z0-9]+", words.lower()))
