"""Build the call of each operation, for the sync and the async client alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

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
LIST_AVAILABLE_AREA_CODES: Paging[models.AreaCode, models.AreaCodeList] = Paging(
    "list_available_area_codes",
    items=lambda document: document.data,
    next=lambda document: document.links.next_,
    next_pointer="/links/next",
    offset="offset",
)
LIST_AVAILABLE_EXCHANGES: Paging[models.Exchange, models.ExchangeList] = Paging(
    "list_available_exchanges",
    items=lambda document: document.data,
    next=lambda document: document.links.next_,
    next_pointer="/links/next",
    offset="offset",
)
LIST_AVAILABLE_TIERS: Paging[models.Tier, models.TierList] = Paging(
    "list_available_tiers",
    items=lambda document: document.data,
    next=lambda document: document.links.next_,
    next_pointer="/links/next",
    offset="offset",
)
LIST_INBOUND_ROUTES: Paging[models.InboundRoute, models.InboundRouteList] = Paging(
    "list_inbound_routes",
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
UPDATE_INBOUND_ROUTE_ID: Identity[models.InboundRouteDocument] = Identity(lambda document: document.data.id, "/data/id")
UPDATE_NUMBER_ID: Identity[models.PhoneNumberDocument] = Identity(lambda document: document.data.id, "/data/id")


def create_inbound_route(
    *,
    alias: str | None,
    route_type: str | None,
    value: str | None,
    edge_strategy_id: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.InboundRouteDocument]:
    """POST /v2/routes"""
    path = "/v2/routes"
    return Call(
        "create_inbound_route",
        "POST",
        "/v2/routes",
        path,
        _inbound_route_document,
        json={
            "data": {
                "type": "route",
                "attributes": given_members(
                    {"alias": alias, "route_type": route_type, "value": value, "edge_strategy_id": edge_strategy_id}
                )
                or {},
            }
        },
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
        sample=CREATE_INBOUND_ROUTE_SAMPLE,
        find_out=f"list_inbound_routes() and look for the alias {alias!r}",
    )


def delete_inbound_route(
    id: str,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[None]:
    """DELETE /v2/routes/{id}"""
    path = f"/v2/routes/{quote(str(id), safe='')}"
    return Call(
        "delete_inbound_route",
        "DELETE",
        "/v2/routes/{id}",
        path,
        _nothing,
        has_body=False,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
        asked_id=id,
        removes_from=("list_inbound_routes",),
    )


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


def list_available_area_codes(
    *,
    limit: int | None,
    max_setup_cost: float | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.AreaCodeList]:
    """GET /v2/numbers/available/areacodes"""
    path = "/v2/numbers/available/areacodes"
    path = with_query(path, {"limit": limit, "max_setup_cost": max_setup_cost, "offset": offset})
    return Call(
        "list_available_area_codes",
        "GET",
        "/v2/numbers/available/areacodes",
        path,
        _area_code_list,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def list_available_exchanges(
    *,
    areacode: str | None,
    max_setup_cost: float | None,
    limit: int | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.ExchangeList]:
    """GET /v2/numbers/available/exchanges"""
    path = "/v2/numbers/available/exchanges"
    path = with_query(path, {"areacode": areacode, "max_setup_cost": max_setup_cost, "limit": limit, "offset": offset})
    return Call(
        "list_available_exchanges",
        "GET",
        "/v2/numbers/available/exchanges",
        path,
        _exchange_list,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def list_available_tiers(
    *,
    limit: int | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.TierList]:
    """GET /v2/numbers/available/tiers"""
    path = "/v2/numbers/available/tiers"
    path = with_query(path, {"limit": limit, "offset": offset})
    return Call(
        "list_available_tiers",
        "GET",
        "/v2/numbers/available/tiers",
        path,
        _tier_list,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def list_edge_strategies(
    *, headers: Mapping[str, str] | None, timeout: Timeout | None, deadline: float | None, retries: Retries | None
) -> Call[models.EdgeStrategyList]:
    """GET /v2/routes/edge_strategies"""
    path = "/v2/routes/edge_strategies"
    return Call(
        "list_edge_strategies",
        "GET",
        "/v2/routes/edge_strategies",
        path,
        _edge_strategy_list,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def list_inbound_routes(
    *,
    route_type: str | None,
    limit: int | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.InboundRouteList]:
    """GET /v2/routes"""
    path = "/v2/routes"
    path = with_query(path, {"route_type": route_type, "limit": limit, "offset": offset})
    return Call(
        "list_inbound_routes",
        "GET",
        "/v2/routes",
        path,
        _inbound_route_list,
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


def release_number(
    id: str,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[None]:
    """DELETE /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call(
        "release_number",
        "DELETE",
        "/v2/numbers/{id}",
        path,
        _nothing,
        has_body=False,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
        asked_id=id,
        removes_from=("list_account_numbers",),
    )


def remove_failover_route(
    number_id: str,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[None]:
    """DELETE /v2/numbers/{number_id}/relationships/failover_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/failover_route"
    return Call(
        "remove_failover_route",
        "DELETE",
        "/v2/numbers/{number_id}/relationships/failover_route",
        path,
        _nothing,
        has_body=False,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
    )


def remove_primary_route(
    number_id: str,
    *,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[None]:
    """DELETE /v2/numbers/{number_id}/relationships/primary_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/primary_route"
    return Call(
        "remove_primary_route",
        "DELETE",
        "/v2/numbers/{number_id}/relationships/primary_route",
        path,
        _nothing,
        has_body=False,
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
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
    tier: str | None,
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
            "tier": tier,
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
    route: str | models.InboundRoute | models.RouteUpdate,
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


def update_inbound_route(
    id: str,
    *,
    alias: str | None,
    route_type: str | None,
    value: str | None,
    edge_strategy_id: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.InboundRouteDocument]:
    """PATCH /v2/routes/{id}"""
    path = f"/v2/routes/{quote(str(id), safe='')}"
    return Call(
        "update_inbound_route",
        "PATCH",
        "/v2/routes/{id}",
        path,
        _inbound_route_document,
        json={
            "data": {
                "type": "route",
                "attributes": given_members(
                    {"alias": alias, "route_type": route_type, "value": value, "edge_strategy_id": edge_strategy_id}
                )
                or {},
            }
        },
        headers=headers,
        timeout=timeout,
        deadline=deadline,
        retries=retries,
        asked_id=id,
        identity=UPDATE_INBOUND_ROUTE_ID,
        sample=UPDATE_INBOUND_ROUTE_SAMPLE,
    )


def update_number(
    id: str,
    *,
    alias: str | None,
    cnam_lookups_enabled: bool | None,
    messaging_enabled: bool | None,
    messaging_email: bool | None,
    messaging_callback_url: str | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
) -> Call[models.PhoneNumberDocument]:
    """PATCH /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call(
        "update_number",
        "PATCH",
        "/v2/numbers/{id}",
        path,
        _phone_number_document,
        json=given_members(
            {
                "type": "number",
                "alias": alias,
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
        identity=UPDATE_NUMBER_ID,
        sample=UPDATE_NUMBER_SAMPLE,
    )


def update_primary_route(
    number_id: str,
    route: str | models.InboundRoute | models.RouteUpdate,
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


def _area_code_list(value: Any) -> models.AreaCodeList:
    return models.AreaCodeList.from_dict(value)


def _available_number_list(value: Any) -> models.AvailableNumberList:
    return models.AvailableNumberList.from_dict(value)


def _edge_strategy_list(value: Any) -> models.EdgeStrategyList:
    return models.EdgeStrategyList.from_dict(value)


def _exchange_list(value: Any) -> models.ExchangeList:
    return models.ExchangeList.from_dict(value)


def _inbound_route_document(value: Any) -> models.InboundRouteDocument:
    return models.InboundRouteDocument.from_dict(value)


def _inbound_route_list(value: Any) -> models.InboundRouteList:
    return models.InboundRouteList.from_dict(value)


def _phone_number_document(value: Any) -> models.PhoneNumberDocument:
    return models.PhoneNumberDocument.from_dict(value)


def _phone_number_list(value: Any) -> models.PhoneNumberList:
    return models.PhoneNumberList.from_dict(value)


def _tier_list(value: Any) -> models.TierList:
    return models.TierList.from_dict(value)


CREATE_INBOUND_ROUTE_SAMPLE = '{"data": {"type": "route", "id": "", "attributes": {"route_type": ""}}}'
PURCHASE_NUMBER_SAMPLE = '{"data": {"type": "", "id": "", "attributes": {"alias": null, "cnam_lookups_enabled": false, "number_type": "", "rate_center": null, "state": null, "value": ""}, "relationships": {"primary_route": {"data": null}, "failover_route": {"data": null}}}}'
UPDATE_INBOUND_ROUTE_SAMPLE = '{"data": {"type": "route", "id": "", "attributes": {"route_type": ""}}}'
UPDATE_NUMBER_SAMPLE = '{"data": {"type": "", "id": "", "attributes": {"alias": null, "cnam_lookups_enabled": false, "number_type": "", "rate_center": null, "state": null, "value": ""}, "relationships": {"primary_route": {"data": null}, "failover_route": {"data": null}}}}'
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
        tier=None,
        headers=None,
        timeout=None,
        deadline=None,
        retries=None,
    ),
)


def _nothing(value: Any) -> None:
    """Whatever the service answers, its status says all there is."""
