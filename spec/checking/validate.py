"""Check that the outcome is a valid OpenAPI 3.1 document whose references all lead somewhere."""

from openapi_spec_validator import OpenAPIV31SpecValidator

from spec.document.places import Absent, Json, Pointer, resolve, to_json_pointer, walk
from spec.document.walks import DATA_FIELDS
from spec.errors import InvalidContractError

REMEDY = "Correct the overlay action or the vendor document that it comes from."


def require_valid(document: Json) -> None:
    """Check a document against OpenAPI 3.1.

    Raises:  InvalidContractError for the first fault.
    """
    for pointer, value in walk(document):
        if pointer and pointer[-1] == "$ref" and isinstance(value, str) and not DATA_FIELDS & set(pointer):
            _require_target(document, pointer, value)
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        found = f"this is no valid OpenAPI 3.1: {error.message.splitlines()[0]}"
        place = _find_place(document, tuple(error.absolute_path), error.instance)
        raise InvalidContractError(to_json_pointer(place), found, REMEDY)


def _find_place(document: Json, path: Pointer, instance: Json) -> Pointer:
    """Return where an error is: the validator gives the path from the schema where it is one of a schema."""
    same = (place for place, _ in walk(document) if place[len(place) - len(path) :] == path)
    return next((place for place in same if resolve(document, place) == instance), path)


def _require_target(document: Json, pointer: Pointer, reference: str) -> None:
    keys = [key.replace("~1", "/").replace("~0", "~") for key in reference.removeprefix("#/").split("/")]
    if not reference.startswith("#/") or resolve(document, tuple(keys)) is Absent.ABSENT:
        raise InvalidContractError(to_json_pointer(pointer), f"{reference} leads nowhere", REMEDY)
