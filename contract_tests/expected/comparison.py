"""Compare what a server should answer with what it did, as whole documents, and say each difference with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class AnyValue:
    """Stand for a value that nothing so far tells; whatever comes is right, and is what must come from then on."""

    facts: dict[str, Any]
    name: str

    def learn(self, value: Any) -> None:
        """Remember what came."""
        self.facts[self.name] = value


@dataclass(frozen=True)
class PageLink:
    """Stand for the link of a page: its filters in any order, then limit and offset."""

    address: str
    filters: Mapping[str, str]
    limit: int
    offset: int

    def difference(self, seen: object) -> str | None:
        """Say what is wrong with a link, None where nothing."""
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
    """Yield in a sentence each place where two documents differ."""
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
        yield f"at {place}/{name}: found {shown(seen[name])}, where nothing was expected"
    for name in expected.keys() & seen.keys():
        yield from differences(expected[name], seen[name], f"{place}/{name}")


def _item_differences(expected: list[Any], seen: list[Any], place: str) -> Iterator[str]:
    if len(expected) != len(seen):
        yield f"at {place or '/'}: expected {len(expected)} items, found {len(seen)}: {shown(_ids(seen))}"
        yield f"at {place or '/'}: expected were {shown(_ids(expected))}"
        return
    for index, (ours, theirs) in enumerate(zip(expected, seen, strict=True)):
        yield from differences(ours, theirs, f"{place}/{index}")


def _ids(items: list[Any]) -> list[Any]:
    return [item.get("id", item) if isinstance(item, dict) else item for item in items]


def shown(value: Any) -> str:
    """Write a value, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 300 else f"{text[:300]}..."


def assert_same(expected: Any, seen: Any, what: str) -> None:
    """Hold an answer against what it should be.

    Raises:  AssertionError that lists the differences.
    """
    found = sorted(differences(in_order(expected), in_order(seen)))
    if found:
        listed = "\n".join(f"  {each}" for each in found[:12])
        raise AssertionError(f"{what} is not as it should be:\n{listed}")


def assert_same_numbers(expected: list[str], seen: list[str], what: str) -> None:
    """Hold a list of numbers against the one that it should be, and say in a few words how they differ.

    Raises:  AssertionError.
    """
    if seen == expected:
        return
    lacking = sorted(set(expected) - set(seen))
    wrong = sorted(set(seen) - set(expected))
    problems = [f"it lacks {len(lacking)} such as {', '.join(lacking[:3])}"] if lacking else []
    problems += [f"{len(wrong)} do not belong there, such as {', '.join(wrong[:3])}"] if wrong else []
    problems += [f"{len(seen) - len(set(seen))} are there twice"] if len(seen) > len(set(seen)) else []
    if not problems:
        at = next(at for at, (ours, theirs) in enumerate(zip(expected, seen, strict=True)) if ours != theirs)
        problems = [f"the order is wrong: at {at} is {seen[at]} where {expected[at]} should be"]
    raise AssertionError(f"{what} should be {len(expected)} numbers and has {len(seen)}: {'; '.join(problems)}.")


def in_order(document: Any) -> Any:
    """Return a document whose included resources, whose order means nothing, are in one order."""
    if isinstance(document, dict) and isinstance(document.get("included"), list):
        included = sorted(document["included"], key=lambda item: (str(item.get("type")), str(item.get("id"))))
        return {**document, "included": included}
    return document
