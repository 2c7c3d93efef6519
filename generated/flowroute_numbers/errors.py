"""The errors of a client: one class for each status of the contract, and the tree that they belong to."""

from collections.abc import Mapping
from types import MappingProxyType

from ._runtime.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ClientUnusableError,
    ConfigurationError,
    CredentialsError,
    CrossOriginError,
    DeadlineError,
    ErrorEntry,
    FlowrouteError,
    InvalidResponseError,
    ListChangedError,
    NoNextPageError,
    OutcomeUnknownError,
    ResponseTooLargeError,
    SpendLimitError,
)
from ._runtime.values.public import public


@public
class BadRequestError(APIStatusError):
    """400: Some part of the request could not be processed."""


@public
class AuthenticationError(APIStatusError):
    """401: The keys are missing or wrong."""


@public
class PermissionDeniedError(APIStatusError):
    """403: The account may not do this, has no funds for it, or something is in the way: a number uses the route that is to be deleted, or another route has the alias."""


@public
class NotFoundError(APIStatusError):
    """404: There is no such thing on the account, or no such path."""


@public
class MethodNotAllowedError(APIStatusError):
    """405: The path has no such method."""


@public
class ConflictError(APIStatusError):
    """409: The number is no longer for sale."""


@public
class ContentTooLargeError(APIStatusError):
    """413: The body is too large."""


@public
class UnsupportedMediaTypeError(APIStatusError):
    """415: The body is not in a media type that the service reads."""


@public
class UnprocessableEntityError(APIStatusError):
    """422: A value is wrong; detail names the field."""


@public
class RateLimitError(APIStatusError):
    """429: Too many requests in too short a time; the limits are not published."""


@public
class InternalServerError(APIStatusError):
    """500: The service failed."""


@public
class ServiceUnavailableError(InternalServerError):
    """503: The service is down for maintenance."""


STATUS_ERRORS: Mapping[int, type[APIStatusError]] = MappingProxyType(
    {
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        405: MethodNotAllowedError,
        409: ConflictError,
        413: ContentTooLargeError,
        415: UnsupportedMediaTypeError,
        422: UnprocessableEntityError,
        429: RateLimitError,
        500: InternalServerError,
        503: ServiceUnavailableError,
    }
)
"""The class for each status; any other status is taken as the x00 of its class."""


@public
class UnexpectedStatus(FlowrouteError):
    """A plain function got a status that the contract does not name, and is set to raise on it."""

    def __init__(self, status_code: int, content: bytes):
        super().__init__(f"Unexpected status code: {status_code}")
        self.status_code = status_code
        self.content = content


__all__ = (
    "STATUS_ERRORS",
    "UnexpectedStatus",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientUnusableError",
    "ConfigurationError",
    "ConflictError",
    "ContentTooLargeError",
    "CredentialsError",
    "CrossOriginError",
    "DeadlineError",
    "ErrorEntry",
    "FlowrouteError",
    "InternalServerError",
    "InvalidResponseError",
    "ListChangedError",
    "MethodNotAllowedError",
    "NoNextPageError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseTooLargeError",
    "ServiceUnavailableError",
    "SpendLimitError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
)
