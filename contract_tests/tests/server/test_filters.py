"""Filters and order: a search finds the numbers that pass every filter, those and no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.client_variants import written
from contract_tests.drawing import strategies
from contract_tests.drawing.strategies import Query
from contract_tests.expected.comparison import assert_same, assert_same_numbers
from contract_tests.expected.model import ACCOUNT_PATH, SEARCH_PATH, AccountModel

MANY = 400
HOLDS: dict[str, Callable[[str, str], bool]] = {
    "starts_with": str.startswith,
    "ends_with": str.endswith,
    "contains": str.__contains__,
}


def runs_of(e164: str, name: str) -> list[str]:
    """Return the runs of digits of a number that a filter finds it by."""
    runs = {e164[start:end] for start in range(11) for end in range(start + 1, 12)}
    return sorted(run for run in runs if HOLDS[name](e164, run))


def search(account: Account, **query: Any) -> list[dict[str, Any]]:
    """Return all that a search finds."""
    return account.list_all(SEARCH_PATH, **query)


def assert_finds(account: Account, path: str, expected: list[str], **query: Any) -> None:
    """Assert that a query finds these numbers; of many, check the first and the last page."""
    if len(expected) <= MANY:
        assert_same_numbers(expected, found(account, path, **query), f"GET {path} with {query}")
        return
    for offset in (0, len(expected) - MANY // 2):
        what = f"GET {path} with {query} from offset {offset}"
        page = account.list_page(path, **query, limit=MANY // 2, offset=offset)
        assert_same_numbers(expected[offset : offset + MANY // 2], [item["id"] for item in page["data"]], what)
        assert ("next" in page["links"]) == (offset == 0), f"{what} has a next link just when it should not."


def found(account: Account, path: str, **query: Any) -> list[str]:
    """Return the numbers of all pages."""
    return [item["id"] for item in account.list_all(path, **query)]


@given(data=st.data())
def test_search_returns_what_the_model_returns(reader: Account, known: AccountModel, data: st.DataObject) -> None:
    """Filters, order, page and links are right together, member by member."""
    query = data.draw(strategies.searches(known), label="query")

    page = reader.list_page(SEARCH_PATH, **query)

    expected = known.search_available_numbers(**query)
    assert_same(expected, page, written("search_available_numbers", options=query))


@given(data=st.data())
def test_account_list_returns_what_the_model_returns(reader: Account, known: AccountModel, data: st.DataObject) -> None:
    """Filters, page and links are right together, member by member."""
    query = data.draw(strategies.lists(known), label="query")

    page = reader.list_page(ACCOUNT_PATH, **query)

    assert_same(known.list_account_numbers(**query), page, written("list_account_numbers", options=query))


@given(data=st.data())
@settings(max_examples=25)
def test_combined_filters_find_the_intersection(reader: Account, known: AccountModel, data: st.DataObject) -> None:
    """Two filters together find what both find, in the same order."""
    filters = data.draw(strategies.search_filters(known).filter(lambda drawn: len(drawn) > 1), label="filters")
    names = sorted(filters)
    cut = data.draw(st.integers(1, len(names) - 1), label="cut")
    one, other = ({name: filters[name] for name in part} for part in (names[:cut], names[cut:]))

    both = found(reader, SEARCH_PATH, **filters)

    others = set(found(reader, SEARCH_PATH, **other))
    expected = [e164 for e164 in found(reader, SEARCH_PATH, **one) if e164 in others]
    assert_same_numbers(expected, both, f"A search with {filters}, which is what {one} and {other} both find,")


@pytest.mark.parametrize("name", ["state", "rate_center", "number_type", "iso_country"])
@given(data=st.data())
def test_filter_by_attribute_finds_just_the_numbers_that_have_it(
    reader: Account, known: AccountModel, name: str, data: st.DataObject
) -> None:
    """All that is found has the value, and all that has the value is found, however its letters are written."""
    value = data.draw(st.sampled_from(known.catalogue.values[name]), label="value")
    spelled = data.draw(strategies.any_case(value), label="spelled")

    expected = [e164 for e164 in known.catalogue.e164s if known.catalogue.offers[e164][name] == value]

    assert_finds(reader, SEARCH_PATH, expected, **{name: spelled})
    items = reader.list_page(SEARCH_PATH, **{name: spelled}, limit=200)["data"]
    values = {item["attributes"][name] for item in items}
    assert values == {value}, f"A search with {name}={spelled!r} shows numbers with {values}."


@pytest.mark.parametrize("name", ["state", "rate_center", "number_type", "iso_country"])
def test_every_value_finds_its_first_numbers(reader: Account, known: AccountModel, name: str) -> None:
    """Each state, rate center, type and country that occurs is found, in all the places where it occurs."""
    numbers: dict[str, list[str]] = {value: [] for value in known.catalogue.values[name]}
    for e164 in known.catalogue.e164s:
        if known.catalogue.offers[e164][name]:
            numbers[known.catalogue.offers[e164][name]].append(e164)
    for value, expected in numbers.items():
        for at in {0, max(0, len(expected) - 200)}:
            seen = [item["id"] for item in reader.list_page(SEARCH_PATH, **{name: value}, limit=200, offset=at)["data"]]
            assert_same_numbers(expected[at : at + 200], seen, f"A search with {name}={value!r} from offset {at}")


@pytest.mark.parametrize("name", ["state", "rate_center", "number_type", "iso_country"])
def test_part_of_a_value_finds_nothing(reader: Account, known: AccountModel, name: str) -> None:
    """A filter by attribute is for the whole value, not for how it begins or ends."""
    value = max(known.catalogue.values[name], key=len)
    parts = [value[:-1], value[1:], f"{value}x", f"{value}%", f"_{value[1:]}"]
    allowed = [part for part in parts if (len(part) == 2 and part.isalpha()) or name in ("rate_center", "number_type")]
    strangers = [part for part in allowed if part.lower() not in known.catalogue.values[name]]
    fit = [part for part in strangers if name != "number_type" or part.replace("-", "").isalpha()]

    assert {part: found(reader, SEARCH_PATH, **{name: part}) for part in fit} == {part: [] for part in fit}


@given(data=st.data())
def test_prefix_means_the_same_with_and_without_its_country_code(
    reader: Account, known: AccountModel, data: st.DataObject
) -> None:
    """206, 1206 and +1206 are one prefix."""
    e164 = data.draw(st.sampled_from(known.catalogue.e164s), label="number")
    length = data.draw(st.integers(2, 11), label="length")
    spellings = [e164[1:length], e164[:length], f"+{e164[:length]}"]

    expected = [each for each in known.catalogue.e164s if each.startswith(e164[:length])]

    for spelling in spellings:
        assert_finds(reader, SEARCH_PATH, expected, starts_with=spelling)


@pytest.mark.parametrize("prefix", ["+44", "+7", "+4420", "+2", "+52"])
@pytest.mark.parametrize("path", [ACCOUNT_PATH, SEARCH_PATH])
def test_prefix_of_another_country_finds_its_numbers_alone(
    reader: Account, known: AccountModel, path: str, prefix: str
) -> None:
    """With a plus sign, the digits are a country code, and 1 is not put before them."""
    numbers = known.numbers if path == ACCOUNT_PATH else known.offers

    results = found(reader, path, starts_with=prefix)

    expected = sorted(e164 for e164 in numbers if e164.startswith(prefix[1:]))
    assert_same_numbers(expected, results, f"GET {path} with starts_with={prefix!r}")


@pytest.mark.parametrize("name", ["starts_with", "ends_with", "contains"])
@given(data=st.data())
def test_filter_by_digits_finds_just_the_numbers_that_have_them(
    reader: Account, known: AccountModel, name: str, data: st.DataObject
) -> None:
    """Leading zeros count, and so does every digit."""
    e164 = data.draw(st.sampled_from(known.catalogue.e164s), label="number")
    length = data.draw(st.integers(1, 11), label="length")
    start = {"starts_with": 0, "ends_with": 11 - length}.get(
        name, data.draw(st.integers(0, 11 - length), label="start")
    )
    digits = e164[start : start + length]

    expected = [each for each in known.catalogue.e164s if HOLDS[name](each, digits)]

    assert_finds(reader, SEARCH_PATH, expected, **{name: digits})


@pytest.mark.parametrize("name", ["starts_with", "ends_with", "contains"])
def test_filters_by_digits_hold_for_every_place_in_a_number_for_sale(
    reader: Account, known: AccountModel, name: str
) -> None:
    """For each run of digits of one number, a search finds just those that have it there."""
    e164 = known.catalogue.e164s[len(known.catalogue.e164s) // 2]
    for run in runs_of(e164, name):
        expected = [each for each in known.catalogue.e164s if HOLDS[name](each, run)]
        asked = f"+{run}" if name == "starts_with" else run
        assert_finds(reader, SEARCH_PATH, expected, **{name: asked})


@pytest.mark.parametrize("name", ["starts_with", "ends_with", "contains"])
def test_filters_by_digits_hold_for_every_place_in_a_number_of_the_account(
    reader: Account, known: AccountModel, name: str
) -> None:
    """For each run of digits of one number, the account's list finds just those that have it there."""
    if not known.numbers:
        pytest.skip("the account has no numbers")
    for run in runs_of(min(known.numbers), name):
        asked = f"+{run}" if name == "starts_with" else run
        expected = sorted(each for each in known.numbers if HOLDS[name](each, run))
        assert_same_numbers(expected, found(reader, ACCOUNT_PATH, **{name: asked}), f"The account with {name}={asked}")


def test_alias_is_matched_exactly(reader: Account, known: AccountModel) -> None:
    """The whole alias, with its case, finds the numbers that have it; anything else finds none."""
    aliases = {owned.attributes["alias"] for owned in known.numbers.values() if owned.attributes["alias"]}
    if not aliases:
        pytest.skip("no number of the account has an alias")
    for alias in sorted(aliases):
        owners = [e164 for e164, owned in sorted(known.numbers.items()) if owned.attributes["alias"] == alias]
        near = [alias.upper(), alias.lower(), alias[:-1], alias[1:], f"{alias} ", f"%{alias[1:]}", f"_{alias[1:]}"]

        assert_same_numbers(owners, found(reader, ACCOUNT_PATH, alias=alias), f"The account with alias={alias!r}")
        assert [other for other in near if other not in aliases and found(reader, ACCOUNT_PATH, alias=other)] == []


@pytest.mark.parametrize("field", strategies.ORDER_FIELDS)
@pytest.mark.parametrize("direction", strategies.DIRECTIONS)
def test_order_by_sorts_the_whole_search(reader: Account, known: AccountModel, field: str, direction: str) -> None:
    """The first page is the start of the whole search sorted so, and a number that ties comes after a smaller one."""
    order = field + direction

    page = reader.list_page(SEARCH_PATH, order_by=order, limit=200)

    assert_same(
        known.search_available_numbers(order_by=order, limit=200), page, f"search_available_numbers(order_by={order!r})"
    )


@pytest.mark.parametrize("field", strategies.ORDER_FIELDS)
def test_order_changes_neither_set_nor_count_of_numbers(reader: Account, field: str) -> None:
    """An order neither adds nor loses a number, and falling is no rising."""
    some = {"starts_with": "21"}
    rising = search(reader, **some, order_by=f"{field},asc")
    falling = search(reader, **some, order_by=f"{field},desc")
    name = "value" if field in ("number", "tn") else field

    for direction, items in (("asc", rising), ("desc", falling)):
        what = f"A search with order_by={field},{direction}, sorted by number"
        assert_same_numbers(found(reader, SEARCH_PATH, **some), sorted(item["id"] for item in items), what)
    assert [item["attributes"][name] for item in falling] == [item["attributes"][name] for item in rising][::-1]


@pytest.mark.parametrize("path", [ACCOUNT_PATH, SEARCH_PATH])
@pytest.mark.parametrize(
    "stranger", [{"page": "2"}, {"Limit": "1"}, {"filter[state]": "WA"}, {"STATE": "WA"}, {"": "x"}], ids=str
)
def test_parameter_that_the_contract_does_not_name_changes_nothing(reader: Account, path: str, stranger: Query) -> None:
    """A client of another year may send more than the contract knows."""
    response = reader.get(path, **stranger, limit=3)

    response.expect(200)
    assert response.json == reader.list_page(path, limit=3)
