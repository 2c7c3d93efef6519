"""GET /v2/numbers"""

from typing import Any, cast

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.phone_number_list import PhoneNumberList
from ...types import UNSET, Response, Unset, as_status


def _get_kwargs(
    *,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
) -> dict[str, Any]:
    params: dict[str, Any] = {}

    params["contains"] = contains

    params["ends_with"] = ends_with

    params["limit"] = limit

    params["offset"] = offset

    params["starts_with"] = starts_with

    params["alias"] = alias

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/numbers", "params": params}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    200: PhoneNumberList,
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


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | PhoneNumberList | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("ErrorDocument | PhoneNumberList | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[ErrorDocument | PhoneNumberList]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
) -> Response[ErrorDocument | PhoneNumberList]:
    """Account Phone Numbers; the answer as it came, and parsed.

    Returns a list of all phone numbers currently on your Flowroute account. The response includes details such
    as the phone number's rate center, state, number type, and whether CNAM Lookup is enabled for that number.

    Args:
        client: The settings, connections and keys to use.
        contains: Keep the numbers that contain these digits, anywhere. One to eleven digits; leading zeros
            count. Allowed: ^[0-9]{1,11}$.
        ends_with: Keep the numbers that end with these digits. One to eleven digits; leading zeros count.
            Allowed: ^[0-9]{1,11}$.
        limit: The page size, not a cap on how many there are in all. How many numbers to return, 1 to 200; the
            service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many numbers to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        alias: Keep the numbers with exactly this alias, a name of at most 64 characters that several may share.
            Allowed: 1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(
        contains=contains, ends_with=ends_with, limit=limit, offset=offset, starts_with=starts_with, alias=alias
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
) -> ErrorDocument | PhoneNumberList | None:
    """Account Phone Numbers.

    Returns a list of all phone numbers currently on your Flowroute account. The response includes details such
    as the phone number's rate center, state, number type, and whether CNAM Lookup is enabled for that number.

    Args:
        client: The settings, connections and keys to use.
        contains: Keep the numbers that contain these digits, anywhere. One to eleven digits; leading zeros
            count. Allowed: ^[0-9]{1,11}$.
        ends_with: Keep the numbers that end with these digits. One to eleven digits; leading zeros count.
            Allowed: ^[0-9]{1,11}$.
        limit: The page size, not a cap on how many there are in all. How many numbers to return, 1 to 200; the
            service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many numbers to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        alias: Keep the numbers with exactly this alias, a name of at most 64 characters that several may share.
            Allowed: 1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. sync_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = sync_detailed(
        client=client,
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
        starts_with=starts_with,
        alias=alias,
    )
    return answer.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
) -> Response[ErrorDocument | PhoneNumberList]:
    """Account Phone Numbers; the answer as it came, and parsed.

    Returns a list of all phone numbers currently on your Flowroute account. The response includes details such
    as the phone number's rate center, state, number type, and whether CNAM Lookup is enabled for that number.

    Args:
        client: The settings, connections and keys to use.
        contains: Keep the numbers that contain these digits, anywhere. One to eleven digits; leading zeros
            count. Allowed: ^[0-9]{1,11}$.
        ends_with: Keep the numbers that end with these digits. One to eleven digits; leading zeros count.
            Allowed: ^[0-9]{1,11}$.
        limit: The page size, not a cap on how many there are in all. How many numbers to return, 1 to 200; the
            service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many numbers to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        alias: Keep the numbers with exactly this alias, a name of at most 64 characters that several may share.
            Allowed: 1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(
        contains=contains, ends_with=ends_with, limit=limit, offset=offset, starts_with=starts_with, alias=alias
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    alias: str | Unset = UNSET,
) -> ErrorDocument | PhoneNumberList | None:
    """Account Phone Numbers.

    Returns a list of all phone numbers currently on your Flowroute account. The response includes details such
    as the phone number's rate center, state, number type, and whether CNAM Lookup is enabled for that number.

    Args:
        client: The settings, connections and keys to use.
        contains: Keep the numbers that contain these digits, anywhere. One to eleven digits; leading zeros
            count. Allowed: ^[0-9]{1,11}$.
        ends_with: Keep the numbers that end with these digits. One to eleven digits; leading zeros count.
            Allowed: ^[0-9]{1,11}$.
        limit: The page size, not a cap on how many there are in all. How many numbers to return, 1 to 200; the
            service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
        offset: How many numbers to skip from the start of the result, counted from 0. Allowed: at least 0. The
            service's default is 0.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        alias: Keep the numbers with exactly this alias, a name of at most 64 characters that several may share.
            Allowed: 1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.


    Returns:
        The document of the response, which may be an ErrorDocument; None where the contract does not name its status,
        or where its body cannot be read. asyncio_detailed() has status and body in any case.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.
    """
    answer = await asyncio_detailed(
        client=client,
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
        starts_with=starts_with,
        alias=alias,
    )
    return answer.parsed
