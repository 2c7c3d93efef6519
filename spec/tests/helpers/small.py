"""Small Swagger 2.0 documents to put one piece of damage into."""

from copy import deepcopy

from spec.document.places import Json

PATH = "/things/{id}"
OPERATION = ("paths", PATH, "get")
SOUND_ID = {"in": "path", "name": "id", "required": True, "type": "string"}


def with_operation(**fields: Json) -> Json:
    """Return a document whose one operation, at OPERATION, has these fields and is sound otherwise."""
    operation = {"parameters": [deepcopy(SOUND_ID)], "responses": {"200": {"description": "OK"}}} | fields
    return {"swagger": "2.0", "info": {"title": "Things", "version": "1"}, "paths": {PATH: {"get": operation}}}


def with_parameter(**parameter: Json) -> Json:
    """Return a document with this parameter at (*OPERATION, "parameters", 1), beside a sound one."""
    return with_operation(parameters=[deepcopy(SOUND_ID), parameter])
