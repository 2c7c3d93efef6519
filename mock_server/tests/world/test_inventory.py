"""What the seeded inventory holds, and that searching it by arithmetic finds what looking at each number would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from flowroute_mock.world.inventory import DEFAULT_SIZE, LARGEST_SIZE, Inventory, InventorySizeError, seeded_number
from flowroute_mock.world.line_sets import LineSet
from flowroute_mock.world.matches import Matches, is_wanted
from flowroute_mock.world.nanp import AREAS, E164, is_fictional
from flowroute_mock.world.records import AvailableNumber, NumberFilter, Order
from hypothesis import given, settings
from hypothesis import strategies as st

MILLION = Inventory(1_000_000)
SMALL = Inventory(700)


def search(inventory: Inventory, wanted: NumberFilter, order: Order = Order()) -> Matches:  # noqa: B008  it is frozen
    return Matches(inventory.find(wanted, order), {}, [], order)


def everything(inventory: Inventory) -> list[AvailableNumber]:
    return search(inventory, NumberFilter()).slice(0, inventory.size + 1)


class TestWhatItHolds:
    @pytest.mark.parametrize("size", [0, 1, 2, len(AREAS), len(AREAS) + 1, 700, DEFAULT_SIZE, 1_000_000, LARGEST_SIZE])
    def test_an_inventory_has_exactly_the_size_asked_for(self, size: int) -> None:
        assert sum(lines.bit_count() for lines in Inventory(size).lines.values()) == size

    @pytest.mark.parametrize("size", [-1, LARGEST_SIZE + 1])
    def test_an_impossible_size_is_refused(self, size: int) -> None:
        with pytest.raises(InventorySizeError, match=f"{size:,}"):
            Inventory(size)

    def test_the_smallest_inventory_has_the_number_of_the_examples(self) -> None:
        assert [number.e164 for number in everything(Inventory(1))] == ["12065550100"]

    def test_every_number_is_there_once_and_ascends(self) -> None:
        numbers = [number.e164 for number in everything(Inventory(30_000))]

        assert len(numbers) == 30_000
        assert all(one < next_one for one, next_one in pairwise(numbers))

    def test_the_default_inventory_is_fictional_throughout(self) -> None:
        inventory = Inventory()

        assert inventory.beyond_fiction == 0
        assert all(is_fictional(number.e164) for number in everything(inventory))

    @pytest.mark.parametrize(("size", "beyond"), [(14_801, 0), (14_802, 1), (1_000_000, 985_199)])
    def test_it_tells_how_many_numbers_are_not_fictional(self, size: int, beyond: int) -> None:
        assert Inventory(size).beyond_fiction == beyond

    def test_directory_assistance_is_not_for_sale(self) -> None:
        assert Inventory(LARGEST_SIZE).get(E164("12065551212")) is None

    def test_the_numbers_a_fresh_account_owns_are_not_for_sale_by_default(self) -> None:
        assert Inventory().get(E164("12065550190")) is None

    @pytest.mark.parametrize("e164", ["12065559999", "19995550100", "12065560100", "10000000000", "18005550198"])
    def test_a_number_that_is_not_there_is_none(self, e164: str) -> None:
        assert Inventory().get(E164(e164)) is None

    def test_a_number_is_the_same_in_every_inventory(self) -> None:
        number = E164("12065550100")

        assert SMALL.get(number) == MILLION.get(number) == seeded_number(number)

    def test_a_toll_free_number_belongs_to_no_place(self) -> None:
        number = Inventory().get(E164("18005550199"))

        assert number is not None
        assert (number.number_type, number.state, number.rate_center) == ("toll-free", None, None)

    def test_a_number_of_an_unknown_area_code_cannot_be_made_up(self) -> None:
        assert seeded_number(E164("19995550100")) is None

    def test_a_number_of_another_exchange_keeps_its_digits(self) -> None:
        made_up = seeded_number(E164("12067770100"))

        assert made_up is not None
        assert (made_up.e164, made_up.state) == ("12067770100", "wa")


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            pytest.param(NumberFilter(starts_with="12065550100"), ["12065550100"], id="the whole number"),
            pytest.param(NumberFilter(starts_with="44"), [], id="another country"),
            pytest.param(NumberFilter(starts_with="120655501000"), [], id="too long"),
            pytest.param(NumberFilter(starts_with="1206", ends_with="02"), ["12065550102"], id="both ends"),
            pytest.param(NumberFilter(ends_with="2065550101"), ["12065550101"], id="ten last digits"),
            pytest.param(NumberFilter(contains="2065550", ends_with="3"), ["12065550103"], id="across the parts"),
            pytest.param(NumberFilter(contains="2125550103"), ["12125550103"], id="ten digits"),
            pytest.param(
                NumberFilter(state="wa", rate_center="bellevue", ends_with="0100"), ["14255550100"], id="place"
            ),
            pytest.param(NumberFilter(state="or", rate_center="bellevue"), [], id="a place elsewhere"),
            pytest.param(NumberFilter(number_type="toll-free"), ["18005550199"], id="toll-free"),
            pytest.param(
                NumberFilter(iso_country="CA", starts_with="1604", ends_with="3"), ["16045550103"], id="Canada"
            ),
            pytest.param(NumberFilter(contains="99999"), [], id="nothing"),
        ],
    )
    def test_a_filter_finds(self, wanted: NumberFilter, expected: list[str]) -> None:
        assert [number.e164 for number in search(SMALL, wanted).slice(0, 10)] == expected

    @pytest.mark.parametrize("digits", ["0", "01", "010", "0100", "50100", "550100", "06555010", "12065550100"])
    def test_contains_finds_what_looking_at_each_number_finds(self, digits: str) -> None:
        found = [number.e164 for number in search(SMALL, NumberFilter(contains=digits)).slice(0, 701)]

        assert found == [number.e164 for number in everything(SMALL) if digits in number.e164]

    def test_the_last_of_a_million_is_found(self) -> None:
        last = search(MILLION, NumberFilter()).slice(999_999, 5)

        assert [number.e164 for number in last] == ["19735556856"]
        assert search(MILLION, NumberFilter()).slice(1_000_000, 5) == []


ALL = everything(SMALL)
PLACES = sorted({(number.state, number.rate_center) for number in ALL if number.state})
ORDERS = st.builds(
    Order,
    st.sampled_from(["value", "monthly_cost", "iso_country", "number_type", "state", "rate_center"]),
    st.booleans(),
)


@st.composite
def filters(draw: st.DrawFn) -> NumberFilter:
    """Draw a filter most of whose members fit one number, so that it is seldom empty."""
    number = draw(st.sampled_from(ALL))
    start, end = sorted(draw(st.tuples(st.integers(0, 10), st.integers(1, 11)).filter(lambda cut: cut[0] != cut[1])))
    members = {
        "starts_with": number.e164[: draw(st.integers(1, 11))],
        "ends_with": number.e164[-draw(st.integers(1, 11)) :],
        "contains": number.e164[start:end],
        "state": number.state,
        "rate_center": number.rate_center,
        "number_type": number.number_type,
        "iso_country": number.iso_country,
    }
    return NumberFilter(**{name: members[name] for name in draw(st.sets(st.sampled_from(sorted(members)), max_size=3))})


def lines_of(numbers: Iterable[AvailableNumber]) -> dict[str, LineSet]:
    lines: dict[str, LineSet] = {}
    for number in numbers:
        npa = number.e164[1:4]
        lines[npa] = LineSet(lines.get(npa, 0) | 1 << int(number.e164[7:]))
    return lines


def plainly_ordered(numbers: list[AvailableNumber], order: Order) -> list[AvailableNumber]:
    rising = sorted(numbers, key=lambda number: number.e164)
    if order.field == "value":
        return rising[::-1] if order.descending else rising
    rising.sort(
        key=lambda number: (getattr(number, order.field) is None, getattr(number, order.field) or ""),
        reverse=order.descending,
    )
    return rising


@settings(max_examples=300, deadline=None)
@given(
    wanted=filters(),
    order=ORDERS,
    sold=st.sets(st.sampled_from(ALL), max_size=20),
    own=st.dictionaries(st.sampled_from(ALL), st.sampled_from([None, *PLACES[::9]]), max_size=12),
    skip=st.integers(0, 120),
    count=st.integers(1, 30),
)
def test_any_part_of_any_search_is_what_a_plain_list_gives(  # noqa: PLR0917  Hypothesis gives them by name
    wanted: NumberFilter,
    order: Order,
    sold: set[AvailableNumber],
    own: dict[AvailableNumber, tuple[str, str] | None],
    skip: int,
    count: int,
) -> None:
    offered = [replace(n, state=at and at[0], rate_center=at and at[1]) for n, at in own.items() if n not in sold]
    for_sale = [number for number in ALL if number not in sold and number not in own] + offered
    expected = plainly_ordered([number for number in for_sale if is_wanted(number, wanted)], order)
    found = Matches(
        SMALL.find(wanted, order),
        lines_of([*sold, *own]),
        [number for number in offered if is_wanted(number, wanted)],
        order,
    )

    assert found.slice(skip, count) == expected[skip : skip + count]
