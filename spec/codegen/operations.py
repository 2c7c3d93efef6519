"""Say for each operation of the contract what its method of the client looks like."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from spec.codegen import contract as contracts
from spec.codegen.arguments import Argument, describe, identifier, scalar
from spec.codegen.problems import unsupported
from spec.codegen.samples import sample_json
from spec.codegen.settings import Settings

_PAGE_SIZE = "The page size, not a cap on how many there are in all."


@dataclass(frozen=True)
class Reference:
    """A body that one string is enough for, as the id of a route is for a route update."""

    model: str
    kind: str
    python_name: str
    doc: str
    resource: str = ""
    """The model of the resource itself, which stands for its id; empty where the contract has none."""

    @property
    def types(self) -> list[str]:
        """The models that may be given in place of the id."""
        return [name for name in (self.resource, self.model) if name]


@dataclass(frozen=True)
class Paging:
    """A list that comes in pages; size and offset are the parameters that say how much of it, and from where."""

    item: str
    items: str
    next: str
    next_pointer: str
    size: str
    offset: str
    amounts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Price:
    """Where the price of an operation is: the list that has it, and the filter that finds one item of the list."""

    list_name: str
    filter: str
    amounts: list[str]


@dataclass(frozen=True)
class Operation:
    """One operation, as the templates see it."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    path_arguments: list[Argument]
    filters: list[Argument]
    members: list[Argument]
    constants: dict[str, str]
    resource: str
    reference: Reference | None
    body_doc: str
    result: str | None
    result_doc: str
    paging: Paging | None
    find_out: str
    identity: str | None
    removes_from: list[str] = field(default_factory=list)
    price: Price | None = None
    sample: str | None = None
    error_texts: dict[str, str] = field(default_factory=dict)
    find_out_by: str = ""
    """The member that was sent and that an item of the list in find_out has too; empty for any other way."""

    @property
    def models(self) -> list[str]:
        """The models that its signature names."""
        named = {self.result, self.paging and self.paging.item, *(self.reference.types if self.reference else ())}
        return sorted(name for name in named if name)


def describe_operations(contract: dict[str, Any], settings: Settings) -> list[Operation]:
    """Return the operations, in the order of their names."""
    found = [_Reader(contract, settings, place).operation() for place in contracts.operations(contract)]
    amounts = {operation.price.list_name: operation.price.amounts for operation in found if operation.price}
    priced = [_with_amounts(operation, amounts.get(operation.name)) for operation in found]
    return sorted(priced, key=lambda operation: operation.name)


def _with_amounts(operation: Operation, amounts: list[str] | None) -> Operation:
    if operation.paging is None or amounts is None:
        return operation
    return replace(operation, paging=replace(operation.paging, amounts=amounts))


class _Reader:
    def __init__(self, contract: dict[str, Any], settings: Settings, place: contracts.Place) -> None:
        self.contract = contract
        self.pointer, self.path, self.method, self.data = place
        schema = contract["components"]["schemas"].get(settings.phone_number_schema, {})
        self.phone_number_pattern = schema.get("pattern")

    def operation(self) -> Operation:
        parameters = [self.argument(index, parameter) for index, parameter in self.parameters()]
        filters = [argument for place, argument in parameters if place == "query"]
        result = self.result()
        reference = self.reference()
        return Operation(
            name=self.data["operationId"],
            method=self.method.upper(),
            path=self.path,
            summary=self.data["summary"].strip().rstrip("."),
            description=self.data.get("description", "").strip(),
            path_arguments=[argument for place, argument in parameters if place == "path"],
            filters=self.with_page_size(filters),
            members=[] if reference else self.members(),
            constants={} if reference else self.constants(),
            resource="" if reference else self.resource(),
            reference=reference,
            body_doc=contracts.resolve(self.contract, self.data.get("requestBody", {})).get("description", "").strip(),
            result=result,
            result_doc=self.result_doc(),
            paging=self.paging(result),
            find_out=self.find_out(),
            identity=self.identity(result),
            removes_from=self.removes_from(),
            price=self.price(),
            sample=self.sample(result),
            error_texts=self.error_texts(),
            find_out_by=self.find_out_by(),
        )

    def places(self) -> list[tuple[str, str]]:
        return [(parameter["in"], parameter["name"]) for _, parameter in self.parameters() if parameter["in"] == "path"]

    def parameters(self) -> list[tuple[int, dict[str, Any]]]:
        return list(enumerate(self.data.get("parameters", [])))

    def argument(self, index: int, parameter: dict[str, Any]) -> tuple[str, Argument]:
        where = f"{self.pointer}/parameters/{index}"
        if parameter["in"] not in ("path", "query"):
            raise unsupported(
                where, f"a parameter in {parameter['in']}", "Teach spec/codegen/operations.py to send it."
            )
        schema = contracts.resolve(self.contract, parameter["schema"])
        is_phone_number = schema.get("pattern") == self.phone_number_pattern is not None
        doc = describe(parameter, schema, is_phone_number=is_phone_number)
        return parameter["in"], Argument(
            parameter["name"], identifier(parameter["name"]), scalar(schema, where), doc, is_phone_number
        )

    def body(self) -> tuple[str, dict[str, Any]] | None:
        """Return the name and the schema of the body."""
        if "requestBody" not in self.data:
            return None
        body = contracts.resolve(self.contract, self.data["requestBody"])
        schema = next(iter(body["content"].values()))["schema"]
        if "$ref" not in schema:
            raise unsupported(f"{self.pointer}/requestBody", "a body without a name", "Move it to components.schemas.")
        return schema["$ref"].rsplit("/", 1)[1], contracts.resolve(self.contract, schema)

    def members(self) -> list[Argument]:
        """Return the members of a body that is a flat set of values, or a resource with such attributes."""
        if (body := self.body()) is None:
            return []
        name, schema = self.flat(*body)
        required = schema.get("required", [])
        return [
            Argument(
                member,
                identifier(member),
                scalar(of, f"/components/schemas/{name}/properties/{member}"),
                describe(of, of),
                is_required=member in required,
            )
            for member, of in schema["properties"].items()
            if "const" not in of
        ]

    def constants(self) -> dict[str, str]:
        """Return the members of a flat body that have one value each."""
        if (body := self.body()) is None:
            return {}
        _, schema = self.flat(*body)
        return {member: of["const"] for member, of in schema["properties"].items() if "const" in of}

    def resource(self) -> str:
        """Return the type of the resource that a body has as its data; empty where the body is flat."""
        body = self.body()
        if body is None or self.flat(*body) == body:
            return ""
        data = contracts.resolve(self.contract, body[1]["properties"]["data"])
        kind: str = data["properties"]["type"]["const"]
        return kind

    def flat(self, name: str, schema: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the schema of the attributes where a body is {"data": {"type": a constant, "attributes": ...}}."""
        data = contracts.resolve(self.contract, schema["properties"].get("data", {})).get("properties", {})
        if list(schema["properties"]) != ["data"] or set(data) != {"type", "attributes"} or "const" not in data["type"]:
            return name, schema
        attributes = data["attributes"]
        return attributes.get("$ref", name).rsplit("/", 1)[-1], contracts.resolve(self.contract, attributes)

    def reference(self) -> Reference | None:
        """Return how a body is made of one string, where it is {"data": {"type": a constant, "id": the string}}."""
        if (body := self.body()) is None:
            return None
        name, schema = body
        data = contracts.resolve(self.contract, schema["properties"].get("data", {}))
        properties = data.get("properties", {})
        if list(schema.get("required", [])) != ["data"] or set(data.get("required", [])) != {"type", "id"}:
            return None
        kind = properties["type"].get("const")
        if not isinstance(kind, str):
            return None
        doc = describe(properties["id"], properties["id"])
        return Reference(name, kind, identifier(kind), doc, self.resource_model(kind))

    def resource_model(self, kind: str) -> str:
        """Return the name of the schema whose items have this word as their type and an id, if there is one."""
        for name, schema in self.contract["components"]["schemas"].items():
            members = schema.get("properties", {})
            words = [members["type"].get("const"), *members["type"].get("examples", [])] if "type" in members else []
            if kind in words and {"id", "attributes"} <= members.keys():
                return str(name)
        return ""

    def successes(self) -> dict[str, dict[str, Any]]:
        answers = self.data["responses"].items()
        return {status: contracts.resolve(self.contract, answer) for status, answer in answers if status[0] == "2"}

    def result(self) -> str | None:
        """Return the name of the document that a success holds."""
        names = {
            next(iter(answer["content"].values()))["schema"].get("$ref", "?").rsplit("/", 1)[1]
            for answer in self.successes().values()
            if answer.get("content")
        }
        if len(names) > 1 or "?" in names:
            raise unsupported(
                f"{self.pointer}/responses", "more than one kind of success", "Give all of them one $ref."
            )
        return names.pop() if names else None

    def result_doc(self) -> str:
        return " ".join(
            f"{answer['description'].strip().rstrip('.')} ({status})." for status, answer in self.successes().items()
        )

    def paging(self, result: str | None) -> Paging | None:
        hint = self.data.get("x-flowroute-pagination")
        if hint is None or result is None:
            return None
        schema = self.contract["components"]["schemas"][result]
        items, item_schema = self.attributes(schema, hint["items"])
        following, _ = self.attributes(schema, hint["next"])
        item = item_schema["items"]["$ref"].rsplit("/", 1)[1]
        self.attributes(item_schema["items"], "/id")  # what tells items apart
        return Paging(item, items, following, hint["next"], hint["size"], hint["offset"])

    def with_page_size(self, filters: list[Argument]) -> list[Argument]:
        """Return the filters; the one that sets the size of a page says so, because it reads as a cap."""
        size = self.data.get("x-flowroute-pagination", {}).get("size")
        return [replace(each, doc=f"{_PAGE_SIZE} {each.doc}") if each.name == size else each for each in filters]

    def removes_from(self) -> list[str]:
        """Return the lists that lose the item of the path when this operation succeeds."""
        names: list[str] = self.data.get("x-flowroute-removes-from", [])
        where = f"{self.pointer}/x-flowroute-removes-from"
        paged = {
            data["operationId"]
            for _, _, _, data in contracts.operations(self.contract)
            if "x-flowroute-pagination" in data
        }
        for name in names:
            if name not in paged:
                raise unsupported(where, f"{name} is no paged operation", f"Name one of {', '.join(sorted(paged))}.")
        if names and [place for place, _ in self.places()] != ["path"]:
            raise unsupported(where, "the path has not one parameter", "Name the item to remove in the path.")
        return names

    def price(self) -> Price | None:
        """Return where the price of this operation is, where it costs money."""
        hint = self.data.get("x-flowroute-price")
        if hint is None:
            return None
        where = f"{self.pointer}/x-flowroute-price"
        lists = [data for *_, data in contracts.operations(self.contract) if data["operationId"] == hint["list"]]
        if not lists or "x-flowroute-pagination" not in lists[0]:
            raise unsupported(where, f"{hint['list']} is no paged operation", "Name the list that has the prices.")
        if hint["filter"] not in {parameter["name"] for parameter in lists[0].get("parameters", [])}:
            raise unsupported(where, f"{hint['list']} has no parameter {hint['filter']}", "Name one that it has.")
        ok = contracts.resolve(self.contract, lists[0]["responses"]["200"])
        document = contracts.resolve(self.contract, next(iter(ok["content"].values()))["schema"])
        _, items = self.attributes(document, lists[0]["x-flowroute-pagination"]["items"])
        amounts = [self.attributes(items["items"], pointer)[0] for pointer in hint["amounts"]]
        return Price(hint["list"], identifier(hint["filter"]), amounts)

    def sample(self, result: str | None) -> str | None:
        """Return what a dry run returns, for an operation that changes something."""
        if self.method == "get" or result is None:
            return None
        return sample_json(self.contract, {"$ref": f"#/components/schemas/{result}"})

    def attributes(self, schema: dict[str, Any], pointer: str) -> tuple[str, dict[str, Any]]:
        """Return the Python attributes that a JSON Pointer leads through, and the schema at its end."""
        names = []
        for token in pointer.removeprefix("/").split("/"):
            schema = contracts.resolve(self.contract, schema).get("properties", {}).get(token)
            if schema is None:
                where = f"{self.pointer}/x-flowroute-pagination"
                raise unsupported(where, f"{pointer} is not in the document", "Name a property that its schema has.")
            names.append(identifier(token))
        return ".".join(names), contracts.resolve(self.contract, schema)

    def identity(self, result: str | None) -> str | None:
        """Return the attributes that lead to the id of a document, where it is the id at the end of the path."""
        if result is None or not self.path.endswith("}"):
            return None
        schema = self.contract["components"]["schemas"][result]
        data = contracts.resolve(self.contract, schema.get("properties", {}).get("data", {}))
        return self.attributes(schema, "/data/id")[0] if "id" in data.get("properties", {}) else None

    def find_out(self) -> str:
        """Return the operation that tells what became of this one: the GET that a link of a success names."""
        readers = {data["operationId"] for _, _, method, data in contracts.operations(self.contract) if method == "get"}
        linked = [link["operationId"] for ok in self.successes().values() for link in ok.get("links", {}).values()]
        return next((name for name in linked if name in readers), "") if self.method == "post" else ""

    def find_out_by(self) -> str:
        """Return the member by which x-flowroute-find-out says that what was sent is found in a list."""
        pointer: str = self.data.get("x-flowroute-find-out", {}).get("by", "")
        return identifier(pointer.rpartition("/")[2]) if pointer else ""

    def error_texts(self) -> dict[str, str]:
        return {
            status: contracts.resolve(self.contract, answer)["description"].strip().rstrip(".")
            for status, answer in sorted(self.data["responses"].items())
            if status[0] in "45"
        }
