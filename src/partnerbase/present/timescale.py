"""Where a date stands on a scale of years, and how wide it is there: as wide as the time that it may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from partnerbase.values.dates import EdtfDate

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
MOST_TICKS = 6
"""How many years are marked at most, so that they stand beside each other on a phone."""


@dataclass(frozen=True, slots=True)
class Timescale:
    """A scale from the beginning of one year to that of another, with some years marked."""

    first: int
    last: int
    ticks: range

    @classmethod
    def over(cls, times: Iterable[EdtfDate]) -> Self:
        """Give the scale on which all times just stand."""
        years = [point.year for time in times for point in (time.start, time.end) if point]
        first, last = min(years), max(years) + 1
        marked = (range(-(-first // step) * step, last + 1, step) for step in STEPS)
        return cls(first, last, next(ticks for ticks in marked if len(ticks) <= MOST_TICKS))

    def year(self, year: int) -> float:
        """Give the place of the beginning of a year, in per cent."""
        return self._place(float(year))

    def span(self, time: EdtfDate) -> tuple[float, float]:
        """Give the places of the first and the last moment that a time may mean; open ends are those of the scale."""
        begin = self._place(_years(time.earliest, 1)) if time.start else 0.0
        return begin, self._place(_years(time.latest, 0)) if time.end else 100.0

    def _place(self, years: float) -> float:
        return 100 * (years - self.first) / (self.last - self.first)


def _years(day: date, before: int) -> float:
    """Give a day as a number of years: its beginning, or with nothing `before` it, its end."""
    return day.year + (day.timetuple().tm_yday - before) / date(day.year, 12, 31).timetuple().tm_yday
