"""POST /v2/routes"""

from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error_document import ErrorDocument
from ...models.inbound_route_document import InboundRouteDocument
from ...models.new_inbound_route import NewInboundRoute
from ...types import Response, as_status


def _get_kwargs(*, body: NewInboundRoute) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {"method": "post", "url": "/v2/routes"}
    _kwargs["json"] = body.to_dict()

    if "json" in _kwargs:
        _kwargs["headers"] = {"Content-Type": "application/json"}
    return _kwargs


def _parse_response(*, client: Client, response: httpx.Response) -> ErrorDocument | InboundRouteDocument | None:
    if response.status_code == 201:
        response_201 = InboundRouteDocument.from_dict(response.json())

        return response_201

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
    *, client: AuthenticatedClient | Client, body: NewInboundRoute
) -> Response[ErrorDocument | InboundRouteDocument]:
    """Create an Inbound Route; the answer as it came, and parsed.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(body=body)
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: NewInboundRoute) -> ErrorDocument | InboundRouteDocument | None:
    """Create an Inbound Route.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = sync_detailed(client=client, body=body)
    return answer.parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: NewInboundRoute
) -> Response[ErrorDocument | InboundRouteDocument]:
    """Create an Inbound Route; the answer as it came, and parsed.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    kwargs = _get_kwargs(body=body)
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: NewInboundRoute
) -> ErrorDocument | InboundRouteDocument | None:
    """Create an Inbound Route.

    Creates an inbound route on the account, which can then be set on any of its numbers. The request carries
    nothing that makes it safe to repeat. If its response is lost, look the route up by its alias before sending
    it again.

    Args:
        client: The settings, connections and keys to use.
        body: The route to create.


    Returns:
        What the answer says, which may be an ErrorDocument; None where the contract does not name its status.

    Raises:
        errors.UnexpectedStatus: The contract does not name the status, and the client was told to raise on that.
        httpx.HTTPError: No answer came.
        ValueError: The answer is no JSON, or not what the contract says.
    """
    answer = await asyncio_detailed(client=client, body=body)
    return answer.parsed
