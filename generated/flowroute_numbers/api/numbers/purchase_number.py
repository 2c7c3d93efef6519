"""POST /v2/numbers/{id}"""

from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.phone_number_document import PhoneNumberDocument
from ...models.purchase_options import PurchaseOptions
from ...types import UNSET, Response, Unset, as_status


def _get_kwargs(id: str, *, body: PurchaseOptions | Unset = UNSET) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "post", "url": "/v2/numbers/{id}".format(id=quote(str(id), safe=""))}

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    if "json" in _kwargs:
        _kwargs["headers"] = {"Content-Type": "application/json"}
    return _kwargs


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | PhoneNumberDocument | None:
    if response.status_code == 201:
        response_201 = PhoneNumberDocument.from_dict(response.json())

        return response_201

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

    if response.status_code == 409:
        response_409 = ErrorDocument.from_dict(response.json())

        return response_409

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
    id: str, *, client: AuthenticatedClient | Client, body: PurchaseOptions | Unset = UNSET
) -> Response[ErrorDocument | PhoneNumberDocument]:
    """Purchase a Phone Number; the answer as it came, and parsed.

    Buys a phone number from Flowroute's inventory. This costs money: the account pays the number's setup_cost,
    and its monthly_cost for as long as the number stays on the account. The request carries nothing that makes
    it safe to repeat. If its response is lost, look the number up before sending it again.

    Args:
        client: The settings, connections and keys to use.
        id: The number to purchase, which must be for sale: eleven E.164 digits that start with the country code
            1, without a plus sign, as in 12065550100.
        body: Settings for the number, all optional.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id, body=body)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    id: str, *, client: AuthenticatedClient | Client, body: PurchaseOptions | Unset = UNSET
) -> ErrorDocument | PhoneNumberDocument | None:
    """Purchase a Phone Number.

    Buys a phone number from Flowroute's inventory. This costs money: the account pays the number's setup_cost,
    and its monthly_cost for as long as the number stays on the account. The request carries nothing that makes
    it safe to repeat. If its response is lost, look the number up before sending it again.

    Args:
        client: The settings, connections and keys to use.
        id: The number to purchase, which must be for sale: eleven E.164 digits that start with the country code
            1, without a plus sign, as in 12065550100.
        body: Settings for the number, all optional.


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
    id: str, *, client: AuthenticatedClient | Client, body: PurchaseOptions | Unset = UNSET
) -> Response[ErrorDocument | PhoneNumberDocument]:
    """Purchase a Phone Number; the answer as it came, and parsed.

    Buys a phone number from Flowroute's inventory. This costs money: the account pays the number's setup_cost,
    and its monthly_cost for as long as the number stays on the account. The request carries nothing that makes
    it safe to repeat. If its response is lost, look the number up before sending it again.

    Args:
        client: The settings, connections and keys to use.
        id: The number to purchase, which must be for sale: eleven E.164 digits that start with the country code
            1, without a plus sign, as in 12065550100.
        body: Settings for the number, all optional.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id, body=body)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    id: str, *, client: AuthenticatedClient | Client, body: PurchaseOptions | Unset = UNSET
) -> ErrorDocument | PhoneNumberDocument | None:
    """Purchase a Phone Number.

    Buys a phone number from Flowroute's inventory. This costs money: the account pays the number's setup_cost,
    and its monthly_cost for as long as the number stays on the account. The request carries nothing that makes
    it safe to repeat. If its response is lost, look the number up before sending it again.

    Args:
        client: The settings, connections and keys to use.
        id: The number to purchase, which must be for sale: eleven E.164 digits that start with the country code
            1, without a plus sign, as in 12065550100.
        body: Settings for the number, all optional.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = await asyncio_detailed(id=id, client=client, body=body)
    return answer.parsed
