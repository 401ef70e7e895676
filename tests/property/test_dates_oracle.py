"""Our subset of EDTF against the reference implementation for Python, `edtf`: the same texts, the same bounds."""

from datetime import date
from time import struct_time
from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerbase.values.dates import EdtfDate
from partnerbase.values.text_value import BadValueError
from tests.property import strategies as some

SLOW = settings(max_examples=40)  # the reference takes some 10 ms for a text
DIGITS = st.sampled_from("0123456789")


def as_date(moment: struct_time) -> date:
    """Give the day of what the reference gives."""
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def is_valid_elsewhere(text: str) -> bool:
    """Whether the reference reads the text as a date that exists."""
    try:
        parsed: Any = parse_edtf(text)
        if ".." not in text:  # an open end has no day
            as_date(parsed.lower_strict())
            as_date(parsed.upper_strict())
    except (EDTFParseException, ValueError):
        return False
    return True


def is_valid_here(text: str) -> bool:
    """Whether we read the text."""
    try:
        EdtfDate.parse(text)
    except BadValueError:
        return False
    return True


@SLOW
@given(some.dates())
def test_all_that_we_print_is_edtf(when: EdtfDate) -> None:
    assert is_valid_elsewhere(str(when))


@SLOW
@given(some.points())
def test_the_bounds_of_a_point(point: Any) -> None:  # noqa: ANN401 - a Point
    reference: Any = parse_edtf(str(point))
    assert as_date(reference.lower_strict()) == point.earliest
    assert as_date(reference.upper_strict()) == point.latest


@SLOW
@given(some.intervals().filter(lambda interval: interval.start is not None and interval.end is not None))
def test_the_bounds_of_an_interval(interval: EdtfDate) -> None:
    reference: Any = parse_edtf(str(interval))
    assert as_date(reference.lower_strict()) == interval.earliest
    assert as_date(reference.upper_strict()) == interval.latest


@SLOW
@given(st.builds("{}{}{}{}-{}{}".format, *[DIGITS] * 6))
def test_the_same_months_exist(text: str) -> None:
    if not text.startswith("0000") and not "21" <= text[5:] <= "41":  # year 0 and seasons are not in the subset
        assert is_valid_here(text) == is_valid_elsewhere(text)


@SLOW
@given(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 39))
def test_the_same_days_exist(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    assert is_valid_here(text) == is_valid_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    ["1988-5", "88", "1988-05-1", "1988-13", "2025-02-29", "1988~~", "198", "x", "1988/..1989", "1988/1989/1990"],
)
def test_what_neither_reads(text: str) -> None:
    assert not is_valid_here(text)
    assert not is_valid_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "0000",
        "2001-21",
        "1988/",
        "/1988",
        "../..",
        "1988 ",
        "1989/1988",
        "19XX",
        "Y170000002",
        "1984%",
        "{1667,1668}",
        "-0001",
    ],
)
def test_what_the_subset_leaves_out(text: str) -> None:
    assert not is_valid_here(text)
