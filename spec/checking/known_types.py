"""The types that Swagger 2.0 has, and a check that a document uses no other, whatever is corrected later."""

from spec.document.places import Json, to_json_pointer
from spec.document.walks import find_objects
from spec.errors import NotSwaggerError

TYPES = ("array", "boolean", "integer", "number", "object", "string")
MEANT = {"int": "integer", "long": "integer", "float": "number", "double": "number", "bool": "boolean", "str": "string"}
REMEDY = "Repair it with a rule in spec/rules/."


def require_known_types(document: Json) -> None:
    """Check the type of every parameter, header and schema.

    Raises:  NotSwaggerError.
    """
    for pointer, value in find_objects(document):
        name = value.get("type")
        if isinstance(name, str) and name not in (*TYPES, "file") and pointer[:1] != ("securityDefinitions",):
            raise NotSwaggerError(to_json_pointer((*pointer, "type")), unknown_type(name), REMEDY)


def unknown_type(name: Json) -> str:
    """Return what is wrong with a type that Swagger 2.0 does not have."""
    meant = MEANT.get(str(name).lower())
    return f'`type` is "{name}"; Swagger 2.0 has ' + (f'"{meant}"' if meant else ", ".join(TYPES))
