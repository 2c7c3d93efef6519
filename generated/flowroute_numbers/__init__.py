"""A typed client for the Flowroute Numbers API.

    from flowroute_numbers import FlowrouteClient

    with FlowrouteClient(access_key="...", secret_key="...") as flowroute:
        for number in flowroute.list_account_numbers():
            print(number.id)

FlowrouteClient and AsyncFlowrouteClient have one method for each operation. errors holds what they raise, models what
they return. api and client hold the plain functions of openapi-python-client, which raise nothing and retry nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ._sync import FlowrouteClient
from ._version import VERSION as __version__
from .errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ClientUnusableError,
    ConfigurationError,
    ConflictError,
    ContentTooLargeError,
    CredentialsError,
    CrossOriginError,
    DeadlineError,
    ErrorEntry,
    FlowrouteError,
    InternalServerError,
    InvalidResponseError,
    ListChangedError,
    MethodNotAllowedError,
    NoNextPageError,
    NotFoundError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    ResponseTooLargeError,
    ServiceUnavailableError,
    SpendLimitError,
    UnprocessableEntityError,
    UnsupportedMediaTypeError,
)

if TYPE_CHECKING:
    from ._async import AsyncFlowrouteClient
    from ._runtime.absent import UNSET, Unset
    from ._runtime.paging import AsyncPage, AsyncPaginator, Page
    from ._runtime.phone_numbers import parse_e164
    from ._runtime.raw import RawResponse
    from ._runtime.retries import RetryPolicy
    from ._runtime.telemetry import OpenTelemetryHook
    from ._runtime.watching import CallEvent, Hook
    from .client import AuthenticatedClient, Client

__all__ = (
    "__version__",
    "FlowrouteClient",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncFlowrouteClient",
    "AsyncPage",
    "AsyncPaginator",
    "AuthenticatedClient",
    "AuthenticationError",
    "BadRequestError",
    "CallEvent",
    "Client",
    "ClientUnusableError",
    "ConfigurationError",
    "ConflictError",
    "ContentTooLargeError",
    "CredentialsError",
    "CrossOriginError",
    "DeadlineError",
    "ErrorEntry",
    "FlowrouteError",
    "Hook",
    "InternalServerError",
    "InvalidResponseError",
    "ListChangedError",
    "MethodNotAllowedError",
    "NoNextPageError",
    "NotFoundError",
    "OpenTelemetryHook",
    "OutcomeUnknownError",
    "Page",
    "parse_e164",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "ResponseTooLargeError",
    "RetryPolicy",
    "ServiceUnavailableError",
    "SpendLimitError",
    "UnprocessableEntityError",
    "UNSET",
    "Unset",
    "UnsupportedMediaTypeError",
)

_MODULES = {
    "UNSET": "_runtime.absent",
    "AsyncFlowrouteClient": "_async",
    "AsyncPage": "_runtime.paging",
    "AsyncPaginator": "_runtime.paging",
    "AuthenticatedClient": "client",
    "CallEvent": "_runtime.watching",
    "Client": "client",
    "Hook": "_runtime.watching",
    "OpenTelemetryHook": "_runtime.telemetry",
    "Page": "_runtime.paging",
    "RawResponse": "_runtime.raw",
    "RetryPolicy": "_runtime.retries",
    "Unset": "_runtime.absent",
    "parse_e164": "_runtime.phone_numbers",
}

_SUBMODULES = ("api", "client", "errors", "models", "types")


def __getattr__(name: str) -> object:
    """Load what not every program needs when it is asked for."""
    if name not in _MODULES and name not in _SUBMODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f".{_MODULES.get(name, name)}", __name__)
    found = globals()[name] = module if name in _SUBMODULES else getattr(module, name)
    return found


def __dir__() -> list[str]:
    """Name what can be asked for, loaded or not."""
    return sorted({*globals(), *__all__, *_SUBMODULES})
