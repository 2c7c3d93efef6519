"""Build the call of each operation, for the sync and the async client alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ._runtime.calls import Call, Paging, Timeout, given_members, reference_body, with_query
from ._runtime.phone_numbers import parse_e164

if TYPE_CHECKING:
    from .models.area_code import AreaCode
    from .models.area_code_list import AreaCodeList
    from .models.available_number import AvailableNumber
    from .models.available_number_list import AvailableNumberList
    from .models.edge_strategy_list import EdgeStrategyList
    from .models.exchange import Exchange
    from .models.exchange_list import ExchangeList
    from .models.inbound_route import InboundRoute
    from .models.inbound_route_document import InboundRouteDocument
    from .models.inbound_route_list import InboundRouteList
    from .models.phone_number import PhoneNumber
    from .models.phone_number_document import PhoneNumberDocument
    from .models.phone_number_list import PhoneNumberList
    from .models.route_update import RouteUpdate
    from .models.tier import Tier
    from .models.tier_list import TierList

LIST_ACCOUNT_NUMBERS: Paging[PhoneNumber, PhoneNumberList] = Paging(
    items=lambda document: document.data, next=lambda document: document.links.next_, next_pointer="/links/next"
)
LIST_AVAILABLE_AREA_CODES: Paging[AreaCode, AreaCodeList] = Paging(
    items=lambda document: document.data, next=lambda document: document.links.next_, next_pointer="/links/next"
)
LIST_AVAILABLE_EXCHANGES: Paging[Exchange, ExchangeList] = Paging(
    items=lambda document: document.data, next=lambda document: document.links.next_, next_pointer="/links/next"
)
LIST_AVAILABLE_TIERS: Paging[Tier, TierList] = Paging(
    items=lambda document: document.data, next=lambda document: document.links.next_, next_pointer="/links/next"
)
LIST_INBOUND_ROUTES: Paging[InboundRoute, InboundRouteList] = Paging(
    items=lambda document: document.data, next=lambda document: document.links.next_, next_pointer="/links/next"
)
SEARCH_AVAILABLE_NUMBERS: Paging[AvailableNumber, AvailableNumberList] = Paging(
    items=lambda document: document.data, next=lambda document: document.links.next_, next_pointer="/links/next"
)


def create_inbound_route(
    *,
    alias: str | None,
    route_type: str | None,
    value: str | None,
    edge_strategy_id: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
) -> Call[InboundRouteDocument]:
    """POST /v2/routes"""
    path = "/v2/routes"
    return Call(
        "POST",
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
        find_out=f"list_inbound_routes()",
    )


def delete_inbound_route(id: str, *, headers: Mapping[str, str] | None, timeout: Timeout | None) -> Call[None]:
    """DELETE /v2/routes/{id}"""
    path = f"/v2/routes/{quote(str(id), safe='')}"
    return Call("DELETE", path, _nothing, has_body=False, headers=headers, timeout=timeout)


def get_number(id: str, *, headers: Mapping[str, str] | None, timeout: Timeout | None) -> Call[PhoneNumberDocument]:
    """GET /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call("GET", path, _phone_number_document, headers=headers, timeout=timeout)


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
) -> Call[PhoneNumberList]:
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
    return Call("GET", path, _phone_number_list, headers=headers, timeout=timeout)


def list_available_area_codes(
    *,
    limit: int | None,
    max_setup_cost: float | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
) -> Call[AreaCodeList]:
    """GET /v2/numbers/available/areacodes"""
    path = "/v2/numbers/available/areacodes"
    path = with_query(path, {"limit": limit, "max_setup_cost": max_setup_cost, "offset": offset})
    return Call("GET", path, _area_code_list, headers=headers, timeout=timeout)


def list_available_exchanges(
    *,
    areacode: str | None,
    max_setup_cost: float | None,
    limit: int | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
) -> Call[ExchangeList]:
    """GET /v2/numbers/available/exchanges"""
    path = "/v2/numbers/available/exchanges"
    path = with_query(path, {"areacode": areacode, "max_setup_cost": max_setup_cost, "limit": limit, "offset": offset})
    return Call("GET", path, _exchange_list, headers=headers, timeout=timeout)


def list_available_tiers(
    *, limit: int | None, offset: int | None, headers: Mapping[str, str] | None, timeout: Timeout | None
) -> Call[TierList]:
    """GET /v2/numbers/available/tiers"""
    path = "/v2/numbers/available/tiers"
    path = with_query(path, {"limit": limit, "offset": offset})
    return Call("GET", path, _tier_list, headers=headers, timeout=timeout)


def list_edge_strategies(*, headers: Mapping[str, str] | None, timeout: Timeout | None) -> Call[EdgeStrategyList]:
    """GET /v2/routes/edge_strategies"""
    path = "/v2/routes/edge_strategies"
    return Call("GET", path, _edge_strategy_list, headers=headers, timeout=timeout)


def list_inbound_routes(
    *,
    route_type: str | None,
    limit: int | None,
    offset: int | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
) -> Call[InboundRouteList]:
    """GET /v2/routes"""
    path = "/v2/routes"
    path = with_query(path, {"route_type": route_type, "limit": limit, "offset": offset})
    return Call("GET", path, _inbound_route_list, headers=headers, timeout=timeout)


def purchase_number(
    id: str,
    *,
    cnam_lookups_enabled: bool | None,
    messaging_enabled: bool | None,
    messaging_email: bool | None,
    messaging_callback_url: str | None,
    headers: Mapping[str, str] | None,
    timeout: Timeout | None,
) -> Call[PhoneNumberDocument]:
    """POST /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call(
        "POST",
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
        find_out=f"get_number({id!r})",
    )


def release_number(id: str, *, headers: Mapping[str, str] | None, timeout: Timeout | None) -> Call[None]:
    """DELETE /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call("DELETE", path, _nothing, has_body=False, headers=headers, timeout=timeout)


def remove_failover_route(number_id: str, *, headers: Mapping[str, str] | None, timeout: Timeout | None) -> Call[None]:
    """DELETE /v2/numbers/{number_id}/relationships/failover_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/failover_route"
    return Call("DELETE", path, _nothing, has_body=False, headers=headers, timeout=timeout)


def remove_primary_route(number_id: str, *, headers: Mapping[str, str] | None, timeout: Timeout | None) -> Call[None]:
    """DELETE /v2/numbers/{number_id}/relationships/primary_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/primary_route"
    return Call("DELETE", path, _nothing, has_body=False, headers=headers, timeout=timeout)


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
) -> Call[AvailableNumberList]:
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
    return Call("GET", path, _available_number_list, headers=headers, timeout=timeout)


def update_failover_route(
    number_id: str, route: str | RouteUpdate, *, headers: Mapping[str, str] | None, timeout: Timeout | None
) -> Call[None]:
    """PATCH /v2/numbers/{number_id}/relationships/failover_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/failover_route"
    return Call(
        "PATCH", path, _nothing, has_body=False, json=reference_body(route, "route"), headers=headers, timeout=timeout
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
) -> Call[InboundRouteDocument]:
    """PATCH /v2/routes/{id}"""
    path = f"/v2/routes/{quote(str(id), safe='')}"
    return Call(
        "PATCH",
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
) -> Call[PhoneNumberDocument]:
    """PATCH /v2/numbers/{id}"""
    id = parse_e164(id)
    path = f"/v2/numbers/{id}"
    return Call(
        "PATCH",
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
    )


def update_primary_route(
    number_id: str, route: str | RouteUpdate, *, headers: Mapping[str, str] | None, timeout: Timeout | None
) -> Call[None]:
    """PATCH /v2/numbers/{number_id}/relationships/primary_route"""
    number_id = parse_e164(number_id)
    path = f"/v2/numbers/{number_id}/relationships/primary_route"
    return Call(
        "PATCH", path, _nothing, has_body=False, json=reference_body(route, "route"), headers=headers, timeout=timeout
    )


def _area_code_list(value: Any) -> AreaCodeList:
    from .models.area_code_list import AreaCodeList

    return AreaCodeList.from_dict(value)


def _available_number_list(value: Any) -> AvailableNumberList:
    from .models.available_number_list import AvailableNumberList

    return AvailableNumberList.from_dict(value)


def _edge_strategy_list(value: Any) -> EdgeStrategyList:
    from .models.edge_strategy_list import EdgeStrategyList

    return EdgeStrategyList.from_dict(value)


def _exchange_list(value: Any) -> ExchangeList:
    from .models.exchange_list import ExchangeList

    return ExchangeList.from_dict(value)


def _inbound_route_document(value: Any) -> InboundRouteDocument:
    from .models.inbound_route_document import InboundRouteDocument

    return InboundRouteDocument.from_dict(value)


def _inbound_route_list(value: Any) -> InboundRouteList:
    from .models.inbound_route_list import InboundRouteList

    return InboundRouteList.from_dict(value)


def _phone_number_document(value: Any) -> PhoneNumberDocument:
    from .models.phone_number_document import PhoneNumberDocument

    return PhoneNumberDocument.from_dict(value)


def _phone_number_list(value: Any) -> PhoneNumberList:
    from .models.phone_number_list import PhoneNumberList

    return PhoneNumberList.from_dict(value)


def _tier_list(value: Any) -> TierList:
    from .models.tier_list import TierList

    return TierList.from_dict(value)


def _nothing(value: Any) -> None:
    """Whatever the service answers, its status says all there is."""
