"""PATCH /v2/numbers/{number_id}/relationships/primary_route"""

from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.route_update import RouteUpdate
from ...types import Response, as_status


def _get_kwargs(number_id: str, *, body: RouteUpdate) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v2/numbers/{number_id}/relationships/primary_route".format(number_id=quote(str(number_id), safe="")),
    }
    _kwargs["json"] = body.to_dict()

    if "json" in _kwargs:
        _kwargs["headers"] = {"Content-Type": "application/json"}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    204: None,
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


def sync_detailed(
    number_id: str, *, client: AuthenticatedClient | Client, body: RouteUpdate
) -> Response[Any | ErrorDocument]:
    """Update Primary Voice Route for a Phone Number; the answer as it came, and parsed.

    Sets the inbound route that takes the calls to a phone number. The route must exist on the account; the body
    names it by its id, and 0 is the default route.

    Args:
        client: The settings, connections and keys to use.
        number_id: A number of the account: eleven E.164 digits that start with the country code 1, without a
            plus sign, as in 12065550100.
        body: The inbound route to use.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(number_id=number_id, body=body)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(number_id: str, *, client: AuthenticatedClient | Client, body: RouteUpdate) -> Any | ErrorDocument | None:
    """Update Primary Voice Route for a Phone Number.

    Sets the inbound route that takes the calls to a phone number. The route must exist on the account; the body
    names it by its id, and 0 is the default route.

    Args:
        client: The settings, connections and keys to use.
        number_id: A number of the account: eleven E.164 digits that start with the country code 1, without a
            plus sign, as in 12065550100.
        body: The inbound route to use.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(number_id=number_id, client=client, body=body)
    return answer.parsed


async def asyncio_detailed(
    number_id: str, *, client: AuthenticatedClient | Client, body: RouteUpdate
) -> Response[Any | ErrorDocument]:
    """Update Primary Voice Route for a Phone Number; the answer as it came, and parsed.

    Sets the inbound route that takes the calls to a phone number. The route must exist on the account; the body
    names it by its id, and 0 is the default route.

    Args:
        client: The settings, connections and keys to use.
        number_id: A number of the account: eleven E.164 digits that start with the country code 1, without a
            plus sign, as in 12065550100.
        body: The inbound route to use.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(number_id=number_id, body=body)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    number_id: str, *, client: AuthenticatedClient | Client, body: RouteUpdate
) -> Any | ErrorDocument | None:
    """Update Primary Voice Route for a Phone Number.

    Sets the inbound route that takes the calls to a phone number. The route must exist on the account; the body
    names it by its id, and 0 is the default route.

    Args:
        client: The settings, connections and keys to use.
        number_id: A number of the account: eleven E.164 digits that start with the country code 1, without a
            plus sign, as in 12065550100.
        body: The inbound route to use.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(number_id=number_id, client=client, body=body)
    return answer.parsed
