"""GET /v2/numbers/{id}"""

from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.phone_number_document import PhoneNumberDocument
from ...types import Response, as_status


def _get_kwargs(id: str) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/numbers/{id}".format(id=quote(str(id), safe=""))}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    200: PhoneNumberDocument,
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


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | PhoneNumberDocument | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("ErrorDocument | PhoneNumberDocument | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[ErrorDocument | PhoneNumberDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(id: str, *, client: AuthenticatedClient | Client) -> Response[ErrorDocument | PhoneNumberDocument]:
    """Phone Number Details; the answer as it came, and parsed.

    Returns one phone number of the account in full: its attributes, and under relationships and included its
    primary route and its failover route.

    Args:
        client: The settings, connections and keys to use.
        id: The number to look up, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(id=id)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(id: str, *, client: AuthenticatedClient | Client) -> ErrorDocument | PhoneNumberDocument | None:
    """Phone Number Details.

    Returns one phone number of the account in full: its attributes, and under relationships and included its
    primary route and its failover route.

    Args:
        client: The settings, connections and keys to use.
        id: The number to look up, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(id=id, client=client)
    return answer.parsed


async def asyncio_detailed(
    id: str, *, client: AuthenticatedClient | Client
) -> Response[ErrorDocument | PhoneNumberDocument]:
    """Phone Number Details; the answer as it came, and parsed.

    Returns one phone number of the account in full: its attributes, and under relationships and included its
    primary route and its failover route.

    Args:
        client: The settings, connections and keys to use.
        id: The number to look up, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(id=id)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(id: str, *, client: AuthenticatedClient | Client) -> ErrorDocument | PhoneNumberDocument | None:
    """Phone Number Details.

    Returns one phone number of the account in full: its attributes, and under relationships and included its
    primary route and its failover route.

    Args:
        client: The settings, connections and keys to use.
        id: The number to look up, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(id=id, client=client)
    return answer.parsed
