"""A typed client for the Flowroute Numbers API.

    from flowroute_numbers import FlowrouteClient

    with FlowrouteClient(access_key="...", secret_key="...") as flowroute:
        for number in flowroute.list_account_numbers():
            print(number.id)

FlowrouteClient and AsyncFlowrouteClient have one method for each operation. errors holds what they raise, models what
they return. api and client hold the plain functions of openapi-python-client, which raise nothing and retry nothing.
"""

from typing import TYPE_CHECKING

from ._async import AsyncFlowrouteClient
from ._runtime.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    CredentialsError,
    CrossOriginError,
    ErrorEntry,
    FlowrouteError,
    InvalidResponseError,
    NoNextPageError,
    OutcomeUnknownError,
)
from ._runtime.paging import AsyncPage, AsyncPaginator, Page
from ._runtime.phone_numbers import parse_e164
from ._runtime.raw import RawResponse
from ._runtime.retries import RetryPolicy
from ._sync import FlowrouteClient
from ._version import VERSION as __version__
from .errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ContentTooLargeError,
    InternalServerError,
    MethodNotAllowedError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServiceUnavailableError,
    UnprocessableEntityError,
    UnsupportedMediaTypeError,
)

if TYPE_CHECKING:
    from .client import AuthenticatedClient, Client

__all__ = (
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncFlowrouteClient",
    "AsyncPage",
    "AsyncPaginator",
    "AuthenticatedClient",
    "Client",
    "CredentialsError",
    "CrossOriginError",
    "ErrorEntry",
    "FlowrouteClient",
    "FlowrouteError",
    "InvalidResponseError",
    "NoNextPageError",
    "OutcomeUnknownError",
    "Page",
    "RawResponse",
    "RetryPolicy",
    "__version__",
    "parse_e164",
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "MethodNotAllowedError",
    "ConflictError",
    "ContentTooLargeError",
    "UnsupportedMediaTypeError",
    "UnprocessableEntityError",
    "RateLimitError",
    "InternalServerError",
    "ServiceUnavailableError",
)


def __getattr__(name: str) -> object:
    """Load the plain clients, and what they need, when they are asked for."""
    if name in ("AuthenticatedClient", "Client"):
        from . import client

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
