"""Dates as precise as the sources give them: a subset of EDTF (ISO 8601-2), levels 0 and 1.

https://www.loc.gov/standards/datetime/
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache, total_ordering
from typing import Self

from partnerbase.diagnostics import quoted
from partnerbase.values.text_value import BadValueError, TextValue

HINT = "write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-11-07; an interval as 2013-11-12/2013-11-14"
DECEMBER = 12
POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?])?")
OPEN = ".."


class Precision(IntEnum):
    """How exactly a day is known."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day; `qualifier` is `~` (approximate), `?` (uncertain) or empty."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `1988`, `2025-11`, `2025-11-07`, each with `~` or `?` behind it."""
        match = POINT.fullmatch(text)
        if not match:
            raise BadValueError(f"{quoted(text)} is no date", HINT, "invalid-date")
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        if not year:
            raise BadValueError(f"{quoted(text)} is no date: years start at 0001", HINT, "invalid-date")
        if month is not None and not 1 <= month <= DECEMBER:
            raise BadValueError(f"{quoted(text)} is no date: there is no month {month:02}", HINT, "invalid-date")
        if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
            raise BadValueError(f"{quoted(text)} is no date: that month has no day {day:02}", HINT, "invalid-date")
        return cls(year, month, day, match[4] or "")

    @property
    def precision(self) -> Precision:
        """Year, month or day."""
        return Precision(1 + (self.month is not None) + (self.day is not None))

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or DECEMBER
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}{self.qualifier}"


@total_ordering
@dataclass(frozen=True, slots=True)
class EdtfDate(TextValue):
    """A point in time, or an interval of two; an end that is None is open.

    Sorted by first day, last day, then text. A single date has the same point at both ends.
    """

    start: Point | None
    end: Point | None
    is_interval: bool = False

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read `2025-11`, `1995~`, `2013-11-12/2013-11-14`, `2019/..`; a bare year may be a number.

        Raises:
            BadValueError: For any other text, a day that does not exist, and an interval that ends before it starts.
        """
        if isinstance(data, str):
            return cls._parse(data)
        if isinstance(data, int) and not isinstance(data, bool) and 0 <= data <= 9999:  # noqa: PLR2004 - four digits
            return cls._parse(f"{data:04}")
        raise BadValueError(f"{quoted(data)} is no date", HINT, "invalid-date")

    @classmethod
    @cache
    def _parse(cls, text: str) -> Self:
        first, slash, last = text[:40].partition("/")
        if not slash:
            point = Point.parse(first)
            return cls(point, point)
        start = None if first == OPEN else Point.parse(first)
        end = None if last == OPEN else Point.parse(last)
        if start is None and end is None:
            raise BadValueError(f"{quoted(text)} is open at both ends", HINT, "invalid-date")
        if start and end and end.latest < start.earliest:
            raise BadValueError(f"{quoted(text)} ends before it starts", "put the earlier date first", "invalid-date")
        return cls(start, end, is_interval=True)

    @classmethod
    def at(cls, point: Point) -> Self:
        """Give the date of one day, month or year."""
        return cls(point, point)

    @classmethod
    def on(cls, day: date) -> Self:
        """Give the date of one day."""
        return cls.parse(day.isoformat())

    @classmethod
    def between(cls, start: Self | None, end: Self | None) -> Self:
        """Give the time from the start of one date to the end of another; it is open where there is none."""
        return cls(start.start if start else None, end.end if end else None, is_interval=True)

    @property
    def first(self) -> Point:
        """Where it starts; where it ends if its start is open."""
        point = self.start or self.end
        assert point  # noqa: S101 - a date is open at one end at most
        return point

    @property
    def last(self) -> Point:
        """Where it ends; where it starts if its end is open."""
        point = self.end or self.start
        assert point  # noqa: S101 - as above
        return point

    @property
    def earliest(self) -> date:
        """The first day that it can mean; an open start is the first day of the calendar."""
        return self.start.earliest if self.start else date.min

    @property
    def latest(self) -> date:
        """The last day that it can mean; an open end is the last day of the calendar."""
        return self.end.latest if self.end else date.max

    @property
    def year(self) -> int | None:
        """The year in which it starts, None for an open start."""
        return self.start.year if self.start else None

    def __contains__(self, other: Self) -> bool:
        """Whether the other date lies wholly within this one."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def overlaps(self, other: Self) -> bool:
        """Whether the two can mean a common day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __lt__(self, other: Self) -> bool:
        """Order by first day, last day, text."""
        mine, others = (self.earliest, self.latest), (other.earliest, other.latest)
        return mine < others or (mine == others and str(self) < str(other))

    def __str__(self) -> str:
        """Give the text that `parse` reads."""
        start = str(self.start) if self.start else OPEN
        return f"{start}/{self.end or OPEN}" if self.is_interval else start

    @classmethod
    def json_schema(cls) -> dict[str, object]:
        """Let editors write a year as a number."""
        point = r"\d{4}(-\d{2}(-\d{2})?)?[~?]?"
        pattern = rf"^({point}|({point}|\.\.)/({point}|\.\.))$"
        return {"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}], "description": HINT}
