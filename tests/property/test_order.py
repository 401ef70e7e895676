"""The order of values: total, antisymmetric, transitive, and at one with equality."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partnerbase.values.base import canonical
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from tests.property import strategies as some

ORDERED = (
    some.dates,
    some.quantities,
    some.references,
    some.local_texts,
    some.citations,
    some.claims,
)


def near_values(count: int) -> st.SearchStrategy[Any]:
    """Several values of one type, often equal or nearly so."""
    several = [st.lists(strategy(), min_size=1, max_size=count) for strategy in ORDERED]
    pools = st.one_of(several)
    return pools.flatmap(lambda pool: st.tuples(*[st.sampled_from(pool)] * count))


@given(near_values(2))
def test_exactly_one_of_less_equal_greater(pair: Any) -> None:  # noqa: ANN401 - two values of any type
    a, b = pair
    assert [a < b, a == b, b < a].count(True) == 1


@given(near_values(3))
def test_transitive(triple: Any) -> None:  # noqa: ANN401 - three values of any type
    a, b, c = sorted(triple)
    assert not b < a
    assert not c < b
    assert not c < a


@given(near_values(3))
def test_equal_values_have_one_hash_and_one_canonical_text(triple: Any) -> None:  # noqa: ANN401 - as above
    a, b, _ = triple
    if a == b:
        assert hash(a) == hash(b)
        assert canonical(a) == canonical(b)
    else:
        assert canonical(a) != canonical(b)


@given(some.quantities(), st.integers(0, 3))
def test_zeros_at_the_end_change_neither_order_nor_equality(quantity: Quantity, zeros: int) -> None:
    longer = Quantity.of(quantity.value + Decimal(0).scaleb(-zeros), quantity.qualifier, quantity.unit)
    assert longer == quantity
    assert canonical(longer) == canonical(quantity)


@given(st.dates(), st.dates())
def test_days_are_ordered_as_in_the_calendar(a: date, b: date) -> None:
    assert (EdtfDate.on(a) < EdtfDate.on(b)) == (a < b)
