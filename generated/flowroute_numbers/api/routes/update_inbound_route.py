"""PATCH /v2/routes/{id}"""

from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.inbound_route_document import InboundRouteDocument
from ...models.inbound_route_update import InboundRouteUpdate
from ...types import Response, as_status


def _get_kwargs(id: str, *, body: InboundRouteUpdate) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "patch", "url": "/v2/routes/{id}".format(id=quote(str(id), safe=""))}
    _kwargs["json"] = body.to_dict()

    if "json" in _kwargs:
        _kwargs["headers"] = {"Content-Type": "application/json"}
    return _kwargs


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | InboundRouteDocument | None:
    if response.status_code == 200:
        response_200 = InboundRouteDocument.from_dict(response.json())

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


def _build_response(*, client: Client, response: httpx.Response) -> Response[ErrorDocument | InboundRouteDocument]:
    return Response(
        status_code=as_status(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str, *, client: AuthenticatedClient | Client, body: InboundRouteUpdate
) -> Response[ErrorDocument | InboundRouteDocument]:
    """Update an Inbound Route; the answer as it came, and parsed.

    Changes the attributes of an inbound route that are given and leaves the others as they are. Calls to every
    number that uses the route follow the change.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.
        body: The attributes to change, at least one.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id, body=body)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    id: str, *, client: AuthenticatedClient | Client, body: InboundRouteUpdate
) -> ErrorDocument | InboundRouteDocument | None:
    """Update an Inbound Route.

    Changes the attributes of an inbound route that are given and leaves the others as they are. Calls to every
    number that uses the route follow the change.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.
        body: The attributes to change, at least one.


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
    id: str, *, client: AuthenticatedClient | Client, body: InboundRouteUpdate
) -> Response[ErrorDocument | InboundRouteDocument]:
    """Update an Inbound Route; the answer as it came, and parsed.

    Changes the attributes of an inbound route that are given and leaves the others as they are. Calls to every
    number that uses the route follow the change.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.
        body: The attributes to change, at least one.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(id=id, body=body)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    id: str, *, client: AuthenticatedClient | Client, body: InboundRouteUpdate
) -> ErrorDocument | InboundRouteDocument | None:
    """Update an Inbound Route.

    Changes the attributes of an inbound route that are given and leaves the others as they are. Calls to every
    number that uses the route follow the change.

    Args:
        client: The settings, connections and keys to use.
        id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.
        body: The attributes to change, at least one.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = await asyncio_detailed(id=id, client=client, body=body)
    return answer.parsed
