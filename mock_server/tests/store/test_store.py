"""What every store must do. One list of kinds, one suite."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from flowroute_mock.store import (
    NumberAlreadyOwnedError,
    NumberNotForSaleError,
    NumberNotFoundError,
    RouteExistsError,
    RouteNotFoundError,
    Store,
    WorldExistsError,
    WorldNotFoundError,
)
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import (
    AvailableNumber,
    Fault,
    InboundRoute,
    NumberFilter,
    Order,
    PhoneNumber,
    PurchaseOptions,
    WorldContent,
    WorldId,
)
from flowroute_mock.world.starting_world import STARTING_WORLD

SECRET = "plainly-a-fake-secret-for-tests!"
EVERYTHING = NumberFilter()
BY_VALUE = Order()
PLAIN = PurchaseOptions()
FOR_SALE, OWNED, UNKNOWN = E164("12065550100"), E164("12065550190"), E164("12065559999")


def own(e164: str = "12065550150", **settings: Any) -> PhoneNumber:
    return dataclasses.replace(STARTING_WORLD.numbers[5], bought=offer(e164), **settings)


def offer(e164: str = "12065550150", **members: Any) -> AvailableNumber:
    return dataclasses.replace(STARTING_WORLD.numbers[5].bought, e164=E164(e164), **members)


def listed(store: Store, world: WorldId, wanted: NumberFilter = EVERYTHING) -> list[str]:
    page = store.view(world).list_numbers(wanted, limit=200, offset=0)
    return [number.bought.e164 for number in page.items]


def found(store: Store, world: WorldId, wanted: NumberFilter = EVERYTHING, order: Order = BY_VALUE) -> list[str]:
    return [number.e164 for number in store.view(world).search_available(wanted, order, limit=200, offset=0).items]


def version_of(store: Store, access_key: str) -> int:
    world = store.find_world(access_key)
    assert world is not None
    return world.version


class TestWorlds:
    def test_a_fresh_world_has_six_numbers_and_a_route_of_each_type(self, store: Store, world: WorldId) -> None:
        assert listed(store, world) == [f"1206555019{n}" for n in range(6)]
        assert [(route.id, route.route_type) for route in store.list_routes(world)] == [
            ("0", "sip-reg"),
            ("98396", "host"),
            ("83834", "number"),
            ("83861", "uri"),
        ]

    def test_the_default_route_is_the_registration(self, store: Store, world: WorldId) -> None:
        assert store.view(world).get_routes(["0"]) == (InboundRoute("0", "sip-reg", "sip-reg", None),)

    def test_a_world_is_found_by_its_access_key(self, store: Store, world: WorldId) -> None:
        assert store.find_world("first") == store.find_world("first")
        assert getattr(store.find_world("first"), "secret_key", None) == SECRET
        assert getattr(store.find_world("first"), "id", None) == world

    def test_an_unknown_access_key_finds_no_world(self, store: Store, world: WorldId) -> None:
        assert store.find_world("First") is None
        assert store.find_world("first' OR '1'='1") is None

    def test_an_access_key_is_given_out_once(self, store: Store, world: WorldId) -> None:
        with pytest.raises(WorldExistsError):
            store.create_world("first", "another-fake-secret-for-tests-!!")

        assert getattr(store.find_world("first"), "secret_key", None) == SECRET

    def test_no_repr_shows_a_secret(self, store: Store, world: WorldId) -> None:
        assert SECRET not in repr(store.find_world("first"))
        assert SECRET not in repr(store.worlds())

    def test_a_world_can_start_with_content_of_its_own(self, store: Store) -> None:
        content = WorldContent(numbers=(own(),), routes=STARTING_WORLD.routes[:1], stocked=False)

        world = store.create_world("second", SECRET, content)

        assert listed(store, world.id) == ["12065550150"]
        assert found(store, world.id) == []

    def test_a_reset_puts_back_the_starting_content(self, store: Store, world: WorldId) -> None:
        store.purchase(world, FOR_SALE, PLAIN)
        store.add_route(world, InboundRoute("7", None, "host", "192.0.2.1"))
        store.plan_fault(world, Fault(None, {"status": 503}))
        store.record_calls([(world, {"operation": "get_number"})], keep=10)
        store.empty_inventory(world)
        store.reset_world(world)

        assert FOR_SALE not in listed(store, world)
        assert found(store, world)[0] == "12015550100"
        assert len(store.list_routes(world)) == 4
        assert store.list_faults(world) == []
        assert store.calls(world, 10) == []
        assert getattr(store.find_world("first"), "secret_key", None) == SECRET

    def test_a_dropped_world_leaves_nothing(self, store: Store, world: WorldId) -> None:
        store.purchase(world, FOR_SALE, PLAIN)
        store.drop_world(world)
        again = store.create_world("first", SECRET)

        assert again.id != world
        assert store.list_routes(world) == []
        assert store.calls(world, 10) == []
        assert FOR_SALE in found(store, again.id, NumberFilter(starts_with="1206"))

    @pytest.mark.parametrize(
        "use",
        [
            pytest.param(lambda s, w: s.purchase(w, FOR_SALE, PLAIN), id="purchase"),
            pytest.param(lambda s, w: s.view(w).list_numbers(EVERYTHING, limit=1, offset=0), id="list"),
            pytest.param(lambda s, w: s.view(w).search_available(EVERYTHING, Order(), limit=1, offset=0), id="search"),
            pytest.param(lambda s, w: s.reset_world(w), id="reset"),
            pytest.param(lambda s, w: s.drop_world(w), id="drop"),
            pytest.param(lambda s, w: s.read_content(w), id="read"),
            pytest.param(lambda s, w: s.give_number(w, own()), id="give"),
            pytest.param(lambda s, w: s.offer_number(w, offer()), id="offer"),
            pytest.param(lambda s, w: s.plan_fault(w, Fault(None, {})), id="fault"),
        ],
    )
    def test_a_dropped_world_cannot_be_used(
        self, store: Store, world: WorldId, use: Callable[[Store, WorldId], object]
    ) -> None:
        store.drop_world(world)

        with pytest.raises(WorldNotFoundError):
            use(store, world)

    def test_two_worlds_do_not_see_each_other(self, store: Store, world: WorldId) -> None:
        other = store.create_world("second", SECRET).id
        before = store.read_content(other)
        store.purchase(world, FOR_SALE, PLAIN)
        store.set_route(world, OWNED, "failover_route", "83834")
        store.add_route(world, InboundRoute("7", None, "host", "192.0.2.1"))
        store.offer_number(world, offer())
        store.plan_fault(world, Fault(None, {"status": 503}))
        store.record_calls([(world, {"operation": "get_number"})], keep=10)
        store.empty_inventory(world)

        assert store.read_content(other) == before
        assert FOR_SALE in found(store, other, NumberFilter(starts_with="1206"))
        assert store.take_fault(other, "get_number") is None
        assert store.calls(other, 10) == []
        assert getattr(store.find_world("second"), "has_faults", None) is False
        assert store.purchase(other, FOR_SALE, PLAIN).bought.e164 == FOR_SALE
        with pytest.raises(RouteNotFoundError):
            store.set_route(other, OWNED, "primary_route", "7")

    def test_an_operator_sees_counts_and_no_keys(self, store: Store, world: WorldId) -> None:
        store.record_calls([(world, {"operation": "get_number"})], keep=10)
        (summary,) = store.worlds()

        assert dataclasses.astuple(summary) == (world, 6, 4, 0, 1)


class TestNumbers:
    def test_pages_join_to_the_whole_list(self, store: Store, world: WorldId) -> None:
        pages = [store.view(world).list_numbers(EVERYTHING, limit=2, offset=offset) for offset in (0, 2, 4, 6)]

        assert [page.has_more for page in pages] == [True, True, False, False]
        assert [n.bought.e164 for page in pages for n in page.items] == [f"1206555019{n}" for n in range(6)]

    def test_an_offset_far_past_the_end_is_an_empty_page(self, store: Store, world: WorldId) -> None:
        assert store.view(world).list_numbers(EVERYTHING, limit=10, offset=2**62).items == []
        assert store.view(world).search_available(EVERYTHING, Order(), limit=10, offset=2**62).items == []

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            pytest.param(NumberFilter(starts_with="1206555019"), "012345", id="starts_with"),
            pytest.param(NumberFilter(starts_with="1425"), "", id="starts_with no match"),
            pytest.param(NumberFilter(starts_with="44"), "", id="another country"),
            pytest.param(NumberFilter(starts_with="120655501901"), "", id="starts_with longer than a number"),
            pytest.param(NumberFilter(ends_with="1"), "1", id="ends_with"),
            pytest.param(NumberFilter(ends_with="12065550193"), "3", id="ends_with all digits"),
            pytest.param(NumberFilter(contains="0194"), "4", id="contains"),
            pytest.param(NumberFilter(state="wa", rate_center="seattle"), "012345", id="place"),
            pytest.param(NumberFilter(state="or"), "", id="another state"),
            pytest.param(NumberFilter(number_type="toll-free"), "", id="number_type"),
            pytest.param(NumberFilter(iso_country="US", ends_with="5"), "5", id="combined"),
            pytest.param(NumberFilter(alias="Support"), "12", id="an alias that two numbers share"),
            pytest.param(NumberFilter(alias="Supp%"), "", id="an alias is no pattern"),
            pytest.param(NumberFilter(alias="' OR 1=1 --"), "", id="an alias is no SQL"),
        ],
    )
    def test_filters_of_the_list_combine(
        self, store: Store, world: WorldId, wanted: NumberFilter, expected: str
    ) -> None:
        assert listed(store, world, wanted) == [f"1206555019{digit}" for digit in expected]

    def test_a_number_comes_back_as_it_was_given(self, store: Store, world: WorldId) -> None:
        given = PhoneNumber(
            AvailableNumber(
                E164("18005550199"), "toll-free", None, None, "US", Decimal("0.125"), Decimal("0"), Decimal("0.02")
            ),
            alias="Ünïcode ☎ 'quoted'",
            note="two\nlines",
            cnam_lookups_enabled=True,
            messaging_enabled=True,
            primary_route="98396",
            failover_route="0",
        )
        store.give_number(world, given)

        assert store.view(world).get_number(given.bought.e164) == given

    def test_a_number_that_is_not_owned_is_not_found(self, store: Store, world: WorldId) -> None:
        with pytest.raises(NumberNotFoundError):
            store.view(world).get_number(FOR_SALE)

    def test_giving_an_owned_number_replaces_it(self, store: Store, world: WorldId) -> None:
        store.give_number(world, own(OWNED, alias="Reception"))

        assert store.view(world).get_number(OWNED).alias == "Reception"
        assert len(listed(store, world)) == 6

    def test_a_number_cannot_be_given_an_unknown_route(self, store: Store, world: WorldId) -> None:
        with pytest.raises(RouteNotFoundError):
            store.give_number(world, own(failover_route="404"))


class TestViews:
    def test_a_world_that_is_found_sees_all_that_was_written_before(self, store: Store) -> None:
        world = store.create_world("viewer", "a-long-secret").id
        seen = []
        for route in ("0", "83834", "83861"):
            store.set_route(world, OWNED, "failover_route", route)
            seen.append(store.view(world, version_of(store, "viewer")).get_number(OWNED).failover_route)

        assert seen == ["0", "83834", "83861"]

    def test_the_version_changes_with_what_the_account_can_see(self, store: Store) -> None:
        world = store.create_world("viewer", "a-long-secret")
        writes: list[Callable[[], object]] = [
            lambda: store.purchase(world.id, FOR_SALE, PLAIN),
            lambda: store.set_route(world.id, FOR_SALE, "primary_route", "83834"),
            lambda: store.give_number(world.id, own()),
            lambda: store.empty_inventory(world.id),
            lambda: store.replace_content(world.id, store.read_content(world.id)),
            lambda: store.reset_world(world.id),
        ]
        versions = [world.version]
        for write in writes:
            write()
            versions.append(version_of(store, "viewer"))

        assert len(set(versions)) == len(writes) + 1

    def test_two_worlds_of_one_version_share_nothing(self, store: Store) -> None:
        worlds = [store.create_world(name, "a-long-secret").id for name in ("one", "other")]
        for world, alias in zip(worlds, ("Mine", "Yours"), strict=True):
            store.give_number(world, own(alias=alias))

        versions = [version_of(store, name) for name in ("one", "other")]
        views = [store.view(world, version) for world, version in zip(worlds, versions, strict=True)]

        assert versions[0] == versions[1]
        assert [view.get_number(own().bought.e164).alias for view in views] == ["Mine", "Yours"]


class TestSearch:
    def test_a_fresh_world_has_the_first_number_of_the_examples_for_sale(self, store: Store, world: WorldId) -> None:
        first = (
            store.view(world).search_available(NumberFilter(starts_with="1206"), Order(), limit=1, offset=0).items[0]
        )

        assert (first.e164, first.state, first.rate_center) == (FOR_SALE, "wa", "seattle")

    def test_a_purchase_moves_a_number_from_the_search_to_the_list(self, store: Store, world: WorldId) -> None:
        wanted = NumberFilter(starts_with="1206555010")
        assert FOR_SALE in found(store, world, wanted)
        store.purchase(world, FOR_SALE, PLAIN)

        assert FOR_SALE not in found(store, world, wanted)
        assert FOR_SALE in listed(store, world, wanted)

    def test_has_more_is_right_when_the_last_number_is_bought(self, store: Store, world: WorldId) -> None:
        wanted = NumberFilter(starts_with="1206555010")
        before = store.view(world).search_available(wanted, Order(), limit=9, offset=0)
        store.purchase(world, E164("12065550109"), PLAIN)
        after = store.view(world).search_available(wanted, Order(), limit=9, offset=0)

        assert (before.has_more, after.has_more) == (True, False)
        assert len(after.items) == 9

    def test_a_world_offers_numbers_of_its_own(self, store: Store, world: WorldId) -> None:
        ours = offer("12125550177", rate_center="nwyrcyzn02", monthly_cost=Decimal("9.99"))
        store.offer_number(world, ours)

        page = store.view(world).search_available(NumberFilter(rate_center="nwyrcyzn02"), Order(), limit=5, offset=0)
        assert page.items == [ours]
        assert store.purchase(world, ours.e164, PLAIN).bought == ours
        assert found(store, world, NumberFilter(rate_center="nwyrcyzn02")) == []

    def test_what_is_bought_or_given_is_no_longer_offered(self, store: Store, world: WorldId) -> None:
        for number in ("12065550155", "12065550156"):
            store.offer_number(world, offer(number))
        store.purchase(world, E164("12065550155"), PLAIN)
        store.give_number(world, own("12065550156"))

        assert store.read_content(world).offered == ()

    def test_an_offer_takes_the_place_of_a_seeded_number(self, store: Store, world: WorldId) -> None:
        store.offer_number(world, offer(FOR_SALE, monthly_cost=Decimal("7")))
        store.offer_number(world, offer(FOR_SALE, monthly_cost=Decimal("8")))

        page = store.view(world).search_available(NumberFilter(starts_with=FOR_SALE), Order(), limit=5, offset=0)
        assert [number.monthly_cost for number in page.items] == [Decimal("8")]

    def test_an_owned_number_cannot_be_offered(self, store: Store, world: WorldId) -> None:
        with pytest.raises(NumberAlreadyOwnedError):
            store.offer_number(world, offer(OWNED))

    def test_an_offer_has_its_place_among_the_seeded_numbers(self, store: Store, world: WorldId) -> None:
        store.offer_number(world, offer("12065550145"))
        store.offer_number(world, offer("12015550000"))

        assert found(store, world)[0] == "12015550000"
        assert found(store, world, NumberFilter(starts_with="1206"))[-1] == "12065550145"

    def test_an_empty_inventory_sells_nothing(self, store: Store, world: WorldId) -> None:
        store.offer_number(world, offer())
        store.empty_inventory(world)

        assert found(store, world) == []
        with pytest.raises(NumberNotForSaleError):
            store.purchase(world, FOR_SALE, PLAIN)

    def test_numbers_can_be_offered_in_an_empty_inventory(self, store: Store, world: WorldId) -> None:
        store.empty_inventory(world)
        store.offer_number(world, offer("12065550145"))
        store.offer_number(world, offer("12065550144"))

        page = store.view(world).search_available(EVERYTHING, Order(), limit=1, offset=0)
        assert ([number.e164 for number in page.items], page.has_more) == (["12065550144"], True)

    def test_the_search_can_be_ordered_either_way(self, store: Store, world: WorldId) -> None:
        assert found(store, world, order=Order("state"))[0] == "14035550100"
        assert found(store, world, order=Order("state", descending=True))[0] == "18005550199"
        assert found(store, world, order=Order("value", descending=True))[0] > "19735550100"


class TestPurchase:
    def test_a_bought_number_has_the_default_route_and_plain_settings(self, store: Store, world: WorldId) -> None:
        bought = store.purchase(world, FOR_SALE, PLAIN)

        assert (bought.primary_route, bought.failover_route, bought.alias) == ("0", None, None)
        assert (bought.cnam_lookups_enabled, bought.messaging_enabled) == (False, False)
        assert store.view(world).get_number(FOR_SALE) == bought

    def test_a_purchase_keeps_its_options(self, store: Store, world: WorldId) -> None:
        options = PurchaseOptions(cnam_lookups_enabled=True, messaging_enabled=True)
        store.purchase(world, FOR_SALE, options)

        kept = store.view(world).get_number(FOR_SALE)
        assert (kept.cnam_lookups_enabled, kept.messaging_enabled) == (True, True)

    @pytest.mark.parametrize("number", [FOR_SALE, OWNED])
    def test_an_owned_number_is_not_sold_again(self, store: Store, world: WorldId, number: E164) -> None:
        if number == FOR_SALE:
            store.purchase(world, number, PLAIN)

        with pytest.raises(NumberAlreadyOwnedError):
            store.purchase(world, number, PLAIN)

    @pytest.mark.parametrize("number", [UNKNOWN, E164("19995550100"), E164("12067770100"), E164("10000000000")])
    def test_a_number_outside_the_inventory_is_not_for_sale(self, store: Store, world: WorldId, number: E164) -> None:
        with pytest.raises(NumberNotForSaleError):
            store.purchase(world, number, PLAIN)

    def test_of_many_threads_one_buys(self, store: Store, world: WorldId) -> None:
        def buy(_: int) -> str:
            try:
                store.purchase(world, FOR_SALE, PLAIN)
            except NumberAlreadyOwnedError:
                return "refused"
            return "bought"

        with ThreadPoolExecutor(16) as pool:
            outcomes = list(pool.map(buy, range(64)))

        assert outcomes.count("bought") == 1
        assert outcomes.count("refused") == 63


class TestRoutes:
    @pytest.mark.parametrize("relationship", ["primary_route", "failover_route"])
    def test_a_route_shows_in_the_number(self, store: Store, world: WorldId, relationship: str) -> None:
        store.set_route(world, OWNED, relationship, "98396")  # type: ignore[arg-type]

        number = store.view(world).get_number(OWNED)
        assert getattr(number, relationship) == "98396"
        assert {number.primary_route, number.failover_route} - {"98396"} <= {"0", None}

    def test_a_number_that_is_not_owned_is_reported_before_an_unknown_route(self, store: Store, world: WorldId) -> None:
        with pytest.raises(NumberNotFoundError):
            store.set_route(world, FOR_SALE, "primary_route", "404")

    def test_an_unknown_route_is_an_error(self, store: Store, world: WorldId) -> None:
        with pytest.raises(RouteNotFoundError):
            store.set_route(world, OWNED, "primary_route", "404")

        assert store.view(world).get_number(OWNED).primary_route == "0"

    def test_routes_come_in_the_order_asked_and_once(self, store: Store, world: WorldId) -> None:
        routes = store.view(world).get_routes(["83834", "404", "0", "83834"])

        assert [route.id for route in routes] == ["83834", "0"]
        assert store.view(world).get_routes([]) == ()

    def test_an_added_route_comes_last_and_can_be_used(self, store: Store, world: WorldId) -> None:
        route = InboundRoute("7", "new", "host", "192.0.2.1:5060", edge_strategy_id=3)
        store.add_route(world, route)
        store.set_route(world, OWNED, "failover_route", "7")

        assert store.list_routes(world)[-1] == route
        with pytest.raises(RouteExistsError):
            store.add_route(world, route)


class TestContent:
    def test_replaced_content_is_as_it_was_read(self, store: Store, world: WorldId) -> None:
        store.purchase(world, FOR_SALE, PLAIN)
        store.offer_number(world, offer("12065550155", monthly_cost=Decimal("0.10")))
        store.plan_fault(world, Fault("get_number", {"status": 503}, times=2, probability=0.5, seed=7))
        before = store.read_content(world)
        store.reset_world(world)
        store.replace_content(world, before)

        assert store.read_content(world) == before
        assert FOR_SALE in listed(store, world)

    def test_content_moves_between_worlds(self, store: Store, world: WorldId) -> None:
        other = store.create_world("second", SECRET).id
        store.empty_inventory(world)
        store.replace_content(other, store.read_content(world))

        assert found(store, other) == []

    def test_content_has_no_key(self, store: Store, world: WorldId) -> None:
        assert SECRET not in repr(store.read_content(world))


class TestFaults:
    def test_no_fault_applies_where_none_is_planned(self, store: Store, world: WorldId) -> None:
        assert store.take_fault(world, "get_number") is None
        assert getattr(store.find_world("first"), "has_faults", None) is False

    def test_a_fault_applies_as_often_as_planned(self, store: Store, world: WorldId) -> None:
        store.plan_fault(world, Fault("get_number", {"status": 503}, times=2))
        assert getattr(store.find_world("first"), "has_faults", None) is True

        taken = [store.take_fault(world, "get_number") for _ in range(3)]
        assert taken == [{"status": 503}, {"status": 503}, None]
        assert getattr(store.find_world("first"), "has_faults", None) is False

    def test_a_fault_of_another_operation_waits(self, store: Store, world: WorldId) -> None:
        store.plan_fault(world, Fault("purchase_number", {"status": 500}, times=1))

        assert store.take_fault(world, "get_number") is None
        assert store.take_fault(world, "purchase_number") == {"status": 500}

    def test_a_fault_of_no_operation_applies_to_all_for_ever(self, store: Store, world: WorldId) -> None:
        store.plan_fault(world, Fault(None, {"status": 429}))

        assert [store.take_fault(world, name) for name in ("a", "b", "a")] == [{"status": 429}] * 3

    def test_the_first_planned_fault_applies_first(self, store: Store, world: WorldId) -> None:
        store.plan_fault(world, Fault("a", {"n": 1}, times=1))
        store.plan_fault(world, Fault(None, {"n": 2}, times=1))

        assert [store.take_fault(world, "a") for _ in range(3)] == [{"n": 1}, {"n": 2}, None]

    def test_a_seed_repeats_a_run(self, store: Store, world: WorldId) -> None:
        other = store.create_world("second", SECRET).id
        runs = []
        for place in (world, other):
            store.plan_fault(place, Fault(None, {}, probability=0.3, seed=11))
            runs.append([store.take_fault(place, "a") is not None for _ in range(60)])

        assert runs[0] == runs[1]
        assert 8 <= runs[0].count(True) <= 28

    @pytest.mark.parametrize(("probability", "applies"), [(0.0, False), (1.0, True)])
    def test_the_ends_of_probability_are_never_and_always(
        self, store: Store, world: WorldId, probability: float, applies: bool
    ) -> None:
        store.plan_fault(world, Fault(None, {"n": 1}, probability=probability))

        assert [store.take_fault(world, "a") is not None for _ in range(20)] == [applies] * 20

    def test_threads_share_the_times_of_a_fault(self, store: Store, world: WorldId) -> None:
        store.plan_fault(world, Fault(None, {"n": 1}, times=10))

        with ThreadPoolExecutor(8) as pool:
            taken = list(pool.map(lambda _: store.take_fault(world, "a"), range(40)))
        assert taken.count({"n": 1}) == 10

    def test_the_faults_that_wait_are_listed_and_cleared(self, store: Store, world: WorldId) -> None:
        first = store.plan_fault(world, Fault("a", {"n": 1}, times=3))
        store.plan_fault(world, Fault(None, {"n": 2}, probability=0.25, seed=3))
        store.take_fault(world, "a")
        waiting = store.list_faults(world)

        assert [(planned.id, planned.fault.times) for planned in waiting] == [(first, 2), (waiting[1].id, None)]
        assert waiting[1].fault == Fault(None, {"n": 2}, probability=0.25, seed=3)
        store.clear_faults(world)
        assert store.list_faults(world) == []


class TestJournal:
    def test_calls_come_back_in_their_order(self, store: Store, world: WorldId) -> None:
        entries = [{"operation": "get_number", "n": n, "text": "ü\x00'"} for n in range(5)]
        for entry in entries:
            store.record_calls([(world, entry)], keep=5)

        assert store.calls(world, 5) == entries
        assert store.calls(world, 2) == entries[3:]
        assert store.calls(world, 0) == []

    def test_the_oldest_calls_give_way(self, store: Store, world: WorldId) -> None:
        for n in range(15):
            store.record_calls([(world, {"n": n})], keep=10)

        assert [entry["n"] for entry in store.calls(world, 100)] == list(range(5, 15))
        assert store.worlds()[0].calls == 10

    def test_replaced_content_leaves_the_calls(self, store: Store, world: WorldId) -> None:
        store.record_calls([(world, {"n": 1})], keep=10)
        store.replace_content(world, WorldContent(routes=STARTING_WORLD.routes))

        assert store.calls(world, 10) == [{"n": 1}]
