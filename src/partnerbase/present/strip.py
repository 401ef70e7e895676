"""What happened in which years, drawn: a lane for each kind of thing, on one scale."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from partnerbase.abstract import Key
from partnerbase.present.timescale import Timescale
from partnerbase.present.writer import Writer
from partnerbase.values.dates import EdtfDate, Point, Precision
from partnerbase.views import Lane, Link, Spot, Strip, Tick

HEIGHT, ROW, BAR = 28, 12, 6
"""The heights of a lane, and of a bar with and without the space below it, in pixels."""
MARKS = {
    Precision.DAY: ("timeline__day", 8, 20),
    Precision.MONTH: ("timeline__month", 12, 12),
    Precision.YEAR: ("timeline__year", 16, 8),
}
"""The form of a mark, where it begins and how high it is: the less is known, the wider and the flatter."""
OPEN = "…"
EDGE, WHOLE = 5, 100


class Dated(NamedTuple):
    """Something to be drawn: when it was, and the record that it is or, without one, what it was."""

    date: EdtfDate
    key: Key | None = None
    what: str = ""


class Row(NamedTuple):
    """What a lane is made of: its name, where its list stands, what is in it; bars last, marks happen.

    A crowded lane has a column for each year instead.
    """

    label: str
    href: str
    found: Sequence[Dated]
    lasts: bool = False
    is_crowded: bool = False


def strip(writer: Writer, rows: Iterable[Row]) -> Strip | None:
    """Draw some lanes on one scale; None where there is too little for that."""
    rows = [row for row in rows if row.found]
    dates = [dated.date for row in rows for dated in row.found]
    if len(dates) <= 1:
        return None
    scale = Timescale.over(dates)
    lanes = tuple(_lane(writer, row, scale) for row in rows)
    years = [point.year for date in dates for point in (date.start, date.end) if point]
    return Strip(_lead(writer, min(years), max(years), lanes), lanes, _ticks(scale))


def by_year(writer: Writer, counts: Mapping[str, Mapping[int, int]]) -> Strip | None:
    """Draw how much of several kinds there was in each year, by their names; None where there is nothing."""
    years = [year for found in counts.values() for year in found]
    if not years:
        return None
    scale = Timescale.over(EdtfDate.at(Point(year)) for year in (min(years), max(years)))
    lanes = tuple(_columns(label, "", found, scale) for label, found in counts.items())
    return Strip(_lead(writer, min(years), max(years), lanes), lanes, _ticks(scale))


def _columns(label: str, href: str, counts: Mapping[int, int], scale: Timescale) -> Lane:
    """Draw a column for each year, the highest for the year with most."""
    highest = max(counts.values())
    spots = []
    for year, count in sorted(counts.items()):
        height = max(2, round((HEIGHT - 2) * count / highest))
        x, end = scale.year(year), scale.year(year + 1)
        spots.append(
            Spot(_cent(x), _cent(end - x), HEIGHT - height, height, "timeline__count", "", f"{year:04}: {count}")
        )
    return Lane(label, sum(counts.values()), href, HEIGHT, tuple(spots))


def _lane(writer: Writer, row: Row, scale: Timescale) -> Lane:
    if row.is_crowded:
        return _columns(row.label, row.href, Counter(dated.date.first.year for dated in row.found), scale)
    if row.lasts:
        spots = [spot for place, dated in enumerate(row.found) for spot in _bar(writer, dated, place * ROW, scale)]
        return Lane(row.label, len(row.found), row.href, len(row.found) * ROW + BAR, tuple(spots))
    marks = tuple(_mark(writer, dated, scale) for dated in row.found)
    return Lane(row.label, len(row.found), row.href, HEIGHT, marks)


def _mark(writer: Writer, dated: Dated, scale: Timescale) -> Spot:
    """Draw a mark as wide as the time that it may mean, or that it took."""
    form, top, height = MARKS[precision(dated.date)]
    begin, end = scale.span(dated.date)
    told = _told(writer, dated, begin)
    return Spot(_cent(begin), _cent(end - begin), top, height, form, sign(dated.date), *told)


def _bar(writer: Writer, dated: Dated, top: int, scale: Timescale) -> Iterable[Spot]:
    """Draw a bar from when something began: pale as long as it may have begun, and open where it goes on."""
    begin, end = scale.span(dated.date)
    sure = scale.span(EdtfDate.at(dated.date.start))[1] if dated.date.start else begin
    told = _told(writer, dated, begin)
    if sure > begin:
        start = EdtfDate.at(dated.date.start) if dated.date.start else dated.date
        yield Spot(_cent(begin), _cent(sure - begin), top + BAR, BAR, "timeline__year", sign(start), *told)
    yield Spot(_cent(sure), _cent(max(end - sure, 0)), top + BAR, BAR, "timeline__bar", "", *told)


def precision(date: EdtfDate) -> Precision:
    """Give how exactly a date is known, that of the vaguer of its ends."""
    return min(point.precision for point in (date.start, date.end) if point)


def sign(date: EdtfDate) -> str:
    """Give the signs of what is doubtful about a date: approximate, uncertain, open."""
    doubts = dict.fromkeys(point.qualifier for point in (date.start, date.end) if point)
    return "".join(doubts) + (OPEN if date.start is None or date.end is None else "")


def _told(writer: Writer, dated: Dated, begin: float) -> tuple[str, str, str]:
    """Give the title of a mark that begins at a place of the strip, where it leads, and the side of its sign."""
    link = writer.link(dated.key) if dated.key else Link(Markup(), "")
    what = dated.what or link.name.striptags()
    title = writer.interface.text("%(label)s: %(value)s", label=writer.formats.date(dated.date), value=what)
    return title, link.href, _anchor(begin, "start")


def _ticks(scale: Timescale) -> tuple[Tick, ...]:
    return tuple(Tick(_cent(scale.year(year)), str(year), _anchor(scale.year(year), "middle")) for year in scale.ticks)


def _anchor(place: float, usual: str) -> str:
    """Tell to which side of a place a year or a sign is written, so that it stays on the strip."""
    if place < EDGE:
        return "start"
    return "end" if place > WHOLE - EDGE else usual


def _lead(writer: Writer, first: int, last: int, lanes: Sequence[Lane]) -> tuple[str, ...]:
    """Tell from when to when it reaches, and what its marks and signs mean, as far as they occur."""
    text = writer.interface.text
    forms = {spot.form for lane in lanes for spot in lane.spots}
    signs = {sign for lane in lanes for spot in lane.spots for sign in spot.sign}
    parts = [text("%(first)s to %(last)s", first=first, last=last)]
    if forms & {"timeline__month", "timeline__year"}:
        parts.append(text("Pale marks: only the month or the year is known"))
    if "timeline__count" in forms:
        parts.append(text("Columns: number per year"))
    parts += [told for sign, told in _signs(writer) if sign in signs]
    return tuple(parts)


def _signs(writer: Writer) -> tuple[tuple[str, str], ...]:
    text = writer.interface.text
    return (("~", text("~ about")), ("?", text("? uncertain")), (OPEN, text("… open")))


def _cent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"
