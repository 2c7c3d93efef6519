"""Say for each model of the contract what its class looks like."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty

from spec.codegen.problems import unsupported

_SCALARS = (BooleanProperty, ConstProperty, FloatProperty, IntProperty, NoneProperty, StringProperty)


@dataclass(frozen=True)
class Member:
    """One member of a model. Its reader is Python that makes a reader of JSON, or empty for a single value."""

    name: str
    python_name: str
    annotation: str
    default: str
    required: bool
    doc: str
    reader: str
    reader_name: str
    reader_annotation: str
    is_anything: bool

    @property
    def is_scalar(self) -> bool:
        """Whether it is a single value."""
        return not self.reader and not self.is_anything


def describe_members(model: ModelProperty) -> list[Member]:
    """Return the members of a model, those without a default first."""
    properties = [*(model.required_properties or []), *(model.optional_properties or [])]
    members = [_member(property_, model) for property_ in properties]
    return sorted(members, key=lambda member: bool(member.default))


def describe_imports(model: ModelProperty) -> dict[str, str]:
    """Return the classes that a model refers to, each with its module."""
    properties = [*(model.required_properties or []), *(model.optional_properties or [])]
    return dict(sorted(pair for property_ in properties for pair in _classes(property_)))


def check_no_cycle(models: list[ModelProperty]) -> None:
    """Refuse models that refer to each other in a circle: their modules could not import each other."""
    graph = {model.class_info.name: set(describe_imports(model)) for model in models}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise unsupported(
            "/components/schemas", f"{' -> '.join(error.args[1])} is a circle", "Teach spec/codegen/models.py cycles."
        ) from None


def _member(property_: Any, model: ModelProperty) -> Member:
    name = property_.name.get_untrusted_value()
    reader = _reader(property_, f"/components/schemas/{model.class_info.name}/properties/{name}")
    const = isinstance(property_, ConstProperty)
    default = property_.value.python_code.as_unembedded_code() if const else "" if property_.required else "None"
    return Member(
        name=name,
        python_name=str(property_.python_name),
        annotation=_annotation(property_),
        default=default,
        required=property_.required,
        doc=property_.description.get_untrusted_value().strip() if property_.description else "",
        reader=reader,
        reader_name=f"_read_{str(property_.python_name).strip('_')}",
        reader_annotation=property_.get_type_string(no_optional=True).as_unembedded_code(),
        is_anything=isinstance(property_, AnyProperty),
    )


def _annotation(property_: Any) -> str:
    """Return the type of an attribute. One that may be absent is None then (docs/adr/0076)."""
    found: str = property_.get_type_string(no_optional=True).as_unembedded_code()
    choices = property_.inner_properties if isinstance(property_, UnionProperty) else [property_]
    has_null = any(isinstance(choice, NoneProperty) for choice in choices)
    return found if property_.required or has_null else f"{found} | None"


def _classes(property_: Any) -> list[tuple[str, str]]:
    if isinstance(property_, ModelProperty):
        return [(property_.class_info.name, property_.class_info.module_name)]
    if isinstance(property_, ListProperty):
        return _classes(property_.inner_property)
    if isinstance(property_, UnionProperty):
        return [pair for inner in property_.inner_properties for pair in _classes(inner)]
    return []


def _reader(property_: Any, where: str) -> str:
    """Return Python for the reader of a property; empty where its value is read as it is."""
    if isinstance(property_, (*_SCALARS, AnyProperty)):
        return ""
    if isinstance(property_, ModelProperty):
        return f"{property_.class_info.name}.from_dict"
    if isinstance(property_, ListProperty):
        return f"array_of({_reader(property_.inner_property, where) or 'single_value'})"
    if isinstance(property_, UnionProperty):
        return _union_reader(property_.inner_properties, where)
    raise unsupported(
        where, f"a property of kind {type(property_).__name__}", "Teach spec/codegen/models.py to read it."
    )


def _union_reader(choices: list[Any], where: str) -> str:
    structures = [choice for choice in choices if not isinstance(choice, _SCALARS)]
    scalars = [choice for choice in choices if isinstance(choice, _SCALARS)]
    if not structures:
        return ""
    if len(structures) == 1:
        reader = _reader(structures[0], where)
        if all(isinstance(scalar, NoneProperty) for scalar in scalars):
            return f"or_null({reader})" if scalars else reader
        return f"or_scalar({reader})"
    if scalars or not all(isinstance(choice, ModelProperty) for choice in structures):
        raise unsupported(
            where, "a choice of structures and values", "Teach spec/codegen/models.py to tell them apart."
        )
    return _tagged_reader(structures, where)


def _tagged_reader(models: list[ModelProperty], where: str) -> str:
    tags = [(model.class_info.name, _tag(model)) for model in models]
    names = {name for _, (name, _) in tags if name}
    plain = [model for model, (name, _) in tags if not name]
    if len(plain) > 1 or len(names) != 1:
        raise unsupported(where, "models that no constant tells apart", "Give all but one a member with a `const`.")
    readers = ", ".join(f"{value}: {model}.from_dict" for model, (name, value) in tags if name)
    otherwise = f"{plain[0]}.from_dict" if plain else "None"
    return f'one_of("{names.pop()}", {{{readers}}}, {otherwise})'


def _tag(model: ModelProperty) -> tuple[str, str]:
    """Return the name and the value of the constant that tells a model from others; empty where it has none."""
    for member in model.required_properties or []:
        if isinstance(member, ConstProperty):
            return member.name.get_untrusted_value(), member.value.python_code.as_unembedded_code()
    return "", ""
