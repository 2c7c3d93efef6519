"""Convert Swagger 2.0 paths and operations to OpenAPI 3.1."""

from dataclasses import dataclass, field

from spec.conversion import kinds
from spec.conversion.bodies import convert_body
from spec.conversion.ignored_headers import Security, media_types_of, secured
from spec.conversion.parameters import Given, convert_parameters, find_given
from spec.conversion.responses import convert_responses
from spec.conversion.schemas import convert_external_docs
from spec.conversion.scope import Scope, shortened
from spec.conversion.servers import convert_servers
from spec.document.places import METHODS, Json, Pointer, as_data, copied

KEPT: kinds.Kinds = {
    "tags": kinds.texts,
    "summary": kinds.text,
    "description": kinds.text,
    "operationId": kinds.text,
    "deprecated": kinds.boolean,
}
OTHERS = ("consumes", "produces", "parameters", "schemes", "security", "externalDocs", "responses")


@dataclass
class Paths:
    """Convert the operations of a document, and remember what must not be repeated."""

    scope: Scope
    security: Security
    seen: dict[str, Pointer] = field(default_factory=dict)

    def convert(self) -> dict[str, Json]:
        """Return `paths`, and as an extension those that are none."""
        given = self.scope.document.get("paths")
        paths: dict[str, Json] = {}
        kept: dict[str, Json] = {}
        for path, item in self.scope.mapping(given, ("paths",)).items():
            if path.startswith("x-"):
                paths[path] = copied(item)
            elif path.startswith("/"):
                paths[path] = self._path_item(item, ("paths", path))
            else:
                found = f"the path {path!r} does not begin with a slash"
                self.scope.ask(("paths", path), found, "`x-paths` keeps it; correct it.")
                kept[path] = as_data(item)
        extensions = {key: value for key, value in paths.items() if key.startswith("x-")}
        return {"paths": extensions | paths} | ({"x-paths": kept} if kept else {})

    def _path_item(self, item: Json, pointer: Pointer) -> Json:
        item = self.scope.mapping(item, pointer)
        picked = self.scope.pick(item, pointer, {}, others=(*METHODS, "trace", "parameters"))
        shared = find_given(item, pointer, self.scope)
        converted = convert_parameters(shared, self.scope) | picked
        for method in (key for key in item if key in (*METHODS, "trace")):
            place = (*pointer, method)
            if method == "trace":
                self.scope.ask(place, "Swagger 2.0 has no `trace`", "It is taken as OpenAPI 3.1 means it; check it.")
            converted[method] = self._operation(item[method], place, shared)
        return converted

    def _operation(self, operation: Json, pointer: Pointer, shared: list[Given]) -> Json:
        operation = self.scope.mapping(operation, pointer)
        scope = self.scope.within(operation, pointer)
        converted = scope.pick(operation, pointer, KEPT, others=OTHERS)
        self._name_once(converted, pointer)
        if "externalDocs" in operation:
            converted |= convert_external_docs(operation["externalDocs"], (*pointer, "externalDocs"), scope)
        if "schemes" in operation:
            converted |= convert_servers(scope, operation["schemes"], (*pointer, "schemes"))
        own = find_given(operation, pointer, scope)
        given = list({one.key: one for one in (*shared, *own)}.values())
        converted |= secured(operation, given, pointer, scope, self.security)
        scope = media_types_of(given, scope)
        converted |= convert_parameters(own, scope)
        if body := convert_body(given, scope):
            converted["requestBody"] = body
        return converted | convert_responses(operation.get("responses", {}), (*pointer, "responses"), scope)

    def _name_once(self, converted: Json, pointer: Pointer) -> None:
        name = converted.get("operationId")
        if name is not None and self.seen.setdefault(name, pointer) != pointer:
            found = f"{shortened(name)} names two operations"
            self.scope.ask((*pointer, "operationId"), found, "`x-operationId` keeps it; give each a name of its own.")
            converted["x-operationId"] = converted.pop("operationId")
