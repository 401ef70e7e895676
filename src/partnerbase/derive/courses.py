"""The figures of a place, organisation or indicator that were counted at several times, to be compared with each other.

Nothing is compared where fewer than two figures have amounts of at least two times in one unit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.chart import Counted
from partnerbase.derive.groups import Grouped
from partnerbase.link import Site
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity

MOST: Mapping[str, int] = {"figures.subject": 3, "figures.indicator": 8}
"""The groups of figures that are compared, and how many of each: the pages of places have much else to show."""
LEAST_TIMES, LEAST_COURSES = 2, 2


@dataclass(frozen=True, slots=True)
class Course:
    """How the amounts of a figure in one unit changed."""

    key: Key
    unit: str
    counted: tuple[Counted, ...]


def courses(site: Site, groups: Iterable[Grouped]) -> tuple[Course, ...]:
    """Give what figures that point to a record tell over time: by unit, then those with the most times first."""
    shown: list[Course] = []
    for group in groups:
        most = MOST.get(group.name, 0)
        found = [course for key in group.keys if (course := _course(site, key))] if most else []
        shown += sorted(found, key=lambda course: (-len(course.counted), course.key))[:most]
    if len(shown) < LEAST_COURSES:
        return ()
    units = dict.fromkeys(course.unit for course in shown)
    return tuple(course for unit in units for course in shown if course.unit == unit)


def _course(site: Site, key: Key) -> Course | None:
    """Give the course of a figure in the unit in which it has the most times."""
    by_unit: dict[str, list[Counted]] = {}
    for time, amount, is_forecast, is_preferred in site.abstracts[key].course:
        quantity = Quantity.model_validate(amount)
        counted = Counted(EdtfDate.parse(time), quantity, is_forecast=is_forecast, is_preferred=is_preferred)
        by_unit.setdefault(quantity.unit, []).append(counted)
    times = {unit: len({one.time for one in counted}) for unit, counted in by_unit.items()}
    unit = max(times, key=times.__getitem__, default="")
    return Course(key, unit, tuple(by_unit[unit])) if unit and times[unit] >= LEAST_TIMES else None
