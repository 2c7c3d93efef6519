"""Errors: each fits the envelope, says what is wrong, and changes nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.error_responses import assert_error_response
from contract_tests.expected import contract
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import ACCOUNT_PATH, LISTS, RELATIONSHIPS, SEARCH_PATH
from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import Target

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
ARABIC_INDIC_FIVE = "\u0665"
FORBIDDEN = {
    "limit": [
        *("0", "-1", "", "ten", "1.5", "1e1", " 5", "5 ", "0x5", "5\n", "1,2", "+5"),
        ARABIC_INDIC_FIVE,
    ],
    "offset": ["-1", "", "none", "1.5", "1e1", " 0", "0\n", "-0.0", "+1", ARABIC_INDIC_FIVE],
    "starts_with": [
        *("", "+", "++1", "206x", "2 06", "2-06", "206\n", "1" * 16, "+" + "1" * 16, "20%", "*", "-1"),
        ARABIC_INDIC_FIVE,
    ],
    "ends_with": ["", "+1", "x", "1 ", " 1", "1\n", "1" * 12, "%", "_", "-1", ARABIC_INDIC_FIVE],
    "contains": ["", "+1", "x", "1 ", " 1", "1\n", "1" * 12, "%", "_", "-1", ARABIC_INDIC_FIVE],
    "state": ["", "W", "WAS", "W1", "W ", "W\n", "W\xc4", "%%", "__", "Washington", "WA\n"],
    "rate_center": ["", "\xe9", "x" * 65, "sea\ttle", "seattle\n", "\x00"],
    "number_type": ["", "long code", "x" * 33, "toll_free", "longcode1", "longcode\n"],
    "iso_country": ["", "U", "USA", "U1", "US\n", "%%"],
    "order_by": [
        *("", "price", "monthly_cost,", "monthly_cost,up", "desc", "number,asc,desc", "number ,asc", "NUMBER", "id"),
        *("number\n", "tn;asc", "alias"),
    ],
    "alias": ["", "x" * 65, "a\nb", "\x7f"],
    "tier": ["", "x" * 65, "Standard\n", "\xe9"],
    "route_type": ["", "HOST", "host ", "sip_reg", "webhook", "host\n", "*"],
    "areacode": ["", "20", "2065", "20x", "+20", " 206", "206\n", "1206", "\u0662\u0660\u0666"],
    "max_setup_cost": ["", "-1", "-0.01", "free", "1e1", "1.", ".5", " 1", "1\n", "NaN", "Infinity", "1,00", "$1"],
}
FIRST = {
    "limit": "1", "offset": "0", "starts_with": "1", "ends_with": "1", "contains": "1", "state": "wa",
    "rate_center": "seattle", "number_type": "longcode", "iso_country": "US", "order_by": "number", "alias": "x",
    "tier": "Standard", "route_type": "host", "areacode": "206", "max_setup_cost": "1",
}  # fmt: skip


def query_parameters() -> list[Any]:
    """Name each query parameter of each list, as the contract has them."""
    return [
        pytest.param(operation, name, id=f"{operation}-{name}")
        for operation in LISTS
        for name in contract.operations()[operation].names("query")
    ]


def may_be(operation: str, name: str, text: str) -> bool:
    """Return whether the contract allows a text as a value of a parameter."""
    described = contract.operations()[operation]
    kind = described.schema_of(name)["type"]
    if kind == "string":
        return contract.allowed(described, name, text)
    form = {"integer": r"[0-9]+", "number": r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"}[kind]
    if not re.fullmatch(form, text, re.ASCII) or not math.isfinite(float(text)):
        return False
    return contract.allowed(described, name, float(text))


@pytest.mark.parametrize(("operation", "name"), query_parameters())
def test_value_that_the_contract_forbids_is_rejected_by_name(
    reader: Account, target: Target, operation: str, name: str
) -> None:
    """A query value out of its bounds or form is 422, and the reason names the parameter."""
    for value in FORBIDDEN[name]:
        if may_be(operation, name, value):  # 201 is no limit of most lists, and one of area codes
            continue
        response = reader.get(LISTS[operation], **{name: value})

        assert_error_response(target, response, 422, names=name)


@pytest.mark.parametrize(("operation", "name"), query_parameters())
@given(data=st.data())
@settings(max_examples=25)
def test_any_text_is_accepted_or_rejected_as_the_contract_says(
    reader: Account, target: Target, operation: str, name: str, data: st.DataObject
) -> None:
    """A valid value returns 200, and an invalid one 422."""
    text = data.draw(TEXTS | st.from_regex(r"\+?[0-9A-Za-z ,-]{0,17}", fullmatch=True), label="text")
    fits = may_be(operation, name, text)

    response = reader.get(LISTS[operation], **{name: text})

    if fits or (name == "limit" and is_above_the_maximum(operation, text)):
        response.expect(200)
    else:
        assert_error_response(target, response, 422, names=name)


def largest_page(operation: str) -> int:
    """Return the maximum of a list's limit, as the contract has it."""
    return int(contract.operations()[operation].schema_of("limit")["maximum"])


def is_above_the_maximum(operation: str, text: str) -> bool:
    """Return whether a limit is a number above the maximum, which is lowered: docs/adr/0085."""
    return text.isascii() and text.isdigit() and int(text) > largest_page(operation)


@pytest.mark.parametrize("limit", ["401", "1000000", "9" * 40])
@pytest.mark.parametrize("operation", [each for each in LISTS if "limit" in contract.operations()[each].names("query")])
def test_limit_above_the_maximum_is_lowered_to_it(reader: Account, target: Target, operation: str, limit: str) -> None:
    """A client that asks for a million gets the largest page, and the links say so; another server may reject it."""
    path = LISTS[operation]

    response = reader.get(path, limit=limit)

    if response.status == 422 and not target.is_ours:
        return
    response.expect(200)
    most = reader.get(path, limit=largest_page(operation))
    assert_same(most.json, response.json, f"GET {path}?limit={limit}")


@pytest.mark.parametrize(("operation", "name"), query_parameters())
def test_parameter_that_is_given_twice_is_rejected(reader: Account, target: Target, operation: str, name: str) -> None:
    """Which of the two was meant? Neither is taken, even when both say the same."""
    for second in (FIRST[name], FORBIDDEN[name][-1]):
        response = reader.call("GET", LISTS[operation], params=[(name, FIRST[name]), (name, second)])

        assert_error_response(target, response, 422, names=name)


@pytest.mark.parametrize("query", ["%FF=1", "state=%C3%28", "starts_with=%E0%80"])
@pytest.mark.parametrize("path", [ACCOUNT_PATH, SEARCH_PATH])
def test_query_that_is_not_utf8_is_rejected(reader: Account, target: Target, path: str, query: str) -> None:
    """Bytes that are no UTF-8 mean nothing."""
    response = reader.call("GET", f"{path}?{query}")

    assert_error_response(target, response, 400)


SAME_NUMBER = "1206555010%30"
MALFORMED_NUMBERS = [
    *("1", "2065550100", "120655501000", "1206555010", "+12065550100", "1206555010x", "02065550100", "null", "%20"),
    *("1-206-555-0100", "22065550100", "12065550100%0A", f"1206555010{ARABIC_INDIC_FIVE}", SAME_NUMBER),
]
ON_ONE_NUMBER = [
    pytest.param("GET", "/v2/numbers/{}", None, "id", id="get_number"),
    pytest.param("POST", "/v2/numbers/{}", {}, "id", id="purchase_number"),
    pytest.param("PATCH", "/v2/numbers/{}", {"type": "number", "alias": "Fax"}, "id", id="update_number"),
    pytest.param("DELETE", "/v2/numbers/{}", None, "id", id="release_number"),
    *(
        pytest.param("DELETE", f"/v2/numbers/{{}}/relationships/{each}", None, "number_id", id=f"remove_{each}")
        for each in RELATIONSHIPS
    ),
    *(
        pytest.param(
            "PATCH",
            f"/v2/numbers/{{}}/relationships/{relationship}",
            {"data": {"type": "route", "id": "0"}},
            "number_id",
            id=relationship,
        )
        for relationship in RELATIONSHIPS
    ),
]


@pytest.mark.parametrize("number", MALFORMED_NUMBERS)
@pytest.mark.parametrize(("method", "path", "body", "name"), ON_ONE_NUMBER)
def test_malformed_number_is_rejected_by_name(  # noqa: PLR0917  one case of the table
    accounts: Accounts, target: Target, method: str, path: str, body: Any, name: str, number: str
) -> None:
    """Anything but eleven digits that start with 1 is 422, not 404, and the reason names the argument."""
    account = accounts.fresh()

    response = account.call(method, path.format(number), json=body)

    if number == SAME_NUMBER:
        response.expect(404, 201)
    else:
        assert_error_response(target, response, 422, names=name)


def test_missing_number_returns_the_published_error(reader: Account) -> None:
    """A missing number returns the vendor's own text."""
    response = reader.get(f"{ACCOUNT_PATH}/19995550199")

    (entry,) = response.json["errors"]
    assert_same("Could not find that resource on your account.", entry["detail"], "The detail")


ROUTE_PATH = f"{ACCOUNT_PATH}/12065550190/relationships/primary_route"
AS_JSON = {"Content-Type": "application/json"}
WORDED: list[tuple[str, int, Callable[[Account], CheckedCall]]] = [
    ("update_primary_route", 400, lambda account: account.call("PATCH", ROUTE_PATH, content=b"{", headers=AS_JSON)),
    ("list_account_numbers", 401, lambda account: account.call("GET", ACCOUNT_PATH, auth=httpx.BasicAuth("a", "b"))),
    ("get_number", 404, lambda account: account.get(f"{ACCOUNT_PATH}/19995550199")),
    ("update_primary_route", 404, lambda account: account.set_route("12065550190", "primary_route", "404")),
    ("purchase_number", 405, lambda account: account.call("PUT", f"{ACCOUNT_PATH}/12065550190")),
    ("delete_inbound_route", 403, lambda account: account.delete_route("98396")),
    ("create_inbound_route", 403, lambda account: account.create_route("office")),
    ("release_number", 404, lambda account: account.release("19995550199")),
    ("purchase_number", 409, lambda account: account.purchase("12065550190")),
    ("update_primary_route", 413, lambda account: account.call("PATCH", ROUTE_PATH, content=b" " * 2**17)),
]


@pytest.mark.parametrize(
    ("operation", "status", "call"), WORDED, ids=[f"{operation}-{status}" for operation, status, _ in WORDED]
)
def test_mock_returns_the_error_of_the_contract(
    accounts: Accounts, target: Target, operation: str, status: int, call: Callable[[Account], CheckedCall]
) -> None:
    """Status, title and detail are those of the contract's example; each response has its own reference."""
    if not target.is_ours:
        pytest.skip("the vendor's words are not all known")
    response = call(accounts.fresh())

    response.expect(status)
    (entry,) = response.json["errors"]
    examples = [each["errors"][0] for each in contract.examples(operation, status)]
    example = next((each for each in examples if each.get("title") == entry.get("title")), examples[0])
    expected = {**example, "id": response.headers["X-Request-Id"]}
    assert_same(expected, entry, f"The error of a {status}")


def test_each_error_has_a_reference_of_its_own(reader: Account, target: Target) -> None:
    """Support could find one call by it."""
    if not target.is_ours:
        pytest.skip("the vendor leaves it out at times")
    references = [reader.get(f"{ACCOUNT_PATH}/19995550199").json["errors"][0]["id"] for _ in range(5)]

    assert len(set(references)) == 5, f"Five calls have the references {references}."


def test_caller_may_choose_the_reference(reader: Account, target: Target) -> None:
    """An X-Request-Id comes back in the response and in its errors, unless it is unfit for a header or a log."""
    if not target.is_ours:
        pytest.skip("the header is the mock's own")
    for name, is_kept in (("order-4711", True), ("a" * 65, False), ("two words", False), ("<b>", False)):
        response = reader.call("GET", f"{ACCOUNT_PATH}/19995550199", headers={"X-Request-Id": name})

        reference = response.headers["X-Request-Id"]
        assert (reference == name) == is_kept, f"X-Request-Id {name!r} became {reference!r}."
        assert_same(reference, response.json["errors"][0]["id"], "The reference in the error")
