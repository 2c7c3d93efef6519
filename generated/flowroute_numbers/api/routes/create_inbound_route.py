"""POST /v2/routes"""

from typing import Any, cast

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.inbound_route_document import InboundRouteDocument
from ...models.new_inbound_route import NewInboundRoute
from ...types import Response, as_status


def _get_kwargs(*, body: NewInboundRoute) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "post", "url": "/v2/routes"}
    _kwargs["json"] = body.to_dict()

    if "json" in _kwargs:
        _kwargs["headers"] = {"Content-Type": "application/json"}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    201: InboundRouteDocument,
    400: ErrorDocument,
    401: ErrorDocument,
    403: ErrorDocument,
    404: ErrorDocument,
    405: ErrorDocument,
    413: ErrorDocument,
    415: ErrorDocument,
    422: ErrorDocument,
    429: ErrorDocument,
    500: ErrorDocument,
    503: ErrorDocument,
}


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | InboundRouteDocument | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("ErrorDocument | InboundRouteDocument | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[ErrorDocument | InboundRouteDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: NewInboundRoute
) -> Response[ErrorDocument | InboundRouteDocument]:
    """Create an Inbound Route; the answer as it came, and parsed.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(body=body)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: NewInboundRoute) -> ErrorDocument | InboundRouteDocument | None:
    """Create an Inbound Route.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(client=client, body=body)
    return answer.parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: NewInboundRoute
) -> Response[ErrorDocument | InboundRouteDocument]:
    """Create an Inbound Route; the answer as it came, and parsed.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(body=body)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: NewInboundRoute
) -> ErrorDocument | InboundRouteDocument | None:
    """Create an Inbound Route.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(client=client, body=body)
    return answer.parsed
