"""GET /v2/routes"""

from typing import Any, cast

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.inbound_route_list import InboundRouteList
from ...types import UNSET, Response, Unset, as_status


def _get_kwargs(
    *, route_type: str | Unset = UNSET, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> dict[str, Any]:
    params: dict[str, Any] = {}

    params["route_type"] = route_type

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/routes", "params": params}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    200: InboundRouteList,
    400: ErrorDocument,
    401: ErrorDocument,
    403: ErrorDocument,
    404: ErrorDocument,
    405: ErrorDocument,
    422: ErrorDocument,
    429: ErrorDocument,
    500: ErrorDocument,
    503: ErrorDocument,
}


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | InboundRouteList | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("ErrorDocument | InboundRouteList | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[ErrorDocument | InboundRouteList]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    route_type: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[ErrorDocument | InboundRouteList]:
    """List Inbound Routes; the answer as it came, and parsed.

    Returns the inbound routes of the account, which can be set as primary or failover route of its numbers. The
    default route, id 0, comes first.

    Args:
        client: The settings, connections and keys to use.
        route_type: Keep the routes of this type, sip-reg, host, uri or number. Allowed:
            ^(sip-reg|host|uri|number)$.
        limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the service
            takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(route_type=route_type, limit=limit, offset=offset)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    route_type: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> ErrorDocument | InboundRouteList | None:
    """List Inbound Routes.

    Returns the inbound routes of the account, which can be set as primary or failover route of its numbers. The
    default route, id 0, comes first.

    Args:
        client: The settings, connections and keys to use.
        route_type: Keep the routes of this type, sip-reg, host, uri or number. Allowed:
            ^(sip-reg|host|uri|number)$.
        limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the service
            takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(client=client, route_type=route_type, limit=limit, offset=offset)
    return answer.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    route_type: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[ErrorDocument | InboundRouteList]:
    """List Inbound Routes; the answer as it came, and parsed.

    Returns the inbound routes of the account, which can be set as primary or failover route of its numbers. The
    default route, id 0, comes first.

    Args:
        client: The settings, connections and keys to use.
        route_type: Keep the routes of this type, sip-reg, host, uri or number. Allowed:
            ^(sip-reg|host|uri|number)$.
        limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the service
            takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(route_type=route_type, limit=limit, offset=offset)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    route_type: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> ErrorDocument | InboundRouteList | None:
    """List Inbound Routes.

    Returns the inbound routes of the account, which can be set as primary or failover route of its numbers. The
    default route, id 0, comes first.

    Args:
        client: The settings, connections and keys to use.
        route_type: Keep the routes of this type, sip-reg, host, uri or number. Allowed:
            ^(sip-reg|host|uri|number)$.
        limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the service
            takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(client=client, route_type=route_type, limit=limit, offset=offset)
    return answer.parsed
