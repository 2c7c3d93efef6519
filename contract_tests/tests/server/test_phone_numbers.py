"""Numbers: every document says the same of one number, in the forms that the service is known for."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.unchanged import assert_unchanged
from contract_tests.drawing import strategies
from contract_tests.drift.findings import find_in
from contract_tests.expected.comparison import assert_same, assert_same_numbers
from contract_tests.expected.model import ACCOUNT_PATH, SEARCH_PATH, AccountModel
from contract_tests.target.server import Target

TOLL_FREE = re.compile(r"18(00|33|44|55|66|77|88)[0-9]{7}")
FORMS = {
    "state": re.compile(r"[a-z]{2}"),
    "rate_center": re.compile(r"[a-z0-9]{2,16}"),
    "iso_country": re.compile(r"US|CA"),
    "number_type": re.compile(r"longcode|toll-?free|standard|inum"),
    "value": re.compile(r"1[2-9][0-9]{2}[2-9][0-9]{6}"),
    "status": re.compile(r"PURCHASED"),
}
CANADIAN = frozenset(("ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk", "yt"))
CENTS = {"monthly_cost": 2, "setup_cost": 2, "inbound_rate": 4}


def attributes_of_all(known: AccountModel) -> list[dict[str, Any]]:
    """Return the attributes of every number for sale or on the account."""
    return [*known.offers.values(), *(owned.attributes for owned in known.numbers.values())]


def test_details_say_what_the_account_list_says(reader: Account) -> None:
    """A number has the same attributes in full as in the list, and is found under its own link."""
    for item in reader.list_all(ACCOUNT_PATH)[:20]:
        document = reader.details(item["id"])

        shared = {name: document["data"]["attributes"].get(name) for name in item["attributes"]}
        assert_same(item["attributes"], shared, f"get_number({item['id']!r})")
        assert_same(item["links"], document["data"]["links"], f"get_number({item['id']!r})")
        assert_same(reader.call("GET", item["links"]["self"]).json, document, f"The link {item['links']['self']}")


@pytest.mark.parametrize("path", [ACCOUNT_PATH, SEARCH_PATH])
def test_id_is_the_number_itself(reader: Account, path: str) -> None:
    """The id, the value and the end of the link are one and the same number."""
    for item in reader.list_all(path):
        (link,) = item["links"].values()

        assert (item["type"], item["id"], link.rpartition("/")[2]) == (
            "number",
            item["attributes"]["value"],
            item["id"],
        )


@pytest.mark.parametrize("path", [ACCOUNT_PATH, SEARCH_PATH])
def test_no_number_is_listed_twice(reader: Account, path: str) -> None:
    """Each number is once in a list, in ascending order."""
    ids = [item["id"] for item in reader.list_all(path)]

    assert_same_numbers(sorted(set(ids)), ids, f"GET {path}, each number once and in order,")


def test_no_number_is_on_the_account_and_for_sale(known: AccountModel) -> None:
    """What an account has bought, it is not offered."""
    both = known.numbers.keys() & known.offers.keys()
    assert not both, f"These are on the account and for sale: {sorted(both)}"


@pytest.mark.parametrize("name", sorted(FORMS))
def test_attribute_has_its_published_form(known: AccountModel, name: str) -> None:
    """State and rate center are in lower case, the country in upper case, the number in full."""
    values = {attributes[name] for attributes in attributes_of_all(known) if attributes.get(name) is not None}

    assert values, f"No number has a {name}."
    odd = sorted(value for value in values if not FORMS[name].fullmatch(value))
    assert not odd, f"A {name} has the form {FORMS[name].pattern}, and these do not: {odd[:5]}"


@pytest.mark.parametrize("name", sorted(CENTS))
def test_money_is_a_positive_amount_of_whole_cents(known: AccountModel, name: str) -> None:
    """A price is a JSON number above 0 with no more digits than money has."""
    amounts = [attributes[name] for attributes in attributes_of_all(known) if attributes.get(name) is not None]

    assert amounts, f"No number has a {name}."
    odd = [amount for amount in amounts if isinstance(amount, bool) or not isinstance(amount, int | float)]
    assert not odd, f"A {name} is a JSON number, and these are not: {odd[:5]}"
    exponents = {amount: Decimal(repr(amount)).as_tuple().exponent for amount in amounts}
    wrong = [amount for amount, exponent in exponents.items() if amount <= 0 or int(exponent) < -CENTS[name]]
    assert not wrong, f"A {name} is above 0 with at most {CENTS[name]} decimals, and these are not: {wrong[:5]}"


def test_area_code_lies_in_one_state_and_one_country(known: AccountModel) -> None:
    """Numbers that share an area code share state and country, and a province is in Canada."""
    places: dict[str, set[Any]] = {}
    for attributes in attributes_of_all(known):
        places.setdefault(attributes["value"][1:4], set()).add((attributes["state"], attributes.get("iso_country")))

    assert {npa: found for npa, found in places.items() if len(found) > 1} == {}
    pairs = {pair for found in places.values() for pair in found if None not in pair}
    assert [pair for pair in pairs if (pair[1] == "CA") != (pair[0] in CANADIAN)] == []


def test_toll_free_numbers_are_those_of_the_toll_free_area_codes(known: AccountModel) -> None:
    """800, 833, 844, 855, 866, 877 and 888 are toll-free, belong to no place, and no other number is."""
    for attributes in attributes_of_all(known):
        toll_free = TOLL_FREE.fullmatch(attributes["value"]) is not None

        assert ("free" in attributes["number_type"]) == toll_free, attributes
        assert (attributes["state"] is None, attributes["rate_center"] is None) == (toll_free, toll_free), attributes


def test_number_for_sale_is_not_on_the_account(reader: Account, known: AccountModel) -> None:
    """What is for sale, and what is not even that, is 404 until it is bought."""
    for e164 in (known.catalogue.e164s[0], known.catalogue.e164s[-1], "19995550199"):
        response = reader.get(f"{ACCOUNT_PATH}/{e164}")

        response.expect(404)


@given(data=st.data())
def test_number_that_the_account_lacks_is_not_found(reader: Account, known: AccountModel, data: st.DataObject) -> None:
    """Any number but the account's own is 404."""
    e164 = data.draw(strategies.e164s() | strategies.other_e164s(known) | st.sampled_from(known.catalogue.e164s))
    if e164 in known.numbers:
        return

    response = reader.get(f"{ACCOUNT_PATH}/{e164}")

    response.expect(404)


def test_reading_changes_nothing(reader: Account, known: AccountModel) -> None:
    """However often and whatever is read, all stays as it is."""
    with assert_unchanged(reader):
        for e164 in (*known.numbers, known.catalogue.e164s[0]):
            reader.get(f"{ACCOUNT_PATH}/{e164}")
        for query in ({}, {"limit": 1}, {"order_by": "monthly_cost,desc"}, {"starts_with": "206"}):
            reader.get(SEARCH_PATH, **query)
            reader.get(ACCOUNT_PATH, **{name: value for name, value in query.items() if name != "order_by"})


def test_relationships_name_what_is_included(reader: Account, known: AccountModel) -> None:
    """Each relationship has its data, null or a type and an id, and what it names is included once."""
    for e164 in known.numbers:
        document = reader.details(e164)
        named = [each["data"] for each in document["data"]["relationships"].values() if each["data"] is not None]

        included = sorted((each["type"], each["id"]) for each in document.get("included", []))
        assert included == sorted({(each["type"], each["id"]) for each in named}), e164


def test_default_route_is_sip_reg(known: AccountModel) -> None:
    """Route 0 is the one that needs no value."""
    if "0" not in known.routes:
        pytest.skip("no number of the account uses the default route")

    attributes = known.routes["0"]["attributes"]
    seen = {name: attributes[name] for name in ("route_type", "value")}
    assert_same({"route_type": "sip-reg", "value": None}, seen, "Route 0")


def test_routes_have_values_of_their_types(known: AccountModel) -> None:
    """A host is a name or an address, a number has eleven digits, a URI has its scheme."""
    forms = {"host": r"[\w.-]+(:\d+)?.*", "number": r"1\d{10}", "uri": r"\w+:.+@.+", "sip-reg": r"None"}
    for route in known.routes.values():
        attributes = route["attributes"]

        assert re.fullmatch(forms[attributes["route_type"]], str(attributes["value"])), route
        assert route["links"]["self"].endswith(f"/v2/routes/{route['id']}"), route


def test_mock_returns_only_documented_members(accounts: Accounts, target: Target) -> None:
    """Every member of every response is documented."""
    if not target.is_ours:
        pytest.skip("`make drift` reports undocumented members of other servers")
    account = accounts.fresh()
    e164, offered = account.first(ACCOUNT_PATH), account.first(SEARCH_PATH)
    responses = [
        account.get(ACCOUNT_PATH),
        account.get(SEARCH_PATH),
        account.get(f"{ACCOUNT_PATH}/{e164}"),
        account.purchase(offered),
        account.get(f"{ACCOUNT_PATH}/{offered}"),
        account.get(SEARCH_PATH, limit=0),
        account.get(f"{ACCOUNT_PATH}/19995550199"),
    ]

    beside = sorted({finding.what for response in responses for finding in find_in(response)})
    assert not beside, f"The mock says more than the contract: {beside}"


SEEDED = [
    ("12065550100", 1.25, 1.0, 0.012, "wa", "seattle", "US", "longcode"),
    ("12125550100", 2.5, 3.99, 0.012, "ny", "nwyrcyzn01", "US", "longcode"),
    ("16045550100", 1.5, 1.0, 0.014, "bc", "vancouver", "CA", "longcode"),
    ("18005550199", 1.75, 1.0, 0.018, None, None, "US", "toll-free"),
]


@pytest.mark.parametrize(
    ("e164", "monthly_cost", "setup_cost", "inbound_rate", "state", "rate_center", "iso_country", "number_type"), SEEDED
)
def test_mock_sells_the_seeded_numbers_as_they_are(  # noqa: PLR0917  one row of the table
    known: AccountModel,
    target: Target,
    e164: str,
    monthly_cost: float,
    setup_cost: float,
    inbound_rate: float,
    state: str | None,
    rate_center: str | None,
    iso_country: str,
    number_type: str,
) -> None:
    """One number of each tariff, to the last digit of its prices."""
    if not target.is_ours:
        pytest.skip("only the mock is seeded")

    offer = known.catalogue.offers.get(e164, {})
    assert offer, f"No search finds {e164}."
    expected = {
        "monthly_cost": monthly_cost,
        "setup_cost": setup_cost,
        "inbound_rate": inbound_rate,
        "state": state,
        "rate_center": rate_center,
        "iso_country": iso_country,
        "number_type": number_type,
    }
    assert_same(expected, {name: offer.get(name) for name in expected}, f"The search for {e164}")


SEEDED_ACCOUNT = [
    ("12065550190", "Front desk", None, True, False),
    ("12065550191", "Support", None, False, False),
    ("12065550193", None, None, False, True),
    ("12065550194", "Fax", "Second floor", False, False),
]


@pytest.mark.parametrize(("e164", "alias", "note", "cnam_lookups_enabled", "messaging_enabled"), SEEDED_ACCOUNT)
def test_mock_begins_with_the_seeded_account(  # noqa: PLR0917  one row of the table
    reader: Account,
    target: Target,
    e164: str,
    alias: str | None,
    note: str | None,
    cnam_lookups_enabled: bool,
    messaging_enabled: bool,
) -> None:
    """Each alias, note and setting has its own attribute."""
    if not target.is_ours:
        pytest.skip("only the mock is seeded")
    expected = {
        "alias": alias,
        "note": note,
        "cnam_lookups_enabled": cnam_lookups_enabled,
        "messaging_enabled": messaging_enabled,
    }

    attributes = reader.details(e164)["data"]["attributes"]

    assert_same(expected, {name: attributes.get(name) for name in expected}, f"get_number({e164!r})")
