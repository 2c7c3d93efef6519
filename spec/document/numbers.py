"""Keep a number as its text has it, where the nearest float is another number or would be written another way."""


class WrittenNumber(float):
    """A float that remembers its text: `12345678901234567.89`, or `1.10` where it is a version."""

    text: str

    def __new__(cls, text: str) -> "WrittenNumber":
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __deepcopy__(self, memo: object) -> "WrittenNumber":
        return self

    def __reduce__(self) -> tuple[type["WrittenNumber"], tuple[str]]:
        return WrittenNumber, (self.text,)


def number_of(text: str) -> float:
    """Return the number that a text of JSON or YAML means."""
    value = float(text)
    return value if repr(value) == text else WrittenNumber(text)
