"""DELETE /v2/numbers/{id}"""

from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...types import Response, as_status


def _get_kwargs(id: str) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "delete", "url": "/v2/numbers/{id}".format(id=quote(str(id), safe=""))}
    return _kwargs


def _parse_response(*, client: Client, response: httpx.Response) -> Any | ErrorDocument | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 400:
        response_400 = ErrorDocument.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorDocument.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorDocument.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ErrorDocument.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = ErrorDocument.from_dict(response.json())

        return response_405

    if response.status_code == 422:
        response_422 = ErrorDocument.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = ErrorDocument.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ErrorDocument.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = ErrorDocument.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[Any | ErrorDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(id: str, *, client: AuthenticatedClient | Client) -> Response[Any | ErrorDocument]:
    """Release a Phone Number; the answer as it came, and parsed.

    Takes a phone number off the account. This costs the number for good: it goes back to Flowroute's inventory,
    where anybody can buy it. Monthly billing ends. There is no way to undo a release.

    Args:
        client: The settings, connections and keys to use.
        id: The number to release, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(id: str, *, client: AuthenticatedClient | Client) -> Any | ErrorDocument | None:
    """Release a Phone Number.

    Takes a phone number off the account. This costs the number for good: it goes back to Flowroute's inventory,
    where anybody can buy it. Monthly billing ends. There is no way to undo a release.

    Args:
        client: The settings, connections and keys to use.
        id: The number to release, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = sync_detailed(id=id, client=client)
    return answer.parsed


async def asyncio_detailed(id: str, *, client: AuthenticatedClient | Client) -> Response[Any | ErrorDocument]:
    """Release a Phone Number; the answer as it came, and parsed.

    Takes a phone number off the account. This costs the number for good: it goes back to Flowroute's inventory,
    where anybody can buy it. Monthly billing ends. There is no way to undo a release.

    Args:
        client: The settings, connections and keys to use.
        id: The number to release, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(id: str, *, client: AuthenticatedClient | Client) -> Any | ErrorDocument | None:
    """Release a Phone Number.

    Takes a phone number off the account. This costs the number for good: it goes back to Flowroute's inventory,
    where anybody can buy it. Monthly billing ends. There is no way to undo a release.

    Args:
        client: The settings, connections and keys to use.
        id: The number to release, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = await asyncio_detailed(id=id, client=client)
    return answer.parsed
