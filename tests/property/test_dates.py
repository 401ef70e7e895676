"""Dates hold what they say: intervals their ends, points their precision."""

from datetime import date

from hypothesis import given

from partnerbase.values.dates import EdtfDate, Point, Precision
from tests.property import strategies as some


@given(some.points())
def test_precision_is_kept(point: Point) -> None:
    again = EdtfDate.parse(str(point)).start
    assert again is not None
    assert (again.precision, again.qualifier) == (point.precision, point.qualifier)


@given(some.points())
def test_a_point_spans_its_unit(point: Point) -> None:
    days = (point.latest - point.earliest).days + 1
    bounds = {Precision.YEAR: (365, 366), Precision.MONTH: (28, 31), Precision.DAY: (1, 1)}[point.precision]
    assert bounds[0] <= days <= bounds[1]
    assert point.earliest.year == point.latest.year == point.year


@given(some.dates())
def test_a_date_begins_before_it_ends(when: EdtfDate) -> None:
    assert when.earliest <= when.latest


@given(some.intervals())
def test_an_interval_holds_its_ends(interval: EdtfDate) -> None:
    for end in filter(None, (interval.start, interval.end)):
        assert EdtfDate(end, end) in interval or interval.overlaps(EdtfDate(end, end))
    assert interval.earliest == (interval.start.earliest if interval.start else date.min)
    assert interval.latest == (interval.end.latest if interval.end else date.max)


@given(some.dates(), some.dates())
def test_what_lies_within_overlaps(a: EdtfDate, b: EdtfDate) -> None:
    assert a in a  # noqa: PLR0124 - the law itself
    assert a.overlaps(b) == b.overlaps(a)
    if a in b:
        assert a.overlaps(b)
        assert b.earliest <= a.earliest <= a.latest <= b.latest


@given(some.dates(), some.dates())
def test_order_follows_the_first_day(a: EdtfDate, b: EdtfDate) -> None:
    if (a.earliest, a.latest) < (b.earliest, b.latest):
        assert a < b


@given(some.dates())
def test_the_year_is_that_of_the_start(when: EdtfDate) -> None:
    assert when.year == (when.earliest.year if when.start else None)
