"""GET /v2/routes/edge_strategies"""

from typing import Any, cast

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.edge_strategy_list import EdgeStrategyList
from ...models.error_document import ErrorDocument
from ...types import Response, as_status


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/routes/edge_strategies"}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    200: EdgeStrategyList,
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


def _parse_response(*, client: Client, response: httpx.Response) -> EdgeStrategyList | ErrorDocument | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("EdgeStrategyList | ErrorDocument | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[EdgeStrategyList | ErrorDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(*, client: AuthenticatedClient | Client) -> Response[EdgeStrategyList | ErrorDocument]:
    """List Edge Strategies; the answer as it came, and parsed.

    Returns the points of presence, one of which a route may name as its edge_strategy_id.

    Args:
        client: The settings, connections and keys to use.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs()
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client) -> EdgeStrategyList | ErrorDocument | None:
    """List Edge Strategies.

    Returns the points of presence, one of which a route may name as its edge_strategy_id.

    Args:
        client: The settings, connections and keys to use.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(client=client)
    return answer.parsed


async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> Response[EdgeStrategyList | ErrorDocument]:
    """List Edge Strategies; the answer as it came, and parsed.

    Returns the points of presence, one of which a route may name as its edge_strategy_id.

    Args:
        client: The settings, connections and keys to use.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs()
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(*, client: AuthenticatedClient | Client) -> EdgeStrategyList | ErrorDocument | None:
    """List Edge Strategies.

    Returns the points of presence, one of which a route may name as its edge_strategy_id.

    Args:
        client: The settings, connections and keys to use.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(client=client)
    return answer.parsed
