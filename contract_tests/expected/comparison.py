"""Compare an expected document with the received one, and report each difference with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class AnyValue:
    """A value that is unknown so far. Any value is right, and later responses must repeat it."""

    facts: dict[str, Any]
    name: str

    def learn(self, value: Any) -> None:
        """Remember the received value."""
        self.facts[self.name] = value


@dataclass(frozen=True)
class PageLink:
    """The link of a page: its filters in any order, then limit and offset."""

    address: str
    filters: Mapping[str, str]
    limit: int
    offset: int

    def difference(self, seen: object) -> str | None:
        """Return a sentence on how a link differs, or None."""
        if not isinstance(seen, str):
            return f"expected a link, found {seen!r}"
        parts = urlsplit(seen)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        wanted = {**self.filters, "limit": str(self.limit), "offset": str(self.offset)}
        if f"{parts.scheme}://{parts.netloc}{parts.path}" != self.address:
            return f"expected a link to {self.address}, found {seen!r}"
        if len(pairs) != len(dict(pairs)) or dict(pairs) != wanted:
            return f"expected a link with {wanted}, found {dict(pairs)} in {seen!r}"
        if [name for name, _ in pairs][-2:] != ["limit", "offset"]:
            return f"expected a link that ends with limit and offset, found {seen!r}"
        return None


def differences(expected: Any, seen: Any, place: str = "") -> Iterator[str]:
    """Yield one sentence for each difference."""
    where = place or "/"
    if isinstance(expected, AnyValue):
        expected.learn(seen)
    elif isinstance(expected, PageLink):
        if problem := expected.difference(seen):
            yield f"at {where}: {problem}"
    elif isinstance(expected, dict) and isinstance(seen, dict):
        yield from _member_differences(expected, seen, place)
    elif isinstance(expected, list) and isinstance(seen, list):
        yield from _item_differences(expected, seen, place)
    elif expected != seen or type(expected) is not type(seen):
        yield f"at {where}: expected {shown(expected)}, found {shown(seen)}"


def _member_differences(expected: dict[str, Any], seen: dict[str, Any], place: str) -> Iterator[str]:
    for name in expected.keys() - seen.keys():
        yield f"at {place}/{name}: expected {shown(expected[name])}, but it is missing"
    for name in seen.keys() - expected.keys():
        yield f"at {place}/{name}: found {shown(seen[name])}, expected no such member"
    for name in expected.keys() & seen.keys():
        yield from differences(expected[name], seen[name], f"{place}/{name}")


def _item_differences(expected: list[Any], seen: list[Any], place: str) -> Iterator[str]:
    if len(expected) != len(seen):
        yield f"at {place or '/'}: expected {len(expected)} items, found {len(seen)}: {shown(_ids(seen))}"
        yield f"at {place or '/'}: expected {shown(_ids(expected))}"
        return
    for index, (ours, theirs) in enumerate(zip(expected, seen, strict=True)):
        yield from differences(ours, theirs, f"{place}/{index}")


def _ids(items: list[Any]) -> list[Any]:
    return [item.get("id", item) if isinstance(item, dict) else item for item in items]


def shown(value: Any) -> str:
    """Return a value as text of limited length."""
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:300]}..."


def assert_same(expected: Any, seen: Any, what: str) -> None:
    """Assert that a received document is the expected one.

    Raises:  AssertionError that lists the differences.
    """
    found = sorted(differences(in_order(expected), in_order(seen)))
    if found:
        listed = "\n".join(f"  {each}" for each in found[:12])
        raise AssertionError(f"{what} differs from what was expected:\n{listed}")


def assert_same_numbers(expected: list[str], seen: list[str], what: str) -> None:
    """Assert that a list of numbers is the expected one, and summarize the difference.

    Raises:  AssertionError.
    """
    if seen == expected:
        return
    lacking = sorted(set(expected) - set(seen))
    wrong = sorted(set(seen) - set(expected))
    problems = [f"{len(lacking)} are missing, such as {', '.join(lacking[:3])}"] if lacking else []
    problems += [f"{len(wrong)} are unexpected, such as {', '.join(wrong[:3])}"] if wrong else []
    problems += [f"{len(seen) - len(set(seen))} are repeated"] if len(seen) > len(set(seen)) else []
    if not problems:
        at = next(at for at, (ours, theirs) in enumerate(zip(expected, seen, strict=True)) if ours != theirs)
        problems = [f"the order is wrong: item {at} is {seen[at]}, expected {expected[at]}"]
    raise AssertionError(f"{what}: expected {len(expected)} numbers, received {len(seen)}: {'; '.join(problems)}.")


def in_order(document: Any) -> Any:
    """Return a document with sorted `included` resources, because their order has no meaning."""
    if isinstance(document, dict) and isinstance(document.get("included"), list):
        included = sorted(document["included"], key=lambda item: (str(item.get("type")), str(item.get("id"))))
        return {**document, "included": included}
    return document
