"""Model an account, the numbers that it can buy, and its routes, without a server.

The model computes the response of each operation. discovery.py reads once over HTTP what only a server knows: the
numbers, their prices and the routes.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from contract_tests.expected.comparison import AnyValue, PageLink
from contract_tests.expected.filters import in_link, in_order, matching

ACCOUNT_PATH = "/v2/numbers"
SEARCH_PATH = "/v2/numbers/available"
ROUTES_PATH = "/v2/routes"
AREA_CODES_PATH = "/v2/numbers/available/areacodes"
EXCHANGES_PATH = "/v2/numbers/available/exchanges"
TIERS_PATH = "/v2/numbers/available/tiers"
LISTS = {
    "list_account_numbers": ACCOUNT_PATH,
    "search_available_numbers": SEARCH_PATH,
    "list_inbound_routes": ROUTES_PATH,
    "list_available_area_codes": AREA_CODES_PATH,
    "list_available_exchanges": EXCHANGES_PATH,
    "list_available_tiers": TIERS_PATH,
}
"""The path of each list that comes in pages."""
DEFAULT_LIMIT = 10
DEFAULT_ROUTE = "0"
RELATIONSHIPS = ("primary_route", "failover_route")
SEARCHABLE = ("state", "rate_center", "number_type", "iso_country")
SETTINGS = ("alias", "cnam_lookups_enabled", "messaging_enabled")
Item = dict[str, Any]


@dataclass(frozen=True)
class ExpectedError:
    """The status that an operation must return instead of success, and why."""

    status: int
    reason: str


@dataclass
class OwnedNumber:
    """A number of the account: its attributes, its relationships, and the included resources that are not routes."""

    attributes: dict[str, Any]
    relationships: dict[str, Any]
    extras: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Catalogue:
    """The numbers that were for sale at the start, sorted, for tests to draw from.

    Shape:   values has the values of each searchable attribute, without null.
    """

    offers: Mapping[str, Mapping[str, Any]]
    e164s: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, offers: Mapping[str, Mapping[str, Any]]) -> Catalogue:
        """Sort offers."""
        values = {name: {offer[name] for offer in offers.values() if offer.get(name)} for name in SEARCHABLE}
        return cls(dict(offers), tuple(sorted(offers)), {name: tuple(sorted(each)) for name, each in values.items()})


@dataclass
class Released:
    """Numbers that were not for sale at the start and that an account released: all accounts may buy them.

    Shape:   by the account that released one, then by E.164, as the search shows them.
    """

    offers: dict[int, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def of_others(self, account: int) -> dict[str, dict[str, Any]]:
        """Return what the other accounts released."""
        found: dict[str, dict[str, Any]] = {}
        for owner, offers in self.offers.items():
            if owner != account:
                found |= offers
        return found

    def take(self, account: int, e164: str) -> bool:
        """Remove a number that an account buys, its own before that of another; return whether there was one."""
        for owner in sorted(self.offers, key=lambda owner: (owner != account, owner)):
            if self.offers[owner].pop(e164, None) is not None:
                return True
        return False


@dataclass(repr=False)
class AccountModel:
    """What one account can see.

    Shape:   offers and numbers by E.164; routes by id in the order of the list, as details include them; the keys are
             the attributes of each document; defaults has the values that a purchase sets when the caller gives none;
             released is shared by the accounts of one test, in which this one has a number of its own.
    """

    origin: str
    catalogue: Catalogue
    offers: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, OwnedNumber] = field(default_factory=dict)
    routes: dict[str, Item] = field(default_factory=dict)
    list_keys: frozenset[str] = frozenset()
    details_keys: frozenset[str] = frozenset()
    defaults: dict[str, Any] = field(default_factory=dict)
    edge_strategies: list[Item] = field(default_factory=list)
    released: Released = field(default_factory=Released)
    account: int = 0

    def __repr__(self) -> str:
        return f"<model with {len(self.offers)} numbers for sale, {len(self.numbers)} on the account>"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        printer.text(repr(self))  # Hypothesis would print every field, and report an error because that is too long

    def copy(self) -> AccountModel:
        """Return an independent copy."""
        return AccountModel(
            self.origin,
            self.catalogue,
            dict(self.offers),
            copy.deepcopy(self.numbers),
            dict(self.routes),
            self.list_keys,
            self.details_keys,
            dict(self.defaults),
            self.edge_strategies,
        )

    def for_sale(self) -> dict[str, dict[str, Any]]:
        """Return what the account can buy now."""
        others = self.released.of_others(self.account)
        own = self.released.offers.get(self.account, {})
        return {e164: offer for e164, offer in {**others, **own, **self.offers}.items() if e164 not in self.numbers}

    # Operations

    def list_account_numbers(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers."""
        found = sorted(matching((owned.attributes for owned in self.numbers.values()), query))
        return self._page(ACCOUNT_PATH, found, self._list_item, query)

    def search_available_numbers(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers/available."""
        offers = self.for_sale()
        found = in_order(offers, matching(offers.values(), query), query.get("order_by"))
        return self._page(SEARCH_PATH, found, lambda e164: self._offer_item(e164, offers), query)

    def get_number(self, e164: str) -> Item | ExpectedError:
        """Return the response of GET /v2/numbers/{id}."""
        if e164 not in self.numbers:
            return ExpectedError(404, "the number is not on the account")
        return self._details(e164)

    def purchase_number(self, e164: str, options: Mapping[str, Any] | None = None) -> Item | ExpectedError:
        """Move a number to the account, and return the response of POST /v2/numbers/{id}."""
        if e164 in self.numbers:
            return ExpectedError(409, "the number is on the account already")
        offer = self.for_sale().get(e164)
        if offer is None:
            return ExpectedError(404, "the number is not for sale")
        if self.offers.pop(e164, None) is None:
            self.released.take(self.account, e164)
        self.numbers[e164] = OwnedNumber(
            self._attributes_after_purchase(offer, options or {}), self._relationships_after_purchase()
        )
        document = copy.deepcopy(self._details(e164))
        if "messaging_enabled" in self.details_keys:  # the service enables messaging after the purchase
            document["data"]["attributes"]["messaging_enabled"] = False
        return document

    def set_route(self, e164: str, relationship: str, route_id: str) -> ExpectedError | None:
        """Set a route, as PATCH /v2/numbers/{number_id}/relationships/... does."""
        if e164 not in self.numbers:
            return ExpectedError(404, "the number is not on the account")
        if route_id not in self.routes:
            return ExpectedError(404, "the route is not on the account")
        self.numbers[e164].relationships[relationship] = {"type": "route", "id": route_id}
        return None

    def clear_route(self, e164: str, relationship: str) -> ExpectedError | None:
        """Clear a route, as DELETE /v2/numbers/{number_id}/relationships/... does, set or not."""
        if e164 not in self.numbers:
            return ExpectedError(404, "the number is not on the account")
        self.numbers[e164].relationships[relationship] = None
        return None

    def update_number(self, e164: str, changes: Mapping[str, Any]) -> Item | ExpectedError:
        """Change settings, and return the response of PATCH /v2/numbers/{id}."""
        if e164 not in self.numbers:
            return ExpectedError(404, "the number is not on the account")
        self.numbers[e164].attributes |= {name: changes[name] for name in SETTINGS if name in changes}
        return self._details(e164)

    def release_number(self, e164: str) -> ExpectedError | None:
        """Put a number up for sale again, as DELETE /v2/numbers/{id} does."""
        if e164 not in self.numbers:
            return ExpectedError(404, "the number is not on the account")
        attributes = self.numbers.pop(e164).attributes
        if e164 in self.catalogue.offers:
            self.offers[e164] = dict(self.catalogue.offers[e164])
            return None
        names = next(iter(self.catalogue.offers.values()))
        self.released.offers.setdefault(self.account, {})[e164] = {name: attributes[name] for name in names}
        return None

    def list_inbound_routes(self, **query: Any) -> Item:
        """Return the response of GET /v2/routes."""
        wanted = query.get("route_type")
        found = [route for route, item in self.routes.items() if wanted in (None, item["attributes"]["route_type"])]
        return self._page(ROUTES_PATH, found, lambda route_id: self.routes[route_id], query)

    def create_inbound_route(self, attributes: Mapping[str, Any]) -> ExpectedError | None:
        """Say whether POST /v2/routes may create a route. Only the response has its id: add_route."""
        return self._alias_error("", attributes)

    def add_route(self, route_id: str, attributes: Mapping[str, Any]) -> Item:
        """Add a route that was created, and return the response of POST /v2/routes."""
        attributes = {"edge_strategy_id": None, **attributes}
        links = {"self": f"{self.origin}{ROUTES_PATH}/{route_id}"}
        self.routes[route_id] = {"type": "route", "id": route_id, "attributes": attributes, "links": links}
        return self._route_document(route_id)

    def update_inbound_route(self, route_id: str, changes: Mapping[str, Any]) -> Item | ExpectedError:
        """Change a route, and return the response of PATCH /v2/routes/{id}."""
        error = self._fixed_route_error(route_id) or self._alias_error(route_id, changes)
        if error is not None:
            return error
        item = self.routes[route_id]
        self.routes[route_id] = {**item, "attributes": {**item["attributes"], **changes}}
        return self._route_document(route_id)

    def delete_inbound_route(self, route_id: str) -> ExpectedError | None:
        """Remove a route, as DELETE /v2/routes/{id} does."""
        error = self._fixed_route_error(route_id)
        if error is not None:
            return error
        if any(self._uses(owned, route_id) for owned in self.numbers.values()):
            return ExpectedError(403, "a number uses the route")
        del self.routes[route_id]
        return None

    def list_edge_strategies(self) -> Item:
        """Return the response of GET /v2/routes/edge_strategies."""
        return {
            "data": self.edge_strategies,
            "links": {"self": f"{self.origin}{ROUTES_PATH}/edge_strategies"},
        }

    def list_available_area_codes(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers/available/areacodes."""
        codes = sorted({exchange[:3] for exchange in self._exchanges(query)})
        related = self.origin + EXCHANGES_PATH + "?areacode="
        return self._page(AREA_CODES_PATH, codes, lambda code: _named("areacode", code, related + code), query)

    def list_available_exchanges(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers/available/exchanges."""
        area_code = query.get("areacode", "")
        found = sorted(exchange for exchange in self._exchanges(query) if exchange.startswith(area_code))
        related = self.origin + SEARCH_PATH + "?starts_with=1"
        return self._page(EXCHANGES_PATH, found, lambda code: _named("exchange", code, related + code), query)

    def list_available_tiers(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers/available/tiers."""
        tiers = sorted({offer["tier"] for offer in self.for_sale().values()})
        related = self.origin + SEARCH_PATH + "?tier="
        return self._page(TIERS_PATH, tiers, lambda tier: _named("tier", tier, related + quote(tier, safe="")), query)

    def _exchanges(self, query: Mapping[str, Any]) -> set[str]:
        most = query.get("max_setup_cost")
        return {e164[1:7] for e164, offer in self.for_sale().items() if most is None or offer["setup_cost"] <= most}

    def _fixed_route_error(self, route_id: str) -> ExpectedError | None:
        if route_id == DEFAULT_ROUTE:
            return ExpectedError(403, "the default route stays as it is")
        if route_id not in self.routes:
            return ExpectedError(404, "the route is not on the account")
        return None

    def _alias_error(self, route_id: str, attributes: Mapping[str, Any]) -> ExpectedError | None:
        others = [item["attributes"]["alias"] for other, item in self.routes.items() if other != route_id]
        taken = "alias" in attributes and attributes["alias"] in others
        return ExpectedError(403, "another route has the alias") if taken else None

    def _uses(self, owned: OwnedNumber, route_id: str) -> bool:
        return any((owned.relationships[name] or {}).get("id") == route_id for name in RELATIONSHIPS)

    # Documents

    def _route_document(self, route_id: str) -> Item:
        item = self.routes[route_id]
        return {"data": item, "links": item["links"]}

    def _page(self, path: str, found: list[str], item: Callable[[str], Item], query: Mapping[str, Any]) -> Item:
        limit, offset = query.get("limit", DEFAULT_LIMIT), query.get("offset", 0)
        filters = {name: in_link(name, value) for name, value in query.items() if name not in ("limit", "offset")}
        links: dict[str, Any] = {"self": PageLink(self.origin + path, filters, limit, offset)}
        if offset + limit < len(found):
            links["next"] = PageLink(self.origin + path, filters, limit, offset + limit)
        return {"data": [item(e164) for e164 in found[offset : offset + limit]], "links": links}

    def _list_item(self, e164: str) -> Item:
        attributes = self._attributes(e164, self.list_keys)
        return {"type": "number", "id": e164, "attributes": attributes, "links": {"self": self.link(e164)}}

    def _offer_item(self, e164: str, offers: Mapping[str, Mapping[str, Any]]) -> Item:
        links = {"related": self.link(e164)}
        return {"type": "number", "id": e164, "attributes": dict(offers[e164]), "links": links}

    def _details(self, e164: str) -> Item:
        owned, links = self.numbers[e164], {"self": self.link(e164)}
        relationships = {name: {"data": data} for name, data in owned.relationships.items()}
        routes = {data["id"] for name in RELATIONSHIPS if (data := owned.relationships[name]) is not None}
        data = {
            "type": "number",
            "id": e164,
            "attributes": self._attributes(e164, self.details_keys),
            "relationships": relationships,
            "links": links,
        }
        return {"data": data, "included": [self.routes[each] for each in routes] + owned.extras, "links": links}

    def link(self, e164: str) -> str:
        """Return the address of a number."""
        return f"{self.origin}{ACCOUNT_PATH}/{e164}"

    def _attributes(self, e164: str, keys: Iterable[str]) -> Item:
        facts = self.numbers[e164].attributes
        return {key: facts[key] if key in facts else AnyValue(facts, key) for key in keys}

    def _attributes_after_purchase(self, offer: Mapping[str, Any], options: Mapping[str, Any]) -> Item:
        facts = {**offer, "alias": None, "messaging_enabled": bool(options.get("messaging_enabled"))}
        if "note" in self.details_keys:
            facts["note"] = None
        for name in ("cnam_lookups_enabled", "status"):
            if name in options or name in self.defaults:
                facts[name] = options.get(name, self.defaults.get(name))
        return facts

    def _relationships_after_purchase(self) -> Item:
        names = {name for owned in self.numbers.values() for name in owned.relationships} | set(RELATIONSHIPS)
        return {**dict.fromkeys(sorted(names)), "primary_route": {"type": "route", "id": DEFAULT_ROUTE}}


def _named(kind: str, name: str, related: str) -> Item:
    return {"type": kind, "id": name, "links": {"related": related}}
