from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.available_number_list import AvailableNumberList
from ...models.error_document import ErrorDocument
from ...types import UNSET, Response, Unset


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

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/v2/numbers/available", "params": params}

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AvailableNumberList | ErrorDocument | None:
    if response.status_code == 200:
        response_200 = AvailableNumberList.from_dict(response.json())

        return response_200

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
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AvailableNumberList | ErrorDocument]:
    return Response(
        status_code=HTTPStatus(response.status_code),
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
) -> Response[AvailableNumberList | ErrorDocument]:
    """Search for Purchasable Phone Numbers

     This endpoint lets you search for phone numbers by state or rate center, or by your specified search
    value.

    Args:
        contains (str | Unset):
        ends_with (str | Unset):
        limit (int | Unset):
        offset (int | Unset):
        rate_center (str | Unset):
        starts_with (str | Unset):
        state (str | Unset):
        number_type (str | Unset):
        iso_country (str | Unset):
        order_by (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AvailableNumberList | ErrorDocument]
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
) -> AvailableNumberList | ErrorDocument | None:
    """Search for Purchasable Phone Numbers

     This endpoint lets you search for phone numbers by state or rate center, or by your specified search
    value.

    Args:
        contains (str | Unset):
        ends_with (str | Unset):
        limit (int | Unset):
        offset (int | Unset):
        rate_center (str | Unset):
        starts_with (str | Unset):
        state (str | Unset):
        number_type (str | Unset):
        iso_country (str | Unset):
        order_by (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AvailableNumberList | ErrorDocument
    """

    return sync_detailed(
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
    ).parsed


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
) -> Response[AvailableNumberList | ErrorDocument]:
    """Search for Purchasable Phone Numbers

     This endpoint lets you search for phone numbers by state or rate center, or by your specified search
    value.

    Args:
        contains (str | Unset):
        ends_with (str | Unset):
        limit (int | Unset):
        offset (int | Unset):
        rate_center (str | Unset):
        starts_with (str | Unset):
        state (str | Unset):
        number_type (str | Unset):
        iso_country (str | Unset):
        order_by (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AvailableNumberList | ErrorDocument]
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
) -> AvailableNumberList | ErrorDocument | None:
    """Search for Purchasable Phone Numbers

     This endpoint lets you search for phone numbers by state or rate center, or by your specified search
    value.

    Args:
        contains (str | Unset):
        ends_with (str | Unset):
        limit (int | Unset):
        offset (int | Unset):
        rate_center (str | Unset):
        starts_with (str | Unset):
        state (str | Unset):
        number_type (str | Unset):
        iso_country (str | Unset):
        order_by (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AvailableNumberList | ErrorDocument
    """

    return (
        await asyncio_detailed(
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
        )
    ).parsed
