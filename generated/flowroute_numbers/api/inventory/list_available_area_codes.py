"""GET /v2/numbers/available/areacodes"""

from typing import Any, cast

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.area_code_list import AreaCodeList
from ...models.error_document import ErrorDocument
from ...types import UNSET, Response, Unset, as_status


def _get_kwargs(
    *, limit: int | Unset = UNSET, max_setup_cost: float | Unset = UNSET, offset: int | Unset = UNSET
) -> dict[str, Any]:
    params: dict[str, Any] = {}

    params["limit"] = limit

    params["max_setup_cost"] = max_setup_cost

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/numbers/available/areacodes", "params": params}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    200: AreaCodeList,
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


def _parse_response(*, client: Client, response: httpx.Response) -> AreaCodeList | ErrorDocument | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("AreaCodeList | ErrorDocument | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[AreaCodeList | ErrorDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[AreaCodeList | ErrorDocument]:
    """List Available Area Codes; the answer as it came, and parsed.

    Returns the area codes that have numbers for sale, each with a link to its exchanges.

    Args:
        client: The settings, connections and keys to use.
        limit: The page size, not a cap on how many there are in all. How many area codes to return, 1 to 400;
            the service takes 10 where none is given. Allowed: 1 to 400. The service's default is 10.
        max_setup_cost: Keep what has at least one number with a setup_cost of at most this many US dollars.
            Allowed: at least 0.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(limit=limit, max_setup_cost=max_setup_cost, offset=offset)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> AreaCodeList | ErrorDocument | None:
    """List Available Area Codes.

    Returns the area codes that have numbers for sale, each with a link to its exchanges.

    Args:
        client: The settings, connections and keys to use.
        limit: The page size, not a cap on how many there are in all. How many area codes to return, 1 to 400;
            the service takes 10 where none is given. Allowed: 1 to 400. The service's default is 10.
        max_setup_cost: Keep what has at least one number with a setup_cost of at most this many US dollars.
            Allowed: at least 0.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(client=client, limit=limit, max_setup_cost=max_setup_cost, offset=offset)
    return answer.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[AreaCodeList | ErrorDocument]:
    """List Available Area Codes; the answer as it came, and parsed.

    Returns the area codes that have numbers for sale, each with a link to its exchanges.

    Args:
        client: The settings, connections and keys to use.
        limit: The page size, not a cap on how many there are in all. How many area codes to return, 1 to 400;
            the service takes 10 where none is given. Allowed: 1 to 400. The service's default is 10.
        max_setup_cost: Keep what has at least one number with a setup_cost of at most this many US dollars.
            Allowed: at least 0.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(limit=limit, max_setup_cost=max_setup_cost, offset=offset)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = UNSET,
    max_setup_cost: float | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> AreaCodeList | ErrorDocument | None:
    """List Available Area Codes.

    Returns the area codes that have numbers for sale, each with a link to its exchanges.

    Args:
        client: The settings, connections and keys to use.
        limit: The page size, not a cap on how many there are in all. How many area codes to return, 1 to 400;
            the service takes 10 where none is given. Allowed: 1 to 400. The service's default is 10.
        max_setup_cost: Keep what has at least one number with a setup_cost of at most this many US dollars.
            Allowed: at least 0.
        offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(client=client, limit=limit, max_setup_cost=max_setup_cost, offset=offset)
    return answer.parsed
