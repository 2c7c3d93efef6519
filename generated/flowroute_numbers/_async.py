"""The async client: one method for each operation of the contract, with the names and arguments of the sync one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, ParamSpec, Self, TypeVar, cast

from . import _operations, models
from ._runtime.calls.raw import RawResponse
from ._runtime.clients.async_clients import AsyncClientBase
from ._runtime.limits.checks import Retries, Timeout
from ._runtime.paging.paging import AsyncPage, AsyncPaginator
from ._runtime.values.public import methods_named_after, public
from ._version import VERSION
from .errors import STATUS_ERRORS

P = ParamSpec("P")
T = TypeVar("T")
ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


@public
class AsyncFlowrouteClient(AsyncClientBase):
    """An async client of the Flowroute Numbers API, for the account of one pair of keys.

    Close it, or use it in an async with statement. It runs on asyncio and on trio.
    """

    _version = VERSION
    _default_base_url = "https://api.flowroute.com"
    _errors = STATUS_ERRORS

    async def create_inbound_route(
        self,
        *,
        alias: str,
        route_type: str,
        value: str,
        edge_strategy_id: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> models.InboundRouteDocument:
        """Create an Inbound Route.

        Creates an inbound route on the account, which can then be set on any of its numbers. The request
        carries nothing that makes it safe to repeat. If its response is lost, look the route up by its alias
        before sending it again.

        POST /v2/routes. It is never sent again once it may have reached the service: an error whose
        outcome_unknown is True says so, and list_inbound_routes() tells what became of it.

        Args:
            alias: The account's own name for the route, which no other route of the account may have. Allowed:
                1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.
            route_type: What the value is, host, number or uri. Allowed: ^(host|number|uri)$.
            value: For host an IP address or a name with an optional port, for number eleven E.164 digits, for
                uri protocol:user@domain with an optional port and an optional ;transport=udp, tcp or tls.
                Allowed: 1 to 256 characters, ^[^\\x00-\\x1f\\x7f]+$.
            edge_strategy_id: The point of presence to use, by its id, or null for none in particular. Allowed:
                0 to 2147483647.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            The route was created (201).

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            ContentTooLargeError: The body is too large (413).
            UnsupportedMediaTypeError: The body is not in a media type that the service reads (415).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.create_inbound_route(
            alias=alias,
            route_type=route_type,
            value=value,
            edge_strategy_id=edge_strategy_id,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return await self._session.fetch(call)

    async def delete_inbound_route(
        self,
        id: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> None:
        """Delete an Inbound Route.

        Deletes an inbound route that no number uses. Set another route on its numbers first, or clear the route
        of each.

        DELETE /v2/routes/{id}.

        Args:
            id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            Nothing.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.delete_inbound_route(
            id, headers=headers, timeout=timeout, deadline=deadline, retries=retries
        )
        return await self._session.fetch(call)

    async def get_number(
        self,
        id: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> models.PhoneNumberDocument:
        """Phone Number Details.

        Returns one phone number of the account in full: its attributes, and under relationships and included
        its primary route and its failover route.

        GET /v2/numbers/{id}. It is sent again when the connection fails or the service is busy.

        Args:
            id: The number to look up, which the account must own: eleven E.164 digits that start with the
                country code 1, without a plus sign, as in 12065550100. Other spellings are understood: +1
                206-555-0100, (206) 555-0100.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            The number in full (200).

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.get_number(id, headers=headers, timeout=timeout, deadline=deadline, retries=retries)
        return await self._session.fetch(call)

    def list_account_numbers(
        self,
        *,
        contains: str | None = None,
        ends_with: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        starts_with: str | None = None,
        alias: str | None = None,
        max_items: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> AsyncPaginator[models.PhoneNumber, models.PhoneNumberList]:
        """Account Phone Numbers.

        Returns a list of all phone numbers currently on your Flowroute account. The response includes details
        such as the phone number's rate center, state, number type, and whether CNAM Lookup is enabled for that
        number.

        GET /v2/numbers. It is sent again when the connection fails or the service is busy.

        Args:
            contains: Keep the numbers that contain these digits, anywhere. One to eleven digits; leading zeros
                count. Allowed: ^[0-9]{1,11}$.
            ends_with: Keep the numbers that end with these digits. One to eleven digits; leading zeros count.
                Allowed: ^[0-9]{1,11}$.
            limit: The page size, not a cap on how many there are in all. How many numbers to return, 1 to 200;
                the service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
            offset: How many numbers to skip from the start of the result, counted from 0. Allowed: at least 0.
                The service's default is 0.
            starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206
                means 1206; write a plus sign and the country code for another country, as in +44. One to
                fifteen digits. Allowed: ^\\+?[0-9]{1,15}$.
            alias: Keep the numbers with exactly this alias, a name of at most 64 characters that several may
                share. Allowed: 1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.
            max_items: The cap: iterating ends after so many items, over all pages. None for all.
            headers: Headers for the calls of this list.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            One page of the numbers on the account (200). Await it for the first page, or iterate over it with
            async for: that goes on over all pages, and fetches each when it is needed.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.list_account_numbers(
            contains=contains,
            ends_with=ends_with,
            limit=limit,
            offset=offset,
            starts_with=starts_with,
            alias=alias,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return self._session.paginate(call, self._session.walk(_operations.LIST_ACCOUNT_NUMBERS, max_items))

    def list_available_area_codes(
        self,
        *,
        limit: int | None = None,
        max_setup_cost: float | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> AsyncPaginator[models.AreaCode, models.AreaCodeList]:
        """List Available Area Codes.

        Returns the area codes that have numbers for sale, each with a link to its exchanges.

        GET /v2/numbers/available/areacodes. It is sent again when the connection fails or the service is busy.

        Args:
            limit: The page size, not a cap on how many there are in all. How many area codes to return, 1 to
                400; the service takes 10 where none is given. Allowed: 1 to 400. The service's default is 10.
            max_setup_cost: Keep what has at least one number with a setup_cost of at most this many US dollars.
                Allowed: at least 0.
            offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
                service's default is 0.
            max_items: The cap: iterating ends after so many items, over all pages. None for all.
            headers: Headers for the calls of this list.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            One page of the area codes (200). Await it for the first page, or iterate over it with async for:
            that goes on over all pages, and fetches each when it is needed.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.list_available_area_codes(
            limit=limit,
            max_setup_cost=max_setup_cost,
            offset=offset,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return self._session.paginate(call, self._session.walk(_operations.LIST_AVAILABLE_AREA_CODES, max_items))

    def list_available_exchanges(
        self,
        *,
        areacode: str | None = None,
        max_setup_cost: float | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> AsyncPaginator[models.Exchange, models.ExchangeList]:
        """List Available Exchanges.

        Returns the exchanges that have numbers for sale, each with a link to a search for them.

        GET /v2/numbers/available/exchanges. It is sent again when the connection fails or the service is busy.

        Args:
            areacode: Keep the exchanges of this area code, three digits. Allowed: ^[0-9]{3}$.
            max_setup_cost: Keep what has at least one number with a setup_cost of at most this many US dollars.
                Allowed: at least 0.
            limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the
                service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
            offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
                service's default is 0.
            max_items: The cap: iterating ends after so many items, over all pages. None for all.
            headers: Headers for the calls of this list.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            One page of the exchanges (200). Await it for the first page, or iterate over it with async for:
            that goes on over all pages, and fetches each when it is needed.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.list_available_exchanges(
            areacode=areacode,
            max_setup_cost=max_setup_cost,
            limit=limit,
            offset=offset,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return self._session.paginate(call, self._session.walk(_operations.LIST_AVAILABLE_EXCHANGES, max_items))

    def list_available_tiers(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> AsyncPaginator[models.Tier, models.TierList]:
        """List Available Tiers.

        Returns the price tiers that have numbers for sale, each with a link to a search for them.

        GET /v2/numbers/available/tiers. It is sent again when the connection fails or the service is busy.

        Args:
            limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the
                service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
            offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
                service's default is 0.
            max_items: The cap: iterating ends after so many items, over all pages. None for all.
            headers: Headers for the calls of this list.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            One page of the price tiers (200). Await it for the first page, or iterate over it with async for:
            that goes on over all pages, and fetches each when it is needed.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.list_available_tiers(
            limit=limit, offset=offset, headers=headers, timeout=timeout, deadline=deadline, retries=retries
        )
        return self._session.paginate(call, self._session.walk(_operations.LIST_AVAILABLE_TIERS, max_items))

    async def list_edge_strategies(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> models.EdgeStrategyList:
        """List Edge Strategies.

        Returns the points of presence, one of which a route may name as its edge_strategy_id.

        GET /v2/routes/edge_strategies. It is sent again when the connection fails or the service is busy.

        Args:
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            All points of presence (200).

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.list_edge_strategies(headers=headers, timeout=timeout, deadline=deadline, retries=retries)
        return await self._session.fetch(call)

    def list_inbound_routes(
        self,
        *,
        route_type: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        max_items: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> AsyncPaginator[models.InboundRoute, models.InboundRouteList]:
        """List Inbound Routes.

        Returns the inbound routes of the account, which can be set as primary or failover route of its numbers.
        The default route, id 0, comes first.

        GET /v2/routes. It is sent again when the connection fails or the service is busy.

        Args:
            route_type: Keep the routes of this type, sip-reg, host, uri or number. Allowed:
                ^(sip-reg|host|uri|number)$.
            limit: The page size, not a cap on how many there are in all. How many to return, 1 to 200; the
                service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
            offset: How many to skip from the start of the result, counted from 0. Allowed: at least 0. The
                service's default is 0.
            max_items: The cap: iterating ends after so many items, over all pages. None for all.
            headers: Headers for the calls of this list.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            One page of the inbound routes (200). Await it for the first page, or iterate over it with async
            for: that goes on over all pages, and fetches each when it is needed.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.list_inbound_routes(
            route_type=route_type,
            limit=limit,
            offset=offset,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return self._session.paginate(call, self._session.walk(_operations.LIST_INBOUND_ROUTES, max_items))

    async def purchase_number(
        self,
        id: str,
        *,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        messaging_email: bool | None = None,
        messaging_callback_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> models.PhoneNumberDocument:
        """Purchase a Phone Number.

        Buys a phone number from Flowroute's inventory. This costs money: the account pays the number's
        setup_cost, and its monthly_cost for as long as the number stays on the account. The request carries
        nothing that makes it safe to repeat. If its response is lost, look the number up before sending it
        again.

        POST /v2/numbers/{id}. It is never sent again once it may have reached the service: an error whose
        outcome_unknown is True says so, and get_number() tells what became of it.

        Args:
            id: The number to purchase, which must be for sale: eleven E.164 digits that start with the country
                code 1, without a plus sign, as in 12065550100. Other spellings are understood: +1 206-555-0100,
                (206) 555-0100.
            cnam_lookups_enabled: Look up the caller's name on each call (charged); the account's own default
                where absent.
            messaging_enabled: Ask for messaging after the purchase, a task of its own; false where absent.
            messaging_email: Send an email when that task changes its state.
            messaging_callback_url: Call this URL when that task changes its state.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            The number was purchased (201). The number was purchased, but messaging could not be enabled (207).

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            ConflictError: The number is no longer for sale (409).
            ContentTooLargeError: The body is too large (413).
            UnsupportedMediaTypeError: The body is not in a media type that the service reads (415).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.purchase_number(
            id,
            cnam_lookups_enabled=cnam_lookups_enabled,
            messaging_enabled=messaging_enabled,
            messaging_email=messaging_email,
            messaging_callback_url=messaging_callback_url,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return await self._session.fetch(call)

    async def release_number(
        self,
        id: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> None:
        """Release a Phone Number.

        Takes a phone number off the account. This costs the number for good: it goes back to Flowroute's
        inventory, where anybody can buy it. Monthly billing ends. There is no way to undo a release.

        DELETE /v2/numbers/{id}.

        Args:
            id: The number to release, which the account must own: eleven E.164 digits that start with the
                country code 1, without a plus sign, as in 12065550100. Other spellings are understood: +1
                206-555-0100, (206) 555-0100.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            Nothing.

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.release_number(id, headers=headers, timeout=timeout, deadline=deadline, retries=retries)
        return await self._session.fetch(call)

    async def remove_failover_route(
        self,
        number_id: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> None:
        """Remove the Failover Voice Route of a Phone Number.

        Clears the failover route of a phone number. The route itself stays on the account.

        DELETE /v2/numbers/{number_id}/relationships/failover_route.

        Args:
            number_id: A number of the account: eleven E.164 digits that start with the country code 1, without
                a plus sign, as in 12065550100. Other spellings are understood: +1 206-555-0100, (206) 555-0100.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            Nothing.

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.remove_failover_route(
            number_id, headers=headers, timeout=timeout, deadline=deadline, retries=retries
        )
        return await self._session.fetch(call)

    async def remove_primary_route(
        self,
        number_id: str,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> None:
        """Remove the Primary Voice Route of a Phone Number.

        Clears the primary route of a phone number. The route itself stays on the account.

        DELETE /v2/numbers/{number_id}/relationships/primary_route.

        Args:
            number_id: A number of the account: eleven E.164 digits that start with the country code 1, without
                a plus sign, as in 12065550100. Other spellings are understood: +1 206-555-0100, (206) 555-0100.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            Nothing.

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.remove_primary_route(
            number_id, headers=headers, timeout=timeout, deadline=deadline, retries=retries
        )
        return await self._session.fetch(call)

    def search_available_numbers(
        self,
        *,
        contains: str | None = None,
        ends_with: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        rate_center: str | None = None,
        starts_with: str | None = None,
        state: str | None = None,
        number_type: str | None = None,
        iso_country: str | None = None,
        order_by: str | None = None,
        tier: str | None = None,
        max_items: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> AsyncPaginator[models.AvailableNumber, models.AvailableNumberList]:
        """Search for Purchasable Phone Numbers.

        This endpoint lets you search for phone numbers by state or rate center, or by your specified search
        value.

        GET /v2/numbers/available. It is sent again when the connection fails or the service is busy.

        Args:
            contains: Keep the numbers that contain these digits, anywhere. One to eleven digits; leading zeros
                count. Allowed: ^[0-9]{1,11}$.
            ends_with: Keep the numbers that end with these digits. One to eleven digits; leading zeros count.
                Allowed: ^[0-9]{1,11}$.
            limit: The page size, not a cap on how many there are in all. How many numbers to return, 1 to 200;
                the service takes 10 where none is given. Allowed: 1 to 200. The service's default is 10.
            offset: How many numbers to skip from the start of the result, counted from 0. Allowed: at least 0.
                The service's default is 0.
            rate_center: Keep the numbers of this rate center: its abbreviation as NPA rate center reports have
                it, not its full name, as in seattle. Case does not matter. Allowed: 1 to 64 characters, ^[
                -~]+$.
            starts_with: Keep the numbers that start with these digits. The country code 1 is assumed, so 206
                means 1206; write a plus sign and the country code for another country, as in +44. One to
                fifteen digits. Allowed: ^\\+?[0-9]{1,15}$.
            state: Keep the numbers of this US state or Canadian province or territory: its two-letter
                abbreviation, as in WA or AB. Case does not matter. Allowed: ^[A-Za-z]{2}$.
            number_type: Keep the numbers of this type, longcode or toll-free. Allowed: ^[A-Za-z-]{1,32}$.
            iso_country: Keep the numbers of this country, an ISO 3166-1 alpha-2 code as in US or CA. Allowed:
                ^[A-Za-z]{2}$.
            order_by: Sort by a field, and by a direction after a comma, as in monthly_cost,desc. The fields are
                monthly_cost, iso_country, number_type, state, rate_center, and number, value or tn, which all
                mean the number itself. Allowed:
                ^(monthly_cost|iso_country|number_type|state|rate_center|number|value|tn)(,(asc|desc))?$.
            tier: Keep the numbers of this price tier, by its whole name. Allowed: 1 to 64 characters, ^[ -~]+$.
            max_items: The cap: iterating ends after so many items, over all pages. None for all.
            headers: Headers for the calls of this list.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            One page of the numbers for sale (200). Await it for the first page, or iterate over it with async
            for: that goes on over all pages, and fetches each when it is needed.

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.search_available_numbers(
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
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return self._session.paginate(call, self._session.walk(_operations.SEARCH_AVAILABLE_NUMBERS, max_items))

    async def update_failover_route(
        self,
        number_id: str,
        route: str | models.InboundRoute | models.RouteUpdate,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> None:
        """Update Failover Voice Route for a Phone Number.

        Sets the inbound route that takes the calls to a phone number when its primary route fails. The route
        must exist on the account; the body names it by its id, and 0 is the default route.

        PATCH /v2/numbers/{number_id}/relationships/failover_route. It is sent again when the connection fails or the service is busy.

        Args:
            number_id: A number of the account: eleven E.164 digits that start with the country code 1, without
                a plus sign, as in 12065550100. Other spellings are understood: +1 206-555-0100, (206) 555-0100.
            route: The route's id; 0 is the default route. Allowed: ^[0-9]{1,20}$. Or the InboundRoute itself or
                a whole RouteUpdate.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            Nothing.

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            ContentTooLargeError: The body is too large (413).
            UnsupportedMediaTypeError: The body is not in a media type that the service reads (415).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.update_failover_route(
            number_id, route, headers=headers, timeout=timeout, deadline=deadline, retries=retries
        )
        return await self._session.fetch(call)

    async def update_inbound_route(
        self,
        id: str,
        *,
        alias: str | None = None,
        route_type: str | None = None,
        value: str | None = None,
        edge_strategy_id: int | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> models.InboundRouteDocument:
        """Update an Inbound Route.

        Changes the attributes of an inbound route that are given and leaves the others as they are. Calls to
        every number that uses the route follow the change.

        PATCH /v2/routes/{id}. It is sent again when the connection fails or the service is busy.

        Args:
            id: The id of a route of the account, a string of digits. Allowed: ^[0-9]{1,20}$.
            alias: The account's own name for the route, which no other route of the account may have. Allowed:
                1 to 64 characters, ^[^\\x00-\\x1f\\x7f]+$.
            route_type: What the value is, host, number or uri. Allowed: ^(host|number|uri)$.
            value: For host an IP address or a name with an optional port, for number eleven E.164 digits, for
                uri protocol:user@domain with an optional port and an optional ;transport=udp, tcp or tls.
                Allowed: 1 to 256 characters, ^[^\\x00-\\x1f\\x7f]+$.
            edge_strategy_id: The point of presence to use, by its id, or null for none in particular. Allowed:
                0 to 2147483647.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            The route as it is now (200).

        Raises:
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            ContentTooLargeError: The body is too large (413).
            UnsupportedMediaTypeError: The body is not in a media type that the service reads (415).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.update_inbound_route(
            id,
            alias=alias,
            route_type=route_type,
            value=value,
            edge_strategy_id=edge_strategy_id,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return await self._session.fetch(call)

    async def update_number(
        self,
        id: str,
        *,
        alias: str | None = None,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        messaging_email: bool | None = None,
        messaging_callback_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> models.PhoneNumberDocument:
        """Update a Phone Number.

        Changes the settings of a phone number that are given and leaves the others as they are: its alias, CNAM
        lookups (charged), and messaging, which is switched by a task of its own.

        PATCH /v2/numbers/{id}. It is sent again when the connection fails or the service is busy.

        Args:
            id: The number to change, which the account must own: eleven E.164 digits that start with the
                country code 1, without a plus sign, as in 12065550100. Other spellings are understood: +1
                206-555-0100, (206) 555-0100.
            alias: The account's own name for the number, which several may share, or null for none. Allowed:
                ^[^\\x00-\\x1f\\x7f]+$.
            cnam_lookups_enabled: Look up the caller's name on each call (charged).
            messaging_enabled: Ask for messaging to be switched on or off, a task of its own.
            messaging_email: Send an email when that task ends.
            messaging_callback_url: Call this URL when that task ends.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            The number as it is now (200). The number was changed, but messaging could not be switched (207).

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            ContentTooLargeError: The body is too large (413).
            UnsupportedMediaTypeError: The body is not in a media type that the service reads (415).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.update_number(
            id,
            alias=alias,
            cnam_lookups_enabled=cnam_lookups_enabled,
            messaging_enabled=messaging_enabled,
            messaging_email=messaging_email,
            messaging_callback_url=messaging_callback_url,
            headers=headers,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
        )
        return await self._session.fetch(call)

    async def update_primary_route(
        self,
        number_id: str,
        route: str | models.InboundRoute | models.RouteUpdate,
        *,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
    ) -> None:
        """Update Primary Voice Route for a Phone Number.

        Sets the inbound route that takes the calls to a phone number. The route must exist on the account; the
        body names it by its id, and 0 is the default route.

        PATCH /v2/numbers/{number_id}/relationships/primary_route. It is sent again when the connection fails or the service is busy.

        Args:
            number_id: A number of the account: eleven E.164 digits that start with the country code 1, without
                a plus sign, as in 12065550100. Other spellings are understood: +1 206-555-0100, (206) 555-0100.
            route: The route's id; 0 is the default route. Allowed: ^[0-9]{1,20}$. Or the InboundRoute itself or
                a whole RouteUpdate.
            headers: Headers for this call alone.
            timeout: Seconds for each step of a call, or an httpx.Timeout; else the client's.
            deadline: Seconds for the whole call over all its attempts; else the client's.
            retries: How often the call is sent again at most, or a RetryPolicy; else the client's.

        Returns:
            Nothing.

        Raises:
            ValueError: The phone number can't be read as one; nothing is sent.
            BadRequestError: Some part of the request could not be processed (400).
            AuthenticationError: The keys are missing or wrong (401).
            PermissionDeniedError: The account may not do this, has no funds for it, or something is in the way:
                a number uses the route that is to be deleted, or another route has the alias (403).
            NotFoundError: There is no such thing on the account, or no such path (404).
            MethodNotAllowedError: The path has no such method (405).
            ContentTooLargeError: The body is too large (413).
            UnsupportedMediaTypeError: The body is not in a media type that the service reads (415).
            UnprocessableEntityError: A value is wrong; detail names the field (422).
            RateLimitError: Too many requests in too short a time; the limits are not published (429).
            InternalServerError: The service failed (500).
            ServiceUnavailableError: The service is down for maintenance (503).
            APIStatusError: Any other status that is no success.
            APIConnectionError: No response came; APITimeoutError where none came in time.
            InvalidResponseError: The response is not what the contract says.
        """
        call = _operations.update_primary_route(
            number_id, route, headers=headers, timeout=timeout, deadline=deadline, retries=retries
        )
        return await self._session.fetch(call)

    def with_options(
        self,
        *,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a copy of this client with other options. It is cheap, and shares connections and spending.

        Args:
            timeout: Seconds for each step of a call, or an httpx.Timeout.
            deadline: Seconds for a whole call over all its attempts.
            retries: How often a call is sent again at most, or a RetryPolicy.
            headers: Headers for every request, beside those of this client.

        Returns:
            The copy. An option that is not given stays as it is; closing the copy closes nothing.
        """
        return self._with_options(timeout=timeout, deadline=deadline, retries=retries, headers=headers)

    @property
    def with_raw_response(self) -> RawAsyncFlowrouteClient:
        """The same methods, each of which returns the answer as it came: status, headers, bytes, and parse()."""
        return RawAsyncFlowrouteClient(self._handing_back_responses())


@public
class RawAsyncFlowrouteClient:
    """The methods of an AsyncFlowrouteClient, each of which returns a RawResponse. They raise the same errors."""

    def __init__(self, client: AsyncFlowrouteClient) -> None:
        self.create_inbound_route = _raw(client.create_inbound_route)
        self.delete_inbound_route = _raw(client.delete_inbound_route)
        self.get_number = _raw(client.get_number)
        self.list_account_numbers = _raw_page(client.list_account_numbers)
        self.list_available_area_codes = _raw_page(client.list_available_area_codes)
        self.list_available_exchanges = _raw_page(client.list_available_exchanges)
        self.list_available_tiers = _raw_page(client.list_available_tiers)
        self.list_edge_strategies = _raw(client.list_edge_strategies)
        self.list_inbound_routes = _raw_page(client.list_inbound_routes)
        self.purchase_number = _raw(client.purchase_number)
        self.release_number = _raw(client.release_number)
        self.remove_failover_route = _raw(client.remove_failover_route)
        self.remove_primary_route = _raw(client.remove_primary_route)
        self.search_available_numbers = _raw_page(client.search_available_numbers)
        self.update_failover_route = _raw(client.update_failover_route)
        self.update_inbound_route = _raw(client.update_inbound_route)
        self.update_number = _raw(client.update_number)
        self.update_primary_route = _raw(client.update_primary_route)


methods_named_after("AsyncFlowrouteClient", AsyncClientBase)


def _raw(method: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    return cast("Callable[P, Coroutine[Any, Any, RawResponse[T]]]", method)


def _raw_page(
    method: Callable[P, AsyncPaginator[ItemT, DocumentT]],
) -> Callable[P, Awaitable[RawResponse[AsyncPage[ItemT, DocumentT]]]]:
    return cast("Callable[P, Awaitable[RawResponse[AsyncPage[ItemT, DocumentT]]]]", method)
