"""Pages: they tile a list without gap or repeat, and their links lead exactly where they say."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.drawing import strategies
from contract_tests.expected.comparison import assert_same, assert_same_numbers
from contract_tests.expected.model import LISTS, SEARCH_PATH, AccountModel
from contract_tests.target.server import Target

PATHS = [pytest.param(path, id=operation) for operation, path in LISTS.items()]
OPERATION_AT = {path: operation for operation, path in LISTS.items()}
MOST_PAGES = 12


def whole(known: AccountModel, path: str, **filters: Any) -> list[str]:
    """Return the numbers of a whole list in order, as the model has them."""
    return ids(getattr(known, OPERATION_AT[path])(**filters, limit=10**9))


def ids(page: dict[str, Any]) -> list[str]:
    """Return the numbers of a page."""
    return [item["id"] for item in page["data"]]


def follow(account: Account, link: str) -> dict[str, Any]:
    """GET the page that a link leads to."""
    response = account.call("GET", link)
    assert response.status == 200, f"Expected 200 from the link {link}.\n{response.describe()}"
    page: dict[str, Any] = response.json
    return page


def filters_of(path: str, known: AccountModel) -> st.SearchStrategy[dict[str, Any]]:
    """Draw filters for a list."""
    return strategies.filters_of(known, OPERATION_AT[path])


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_next_links_yield_each_number_once(
    reader: Account, known: AccountModel, path: str, data: st.DataObject
) -> None:
    """From the first page on, next leads through the whole list: no gap, no repeat, no page short but the last."""
    filters = data.draw(filters_of(path, known), label="filters")
    expected = whole(known, path, **filters)
    limit = data.draw(st.integers(max(1, min(200, -(-len(expected) // MOST_PAGES))), 200), label="limit")
    expected = expected[: limit * MOST_PAGES]

    page = reader.list_page(path, **filters, limit=limit)
    pages = [ids(page)]
    while "next" in page["links"] and len(pages) < MOST_PAGES:
        page = follow(reader, page["links"]["next"])
        pages.append(ids(page))

    found = [e164 for page in pages for e164 in page]
    assert_same_numbers(expected, found, f"The list with {filters} by next links in pages of {limit}")
    assert all(len(page) == limit for page in pages[:-1]), [len(page) for page in pages]
    assert "next" not in page["links"] or len(pages) == MOST_PAGES, "the last page has a link to a next one"


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data(), limit=strategies.limits())
def test_page_is_the_slice_that_limit_and_offset_name(
    reader: Account, known: AccountModel, path: str, data: st.DataObject, limit: int
) -> None:
    """A page has `limit` numbers from `offset` on, and `next` if more remain."""
    filters = data.draw(filters_of(path, known), label="filters")
    expected = whole(known, path, **filters)
    offset = data.draw(strategies.offsets(len(expected)), label="offset")

    page = reader.list_page(path, **filters, limit=limit, offset=offset)

    what = f"GET {path} with {filters}, limit={limit}, offset={offset}"
    assert_same_numbers(expected[offset : offset + limit], ids(page), what)
    assert ("next" in page["links"]) == (offset + limit < len(expected)), (
        f"{what} of {len(expected)} numbers: next is {page['links'].get('next')}"
    )


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_next_link_leads_to_the_page_after_this_one(
    reader: Account, known: AccountModel, path: str, data: st.DataObject
) -> None:
    """The next page is the one that starts where this one ends, and it is as long."""
    filters = data.draw(filters_of(path, known), label="filters")
    limit = data.draw(st.integers(1, 5), label="limit")
    offset = data.draw(st.integers(0, 5), label="offset")
    page = reader.list_page(path, **filters, limit=limit, offset=offset)
    if "next" not in page["links"]:
        return

    after = follow(reader, page["links"]["next"])

    asked = reader.list_page(path, **filters, limit=limit, offset=offset + limit)
    assert_same(asked, after, f"The link {page['links']['next']}")


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_self_link_leads_to_the_same_page(reader: Account, known: AccountModel, path: str, data: st.DataObject) -> None:
    """Whatever was asked, self asks for the same again."""
    drawn = strategies.queries(known, OPERATION_AT[path])
    page = reader.list_page(path, **data.draw(drawn, label="query"))

    again = follow(reader, page["links"]["self"])

    assert_same(page, again, f"The link {page['links']['self']}")


@pytest.mark.parametrize("path", PATHS)
def test_default_page_has_ten_numbers_from_the_start(reader: Account, known: AccountModel, path: str) -> None:
    """Limit is 10 and offset 0 where they are not given, and the links say so."""
    page = reader.list_page(path)

    assert_same_numbers(whole(known, path)[:10], ids(page), f"GET {path}")
    assert dict(parse_qsl(urlsplit(page["links"]["self"]).query)) == {"limit": "10", "offset": "0"}
    assert_same(reader.list_page(path, limit=10, offset=0), page, f"GET {path}")


@pytest.mark.parametrize("path", PATHS)
def test_every_limit_is_respected(reader: Account, known: AccountModel, path: str) -> None:
    """From 1 to 200, a page is as long as its limit says, or as long as the list."""
    expected = whole(known, path)
    limits = [*range(1, 21), *range(25, 200, 25), 199, 200]

    lengths = {limit: len(reader.list_page(path, limit=limit)["data"]) for limit in limits}

    assert lengths == {limit: min(limit, len(expected)) for limit in limits}


@pytest.mark.parametrize("path", PATHS)
def test_every_small_page_of_the_first_numbers_is_right(reader: Account, known: AccountModel, path: str) -> None:
    """For each limit and offset around the account's size, the page is the slice, and next is there when due."""
    expected = whole(known, path)
    size = min(len(expected), 6)

    for limit in range(1, size + 2):
        for offset in range(size + 2):
            page = reader.list_page(path, limit=limit, offset=offset)
            what = f"GET {path}?limit={limit}&offset={offset}"
            assert_same_numbers(expected[offset : offset + limit], ids(page), what)
            assert ("next" in page["links"]) == (offset + limit < len(expected)), (
                f"{what} of {len(expected)} numbers: next is {page['links'].get('next')}"
            )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("offset", [10**6, 2**31, 2**32 + 1, 2**63, 10**30], ids=str)
def test_offset_past_the_end_is_an_empty_page(reader: Account, path: str, offset: int) -> None:
    """Beyond the last number there is nothing, and no error either."""
    page = reader.list_page(path, offset=offset)

    assert page["data"] == []
    assert "next" not in page["links"]
    assert dict(parse_qsl(urlsplit(page["links"]["self"]).query))["offset"] == str(offset)


@pytest.mark.parametrize("path", PATHS)
def test_links_lead_to_the_server_that_was_asked(reader: Account, target: Target, path: str) -> None:
    """A link keeps the caller on the host that has the keys."""
    page = reader.list_page(path, limit=1)

    links = [*page["links"].values(), *page["data"][0]["links"].values()]
    assert [link for link in links if not link.startswith(f"{target.base_url}/v2/")] == []


@given(data=st.data())
@settings(max_examples=20)
def test_pages_of_an_ordered_search_tile_it(reader: Account, known: AccountModel, data: st.DataObject) -> None:
    """In any order, the pages together are the whole search."""
    filters = data.draw(strategies.search_filters(known), label="filters")
    filters["order_by"] = data.draw(strategies.orders(), label="order")
    expected = whole(known, SEARCH_PATH, **filters)
    limit = data.draw(st.integers(1, 30), label="limit")

    pages = [ids(reader.list_page(SEARCH_PATH, **filters, limit=limit, offset=at)) for at in range(0, limit * 4, limit)]

    seen = [e164 for page in pages for e164 in page]
    assert_same_numbers(expected[: limit * 4], seen, f"The first four pages of {limit} of a search with {filters}")
