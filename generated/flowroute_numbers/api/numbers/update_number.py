"""PATCH /v2/numbers/{id}"""

from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.number_update import NumberUpdate
from ...models.phone_number_document import PhoneNumberDocument
from ...types import Response, as_status


def _get_kwargs(id: str, *, body: NumberUpdate) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "patch", "url": "/v2/numbers/{id}".format(id=quote(str(id), safe=""))}
    _kwargs["json"] = body.to_dict()

    if "json" in _kwargs:
        _kwargs["headers"] = {"Content-Type": "application/json"}
    return _kwargs


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | PhoneNumberDocument | None:
    if response.status_code == 200:
        response_200 = PhoneNumberDocument.from_dict(response.json())

        return response_200

    if response.status_code == 207:
        response_207 = PhoneNumberDocument.from_dict(response.json())

        return response_207

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

    if response.status_code == 413:
        response_413 = ErrorDocument.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = ErrorDocument.from_dict(response.json())

        return response_415

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


def _build_response(*, client: Client, response: httpx.Response) -> Response[ErrorDocument | PhoneNumberDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str, *, client: AuthenticatedClient | Client, body: NumberUpdate
) -> Response[ErrorDocument | PhoneNumberDocument]:
    """Update a Phone Number; the answer as it came, and parsed.

    Changes the settings of a phone number that are given and leaves the others as they are: its alias, CNAM
    lookups (charged), and messaging, which is switched by a task of its own.

    Args:
        client: The settings, connections and keys to use.
        id: The number to change, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.
        body: The settings to change, at least one.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id, body=body)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    id: str, *, client: AuthenticatedClient | Client, body: NumberUpdate
) -> ErrorDocument | PhoneNumberDocument | None:
    """Update a Phone Number.

    Changes the settings of a phone number that are given and leaves the others as they are: its alias, CNAM
    lookups (charged), and messaging, which is switched by a task of its own.

    Args:
        client: The settings, connections and keys to use.
        id: The number to change, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.
        body: The settings to change, at least one.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = sync_detailed(id=id, client=client, body=body)
    return answer.parsed


async def asyncio_detailed(
    id: str, *, client: AuthenticatedClient | Client, body: NumberUpdate
) -> Response[ErrorDocument | PhoneNumberDocument]:
    """Update a Phone Number; the answer as it came, and parsed.

    Changes the settings of a phone number that are given and leaves the others as they are: its alias, CNAM
    lookups (charged), and messaging, which is switched by a task of its own.

    Args:
        client: The settings, connections and keys to use.
        id: The number to change, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.
        body: The settings to change, at least one.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id, body=body)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    id: str, *, client: AuthenticatedClient | Client, body: NumberUpdate
) -> ErrorDocument | PhoneNumberDocument | None:
    """Update a Phone Number.

    Changes the settings of a phone number that are given and leaves the others as they are: its alias, CNAM
    lookups (charged), and messaging, which is switched by a task of its own.

    Args:
        client: The settings, connections and keys to use.
        id: The number to change, which the account must own: eleven E.164 digits that start with the country
            code 1, without a plus sign, as in 12065550100.
        body: The settings to change, at least one.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = await asyncio_detailed(id=id, client=client, body=body)
    return answer.parsed
