"""Pages in the client: iterating yields each number once, asks for no page too many, and never leaves the host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flowroute_numbers import (
    APIStatusError,
    AsyncFlowrouteClient,
    CrossOriginError,
    FlowrouteClient,
    FlowrouteError,
    InvalidResponseError,
    NoNextPageError,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.event_loop import run
from contract_tests.calls.scripted import ACCESS_KEY, HOME, SECRET_KEY, Script, json_response
from contract_tests.drawing import strategies
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import AccountModel

LISTS = ("list_account_numbers", "search_available_numbers")


def expected_items(known: AccountModel, operation: str, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all items from the offset of a query on, as the model has them."""
    everything = {**query, "limit": 10**9}
    items: list[dict[str, Any]] = getattr(known, operation)(**everything)["data"]
    return items


def draw_query(data: st.DataObject, known: AccountModel, operation: str) -> dict[str, Any]:
    """Draw a query that finds few pages."""
    drawn = strategies.list_filters(known) if operation == "list_account_numbers" else strategies.search_filters(known)
    filters: dict[str, Any] = data.draw(drawn, label="filters")
    size = len(expected_items(known, operation, filters))
    filters["limit"] = data.draw(st.integers(max(1, min(200, size // 6)), 200), label="limit")
    return filters | ({"offset": 1} if data.draw(st.booleans(), label="from the second on") else {})


@pytest.mark.parametrize("operation", LISTS)
@given(data=st.data())
@settings(max_examples=25)
def test_iterating_yields_every_number_once(
    reader: Account, known: AccountModel, operation: str, data: st.DataObject
) -> None:
    """A loop over the response walks all pages with the same filters, and stops at the end; sync and async."""
    query = draw_query(data, known, operation)
    expected = expected_items(known, operation, query)
    pages = max(1, -(-len(expected) // query["limit"]))
    if pages > 8:
        return

    async def collect() -> list[Any]:
        return [item async for item in getattr(reader.async_client(), operation)(**query)]

    reader.target.begin()
    items = [item.to_dict() for item in getattr(reader.client(), operation)(**query)]
    asked = len(reader.target.calls)
    also = [item.to_dict() for item in run(collect())]

    assert_same(expected, items, f"Iterating {operation}(**{query})")
    assert_same(expected, also, f"Iterating {operation}(**{query}) of the async client")
    assert asked == pages, f"{asked} pages were asked for, the list has {pages}"


@pytest.mark.parametrize("operation", LISTS)
@given(data=st.data())
@settings(max_examples=15)
def test_pages_can_be_taken_one_by_one(
    reader: Account, known: AccountModel, operation: str, data: st.DataObject
) -> None:
    """Each page has its own items; has_next_page and next_page go on to the last one, and no further."""
    query = draw_query(data, known, operation)
    expected = expected_items(known, operation, query)

    page = getattr(reader.client(), operation)(**query)
    found = [[item.id for item in page.data]]
    while page.has_next_page():
        page = page.next_page()
        found.append([item.id for item in page.data])

    ids = [item["id"] for item in expected]
    limit = query["limit"]
    assert found == ([ids[at : at + limit] for at in range(0, len(ids), limit)] or [[]])
    with pytest.raises(NoNextPageError):
        page.next_page()


@pytest.mark.parametrize("operation", LISTS)
def test_async_pages_can_be_taken_one_by_one(reader: Account, known: AccountModel, operation: str) -> None:
    """The async client walks the same pages."""

    async def walk() -> tuple[list[str], list[str], int]:
        client = reader.async_client()
        first = await getattr(client, operation)(limit=3)
        by_hand, page = [item.id for item in first.data], first
        while page.has_next_page() and len(by_hand) < 9:
            page = await page.next_page()
            by_hand += [item.id for item in page.data]
        by_page, pages = [], 0
        async for each in getattr(client, operation)(limit=3).pages():
            pages += 1
            by_page += [item.id for item in each.data]
            if pages == 3:
                break
        return by_hand, by_page, pages

    by_hand, by_page, pages = run(walk())

    expected = [item["id"] for item in expected_items(known, operation, {})][:9]
    assert by_hand == by_page == expected
    assert pages == -(-len(expected) // 3)


def page(*ids: str, next_link: str | None = None) -> httpx.Response:
    """Make a page of numbers for sale."""
    attributes = {"monthly_cost": 1.25, "setup_cost": 1.0, "number_type": "x", "rate_center": None, "state": None}
    data = [{"type": "number", "id": each, "attributes": {**attributes, "value": each}} for each in ids]
    links = {"self": f"{HOME}/v2/numbers/available"} | ({"next": next_link} if next_link is not None else {})
    return json_response(200, {"data": data, "links": links})


def client(script: Script) -> FlowrouteClient:
    """Return a client that receives scripted responses."""
    return FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=script, retries=0)


def async_client(script: Script) -> AsyncFlowrouteClient:
    """Return an async client that receives scripted responses."""
    return AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=script, retries=0)


Walk = Callable[[Script], list[str]]


def by_items(script: Script) -> list[str]:
    """Take every number in a loop."""
    return [item.id for item in client(script).search_available_numbers()]


def by_pages(script: Script) -> list[str]:
    """Take every number page by page."""
    return [item.id for page in client(script).search_available_numbers().pages() for item in page.data]


def by_hand(script: Script) -> list[str]:
    """Take every number by asking for the next page while there is one."""
    page = client(script).search_available_numbers()
    found = [item.id for item in page.data]
    while page.has_next_page():
        page = page.next_page()
        found += [item.id for item in page.data]
    return found


def by_async_items(script: Script) -> list[str]:
    """Take every number in an async loop."""

    async def walk() -> list[str]:
        return [item.id async for item in async_client(script).search_available_numbers()]

    return run(walk())


def by_async_pages(script: Script) -> list[str]:
    """Take every number page by page, async."""

    async def walk() -> list[str]:
        return [item.id async for page in async_client(script).search_available_numbers().pages() for item in page.data]

    return run(walk())


def by_async_hand(script: Script) -> list[str]:
    """Take every number by asking for the next page while there is one, async."""

    async def walk() -> list[str]:
        page = await async_client(script).search_available_numbers()
        found = [item.id for item in page.data]
        while page.has_next_page():
            page = await page.next_page()
            found += [item.id for item in page.data]
        return found

    return run(walk())


LOOPS = [by_items, by_pages, by_async_items, by_async_pages]
every_walk = pytest.mark.parametrize("walk", [*LOOPS, by_hand, by_async_hand], ids=lambda walk: walk.__name__)
every_loop = pytest.mark.parametrize("walk", LOOPS, ids=lambda walk: walk.__name__)


def test_page_is_asked_for_when_it_is_needed_and_not_before() -> None:
    """Taking the first number costs one call."""
    script = Script(page("1", "2", next_link=f"{HOME}/v2/numbers/available?offset=2"), page("3"))

    iterator = iter(client(script).search_available_numbers(limit=2))
    taken = [next(iterator).id, next(iterator).id]

    assert (taken, len(script.requests)) == (["1", "2"], 1)
    assert [item.id for item in iterator] == ["3"]
    script.expect_requests(2)


@every_walk
def test_next_link_is_followed_as_it_is(walk: Walk) -> None:
    """The service's link is taken whole: its query is not put together anew."""
    link = f"{HOME}/v2/numbers/available?state=WA&starts_with=%2B44&limit=2&offset=2&cursor=a%2Fb%3D"
    script = Script(page("1", "2", next_link=link), page("3"))

    assert walk(script) == ["1", "2", "3"]
    assert str(script.requests[1].url) == link
    assert script.requests[1].headers["Authorization"] == script.requests[0].headers["Authorization"]


SAME_HOST = ["/v2/numbers/available?offset=2", "?offset=2", "//api.flowroute.com/v2/numbers/available?offset=2",
             "https://api.flowroute.com:443/v2/numbers/available?offset=2",
             "HTTPS://API.FLOWROUTE.COM/v2/numbers/available?offset=2"]  # fmt: skip


@every_walk
@pytest.mark.parametrize("link", SAME_HOST)
def test_next_link_may_be_written_in_other_ways(link: str, walk: Walk) -> None:
    """Without its host, with the port that goes without saying, or in capitals: the same host, which gets the keys."""
    script = Script(page("1", next_link=link), page("2"))

    assert walk(script) == ["1", "2"]
    assert script.requests[1].url.host == "api.flowroute.com"
    assert "Authorization" in script.requests[1].headers


FOREIGN = ["https://evil.example.com/v2/numbers", "http://api.flowroute.com/v2/numbers/available?offset=2",
           "https://api.flowroute.com:8443/v2/numbers", "//evil.example.com/x", "https://api.flowroute.com.evil.example/x",
           "https://api.flowroute.com@evil.example/x", "https://x:y@api.flowroute.com/v2/numbers"]  # fmt: skip


@every_walk
@pytest.mark.parametrize("link", FOREIGN)
def test_next_link_that_leaves_the_host_is_not_followed(link: str, walk: Walk) -> None:
    """The keys belong to one host, one scheme and one port."""
    script = Script(page("1", next_link=link), page("2"))

    with pytest.raises(FlowrouteError) as caught:
        walk(script)

    assert isinstance(caught.value, CrossOriginError | InvalidResponseError)
    assert "GET" in str(caught.value), f"It does not say which call that was: {caught.value!r}"
    script.expect_requests(1)


@every_loop
def test_next_links_in_a_circle_end(walk: Walk) -> None:
    """A server that goes round and round does not keep the caller for ever."""
    one, two = (f"{HOME}/v2/numbers/available?offset={at}" for at in (1, 2))
    script = Script(*[page("1", next_link=two if at % 2 else one) for at in range(100)])

    with pytest.raises(InvalidResponseError):
        walk(script)

    assert len(script.requests) < 20, f"It went round {len(script.requests)} times."


@every_walk
def test_empty_page_with_a_next_link_is_not_the_end(walk: Walk) -> None:
    """The link says whether there is more, not the number of items."""
    script = Script(page(next_link=f"{HOME}/v2/numbers/available?offset=2"), page("3"))

    assert walk(script) == ["3"]


@every_walk
@pytest.mark.parametrize("status", [401, 404, 422, 429, 500, 503])
def test_error_of_a_later_page_ends_the_walk(status: int, walk: Walk) -> None:
    """What was asked for is all or an error, never a part without a word."""
    script = Script(page("1", next_link=f"{HOME}/v2/numbers/available?offset=1"), json_response(status, {"errors": []}))

    with pytest.raises(APIStatusError) as caught:
        walk(script)

    assert caught.value.status == status, f"It was {status}, and the error says {caught.value.status}."


@pytest.mark.parametrize("status", [401, 404, 422, 500])
def test_error_on_a_later_page_is_raised_after_what_came_before(status: int) -> None:
    """No page is skipped in silence."""
    script = Script(page("1", next_link=f"{HOME}/v2/numbers/available?offset=1"), json_response(status, {"errors": []}))
    iterator = iter(client(script).search_available_numbers())

    assert next(iterator).id == "1"
    with pytest.raises(FlowrouteError):
        next(iterator)
