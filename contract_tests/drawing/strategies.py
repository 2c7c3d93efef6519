"""Draw phone numbers, filters, pages, orders, purchase options and routes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from contract_tests.expected.model import DEFAULT_ROUTE, RELATIONSHIPS, SEARCHABLE, AccountModel

DIGITS = "0123456789"
FAR_AWAY = (1_000_000, 2**31, 2**63, 10**30)
ORDER_FIELDS = ("monthly_cost", "iso_country", "number_type", "state", "rate_center", "number", "value", "tn")
DIRECTIONS = ("", ",asc", ",desc")
Query = dict[str, Any]


def e164s() -> st.SearchStrategy[str]:
    """Draw a valid number, which is rarely on the account or for sale."""
    return st.text(DIGITS, min_size=10, max_size=10).map(lambda digits: f"1{digits}")


def other_e164s(model: AccountModel) -> st.SearchStrategy[str]:
    """Draw a number in the range kept for fiction that is neither for sale nor on the account."""
    built = st.builds("1{}555{:04d}".format, st.integers(200, 999), st.integers(100, 199))
    return built.filter(lambda e164: e164 not in model.offers and e164 not in model.numbers)


def any_case(text: str) -> st.SearchStrategy[str]:
    """Draw a text with random upper and lower case."""
    return st.lists(st.booleans(), min_size=len(text), max_size=len(text)).map(
        lambda upper: "".join(
            letter.upper() if high else letter.lower() for letter, high in zip(text, upper, strict=True)
        )
    )


def prefixes(e164: str) -> st.SearchStrategy[str]:
    """Draw a starts_with that finds a number: with its country code, with a plus sign too, or without."""
    return st.integers(1, len(e164)).flatmap(
        lambda length: st.sampled_from([e164[:length], f"+{e164[:length]}"] + ([e164[1:length]] if length > 1 else []))
    )


def digit_filters(e164: str) -> st.SearchStrategy[Query]:
    """Draw filters of digits that match a number."""
    size = len(e164)
    starts = st.tuples(st.integers(0, size - 1), st.integers(1, size))
    return st.fixed_dictionaries(
        {},
        optional={
            "starts_with": prefixes(e164),
            "ends_with": st.integers(1, size).map(lambda length: e164[-length:]),
            "contains": starts.map(lambda at: e164[at[0] : at[0] + at[1]]),
        },
    )


def attribute_filters(attributes: Mapping[str, Any]) -> st.SearchStrategy[Query]:
    """Draw filters by attribute that match a number for sale, in any case."""
    given = {name: any_case(attributes[name]) for name in SEARCHABLE if attributes.get(name)}
    return st.fixed_dictionaries({}, optional=given)


def strays() -> st.SearchStrategy[Query]:
    """Draw filters that match few numbers."""
    digits = st.text(DIGITS, min_size=1, max_size=4)
    return st.fixed_dictionaries(
        {},
        optional={
            "starts_with": st.one_of(digits, digits.map("+{}".format)),
            "ends_with": digits,
            "contains": digits,
        },
    )


def stray_attributes(model: AccountModel) -> st.SearchStrategy[Query]:
    """Draw filters by attribute that match few numbers."""
    values = {name: st.sampled_from([*found, "zz"]) for name, found in model.catalogue.values.items()}
    return st.fixed_dictionaries({}, optional=values)


def limits() -> st.SearchStrategy[int]:
    """Draw a limit, small ones and the edges more often than not."""
    return st.one_of(st.sampled_from([1, 2, 3, 9, 10, 11, 199, 200]), st.integers(1, 200))


def offsets(total: int) -> st.SearchStrategy[int]:
    """Draw an offset near the start, near the end of a list, somewhere in it, or far beyond."""
    near = [edge for edge in (0, 1, total - 2, total - 1, total, total + 1) if edge >= 0]
    return st.one_of(st.sampled_from(near), st.integers(0, max(1, total)), st.sampled_from(FAR_AWAY))


def pages(total: int) -> st.SearchStrategy[Query]:
    """Draw limit and offset; each may be absent."""
    return st.fixed_dictionaries({}, optional={"limit": limits(), "offset": offsets(total)})


def orders() -> st.SearchStrategy[str]:
    """Draw an order_by."""
    return st.builds("{}{}".format, st.sampled_from(ORDER_FIELDS), st.sampled_from(DIRECTIONS))


@st.composite
def search_filters(draw: st.DrawFn, model: AccountModel) -> Query:
    """Draw filters of a search: those of one number for sale, sometimes with others instead."""
    e164 = draw(st.sampled_from(model.catalogue.e164s))
    found = draw(digit_filters(e164)) | draw(attribute_filters(model.catalogue.offers[e164]))
    if draw(st.integers(0, 3)) == 0:
        found |= draw(strays()) | draw(stray_attributes(model))
    return found


@st.composite
def searches(draw: st.DrawFn, model: AccountModel) -> Query:
    """Draw a whole search: filters, order and page."""
    filters = draw(search_filters(model))
    if draw(st.booleans()):
        filters["order_by"] = draw(orders())
    return filters | draw(pages(30))


@st.composite
def list_filters(draw: st.DrawFn, model: AccountModel) -> Query:
    """Draw filters of the account's list: those of one of its numbers, sometimes with others instead."""
    owned = sorted(model.numbers)
    found = draw(digit_filters(draw(st.sampled_from(owned)))) if owned else {}
    if draw(st.integers(0, 3)) == 0:
        found |= draw(strays())
    aliases = sorted({owned.attributes["alias"] for owned in model.numbers.values() if owned.attributes["alias"]})
    if draw(st.integers(0, 3)) == 0:
        found["alias"] = draw(
            st.sampled_from([*aliases, *(alias.swapcase() for alias in aliases), "nobody's", "%", "é"])
        )
    return found


@st.composite
def lists(draw: st.DrawFn, model: AccountModel) -> Query:
    """Draw a whole query of the account's list."""
    return draw(list_filters(model)) | draw(pages(len(model.numbers)))


def purchase_options() -> st.SearchStrategy[Query | None]:
    """Draw the options of a purchase, or none at all."""
    urls = st.sampled_from(["https://shop.example.com/messaging", "http://127.0.0.1:8080/hook?of=1"])
    options: st.SearchStrategy[Query] = st.fixed_dictionaries(
        {},
        optional={
            "cnam_lookups_enabled": st.booleans(),
            "messaging_enabled": st.booleans(),
            "messaging_email": st.booleans(),
            "messaging_callback_url": urls,
        },
    )
    return st.one_of(st.none(), options)


def relationships() -> st.SearchStrategy[str]:
    """Draw primary_route or failover_route."""
    return st.sampled_from(RELATIONSHIPS)


def route_ids(model: AccountModel) -> st.SearchStrategy[str]:
    """Draw the id of a route of the account, or sometimes an unknown one."""
    own = st.sampled_from(sorted(model.routes) or [DEFAULT_ROUTE])
    return st.one_of(own, own, own, st.sampled_from(["1", "00", "98397", "9" * 20]))


def pool(model: AccountModel, *, size: int) -> st.SearchStrategy[list[str]]:
    """Draw a few numbers for all steps to share: for sale, on the account, and neither."""
    owned = sorted(model.numbers)
    return st.tuples(
        st.lists(st.sampled_from(model.catalogue.e164s), min_size=1, max_size=size, unique=True),
        st.lists(st.sampled_from(owned), min_size=1, max_size=size, unique=True) if owned else st.just([]),
        st.lists(other_e164s(model), min_size=1, max_size=1),
    ).map(lambda parts: [e164 for part in parts for e164 in part])
