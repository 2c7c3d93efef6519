"""Make one body of several: an object with a property for each.

Why:     A request has one body. Who lists several means the fields of one object.
Source:  Swagger 2.0, Parameter Object, in: there can only be one body parameter.

Before:

    parameters:
      - {in: body, name: title, schema: {type: string}}
      - {in: body, name: size, required: true, schema: {type: integer}}

After:

    parameters:
      - in: body
        name: body
        required: true
        schema:
          type: object
          properties:
            title: {type: string}
            size: {type: integer}
          required: [size]
"""

from collections.abc import Iterator

from spec.document.declared import list_declared
from spec.document.edits import Edit, Remove, Set
from spec.document.places import Json
from spec.document.walks import find_operations, find_path_items


def find(document: Json) -> Iterator[Edit]:
    """Yield one body, marked as inferred, for each list that has several."""
    for pointer, _ in (*find_path_items(document), *find_operations(document)):
        bodies = [one for one in list_declared(document, pointer) if one.parameter.get("in") == "body"]
        if len(bodies) < 2:
            continue
        names = [str(one.parameter.get("name")) for one in bodies]
        if all(one.parameter == bodies[0].parameter for one in bodies):
            yield from (Remove(one.pointer) for one in bodies[1:])
        elif len(set(names)) == len(names):
            yield Set(bodies[0].pointer, _together([one.parameter for one in bodies]), inferred=True)
            yield from (Remove(one.pointer, note="a property of the body") for one in bodies[1:])


def _together(bodies: list[dict[str, Json]]) -> dict[str, Json]:
    schema: dict[str, Json] = {"type": "object", "properties": {str(one["name"]): _property(one) for one in bodies}}
    required = [str(one["name"]) for one in bodies if one.get("required") is True]
    body: dict[str, Json] = {"in": "body", "name": "body"}
    return (
        body
        | ({"required": True} if required else {})
        | {"schema": schema | ({"required": required} if required else {})}
    )


def _property(body: dict[str, Json]) -> Json:
    schema = body.get("schema", {})
    is_open = isinstance(schema, dict) and "$ref" not in schema and "description" not in schema
    return schema | {"description": body["description"]} if is_open and "description" in body else schema
