"""Damage healthy documents: for each rule, its inverse, which changes what is written and not what is meant."""

from collections.abc import Callable, Iterator

from spec.document.places import METHODS, Json


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    """Yield the path and the operation of each operation."""
    for path, item in document["paths"].items():
        yield from ((path, item[verb]) for verb in item if verb in METHODS)


def _paths(document: Json, change: Callable[[str, Json], tuple[str, Json]]) -> None:
    document["paths"] = dict(change(path, item) for path, item in document["paths"].items())


def no_slash(document: Json) -> None:
    """Take the slash at the beginning of each path away."""
    _paths(document, lambda path, item: (path.removeprefix("/"), item))


def shouted_verbs(document: Json) -> None:
    """Write the verbs in capitals and with an entity."""
    _paths(document, lambda path, item: (path, {f"{verb.upper()}&nbsp;": value for verb, value in item.items()}))


def open_braces(document: Json) -> None:
    """Leave the last brace of each path open."""
    _paths(document, lambda path, item: (path.removesuffix("}"), item))


def query_in_path(document: Json) -> None:
    """Write a constant query behind each path."""
    _paths(document, lambda path, item: (f"{path}?fixed=1", item))


def integer_statuses(document: Json) -> None:
    """Write statuses as numbers, and one as a word."""
    for _, operation in operations(document):
        operation["responses"] = {200: operation["responses"]["200"], "Default": operation["responses"]["default"]}


def host_as_url(document: Json) -> None:
    """Write scheme and base path into the host."""
    if len(document["schemes"]) == 1:
        document["host"] = f"{document.pop('schemes')[0]}://{document['host']}{document.pop('basePath', '')}"


def base_without_slash(document: Json) -> None:
    """Take the slash of the base path away."""
    if document.get("basePath", "/") != "/":
        document["basePath"] = document["basePath"].removeprefix("/")


def undeclared_variables(document: Json) -> None:
    """Leave the parameters of paths out."""
    for _, operation in operations(document):
        operation["parameters"] = [one for one in operation["parameters"] if one["in"] != "path"]


def unnamed_variables(document: Json) -> None:
    """Call the only parameter of a path `No Name`, in the query."""
    for path, operation in operations(document):
        if path.count("{") == 1:
            variables = [one for one in operation["parameters"] if one["in"] == "path"]
            operation["parameters"] = [one for one in operation["parameters"] if one["in"] != "path"]
            operation["parameters"] += [{"in": "query", "name": "No Name"} for _ in variables]


def optional_variables(document: Json) -> None:
    """Do not say that a path parameter is required."""
    for _, operation in operations(document):
        for one in operation["parameters"]:
            if one["in"] == "path":
                one.pop("required", None)


def same_ids(document: Json) -> None:
    """Give every operation the same operationId."""
    for _, operation in operations(document):
        operation["operationId"] = "same"


def misspelt_types(document: Json) -> None:
    """Write types in capitals."""
    for _, operation in operations(document):
        for one in operation["parameters"]:
            if isinstance(one.get("type"), str):
                one["type"] = one["type"].upper()


def schemas_of_parameters(document: Json) -> None:
    """Write the type of a parameter into a schema, as OpenAPI 3 does."""
    for _, operation in operations(document):
        for one in operation["parameters"]:
            if "type" in one and one["type"] not in ("array", "file"):
                one["schema"] = {"type": one.pop("type")}


def forms_as_json(document: Json) -> None:
    """Do not say that an operation consumes a form where its fields tell which."""
    for _, operation in operations(document):
        fields = [one for one in operation["parameters"] if one["in"].lower().startswith("form")]
        is_file = any(str(one.get("type")).lower() == "file" for one in fields)
        if fields and is_file == (operation.get("consumes") == ["multipart/form-data"]):
            operation.pop("consumes", None)


def misspelt_places(document: Json) -> None:
    """Say `form` instead of formData."""
    for _, operation in operations(document):
        for one in operation["parameters"]:
            one["in"] = {"formData": "form", "query": "Query"}.get(one["in"], one["in"])


def quoted_booleans(document: Json) -> None:
    """Quote what is required."""
    for _, operation in operations(document):
        for one in operation["parameters"]:
            if isinstance(one.get("required"), bool):
                one["required"] = str(one["required"]).lower()


def objects_of_parameters(document: Json) -> None:
    """Write parameters as an object by a name of its own."""
    for _, operation in operations(document):
        operation["parameters"] = {f"p{number}": one for number, one in enumerate(operation["parameters"])}


def nulls(document: Json) -> None:
    """Add fields without a value."""
    document["tags"] = document["parameters"] = None
    for _, operation in operations(document):
        operation["summary"] = operation["description"] = None


def dangling_schemas(document: Json) -> None:
    """Lose the definitions."""
    document["definitions"] = {}


def texts_for_lists(document: Json) -> None:
    """Write media types and schemes as texts."""
    document["consumes"] = "json"
    document["schemes"] = ",".join(document["schemes"]).upper() if "schemes" in document else "HTTPS"


def version_as_number(document: Json) -> None:
    """Write the versions as numbers."""
    document["swagger"], document["info"]["version"] = 2.0, 1


DAMAGE = (
    version_as_number,
    nulls,
    host_as_url,
    base_without_slash,
    texts_for_lists,
    dangling_schemas,
    misspelt_types,
    schemas_of_parameters,
    misspelt_places,
    forms_as_json,
    quoted_booleans,
    optional_variables,
    unnamed_variables,
    undeclared_variables,
    same_ids,
    integer_statuses,
    objects_of_parameters,
    open_braces,
    query_in_path,
    shouted_verbs,
    no_slash,
)
