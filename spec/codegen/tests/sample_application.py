"""An application as a user would write it; type checkers must know every type in it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from decimal import Decimal
from typing import assert_type

import flowroute_numbers
import httpx
from flowroute_numbers import (
    UNSET,
    APIStatusError,
    AsyncFlowrouteClient,
    AsyncPage,
    AsyncPaginator,
    AuthenticatedClient,
    CallEvent,
    ConflictError,
    FlowrouteClient,
    FlowrouteError,
    Hook,
    InvalidResponseError,
    NotFoundError,
    OpenTelemetryHook,
    OutcomeUnknownError,
    Page,
    RateLimitError,
    RawResponse,
    RetryPolicy,
    SpendLimitError,
    Unset,
    parse_e164,
)
from flowroute_numbers.api.numbers import list_account_numbers
from flowroute_numbers.models import (
    AvailableNumber,
    AvailableNumberList,
    ErrorDocument,
    InboundRoute,
    PhoneNumber,
    PhoneNumberDocument,
    PhoneNumberList,
    RouteReference,
    RouteUpdate,
)
from flowroute_numbers.types import Response

log = logging.getLogger(__name__)


def connect() -> FlowrouteClient:
    return FlowrouteClient(
        access_key="access-key",
        secret_key="secret-key",
        base_url="https://api.example.test",
        timeout=httpx.Timeout(10.0, connect=2.0),
        retries=RetryPolicy(retries=3, longest_wait=4.0),
        headers={"X-Application": "sample"},
        http_client=httpx.Client(),
    )


def cheapest(flowroute: FlowrouteClient, state: str) -> AvailableNumber | None:
    page = flowroute.search_available_numbers(state=state, limit=200, order_by="monthly_cost,asc", timeout=3)
    assert_type(page, Page[AvailableNumber, AvailableNumberList])
    return next(iter(page), None)


def buy(flowroute: FlowrouteClient, number: str) -> PhoneNumberDocument | None:
    try:
        return flowroute.purchase_number(number, cnam_lookups_enabled=True)
    except ConflictError as error:
        log.warning("sold: %s", [entry.detail for entry in error.entries])
    except OutcomeUnknownError:
        return find(flowroute, number)
    except RateLimitError as error:
        assert_type(error.retry_after, float | None)
    except InvalidResponseError as error:
        log.error("%s at %s: %r", error.status, error.pointer, error.body)
    except FlowrouteError as error:
        return find(flowroute, number) if error.outcome_unknown else None
    return None


def find(flowroute: FlowrouteClient, number: str) -> PhoneNumberDocument | None:
    try:
        return flowroute.get_number(parse_e164(number), headers={"X-Trace": "1"})
    except NotFoundError as error:
        assert_type(error, NotFoundError)
        log.info("%s %s: %d %s", error.method, error.path, error.status, error.headers.get("date"))
        return None


def set_routes(flowroute: FlowrouteClient, number: str) -> None:
    flowroute.update_primary_route(number, "98396")
    flowroute.update_failover_route(number, RouteUpdate(data=RouteReference(id="0")))


def read(document: PhoneNumberDocument) -> str:
    attributes = document.data.attributes
    assert_type(attributes.alias, str | None)
    cost = Decimal(str(attributes.monthly_cost)) if attributes.monthly_cost else None
    primary = document.data.relationships.primary_route.data
    routes = [thing for thing in document.included or [] if isinstance(thing, InboundRoute)]
    names = [route.attributes.alias for route in routes if route.attributes.alias is not None]
    assert_type(attributes.tier, str | None)
    return f"{document.data.id} {cost} {primary.id if primary else '-'} {names} {document.additional_properties}"


def pages(flowroute: FlowrouteClient) -> Iterator[int]:
    page = flowroute.list_account_numbers(limit=50)
    assert_type(page.data, list[PhoneNumber])
    assert_type(page.document, PhoneNumberList)
    yield len(page.data)
    while page.has_next_page():
        page = page.next_page()
        yield len(page.data)


def raw(flowroute: FlowrouteClient) -> str:
    answer = flowroute.with_raw_response.get_number("12065550190")
    assert_type(answer, RawResponse[PhoneNumberDocument])
    listing = flowroute.with_raw_response.list_account_numbers(limit=5)
    assert_type(listing.parse(), Page[PhoneNumber, PhoneNumberList])
    return answer.headers["content-type"] + answer.parse().data.id


def plain() -> list[PhoneNumber]:
    with AuthenticatedClient(access_key="access-key", secret_key="secret-key") as client:
        document = list_account_numbers.sync(client=client, limit=5)
        detailed = list_account_numbers.sync_detailed(client=client)
    assert_type(document, ErrorDocument | PhoneNumberList | None)
    assert_type(detailed, Response[ErrorDocument | PhoneNumberList])
    return document.data if isinstance(document, PhoneNumberList) else []


async def walk(transport: httpx.AsyncBaseTransport) -> AsyncIterator[str]:
    async with AsyncFlowrouteClient("access-key", "secret-key", transport=transport) as flowroute:
        numbers = flowroute.search_available_numbers(state="WA")
        assert_type(numbers, AsyncPaginator[AvailableNumber, AvailableNumberList])
        async for number in numbers:
            assert_type(number.attributes.monthly_cost, float)
            yield number.id
        page = await flowroute.list_account_numbers(limit=50)
        assert_type(page, AsyncPage[PhoneNumber, PhoneNumberList])
        following = await page.next_page() if page.has_next_page() else page
        document = await flowroute.purchase_number(following.data[0].id)
        answer = await flowroute.with_raw_response.list_account_numbers()
        assert_type(answer, RawResponse[AsyncPage[PhoneNumber, PhoneNumberList]])
        await flowroute.update_primary_route(document.data.id, "0")


def explain(error: APIStatusError) -> str:
    first = error.entries[0] if error.entries else None
    return f"{flowroute_numbers.__version__} {first.title if first else ''} {error.body!r}"


def guarded(hooks: list[Hook]) -> Decimal:
    client = FlowrouteClient(spend_limit=Decimal("20"), dry_run=True, hooks=hooks)
    patient = client.with_options(timeout=3, retries=1, deadline=60, headers={"X-App": "1"})
    assert_type(patient, FlowrouteClient)
    try:
        for number in patient.search_available_numbers(max_items=5, limit=200, retries=RetryPolicy(1)):
            patient.purchase_number(number["id"], deadline=5)
    except SpendLimitError as error:
        assert_type(error.price, Decimal | None)
        log.warning("%s of %s [%s]", error.spent, error.limit, error.request_id)
    return client.spent


def watch(event: CallEvent) -> None:
    assert_type(event.status, int | None)
    log.info("%s %s %s", event.moment, event.operation, event.outcome_unknown)


def first_and_some(flowroute: FlowrouteClient) -> list[PhoneNumber]:
    page = flowroute.list_account_numbers()
    assert_type(page[0], PhoneNumber)
    assert_type(page[1:], list[PhoneNumber])
    return page[:3] if page and len(page) > 2 else []


def narrowed(value: str | Unset) -> str:
    if value is UNSET:
        return ""
    assert_type(value, str)
    return value


traced: Hook = OpenTelemetryHook()
guarded([watch, traced])
