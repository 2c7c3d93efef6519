"""Check that the outcome is a valid OpenAPI 3.1 document whose references all lead somewhere."""

from openapi_spec_validator import OpenAPIV31SpecValidator

from spec.document import Json, to_json_pointer
from spec.errors import InvalidContractError


def require_valid(document: Json) -> None:
    """Check a document against OpenAPI 3.1.

    Raises:  InvalidContractError for the first fault.
    """
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        place = to_json_pointer(tuple(error.absolute_path))
        raise InvalidContractError(
            place, f"no valid OpenAPI 3.1: {error.message}", "Correct the overlay that wrote it."
        )
