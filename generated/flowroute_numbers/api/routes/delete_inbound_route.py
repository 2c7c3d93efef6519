"""DELETE /v2/routes/{id}"""

from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...types import Response, as_status


def _get_kwargs(id: str) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "delete", "url": "/v2/routes/{id}".format(id=quote(str(id), safe=""))}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    204: None,
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


def _parse_response(*, client: Client, response: httpx.Response) -> Any | ErrorDocument | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("Any | ErrorDocument | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[Any | ErrorDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(id: str, *, client: AuthenticatedClient | Client) -> Response[Any | ErrorDocument]:
    """Delete an Inbound Route; the answer as it came, and parsed.

    Deletes an inbound route that no number uses. Set another route on its numbers first, or clear the route of
    each.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(id=id)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(id: str, *, client: AuthenticatedClient | Client) -> Any | ErrorDocument | None:
    """Delete an Inbound Route.

    Deletes an inbound route that no number uses. Set another route on its numbers first, or clear the route of
    each.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(id=id, client=client)
    return answer.parsed


async def asyncio_detailed(id: str, *, client: AuthenticatedClient | Client) -> Response[Any | ErrorDocument]:
    """Delete an Inbound Route; the answer as it came, and parsed.

    Deletes an inbound route that no number uses. Set another route on its numbers first, or clear the route of
    each.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(id=id)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(id: str, *, client: AuthenticatedClient | Client) -> Any | ErrorDocument | None:
    """Delete an Inbound Route.

    Deletes an inbound route that no number uses. Set another route on its numbers first, or clear the route of
    each.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(id=id, client=client)
    return answer.parsed
