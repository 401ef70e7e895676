"""Laws of charts: scales cover what they show, nothing is drawn outside, no label covers another."""

from decimal import Decimal
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from partnerbase.chart import Datum, OverTime, compare, distinct, over_time
from partnerbase.chart.labels import box
from partnerbase.chart.parts import Label
from partnerbase.chart.scales import for_bars, for_marks
from partnerbase.chart.text import NARROWEST
from partnerbase.values.quantity import QUALIFIERS
from tests.property.strategies import dates

AMOUNTS = st.decimals(-(10**15), 10**15, places=3) | st.integers(-5000, 5000).map(Decimal) | st.just(Decimal("1e-12"))
DATA = st.builds(
    Datum,
    time=dates(),
    value=AMOUNTS | st.none(),
    label=st.sampled_from(["5", "≈ 2.22 billion", "超过730万"]),
    qualifier=st.sampled_from(QUALIFIERS),
    is_forecast=st.booleans(),
    is_preferred=st.booleans(),
    name=st.text(max_size=60),
)
SOME = st.lists(DATA, min_size=1, max_size=20).filter(lambda data: any(datum.value is not None for datum in data))


@given(st.lists(AMOUNTS, min_size=1, max_size=20))
def test_ticks_cover_the_amounts_and_rise(values: list[Decimal]) -> None:
    for scale in (for_marks(values), for_bars(values)):
        assert scale.low <= min(values)
        assert max(values) <= scale.high
        assert 2 <= len(scale.ticks) <= 7
        assert list(scale.ticks) == sorted(set(scale.ticks))
        assert all(0 <= scale.at(value) <= 1 for value in values)


def laid_out(data: list[Datum], *, as_bars: bool) -> OverTime:
    return over_time(data, as_bars=as_bars, write=lambda tick: f"{tick:.6g}", write_time=str)


@given(SOME, st.booleans())
def test_nothing_is_drawn_outside_the_chart(data: list[Datum], as_bars: bool) -> None:  # noqa: FBT001 - drawn
    found = laid_out(data, as_bars=as_bars)
    across = [tick.at for tick in found.times] + [*found.gaps] + [mark.x for mark in found.marks]
    across += [x for span in found.spans for x in (span.x, span.to)] + [bar.x for bar in found.bars]
    across += [x for line in found.segments for x in (line.x, line.to_x)] + [bar.x + bar.width for bar in found.bars]
    upright = [tick.at for tick in found.ticks] + [mark.y for mark in found.marks]
    upright += [bar.y for bar in found.bars] + [label.y for label in found.labels]
    upright += [bar.y + bar.height for bar in found.bars] + [found.base]
    assert all(0 <= x <= 100 for x in across)
    assert all(0 <= y <= found.height for y in upright)


@given(SOME, st.booleans())
def test_no_label_covers_another_or_is_cut(data: list[Datum], as_bars: bool) -> None:  # noqa: FBT001 - drawn
    found = laid_out(data, as_bars=as_bars)
    times = [box(Label(tick.at, found.height, tick.label, tick.dx)) for tick in found.times]
    boxes = [*map(box, found.labels), *times]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].covers(pair[1])]
    assert all(label.left >= -3 and label.right <= NARROWEST + 3 for label in boxes)


@given(SOME)
def test_every_amount_is_drawn_once(data: list[Datum]) -> None:
    found = laid_out(data, as_bars=False)
    assert len(found.marks) == sum(datum.value is not None for datum in distinct(data))


@given(SOME)
def test_the_order_of_the_data_does_not_matter(data: list[Datum]) -> None:
    times = [(datum.time, datum.amount) for datum in data]
    assume(len(set(times)) == len(times))
    assume(all(sum(datum.is_preferred for datum in data if datum.time == time) <= 1 for time, _ in times))
    one, other = laid_out(data, as_bars=True), laid_out(data[::-1], as_bars=True)
    assert (one.ticks, one.times, one.base) == (other.ticks, other.times, other.base)
    assert sorted(bar.y for bar in one.bars) == sorted(bar.y for bar in other.bars)


@given(SOME)
def test_what_sources_say_stays_within_its_line(data: list[Datum]) -> None:
    found = compare(data, str)
    assert [line.label.text for line in found.lines] == [datum.label for datum in data if datum.value is not None]
    assert all(0 <= line.x <= 100 and 0 < line.y < found.base < found.height for line in found.lines)
