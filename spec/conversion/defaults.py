"""Return whether a default fits its schema, so that one that does not is kept apart from the promise."""

from datetime import date, datetime

from spec.document.places import Json

PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int, float),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def fits(value: Json, schema: Json) -> bool:
    """Return whether a value is what the schema itself says; what it refers to is not looked at."""
    types = schema.get("type")
    if types is not None and not any(_is_a(value, name) for name in ([types] if isinstance(types, str) else types)):
        return False
    if "enum" in schema and not any(_same(value, item) for item in schema["enum"]):
        return False
    return _within(value, schema) and _formatted(value, schema.get("format")) and _items_fit(value, schema)


def _is_a(value: Json, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, PYTHON[name])


def _same(value: Json, item: Json) -> bool:
    return bool(value == item) and isinstance(value, bool) == isinstance(item, bool)


def _within(value: Json, schema: Json) -> bool:
    if isinstance(value, str):
        return bool(schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)))
    if isinstance(value, list):
        return bool(schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    beyond = value <= schema.get("exclusiveMinimum", value - 1) or value >= schema.get("exclusiveMaximum", value + 1)
    return bool(low <= value <= high) and not beyond


def _formatted(value: Json, name: Json) -> bool:
    if not isinstance(value, str) or name not in ("date", "date-time"):
        return True
    try:
        if name == "date":
            return date.fromisoformat(value).isoformat() == value
        return datetime.fromisoformat(value).tzinfo is not None and "T" in value.upper()
    except ValueError:
        return False


def _items_fit(value: Json, schema: Json) -> bool:
    items = schema.get("items")
    return not isinstance(value, list) or not isinstance(items, dict) or all(fits(item, items) for item in value)
