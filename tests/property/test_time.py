"""Laws of time: anniversaries are as many years later as they say, calendars read back, marks hold what they mean."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from partnerbase.calendars import Entry, calendar
from partnerbase.derive.anniversaries import ROUND, YEARS_AHEAD, anniversaries, beginning, within_a_year
from partnerbase.derive.bonds import Bond
from partnerbase.plan.parts import divided
from partnerbase.present.timescale import MOST_TICKS, Timescale
from partnerbase.values.dates import EdtfDate
from tests.property.strategies import dates, texts

THIS_YEARS = st.integers(1000, 9000)
WHOLE, NEARLY = 100, 1e-6


def tie(since: EdtfDate) -> Bond:
    return Bond(("partnerships", "p"), "sister-city", since, since, is_over=False, sides=())


@given(since=dates(), year=THIS_YEARS)
def test_an_anniversary_is_so_many_whole_years_after_the_beginning(since: EdtfDate, year: int) -> None:
    began = beginning(since)
    found = anniversaries([tie(since)], year)
    assert len(found) <= 1 + YEARS_AHEAD // ROUND
    assert began is not None or not found
    for item in found:
        assert began
        assert item.years > 0
        assert item.years % ROUND == 0
        assert item.year - began.year == item.years
        assert year <= item.year < year + YEARS_AHEAD
        start = item.date.start
        assert start
        assert start.month == began.month
        assert start.qualifier == began.qualifier
        assert start.day in {began.day, None}
        assert start.day or not began.day or (began.month, began.day) == (2, 29)


@given(since=dates(), today=st.dates(date(1000, 1, 1), date(9000, 12, 31)))
def test_the_next_twelve_months_hold_what_may_fall_in_them(since: EdtfDate, today: date) -> None:
    found = anniversaries([tie(since)], today.year)
    for item in found:
        is_near = item.date.latest >= today and item.date.earliest < today + timedelta(days=365)
        assert is_near <= (item in within_a_year(found, today))
        if item in within_a_year(found, today):
            assert item.date.latest >= today
            assert item.date.earliest <= today + timedelta(days=365)


ENTRIES = st.builds(
    lambda uid, days, title, text: Entry(f"{uid}@a.example", min(days), max(days), title, text),
    st.integers(0, 10**6),
    st.tuples(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.dates(date(1000, 1, 1), date(9000, 1, 1))),
    texts(),
    texts(),
)


@given(name=texts(), entries=st.lists(ENTRIES, max_size=4), today=st.dates(date(1970, 1, 1), date(2999, 1, 1)))
def test_a_calendar_reads_back_as_it_was_written(name: str, entries: list[Entry], today: date) -> None:
    data = calendar(name, "en", entries, today)
    assert data == calendar(name, "en", entries, today)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read: Any = Calendar.from_ical(data)
    assert [
        (str(event["uid"]), event["dtstart"].dt, event["dtend"].dt - timedelta(days=1), event["dtstamp"].dt)
        for event in read.walk("VEVENT")
    ] == [
        (entry.uid, entry.first, entry.last, datetime(today.year, today.month, today.day, tzinfo=UTC))
        for entry in entries
    ]
    assert [str(event["summary"]) for event in read.walk("VEVENT")] == [entry.title for entry in entries]


@given(times=st.lists(dates(), min_size=1, max_size=6))
def test_a_scale_holds_every_date_with_few_marks(times: list[EdtfDate]) -> None:
    scale = Timescale.over(times)
    assert 1 <= len(scale.ticks) <= MOST_TICKS
    for time in times:
        begin, end = scale.span(time)
        assert -NEARLY <= begin <= end <= WHOLE + NEARLY


@given(
    sizes=st.lists(st.integers(0, 30), max_size=8),
    most=st.integers(1, 12),
)
def test_pages_have_all_in_order_and_none_too_much(sizes: list[int], most: int) -> None:
    numbers = iter(range(1000))
    groups = [(str(place), [next(numbers) for _ in range(size)]) for place, size in enumerate(sizes)]
    pages = divided(groups, most)
    assert [item for page in pages for _, items in page for item in items] == [
        item for _, items in groups for item in items
    ]
    assert all(sum(len(items) for _, items in page) <= most for page in pages)
    assert all(items for page in pages for _, items in page)
    assert len(pages) == 1 or all(pages)
    whole = [items for page in pages for _, items in page]
    assert all(items in whole for _, items in groups if 0 < len(items) <= most)
