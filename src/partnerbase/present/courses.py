"""Small charts of several figures over time, with the same axes for those in one unit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from partnerbase.chart import Choice, Frame, over_time
from partnerbase.derive.courses import Course
from partnerbase.present.charts import about, datum, of_scales, signs, unit_name, writing
from partnerbase.present.writer import Writer
from partnerbase.views import CourseView, Multiples, Panel

PLOT = 88
"""The height of the plots, in pixels."""


def multiples(writer: Writer, found: Sequence[Course]) -> Multiples | None:
    """Present the courses of some figures, None where there are none to compare."""
    if not found:
        return None
    by_unit = groupby(found, key=lambda course: course.unit)
    views = tuple(view for unit, courses in by_unit for view in _row(writer, unit, courses))
    panels = [view.panel for view in views]
    return Multiples(views, signs(writer, [*map(_choice, found)], panels), of_scales(writer, panels))


def _row(writer: Writer, unit: str, courses: Iterable[Course]) -> Iterator[CourseView]:
    """Draw the courses in one unit, all on the axes that hold all of them."""
    drawn = [(course, [datum(writer, counted) for counted in course.counted]) for course in courses]
    frame = Frame(tuple(one for _, data in drawn for one in data), PLOT)
    write = writing(writer, unit)
    for course, data in drawn:
        link, identity = writer.link(course.key), f"course-{course.key[1]}"
        chart = over_time(data, as_bars=False, write=write, write_time=writer.formats.tick, frame=frame)
        title = writer.plain(writer.plan.cards[course.key].name)
        panel = Panel(identity, title, about(writer, _choice(course)), unit_name(writer, unit), over_time=chart)
        yield CourseView(link, panel)


def _choice(course: Course) -> Choice:
    return Choice(course.unit, "marks", course.counted)
