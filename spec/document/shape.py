"""Check that a document has the shape that walks rely on."""

from spec.document.places import METHODS, Json, Pointer, to_json_pointer
from spec.errors import NotSwaggerError


def require_swagger(document: Json) -> None:
    """Check that the document has the shape that walks rely on.

    Raises:  NotSwaggerError.
    """
    _require(document, (), dict)
    if document.get("swagger") != "2.0":
        found = f"`swagger` is {document.get('swagger')!r}"
        raise NotSwaggerError("/swagger", found, 'The rules know Swagger 2.0 only, which says swagger: "2.0".')
    _require(document.get("paths"), ("paths",), dict)
    _require(document.get("tags", []), ("tags",), list)
    for name, parameter in _require(document.get("parameters", {}), ("parameters",), dict).items():
        _require(parameter, ("parameters", name), dict)
    for path, item in document["paths"].items():
        _require(item, ("paths", path), dict)
        _require_parameters(item, ("paths", path))
        for method in (key for key in item if key in METHODS):
            _require(item[method], ("paths", path, method), dict)
            _require_parameters(item[method], ("paths", path, method))


def _require_parameters(owner: dict[str, Json], pointer: Pointer) -> None:
    for index, parameter in enumerate(_require(owner.get("parameters", []), (*pointer, "parameters"), list)):
        _require(parameter, (*pointer, "parameters", index), dict)


def _require(value: Json, pointer: Pointer, kind: type) -> Json:
    if isinstance(value, kind):
        return value
    wanted = "an object" if kind is dict else "an array"
    found = "nothing is here" if value is None else f"{value!r} is here"
    raise NotSwaggerError(to_json_pointer(pointer), found, f"Swagger 2.0 wants {wanted}; correct the vendor document.")
