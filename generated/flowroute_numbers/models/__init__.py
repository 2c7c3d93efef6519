"""Contains all the data models used in inputs/outputs"""

from .available_number import AvailableNumber
from .available_number_attributes import AvailableNumberAttributes
from .available_number_links import AvailableNumberLinks
from .available_number_list import AvailableNumberList
from .error_document import ErrorDocument
from .error_entry import ErrorEntry
from .error_entry_detail_type_1 import ErrorEntryDetailType1
from .inbound_route import InboundRoute
from .inbound_route_attributes import InboundRouteAttributes
from .page_links import PageLinks
from .phone_number import PhoneNumber
from .phone_number_attributes import PhoneNumberAttributes
from .phone_number_details import PhoneNumberDetails
from .phone_number_details_attributes import PhoneNumberDetailsAttributes
from .phone_number_document import PhoneNumberDocument
from .phone_number_list import PhoneNumberList
from .phone_number_relationships import PhoneNumberRelationships
from .purchase_options import PurchaseOptions
from .related_resource import RelatedResource
from .related_resource_attributes import RelatedResourceAttributes
from .relationship import Relationship
from .resource_identifier import ResourceIdentifier
from .route_reference import RouteReference
from .route_update import RouteUpdate
from .self_link import SelfLink

__all__ = (
    "AvailableNumber",
    "AvailableNumberAttributes",
    "AvailableNumberLinks",
    "AvailableNumberList",
    "ErrorDocument",
    "ErrorEntry",
    "ErrorEntryDetailType1",
    "InboundRoute",
    "InboundRouteAttributes",
    "PageLinks",
    "PhoneNumber",
    "PhoneNumberAttributes",
    "PhoneNumberDetails",
    "PhoneNumberDetailsAttributes",
    "PhoneNumberDocument",
    "PhoneNumberList",
    "PhoneNumberRelationships",
    "PurchaseOptions",
    "RelatedResource",
    "RelatedResourceAttributes",
    "Relationship",
    "ResourceIdentifier",
    "RouteReference",
    "RouteUpdate",
    "SelfLink",
)
