"""Name an operation after its method and path where its operationId is that of another, or blank.

Why:     Operations become functions; of two with one name, one is lost.
Source:  Swagger 2.0, Operation Object, operationId: the id must be unique among all operations.

Before:

    /things:
      get: {operationId: things}
      post: {operationId: things}

After:

    /things:
      get: {operationId: things}
      post: {operationId: post_things}
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_operations
from spec.rules.operations.description_slug_operation_ids import name


def find(document: Json) -> Iterator[Set]:
    """Yield a name of its own for each operation but the first of a name."""
    operations = find_operations(document)
    taken = {given for _, operation in operations if isinstance(given := operation.get("operationId"), str)}
    seen: set[str] = set()
    numbers: dict[str, int] = {}
    for pointer, operation in operations:
        given = operation.get("operationId")
        if isinstance(given, str) and (given in seen or not given.strip()):
            _, path, method = pointer
            new = _free(name(str(method), str(path)), taken, numbers)
            taken.add(new)
            yield Set((*pointer, "operationId"), new)
        elif isinstance(given, str):
            seen.add(given)


def _free(base: str, taken: set[str], numbers: dict[str, int]) -> str:
    new = base
    while new in taken:
        numbers[base] = numbers.get(base, 1) + 1
        new = f"{base}_{numbers[base]}"
    return new
