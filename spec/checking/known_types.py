"""Check that a document uses no type but those of Swagger 2.0, whatever is corrected later."""

from spec.conversion.keywords import TYPES, unknown_type
from spec.document.places import Json, to_json_pointer
from spec.document.walks import find_objects
from spec.errors import NotSwaggerError

REMEDY = "Repair it with a rule in spec/rules/."


def require_known_types(document: Json) -> None:
    """Check the type of every parameter, header and schema.

    Raises:  NotSwaggerError.
    """
    for pointer, value in find_objects(document):
        name = value.get("type")
        if isinstance(name, str) and name not in (*TYPES, "file") and pointer[:1] != ("securityDefinitions",):
            raise NotSwaggerError(to_json_pointer((*pointer, "type")), unknown_type(name), REMEDY)
