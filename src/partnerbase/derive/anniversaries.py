"""The round anniversaries of partnerships, told as exactly as the beginnings are known."""

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from partnerbase.abstract import Key
from partnerbase.derive.bonds import Bond
from partnerbase.values.dates import EdtfDate, Point, Precision

ROUND, GREAT, GREATEST = 5, 10, 25
YEARS_AHEAD = 6
"""How many calendar years calendars have, this one included: each partnership has one round anniversary at least."""
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A partnership's round number of years.

    `since` is the beginning from which it is counted, `date` the day, month or year of the anniversary.
    """

    years: int
    since: EdtfDate
    date: EdtfDate
    key: Key

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.date.earliest.year

    @property
    def is_of_year(self) -> bool:
        """Whether only the year is known."""
        return self.date.start is not None and self.date.start.precision is Precision.YEAR

    @property
    def is_great(self) -> bool:
        """Whether it is one that is often celebrated more than others: 10, 25, 50 years."""
        return self.years == GREAT or self.years % GREATEST == 0


def anniversaries(ties: Iterable[Bond], year: int) -> tuple[Anniversary, ...]:
    """Give the round anniversaries of a year and the years after it, in the order of time.

    One of which only the month is known stands behind the days of that month, and likewise one of a year.
    """
    found = (anniversary for tie in ties for anniversary in _of(tie, range(year, year + YEARS_AHEAD)))
    return tuple(sorted(found, key=lambda item: (item.date.latest, -item.date.earliest.toordinal(), item.key)))


def _of(tie: Bond, span: range) -> Iterator[Anniversary]:
    since = None if tie.is_over else tie.began
    began = beginning(since) if since else None
    if since is None or began is None:
        return
    for year in span:
        years = year - began.year
        if years > 0 and years % ROUND == 0:
            yield Anniversary(years, since, EdtfDate.at(_in_year(began, year)), tie.key)


def beginning(since: EdtfDate) -> Point | None:
    """Give the day, month or year that a date lies in; None where not even the year is known."""
    start, end = since.start, since.end
    if start is None or end is None or start.year != end.year:
        return None
    if start == end:
        return start
    month = start.month if start.month == end.month else None
    return Point(start.year, month, None, start.qualifier or end.qualifier)


def _in_year(began: Point, year: int) -> Point:
    """Give the same day, month or year in a later year; a leap day has its month alone where there is none."""
    is_missing = (began.month, began.day) == LEAP_DAY and not isleap(year)
    return Point(year, began.month, None if is_missing else began.day, began.qualifier)


def ahead(found: Iterable[Anniversary], today: date) -> tuple[Anniversary, ...]:
    """Give those that are not surely over."""
    return tuple(anniversary for anniversary in found if anniversary.date.latest >= today)


def within_a_year(found: Iterable[Anniversary], today: date) -> tuple[Anniversary, ...]:
    """Give those that may fall in the twelve months that begin today."""
    end = _in_year(Point(today.year, today.month, today.day), today.year + 1).earliest
    return tuple(anniversary for anniversary in ahead(found, today) if anniversary.date.earliest < end)


def by_record(found: Iterable[Anniversary], ties: Iterable[Bond]) -> Mapping[Key, tuple[Anniversary, ...]]:
    """Give the anniversaries of each partnership, and of each of its members."""
    members = {tie.key: tie.members for tie in ties}
    concerned: dict[Key, list[Anniversary]] = {}
    for anniversary in found:
        for key in (anniversary.key, *members[anniversary.key]):
            concerned.setdefault(key, []).append(anniversary)
    return {key: tuple(mine) for key, mine in concerned.items()}
