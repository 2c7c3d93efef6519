"""What the service takes and returns."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .area_code import AreaCode
    from .area_code_list import AreaCodeList
    from .available_number import AvailableNumber
    from .available_number_attributes import AvailableNumberAttributes
    from .available_number_links import AvailableNumberLinks
    from .available_number_list import AvailableNumberList
    from .edge_strategy import EdgeStrategy
    from .edge_strategy_attributes import EdgeStrategyAttributes
    from .edge_strategy_list import EdgeStrategyList
    from .error_document import ErrorDocument
    from .error_entry import ErrorEntry
    from .error_entry_detail_type_1 import ErrorEntryDetailType1
    from .exchange import Exchange
    from .exchange_list import ExchangeList
    from .inbound_route import InboundRoute
    from .inbound_route_attributes import InboundRouteAttributes
    from .inbound_route_document import InboundRouteDocument
    from .inbound_route_list import InboundRouteList
    from .inbound_route_update import InboundRouteUpdate
    from .inbound_route_update_attributes import InboundRouteUpdateAttributes
    from .inbound_route_update_data import InboundRouteUpdateData
    from .new_inbound_route import NewInboundRoute
    from .new_inbound_route_attributes import NewInboundRouteAttributes
    from .new_inbound_route_data import NewInboundRouteData
    from .number_update import NumberUpdate
    from .page_links import PageLinks
    from .phone_number import PhoneNumber
    from .phone_number_attributes import PhoneNumberAttributes
    from .phone_number_details import PhoneNumberDetails
    from .phone_number_details_attributes import PhoneNumberDetailsAttributes
    from .phone_number_document import PhoneNumberDocument
    from .phone_number_list import PhoneNumberList
    from .phone_number_relationships import PhoneNumberRelationships
    from .purchase_options import PurchaseOptions
    from .related_link import RelatedLink
    from .related_resource import RelatedResource
    from .related_resource_attributes import RelatedResourceAttributes
    from .relationship import Relationship
    from .resource_identifier import ResourceIdentifier
    from .route_reference import RouteReference
    from .route_update import RouteUpdate
    from .self_link import SelfLink
    from .tier import Tier
    from .tier_list import TierList

__all__ = (
    "AreaCode",
    "AreaCodeList",
    "AvailableNumber",
    "AvailableNumberAttributes",
    "AvailableNumberLinks",
    "AvailableNumberList",
    "EdgeStrategy",
    "EdgeStrategyAttributes",
    "EdgeStrategyList",
    "ErrorDocument",
    "ErrorEntry",
    "ErrorEntryDetailType1",
    "Exchange",
    "ExchangeList",
    "InboundRoute",
    "InboundRouteAttributes",
    "InboundRouteDocument",
    "InboundRouteList",
    "InboundRouteUpdate",
    "InboundRouteUpdateAttributes",
    "InboundRouteUpdateData",
    "NewInboundRoute",
    "NewInboundRouteAttributes",
    "NewInboundRouteData",
    "NumberUpdate",
    "PageLinks",
    "PhoneNumber",
    "PhoneNumberAttributes",
    "PhoneNumberDetails",
    "PhoneNumberDetailsAttributes",
    "PhoneNumberDocument",
    "PhoneNumberList",
    "PhoneNumberRelationships",
    "PurchaseOptions",
    "RelatedLink",
    "RelatedResource",
    "RelatedResourceAttributes",
    "Relationship",
    "ResourceIdentifier",
    "RouteReference",
    "RouteUpdate",
    "SelfLink",
    "Tier",
    "TierList",
)

_MODULES = {
    "SelfLink": "self_link",
    "PageLinks": "page_links",
    "PhoneNumberAttributes": "phone_number_attributes",
    "PhoneNumber": "phone_number",
    "PhoneNumberList": "phone_number_list",
    "AvailableNumberAttributes": "available_number_attributes",
    "AvailableNumber": "available_number",
    "AvailableNumberList": "available_number_list",
    "ResourceIdentifier": "resource_identifier",
    "Relationship": "relationship",
    "PhoneNumberRelationships": "phone_number_relationships",
    "PhoneNumberDetailsAttributes": "phone_number_details_attributes",
    "PhoneNumberDetails": "phone_number_details",
    "InboundRouteAttributes": "inbound_route_attributes",
    "InboundRoute": "inbound_route",
    "RelatedResource": "related_resource",
    "PhoneNumberDocument": "phone_number_document",
    "PurchaseOptions": "purchase_options",
    "RouteUpdate": "route_update",
    "RouteReference": "route_reference",
    "ErrorDocument": "error_document",
    "ErrorEntry": "error_entry",
    "InboundRouteList": "inbound_route_list",
    "InboundRouteDocument": "inbound_route_document",
    "NewInboundRoute": "new_inbound_route",
    "NewInboundRouteData": "new_inbound_route_data",
    "NewInboundRouteAttributes": "new_inbound_route_attributes",
    "InboundRouteUpdate": "inbound_route_update",
    "InboundRouteUpdateData": "inbound_route_update_data",
    "InboundRouteUpdateAttributes": "inbound_route_update_attributes",
    "EdgeStrategyAttributes": "edge_strategy_attributes",
    "EdgeStrategy": "edge_strategy",
    "EdgeStrategyList": "edge_strategy_list",
    "NumberUpdate": "number_update",
    "RelatedLink": "related_link",
    "AreaCode": "area_code",
    "AreaCodeList": "area_code_list",
    "Exchange": "exchange",
    "ExchangeList": "exchange_list",
    "Tier": "tier",
    "TierList": "tier_list",
    "AvailableNumberLinks": "available_number_links",
    "RelatedResourceAttributes": "related_resource_attributes",
    "ErrorEntryDetailType1": "error_entry_detail_type_1",
}


def __getattr__(name: str) -> object:
    """Load a model when it is asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    return found


def __dir__() -> list[str]:
    """Name what can be asked for, loaded or not."""
    return sorted({*globals(), *__all__})
