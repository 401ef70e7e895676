"""Charts: what the layout promises of scales, times, marks and labels."""

from decimal import Decimal

import pytest

from partnerbase.chart import Datum, Frame, compare, over_time
from partnerbase.chart.axis import TimeAxis
from partnerbase.chart.labels import box
from partnerbase.chart.overtime import OverTime
from partnerbase.chart.parts import Label
from partnerbase.chart.scales import for_bars, for_marks
from partnerbase.chart.text import NARROWEST, Box, lines, shortened, width
from partnerbase.values.dates import EdtfDate


def datum(time: str, value: int | None, qualifier: str = "exact", **more: object) -> Datum:
    """Give an amount, labelled with its number."""
    amount = None if value is None else Decimal(value)
    return Datum(EdtfDate.parse(time), amount, str(value), qualifier, **more)  # type: ignore[arg-type]


def chart(*data: Datum, as_bars: bool = False) -> OverTime:
    """Lay out amounts over time, with plain numbers and years."""
    return over_time(data, as_bars=as_bars, write=str, write_time=str)


def framed(data: list[Datum], frame: Frame) -> OverTime:
    """Lay out amounts over time with axes that hold others too."""
    return over_time(data, as_bars=False, write=str, write_time=str, frame=frame)


def numbers(*values: int) -> list[Decimal]:
    """Give amounts."""
    return [*map(Decimal, values)]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((20, 550), (0, 200, 400, 600)),
        ((309, 315), (308, 310, 312, 314, 316)),
        ((1000,), (0, 250, 500, 750, 1000)),
        ((0,), (0, "0.25", "0.5", "0.75", 1)),
        ((-5, 10), (-5, 0, 5, 10)),
        ((3, 900), (1, 10, 100, 1000)),
    ],
)
def test_ticks_stand_at_round_numbers(values: tuple[int, ...], ticks: tuple[int | str, ...]) -> None:
    assert for_marks(numbers(*values)).ticks == tuple(map(Decimal, ticks))


def test_bars_begin_at_zero_however_close_they_are() -> None:
    scale = for_bars(numbers(309, 315))
    assert scale.low == 0
    assert not for_bars(numbers(3, 90000)).is_log


def test_ticks_are_no_closer_than_amounts_are_written() -> None:
    def in_millions(amount: Decimal) -> str:
        return f"{amount / 1_000_000:.2f}m"

    amounts = numbers(2_202_000, 2_219_000)
    assert for_marks(amounts).ticks == tuple(numbers(2_200_000, 2_205_000, 2_210_000, 2_215_000, 2_220_000))
    assert for_marks(amounts, in_millions).ticks == tuple(numbers(2_200_000, 2_210_000, 2_220_000))


def test_a_year_is_a_span_and_a_day_nearly_a_point() -> None:
    axis = TimeAxis.of(map(EdtfDate.parse, ("2020", "2021-03-01")))
    assert axis.years == range(2020, 2022)
    assert axis.span(EdtfDate.parse("2020")) == (0, 366 / 731)
    start, end = axis.span(EdtfDate.parse("2021-03-01"))
    assert 0 < end - start < 0.01


def test_an_open_end_reaches_to_the_end_of_what_is_known() -> None:
    axis = TimeAxis.of(map(EdtfDate.parse, ("2019/..", "2021", "../2018")))
    assert axis.years == range(2018, 2022)
    assert axis.span(EdtfDate.parse("2019/.."))[1] == 1
    assert axis.span(EdtfDate.parse("../2018"))[0] == 0


def test_a_day_is_drawn_as_its_mark_and_a_year_with_what_it_may_mean() -> None:
    found = chart(datum("2018", 1), datum("2019-05-01", 2), datum("2020~", 3))
    assert [span.is_unsure for span in found.spans] == [False, True]
    assert len(found.marks) == 3


def test_no_line_crosses_years_that_are_missing() -> None:
    data = [datum(str(year), year) for year in (1988, 2010, 2011, 2012, 2013)]
    assert len(chart(*data).segments) == 3


def test_a_time_without_a_number_is_a_gap_that_no_line_crosses() -> None:
    found = chart(datum("2018", 1), datum("2019", None), datum("2020", 3))
    assert (len(found.gaps), found.segments) == (1, ())


def test_what_differs_at_one_time_stands_side_by_side_in_a_bracket() -> None:
    found = chart(datum("2018", 1), datum("2019", 5), datum("2019", 9), datum("2020", 3))
    assert [segment.is_bracket for segment in found.segments] == [True]
    one, other = (mark for mark in found.marks if mark.dx)
    assert (one.x, one.dx) == (other.x, -other.dx)


def test_a_line_goes_through_the_preferred_of_what_differs() -> None:
    found = chart(datum("2018", 1), datum("2019", 5), datum("2019", 9, is_preferred=True), datum("2020", 3))
    assert sum(not segment.is_bracket for segment in found.segments) == 2


def test_what_sources_say_alike_is_drawn_once() -> None:
    assert len(chart(datum("2018", 1), datum("2019", 5), datum("2019", 5), datum("2020", 3)).marks) == 3


def test_no_line_leads_to_what_is_only_expected() -> None:
    found = chart(datum("2018", 1), datum("2019", 5), datum("2020", 9, is_forecast=True))
    assert len(found.segments) == 1
    assert [mark.look for mark in found.marks] == ["exact", "exact", "forecast"]


def test_qualifiers_are_seen() -> None:
    kinds = ("exact", "about", "nearly", "more-than", "at-least", "less-than", "up-to")
    found = chart(*(datum(str(2010 + place), 5, kind) for place, kind in enumerate(kinds)))
    assert [(mark.look, mark.arrow) for mark in found.marks] == [
        ("exact", ""),
        ("open", ""),
        ("open", ""),
        ("exact", "up"),
        ("exact", "up"),
        ("exact", "down"),
        ("exact", "down"),
    ]


def test_bars_of_one_period_share_its_place() -> None:
    found = chart(datum("2018", 1), datum("2019", 5), datum("2019", 9), datum("2021", 3), as_bars=True)
    first, second = found.bars[1:3]
    assert first.x + first.width <= second.x
    assert (found.marks, found.segments) == ((), ())


def labels_of_bars(found: OverTime) -> list[Label | None]:
    """Give the label of each bar, None for one that has no number."""
    labels = {label.x: label for label in found.labels}
    return [labels.get(bar.middle) for bar in found.bars]


def texts(labels: list[Label | None]) -> list[str]:
    """Give the texts of labels."""
    return [label.text if label else "" for label in labels]


def test_a_bar_without_room_for_its_number_keeps_its_sign() -> None:
    more = {"qualifier": "more-than", "sign": ">"}
    bars = [datum(str(year), 10**12 + year, **more) for year in range(2000, 2021)]
    found = texts(labels_of_bars(chart(*bars, as_bars=True)))
    assert found[-1] == "1000000002020"
    assert ">" in found


def test_numbers_of_bars_of_one_period_stand_away_from_each_other() -> None:
    found = chart(datum("2018", 150), datum("2018", 149), datum("2021", 9), as_bars=True)
    one, other, _ = labels_of_bars(found)
    assert one
    assert other
    assert one.dx < 0 < other.dx
    assert not one.is_upright
    assert not other.is_upright


def test_a_bar_between_higher_ones_has_its_number_upright() -> None:
    pairs = [datum(year, value) for year, values in (("2015", (81, 28)), ("2016", (94, 68))) for value in values]
    labels = labels_of_bars(chart(datum("2010", 45), *pairs, datum("2019", 65), as_bars=True))
    assert texts(labels) == ["45", "81", "28", "94", "68", "65"]
    assert [label.text for label in labels if label and label.is_upright] == ["28"]


def test_neighbours_of_one_height_have_their_numbers_in_two_rows() -> None:
    found = chart(*(datum(str(year), 16000) for year in range(2011, 2018)), as_bars=True)
    assert texts(labels_of_bars(found)) == ["16000"] * 7
    assert len({label.y for label in found.labels if not label.is_upright}) == 2


def test_no_number_covers_the_arrow_of_a_bar() -> None:
    found = chart(datum("2018", 150), datum("2019", 150, "more-than"), datum("2020", 150), as_bars=True)
    arrow = Box(found.bars[1].x * NARROWEST / 100, found.bars[1].y - 13, found.bars[1].middle * NARROWEST / 100, 300)
    assert not any(box(label).covers(arrow) for label in found.labels)


def test_a_line_to_what_is_only_a_bound_is_dashed() -> None:
    found = chart(datum("2018", 1), datum("2019", 2), datum("2020", 3, "more-than"), datum("2021", 4))
    assert [line.is_unsure for line in found.segments] == [False, True, True]


def test_periods_that_overlap_are_no_bars() -> None:
    assert chart(datum("2018", 9), datum("2018-01/2018-06", 5), datum("2019", 1), as_bars=True).bars == ()


def test_the_label_of_the_newest_amount_goes_before_others() -> None:
    found = chart(*(datum(f"2018-{month:02}", 1_000_000 + month) for month in range(1, 13)))
    assert "1000012" in {label.text for label in found.labels}
    assert len(found.labels) < 12


def test_sources_are_compared_in_the_order_given() -> None:
    found = compare([datum("2016", 81, name="One"), datum("2016", 28, name="A name " * 20)], str)
    assert [line.label.text for line in found.lines] == ["81", "28"]
    assert found.lines[0].name == "One"
    assert found.lines[1].name.endswith("…")
    assert found.lines[0].y < found.lines[1].y < found.base


def test_text_is_shortened_to_what_fits() -> None:
    assert shortened("Nanjing", 500) == "Nanjing"
    assert width(shortened("Nanjing Day conference", 80)) <= 80


def test_lines_break_between_words_and_between_han_characters() -> None:
    assert lines("Companies from China in Hamburg", width("Companies from")) == [
        "Companies from",
        "China in",
        "Hamburg",
    ]
    assert lines("汉堡的中国企业", width("汉堡的")) == ["汉堡的", "中国企", "业"]


def test_charts_to_be_compared_have_the_same_axes() -> None:
    few, many = [datum("2010", 5), datum("2012", 9)], [datum("2004", 90), datum("2020", 100)]
    frame = Frame((*few, *many), 80)
    small, large = (framed(data, frame) for data in (few, many))
    assert (small.ticks, small.times, small.height) == (large.ticks, large.times, large.height)
    assert [tick.label for tick in small.ticks] == ["0", "25", "50", "75", "100"]
    assert small.height < framed(few, Frame()).height
    assert all(mark.y > large.marks[0].y for mark in small.marks)
    assert large.marks[0].x < small.marks[0].x < small.marks[1].x < large.marks[1].x


def test_a_gap_stays_a_gap_among_small_charts() -> None:
    data = [datum("2001", 1), datum("2002", 2), datum("2003", None), datum("2004", 4), datum("2020", 5)]
    small = framed(data, Frame((*data, datum("2030", 9)), 80))
    assert len(small.gaps) == 1
    assert len(small.marks) == 4
