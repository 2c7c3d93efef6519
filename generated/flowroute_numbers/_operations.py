"""Build the call of each operation, for the sync and the async client alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import models
from ._runtime.calls.calls import Call, Identity, Paging, Price, given_members, reference_body, with_query
from ._runtime.limits.checks import Retries, Timeout
from ._runtime.values.phone_numbers import parse_e164

LIST_ACCOUNT_NUMBERS: Paging[models.PhoneNumber, models.PhoneNumberList] = Paging(
    "list_account_numbers",
    items=lambda document: document.data,
    next=lambda document: document.links.next_,
    next_pointer="/links/next",
    offset="offset",
)
SEARCH_AVAILABLE_NUMBERS: Paging[models.AvailableNumber, models.AvailableNumberList] = Paging(
    "search_available_numbers",
    items=lambda document: document.data,
    next=lambda document: document.links.next_,
    next_pointer="/links/next",
    offset="offset",
    amounts=lambda item: (item.attributes.setup_cost, item.attributes.monthly_cost),
)

GET_NUMBER_ID: Identity[models.PhoneNumberDocument] = Identity(lambda document: document.data.id, "/data/id")
PURCHASE_NUMBER_ID: Identity[models.PhoneNumberDocument] = Identity(lambda document: document.data.id, "/data/id")


def get_number(
    id: str,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.PhoneNumberDocument]:
    """GET /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call(
        "get_number",
        "GET",
        "/v2/numbers/{id}",
        path,
        _phone_number_document,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
        asked_id=id,
        identity=GET_NUMBER_ID,
    )


def list_account_numbers(
    *,
    contains: str | None,
    ends_with: str | None,
    limit: int | None,
    offset: int | None,
    starts_with: str | None,
    alias: str | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.PhoneNumberList]:
    """GET /v2/numbers"""
    path = "/v2/numbers"
    path = with_query(
        path,
        {
            "contains": contains,
            "ends_with": ends_with,
            "limit": limit,
            "offset": offset,
            "starts_with": starts_with,
            "alias": alias,
        },
    )
    return Call(
        "list_account_numbers",
        "GET",
        "/v2/numbers",
        path,
        _phone_number_list,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def purchase_number(
    id: str,
    *,
    cnam_lookups_enabled: bool | None,
    messaging_enabled: bool | None,
    messaging_email: bool | None,
    messaging_callback_url: str | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.PhoneNumberDocument]:
    """POST /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call(
        "purchase_number",
        "POST",
        "/v2/numbers/{id}",
        path,
        _phone_number_document,
        json=given_members(
            {
                "cnam_lookups_enabled": cnam_lookups_enabled,
                "messaging_enabled": messaging_enabled,
                "messaging_email": messaging_email,
                "messaging_callback_url": messaging_callback_url,
            }
        ),
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
        asked_id=id,
        removes_from=("search_available_numbers",),
        identity=PURCHASE_NUMBER_ID,
        price=PURCHASE_NUMBER_PRICE,
        sample=PURCHASE_NUMBER_SAMPLE,
        find_out=f"get_number({id!r})",
    )


def search_available_numbers(
    *,
    contains: str | None,
    ends_with: str | None,
    limit: int | None,
    offset: int | None,
    rate_center: str | None,
    starts_with: str | None,
    state: str | None,
    number_type: str | None,
    iso_country: str | None,
    order_by: str | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.AvailableNumberList]:
    """GET /v2/numbers/available"""
    path = "/v2/numbers/available"
    path = with_query(
        path,
        {
            "contains": contains,
            "ends_with": ends_with,
            "limit": limit,
            "offset": offset,
            "rate_center": rate_center,
            "starts_with": starts_with,
            "state": state,
            "number_type": number_type,
            "iso_country": iso_country,
            "order_by": order_by,
        },
    )
    return Call(
        "search_available_numbers",
        "GET",
        "/v2/numbers/available",
        path,
        _available_number_list,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def update_failover_route(
    number_id: str,
    route: str | models.RouteUpdate,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[None]:
    """PATCH /v2/numbers/{number_id}/relationships/failover_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/failover_route"
    return Call(
        "update_failover_route",
        "PATCH",
        "/v2/numbers/{number_id}/relationships/failover_route",
        path,
        _nothing,
        has_body=False,
        json=reference_body(route, "route"),
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def update_primary_route(
    number_id: str,
    route: str | models.RouteUpdate,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[None]:
    """PATCH /v2/numbers/{number_id}/relationships/primary_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/primary_route"
    return Call(
        "update_primary_route",
        "PATCH",
        "/v2/numbers/{number_id}/relationships/primary_route",
        path,
        _nothing,
        has_body=False,
        json=reference_body(route, "route"),
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def _available_number_list(value: Any) -> models.AvailableNumberList:
    return models.AvailableNumberList.from_dict(value)


def _phone_number_document(value: Any) -> models.PhoneNumberDocument:
    return models.PhoneNumberDocument.from_dict(value)


def _phone_number_list(value: Any) -> models.PhoneNumberList:
    return models.PhoneNumberList.from_dict(value)


PURCHASE_NUMBER_SAMPLE = '{"data": {"type": "", "id": "", "attributes": {"alias": null, "cnam_lookups_enabled": false, "number_type": "", "rate_center": null, "state": null, "value": ""}, "relationships": {"primary_route": {"data": null}, "failover_route": {"data": null}}}}'
PURCHASE_NUMBER_PRICE: Price[models.AvailableNumber, models.AvailableNumberList] = Price(
    SEARCH_AVAILABLE_NUMBERS,
    lambda id: search_available_numbers(
        contains=None,
        ends_with=None,
        limit=None,
        offset=None,
        rate_center=None,
        starts_with=id,
        state=None,
        number_type=None,
        iso_country=None,
        order_by=None,
        headers=None,
        timeout=None,
        deadline=None,
        retries=None,
    ),
)


def _nothing(value: Any) -> None:
    """Whatever the service answers, its status says all there is."""
