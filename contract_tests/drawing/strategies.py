"""Draw phone numbers, filters, pages, orders, purchase options and routes."""

from __future__ import annotations

import operator
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
    offer = model.catalogue.offers[e164]
    found = draw(digit_filters(e164)) | draw(attribute_filters(offer))
    if draw(st.integers(0, 3)) == 0:
        found["tier"] = draw(st.sampled_from([offer["tier"], offer["tier"], offer["tier"].swapcase(), "Standar"]))
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


def route_filters() -> st.SearchStrategy[Query]:
    """Draw filters of the list of routes."""
    return st.fixed_dictionaries({}, optional={"route_type": st.sampled_from(("sip-reg", "host", "number", "uri"))})


def costs() -> st.SearchStrategy[float]:
    """Draw a setup cost: at, just above and just below those of the mock, or any other."""
    return st.sampled_from([0, 0.99, 1, 1.0, 1.01, 3.25, 3.98, 3.99, 4]) | st.decimals(0, 10, places=2).map(float)


def area_codes(model: AccountModel) -> st.SearchStrategy[str]:
    """Draw an area code with numbers for sale, or sometimes another one."""
    return st.one_of(
        st.sampled_from(model.catalogue.e164s).map(lambda e164: e164[1:4]), st.sampled_from(("000", "999", "211"))
    )


def filters_of(model: AccountModel, operation: str) -> st.SearchStrategy[Query]:
    """Draw filters of a list."""
    cost = {"max_setup_cost": costs()}
    drawn: dict[str, st.SearchStrategy[Query]] = {
        "list_account_numbers": list_filters(model),
        "search_available_numbers": search_filters(model),
        "list_inbound_routes": route_filters(),
        "list_available_area_codes": st.fixed_dictionaries({}, optional=cost),
        "list_available_exchanges": st.fixed_dictionaries({}, optional={**cost, "areacode": area_codes(model)}),
        "list_available_tiers": st.just({}),
    }
    return drawn[operation]


def queries(model: AccountModel, operation: str) -> st.SearchStrategy[Query]:
    """Draw a whole query of a list: filters, order and page."""
    if operation == "search_available_numbers":
        return searches(model)
    return st.builds(operator.or_, filters_of(model, operation), pages(12))


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


ALIASES = ("warehouse", "Warehouse", "office", "front desk \u00e9", "a" * 64, "'; DROP TABLE route; --", "%")
VALUES = {
    "host": ("203.0.113.20", "sip.example.com:5060"),
    "number": ("12065550141",),
    "uri": ("sip:desk@pbx.example.com;transport=tls",),
}


@st.composite
def new_routes(draw: st.DrawFn) -> Query:
    """Draw the attributes of a new route, whose alias may be taken."""
    route_type = draw(st.sampled_from(sorted(VALUES)))
    attributes = {
        "alias": draw(st.sampled_from(ALIASES)),
        "route_type": route_type,
        "value": draw(st.sampled_from(VALUES[route_type])),
    }
    return attributes | ({"edge_strategy_id": draw(st.sampled_from((2, 4, None)))} if draw(st.booleans()) else {})


@st.composite
def route_changes(draw: st.DrawFn) -> Query:
    """Draw some of the attributes of a route, at least one."""
    attributes = draw(new_routes())
    names = draw(st.lists(st.sampled_from(sorted(attributes)), min_size=1, unique=True))
    return {name: attributes[name] for name in names}


def number_changes() -> st.SearchStrategy[Query]:
    """Draw settings of a number, at least one."""
    changes: st.SearchStrategy[Query] = st.fixed_dictionaries(
        {},
        optional={
            "alias": st.sampled_from(ALIASES),
            "cnam_lookups_enabled": st.booleans(),
            "messaging_enabled": st.booleans(),
        },
    )
    return changes.filter(bool)
