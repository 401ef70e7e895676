"""Examples of what is drawn: charts, bars, marks in time. The values in them are no facts."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle

from markupsafe import escape

from partnerbase.chart import Choice, Counted
from partnerbase.chart.choice import Form
from partnerbase.present.charts import panel, remarks, signs
from partnerbase.present.strip import Dated, Row, strip
from partnerbase.present.timeline import STAGES, chapter_title, stage_word
from partnerbase.present.writer import Writer
from partnerbase.values.dates import EdtfDate, Point
from partnerbase.values.quantity import Quantity
from partnerbase.views import CourseView, DecadeView, Link, Multiples, Strip

UNIT = "companies"
DECADES = {1980: 12, 1990: 30, 2000: 21, 2010: 9}
"""How many there were in each."""
YEARS = {1988: 1, 1990: 2, 1991: 4, 1993: 3, 1994: 6, 1996: 5, 1999: 7, 2001: 4}
"""How many there were in each."""
LASTING = "1989/1995", "1992-06/2001", "1998/.."
SPEAKERS = "official", "independent", "party"
"""The standpoints of those who say the amounts, in turn."""


def _counted(time: str, amount: str = "", *, is_forecast: bool = False) -> Counted:
    quantity = Quantity.model_validate(f"{amount} {UNIT}") if amount else None
    return Counted(EdtfDate.parse(time), quantity, is_forecast=is_forecast)


AMOUNTS: Mapping[Form, tuple[Counted, ...]] = {
    "bars": (
        _counted("2020", "420"),
        _counted("2021"),
        _counted("2022", "about 300"),
        _counted("2023", "more than 500"),
        _counted("2024", "640"),
        _counted("2025", "700", is_forecast=True),
    ),
    "marks": (
        _counted("2015", "140"),
        _counted("2016", "nearly 180"),
        _counted("2017/2018", "210"),
        _counted("2020"),
        _counted("2022", "at least 260"),
        _counted("2023-06", "320"),
        _counted("2023-06", "280"),
        _counted("2026", "400", is_forecast=True),
    ),
    "comparison": (_counted("2025", "320"), _counted("2025", "about 300"), _counted("2025", "up to 250")),
}


def charts(writer: Writer) -> tuple[Multiples, ...]:
    """Draw a chart of each form, with every sign that charts have."""
    text = writer.interface.text
    titles: Mapping[Form, str] = {
        "bars": text("Numbers of whole periods"),
        "marks": text("Numbers at points in time"),
        "comparison": text("One number from several sources"),
    }
    return tuple(_chart(writer, form, title) for form, title in titles.items())


def _chart(writer: Writer, form: Form, title: str) -> Multiples:
    speakers = cycle(writer.choice("sources.standpoint", name) for name in SPEAKERS)
    counted = (replace(item, name=name) for item, name in zip(AMOUNTS[form], speakers, strict=False))
    choice = Choice(UNIT, form, tuple(counted))
    drawn = panel(writer, 1, choice, title)
    view = CourseView(Link(escape(title), "#charts"), drawn)
    return Multiples((view,), signs(writer, [choice], [drawn]), remarks(writer, [drawn]))


def bars(writer: Writer) -> tuple[DecadeView, ...]:
    """Draw numbers as bars."""
    most = max(DECADES.values())
    return tuple(
        DecadeView(Link(chapter_title(writer, decade), ""), count, f"{100 * count / most:.1f}%")
        for decade, count in DECADES.items()
    )


def times(writer: Writer, stages: Mapping[str, str]) -> Strip | None:
    """Draw the dates of stages by their kinds, what lasts, and what is too much to be drawn one by one."""
    series, event = (writer.interface.named("noun", name) for name in ("series", "events"))
    steps = [Dated(EdtfDate.parse(date), None, stage_word(writer, kind)) for kind, date in stages.items()]
    lasting = [Dated(EdtfDate.parse(dates), None, series) for dates in LASTING]
    many = [Dated(EdtfDate.at(Point(year)), None, event) for year, count in YEARS.items() for _ in range(count)]
    collection = writer.interface.named
    rows = (
        Row(str(writer.label(STAGES)), "", steps),
        Row(collection("collection", "series"), "", lasting, lasts=True),
        Row(collection("collection", "events"), "", many, is_crowded=True),
    )
    return strip(writer, rows)
