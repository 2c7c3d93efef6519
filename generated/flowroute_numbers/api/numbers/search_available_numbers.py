"""GET /v2/numbers/available"""

from typing import Any, cast

import httpx

from ... import errors
from ..._runtime.values.documents import parse_document
from ...client import AuthenticatedClient, Client
from ...models.available_number_list import AvailableNumberList
from ...models.error_document import ErrorDocument
from ...types import UNSET, Response, Unset, as_status


def _get_kwargs(
    *,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: str | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tier: str | Unset = UNSET,
) -> dict[str, Any]:
    params: dict[str, Any] = {}

    params["contains"] = contains

    params["ends_with"] = ends_with

    params["limit"] = limit

    params["offset"] = offset

    params["rate_center"] = rate_center

    params["starts_with"] = starts_with

    params["state"] = state

    params["number_type"] = number_type

    params["iso_country"] = iso_country

    params["order_by"] = order_by

    params["tier"] = tier

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/numbers/available", "params": params}
    return _kwargs


_DOCUMENTS: dict[int, Any] = {
    200: AvailableNumberList,
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


def _parse_response(*, client: Client, response: httpx.Response) -> AvailableNumberList | ErrorDocument | None:
    if response.status_code not in _DOCUMENTS and client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return cast("AvailableNumberList | ErrorDocument | None", parse_document(_DOCUMENTS, response))


def _build_response(*, client: Client, response: httpx.Response) -> Response[AvailableNumberList | ErrorDocument]:
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
    rate_center: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: str | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tier: str | Unset = UNSET,
) -> Response[AvailableNumberList | ErrorDocument]:
    """Search for Purchasable Phone Numbers; the answer as it came, and parsed.

    This endpoint lets you search for phone numbers by state or rate center, or by your specified search value.

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
        rate_center: Keep the numbers of this rate center: its abbreviation as NPA rate center reports have it,
            not its full name, as in seattle. Case does not matter. Allowed: 1 to 64 characters, ^[ -~]+$.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        state: Keep the numbers of this US state or Canadian province or territory: its two-letter abbreviation,
            as in WA or AB. Case does not matter. Allowed: ^[A-Za-z]{2}$.
        number_type: Keep the numbers of this type, longcode or toll-free. Allowed: ^[A-Za-z-]{1,32}$.
        iso_country: Keep the numbers of this country, an ISO 3166-1 alpha-2 code as in US or CA. Allowed:
            ^[A-Za-z]{2}$.
        order_by: Sort by a field, and by a direction after a comma, as in monthly_cost,desc. The fields are
            monthly_cost, iso_country, number_type, state, rate_center, and number, value or tn, which all mean
            the number itself. Allowed:
            ^(monthly_cost|iso_country|number_type|state|rate_center|number|value|tn)(,(asc|desc))?$.
        tier: Keep the numbers of this price tier, by its whole name. Allowed: 1 to 64 characters, ^[ -~]+$.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
        rate_center=rate_center,
        starts_with=starts_with,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        tier=tier,
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
    rate_center: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: str | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tier: str | Unset = UNSET,
) -> AvailableNumberList | ErrorDocument | None:
    """Search for Purchasable Phone Numbers.

    This endpoint lets you search for phone numbers by state or rate center, or by your specified search value.

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
        rate_center: Keep the numbers of this rate center: its abbreviation as NPA rate center reports have it,
            not its full name, as in seattle. Case does not matter. Allowed: 1 to 64 characters, ^[ -~]+$.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        state: Keep the numbers of this US state or Canadian province or territory: its two-letter abbreviation,
            as in WA or AB. Case does not matter. Allowed: ^[A-Za-z]{2}$.
        number_type: Keep the numbers of this type, longcode or toll-free. Allowed: ^[A-Za-z-]{1,32}$.
        iso_country: Keep the numbers of this country, an ISO 3166-1 alpha-2 code as in US or CA. Allowed:
            ^[A-Za-z]{2}$.
        order_by: Sort by a field, and by a direction after a comma, as in monthly_cost,desc. The fields are
            monthly_cost, iso_country, number_type, state, rate_center, and number, value or tn, which all mean
            the number itself. Allowed:
            ^(monthly_cost|iso_country|number_type|state|rate_center|number|value|tn)(,(asc|desc))?$.
        tier: Keep the numbers of this price tier, by its whole name. Allowed: 1 to 64 characters, ^[ -~]+$.


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
        rate_center=rate_center,
        starts_with=starts_with,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        tier=tier,
    )
    return answer.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    contains: str | Unset = UNSET,
    ends_with: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    rate_center: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: str | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tier: str | Unset = UNSET,
) -> Response[AvailableNumberList | ErrorDocument]:
    """Search for Purchasable Phone Numbers; the answer as it came, and parsed.

    This endpoint lets you search for phone numbers by state or rate center, or by your specified search value.

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
        rate_center: Keep the numbers of this rate center: its abbreviation as NPA rate center reports have it,
            not its full name, as in seattle. Case does not matter. Allowed: 1 to 64 characters, ^[ -~]+$.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        state: Keep the numbers of this US state or Canadian province or territory: its two-letter abbreviation,
            as in WA or AB. Case does not matter. Allowed: ^[A-Za-z]{2}$.
        number_type: Keep the numbers of this type, longcode or toll-free. Allowed: ^[A-Za-z-]{1,32}$.
        iso_country: Keep the numbers of this country, an ISO 3166-1 alpha-2 code as in US or CA. Allowed:
            ^[A-Za-z]{2}$.
        order_by: Sort by a field, and by a direction after a comma, as in monthly_cost,desc. The fields are
            monthly_cost, iso_country, number_type, state, rate_center, and number, value or tn, which all mean
            the number itself. Allowed:
            ^(monthly_cost|iso_country|number_type|state|rate_center|number|value|tn)(,(asc|desc))?$.
        tier: Keep the numbers of this price tier, by its whole name. Allowed: 1 to 64 characters, ^[ -~]+$.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client is set to raise on that.
        httpx.HTTPError: No response came.

    `parsed` is None where the body cannot be read as the contract says; `status_code` and `content` say what came.
    """
    kwargs = _get_kwargs(
        contains=contains,
        ends_with=ends_with,
        limit=limit,
        offset=offset,
        rate_center=rate_center,
        starts_with=starts_with,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        tier=tier,
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
    rate_center: str | Unset = UNSET,
    starts_with: str | Unset = UNSET,
    state: str | Unset = UNSET,
    number_type: str | Unset = UNSET,
    iso_country: str | Unset = UNSET,
    order_by: str | Unset = UNSET,
    tier: str | Unset = UNSET,
) -> AvailableNumberList | ErrorDocument | None:
    """Search for Purchasable Phone Numbers.

    This endpoint lets you search for phone numbers by state or rate center, or by your specified search value.

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
        rate_center: Keep the numbers of this rate center: its abbreviation as NPA rate center reports have it,
            not its full name, as in seattle. Case does not matter. Allowed: 1 to 64 characters, ^[ -~]+$.
        starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206 means
            1206; write a plus sign and the country code for another country, as in +44. One to fifteen digits.
            Allowed: ^\\+?[0-9]{1,15}$.
        state: Keep the numbers of this US state or Canadian province or territory: its two-letter abbreviation,
            as in WA or AB. Case does not matter. Allowed: ^[A-Za-z]{2}$.
        number_type: Keep the numbers of this type, longcode or toll-free. Allowed: ^[A-Za-z-]{1,32}$.
        iso_country: Keep the numbers of this country, an ISO 3166-1 alpha-2 code as in US or CA. Allowed:
            ^[A-Za-z]{2}$.
        order_by: Sort by a field, and by a direction after a comma, as in monthly_cost,desc. The fields are
            monthly_cost, iso_country, number_type, state, rate_center, and number, value or tn, which all mean
            the number itself. Allowed:
            ^(monthly_cost|iso_country|number_type|state|rate_center|number|value|tn)(,(asc|desc))?$.
        tier: Keep the numbers of this price tier, by its whole name. Allowed: 1 to 64 characters, ^[ -~]+$.


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
        rate_center=rate_center,
        starts_with=starts_with,
        state=state,
        number_type=number_type,
        iso_country=iso_country,
        order_by=order_by,
        tier=tier,
    )
    return answer.parsed
