"""The time axis: a year is a span on it, a day nearly a point."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from partnerbase.values.dates import EdtfDate

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MONTH_STEPS = (1, 2, 3, 6)
MONTHS = 12
# Up to how many years months are told apart.
FEW_YEARS = 1


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from the first to the last one, both as ordinals; the last is the first one after."""

    first: int
    last: int

    @classmethod
    def of(cls, times: Iterable[EdtfDate]) -> "TimeAxis":
        """Give the whole years in which times lie; ends that are open add nothing."""
        years = {point.year for time in times for point in (time.start, time.end) if point}
        return cls(date(min(years), 1, 1).toordinal(), _after(date(max(years), 12, 31)))

    @property
    def years(self) -> range:
        """The years of the axis."""
        return range(date.fromordinal(self.first).year, date.fromordinal(self.last - 1).year + 1)

    def at(self, ordinal: int) -> float:
        """Give the place of the beginning of a day, from 0 to 1."""
        return (ordinal - self.first) / (self.last - self.first)

    def span(self, time: EdtfDate) -> tuple[float, float]:
        """Give from where to where a time reaches; to the end of the axis where its end is open."""
        start = time.start.earliest.toordinal() if time.start else self.first
        end = _after(time.end.latest) if time.end else self.last
        return self.at(start), self.at(end)

    def ticks(self, room: int) -> Iterator[tuple[float, EdtfDate]]:
        """Give the middles of the years, or of the months of a single one, as many as there is room for."""
        years = self.years
        if len(years) <= FEW_YEARS:
            step = next((step for step in MONTH_STEPS if MONTHS // step <= room), MONTHS)
            shown = [EdtfDate.parse(f"{years[0]:04}-{month:02}") for month in range(1, MONTHS + 1, step)]
        else:
            step = next(step for step in YEAR_STEPS if len(years) / step <= room or step == YEAR_STEPS[-1])
            shown = [EdtfDate.parse(year) for year in years if year % step == 0 or step == 1]
        for time in shown:
            start, end = self.span(time)
            yield (start + end) / 2, time


def usual_distance(times: Iterable[EdtfDate]) -> int:
    """Give the days from one time to the next, as is usual among some: the median of the distances."""
    distances = sorted(gap(*pair) for pair in pairwise(sorted(times)))
    return distances[len(distances) // 2] if distances else 0


def gap(earlier: EdtfDate, later: EdtfDate) -> int:
    """Give the days from the middle of one time to that of another."""
    return _middle(later) - _middle(earlier)


def _middle(time: EdtfDate) -> int:
    return (time.first.earliest.toordinal() + time.last.latest.toordinal()) // 2


def _after(day: date) -> int:
    return day.toordinal() + 1
