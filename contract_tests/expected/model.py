"""Model an account, the numbers that it can buy, and its routes, without a server.

The model computes the response of each operation. discovery.py reads once over HTTP what only a server knows: the
numbers, their prices and the routes.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_tests.expected.comparison import AnyValue, PageLink
from contract_tests.expected.filters import in_link, in_order, matching

ACCOUNT_PATH = "/v2/numbers"
SEARCH_PATH = "/v2/numbers/available"
DEFAULT_LIMIT = 10
DEFAULT_ROUTE = "0"
RELATIONSHIPS = ("primary_route", "failover_route")
SEARCHABLE = ("state", "rate_center", "number_type", "iso_country")
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


@dataclass(repr=False)
class AccountModel:
    """What one account can see.

    Shape:   offers and numbers by E.164; routes by id, as details include them; the keys are the attributes of each
             document; defaults has the values that a purchase sets when the caller gives none.
    """

    origin: str
    catalogue: Catalogue
    offers: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, OwnedNumber] = field(default_factory=dict)
    routes: dict[str, Item] = field(default_factory=dict)
    list_keys: frozenset[str] = frozenset()
    details_keys: frozenset[str] = frozenset()
    defaults: dict[str, Any] = field(default_factory=dict)

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
        )

    # Operations

    def list_account_numbers(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers."""
        found = sorted(matching((owned.attributes for owned in self.numbers.values()), query))
        return self._page(ACCOUNT_PATH, found, self._list_item, query)

    def search_available_numbers(self, **query: Any) -> Item:
        """Return the response of GET /v2/numbers/available."""
        found = matching(self.offers.values(), query)
        return self._page(SEARCH_PATH, in_order(self.offers, found, query.get("order_by")), self._offer_item, query)

    def get_number(self, e164: str) -> Item | ExpectedError:
        """Return the response of GET /v2/numbers/{id}."""
        if e164 not in self.numbers:
            return ExpectedError(404, "the number is not on the account")
        return self._details(e164)

    def purchase_number(self, e164: str, options: Mapping[str, Any] | None = None) -> Item | ExpectedError:
        """Move a number to the account, and return the response of POST /v2/numbers/{id}."""
        if e164 in self.numbers:
            return ExpectedError(409, "the number is on the account already")
        if e164 not in self.offers:
            return ExpectedError(404, "the number is not for sale")
        self.numbers[e164] = OwnedNumber(
            self._attributes_after_purchase(self.offers.pop(e164), options or {}), self._relationships_after_purchase()
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

    # Documents

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

    def _offer_item(self, e164: str) -> Item:
        links = {"related": self.link(e164)}
        return {"type": "number", "id": e164, "attributes": dict(self.offers[e164]), "links": links}

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
