"""EDTF dates as editors write them."""

from datetime import date

import pytest

from partnerbase.values.dates import EdtfDate, Precision
from partnerbase.values.text_value import BadValueError


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1988", date(1988, 1, 1), date(1988, 12, 31)),
        ("2025-11", date(2025, 11, 1), date(2025, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-11-07", date(2025, 11, 7), date(2025, 11, 7)),
        ("1995~", date(1995, 1, 1), date(1995, 12, 31)),
        ("1995-05?", date(1995, 5, 1), date(1995, 5, 31)),
        ("2013-11-12/2013-11-14", date(2013, 11, 12), date(2013, 11, 14)),
        ("2013/2013-11", date(2013, 1, 1), date(2013, 11, 30)),
        ("2019/..", date(2019, 1, 1), date.max),
        ("../2019-05", date.min, date(2019, 5, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date.max, date.max),
    ],
)
def test_bounds(text: str, earliest: date, latest: date) -> None:
    when = EdtfDate.parse(text)
    assert (when.earliest, when.latest, str(when)) == (earliest, latest, text)


@pytest.mark.parametrize(("data", "text"), [(1988, "1988"), (988, "0988"), (1, "0001")])
def test_a_year_may_be_a_number(data: int, text: str) -> None:
    assert str(EdtfDate.parse(data)) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("2025-13-40", "'2025-13-40' is no date: there is no month 13"),
        ("2025-02-29", "'2025-02-29' is no date: that month has no day 29"),
        ("2025-00", "'2025-00' is no date: there is no month 00"),
        ("2025-01-00", "'2025-01-00' is no date: that month has no day 00"),
        ("0000", "'0000' is no date: years start at 0001"),
        (0, "'0000' is no date: years start at 0001"),
        (12345, "'12345' is no date"),
        (-5, "'-5' is no date"),
        (True, "'true' is no date"),
        (None, "an empty value is no date"),
        (("1988",), "a list is no date"),
        ("7.11.2025", "'7.11.2025' is no date"),
        ("November 2025", "'November 2025' is no date"),
        ("2025-1-7", "'2025-1-7' is no date"),
        ("1988\n", r"'1988\n' is no date"),
        ("198\uff18", "'198\uff18' is no date"),
        ("../..", "'../..' is open at both ends"),
        ("2014/2013", "'2014/2013' ends before it starts"),
        ("2013/2014/2015", "'2014/2015' is no date"),
        ("2013/", "'' is no date"),
        ("", "'' is no date"),
    ],
)
def test_what_is_no_date(data: object, message: str) -> None:
    with pytest.raises(BadValueError) as caught:
        EdtfDate.parse(data)
    assert (str(caught.value), caught.value.code) == (message, "invalid-date")
    assert caught.value.hint


def test_precision() -> None:
    start, end = EdtfDate.parse("2013/2013-11-14~").start, EdtfDate.parse("2013/2013-11-14~").end
    assert start is not None
    assert end is not None
    assert (start.precision, end.precision, end.qualifier) == (Precision.YEAR, Precision.DAY, "~")


@pytest.mark.parametrize(
    ("inner", "outer", "is_inside", "has_common_day"),
    [
        ("2013-11", "2013", True, True),
        ("2013", "2013-11", False, True),
        ("2013-11-12/2014", "2013", False, True),
        ("2014", "2013", False, False),
        ("2014", "2013/..", True, True),
        ("2012", "2013/..", False, False),
    ],
)
def test_within_and_overlap(inner: str, outer: str, is_inside: bool, has_common_day: bool) -> None:  # noqa: FBT001 - cases
    a, b = EdtfDate.parse(inner), EdtfDate.parse(outer)
    assert (a in b, a.overlaps(b)) == (is_inside, has_common_day)


def test_order_by_first_day_then_last_day_then_text() -> None:
    texts = ["1989/..", "1988-06", "1988-05", "1988-05-01", "1988-05-12", "1988/1990", "1988~", "1988", "../1990"]
    expected = ["../1990", "1988", "1988~", "1988/1990", "1988-05-01", "1988-05", "1988-05-12", "1988-06", "1989/.."]
    assert [str(when) for when in sorted(map(EdtfDate.parse, texts))] == expected
