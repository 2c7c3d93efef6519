"""How records are written as documents."""

from __future__ import annotations

from decimal import Decimal

import orjson
import pytest
from flowroute_mock.numbers.documents import dollars


@pytest.mark.parametrize(
    ("amount", "written"),
    [("1.25", b"1.25"), ("1.00", b"1.0"), ("3.99", b"3.99"), ("0.012", b"0.012"), ("0", b"0.0"), ("0.1", b"0.1")],
)
def test_money_has_the_same_digits_on_the_wire(amount: str, written: bytes) -> None:
    assert orjson.dumps(dollars(Decimal(amount))) == written


def test_amount_that_no_json_number_has_exactly_is_rejected() -> None:
    with pytest.raises(OverflowError, match=r"0\.1234567890123456789"):
        dollars(Decimal("0.1234567890123456789"))
