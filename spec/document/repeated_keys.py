"""Keep what a text says under a key that it gives twice, until a rule decides about it."""

from typing import Any


class RepeatedKeys(dict[Any, Any]):
    """An object whose text repeats a key: the last value is in it, `earlier` has the others in their order."""

    def __init__(self, pairs: list[tuple[Any, Any]]) -> None:
        super().__init__()
        self.earlier: list[tuple[Any, Any]] = []
        for key, value in pairs:
            same = next((known for known in (key, str(key)) if known in self), None)
            if same is None and isinstance(key, str) and key.isdecimal() and int(key) in self:
                same = int(key)
            if same is not None:
                self.earlier.append((key, self.pop(same)))
            self[key] = value


def object_of(pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    """Return the object with these keys and values."""
    value = dict(pairs)
    if len({str(key) for key in value}) == len(pairs):
        return value
    return RepeatedKeys(pairs)
