"""Amounts over time: as bars, one a period, or as marks joined by lines where none is missing between."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from partnerbase.chart.axis import TimeAxis, gap, usual_distance
from partnerbase.chart.data import Datum, distinct
from partnerbase.chart.labels import ARROW, Wanted, across, apart, placed
from partnerbase.chart.parts import Bar, Label, Mark, Segment, Span, Tick
from partnerbase.chart.scales import Scale, Write, for_bars, for_marks
from partnerbase.chart.text import LINE, NARROWEST, Box, width
from partnerbase.values.dates import EdtfDate, Precision

TOP, PLOT, AXIS = 38, 180, 26
RIGHT = 98.0
MOST_LEFT = 34.0
RADIUS, BESIDE = 6, 13
WIDEST_BAR, SHARE_OF_PERIOD, SHARE_OF_BAR = 8.0, 0.84, 0.84
# How many usual distances may lie between two marks that a line joins.
MOST_MISSING = 2
LEAST_DISTANCE = 400
YEAR_ROOM, MONTH_ROOM = 46, 84
WriteTime = Callable[[EdtfDate], str]
Group = list[Datum]


@dataclass(frozen=True, slots=True)
class OverTime:
    """A chart over time; `base` is the height of the axis, `is_cut` tells that this does not stand for zero.

    `is_disputed` tells that sources differ about a time.
    """

    height: int
    base: float
    ticks: tuple[Tick, ...]
    times: tuple[Tick, ...]
    spans: tuple[Span, ...]
    segments: tuple[Segment, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    gaps: tuple[float, ...]
    labels: tuple[Label, ...]
    is_log: bool
    is_cut: bool
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class _Plane:
    """The plane on which amounts lie: where a time and an amount are."""

    axis: TimeAxis
    scale: Scale
    left: float
    plot: int

    @property
    def floor(self) -> int:
        """The height of the lower end of the scale."""
        return TOP + self.plot

    def x(self, part: float) -> float:
        return round(self.left + (RIGHT - self.left) * part, 2)

    def y(self, value: Decimal) -> float:
        return round(TOP + self.plot * (1 - self.scale.at(value)), 1)

    def middle(self, time: EdtfDate) -> float:
        return self.x(sum(self.axis.span(time)) / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """What charts have in common that are to be compared: the amounts that their axes hold, the height of their plots.

    Without amounts, a chart has axes of its own.
    """

    data: tuple[Datum, ...] = ()
    plot: int = PLOT


ALONE = Frame()


def over_time(
    data: Iterable[Datum], *, as_bars: bool, write: Write, write_time: WriteTime, frame: Frame = ALONE
) -> OverTime:
    """Lay out amounts over time.

    Args:
        data: The amounts, in any order, at least one of them known.
        as_bars: Whether each is the amount of a whole period; periods that overlap are drawn as marks even so.
        frame: What it has in common with other charts.
        write: Writes an amount at the axis.
        write_time: Writes a year or month at the axis.
    """
    shown = distinct(data)
    groups = [list(group) for _, group in groupby(shown, key=lambda datum: datum.time)]
    as_bars = as_bars and not _overlap([group[0].time for group in groups])
    framed = frame.data or shown
    values = [datum.value for datum in framed if datum.value is not None]
    scale = (for_bars if as_bars else for_marks)(values, write)
    written = [(tick, write(tick)) for tick in scale.ticks]
    left = min((max(width(label) for _, label in written) + 8) / NARROWEST * 100, MOST_LEFT)
    plane = _Plane(TimeAxis.of(datum.time for datum in framed), scale, left, frame.plot)
    ticks = tuple(Tick(plane.y(tick), label) for tick, label in written)
    bars = tuple(bar for group in groups for bar in _bars(plane, group)) if as_bars else ()
    marks = () if as_bars else tuple(mark for group in groups for mark in _marks(plane, group))
    return OverTime(
        plane.floor + AXIS,
        plane.y(max(scale.low, min(scale.high, Decimal(0)))) if not scale.is_log else float(plane.floor),
        ticks,
        _times(plane, write_time),
        () if as_bars else tuple(span for group in groups for span in _spans(plane, group)),
        () if as_bars else (*_brackets(plane, groups), *_lines(plane, groups)),
        bars,
        marks,
        tuple(plane.middle(group[0].time) for group in groups if not _known(group)),
        _labels(shown, bars or marks, ticks, plane.floor),
        scale.is_log,
        not scale.is_log and scale.low > 0,
        any(sum(not datum.is_forecast for datum in _known(group)) > 1 for group in groups),
    )


def _overlap(times: Sequence[EdtfDate]) -> bool:
    return any(earlier.overlaps(later) for earlier, later in pairwise(sorted(times)))


def _known(group: Group) -> Group:
    return [datum for datum in group if datum.value is not None]


def _bars(plane: _Plane, group: Group) -> Iterable[Bar]:
    """Give the bars of a period side by side in the middle of it."""
    known = _known(group)
    start, end = map(plane.x, plane.axis.span(group[0].time))
    whole = min((end - start) * SHARE_OF_PERIOD, WIDEST_BAR * max(len(known), 1))
    first, each = (start + end - whole) / 2, whole / max(len(known), 1)
    zero = plane.y(Decimal(0))
    for number, datum in enumerate(known):
        assert datum.value is not None  # noqa: S101 - _known has seen to it
        y = plane.y(datum.value)
        size = (round(first + each * number, 2), round(each * (SHARE_OF_BAR if len(known) > 1 else 1), 2))
        yield Bar(*size, min(y, zero), round(abs(zero - y), 1), datum.look, datum.arrow)


def _marks(plane: _Plane, group: Group) -> Iterable[Mark]:
    known = _known(group)
    for number, datum in enumerate(known):
        assert datum.value is not None  # noqa: S101 - _known has seen to it
        dx = round((number - (len(known) - 1) / 2) * BESIDE, 1)
        yield Mark(plane.middle(datum.time), plane.y(datum.value), datum.look, datum.arrow, dx)


def _spans(plane: _Plane, group: Group) -> Iterable[Span]:
    """Give what is known of the time no better than as a year, month or interval; a day is its mark alone."""
    time = group[0].time
    points = [point for point in (time.start, time.end) if point]
    if not time.is_interval and points[0].precision is Precision.DAY:
        return
    is_unsure = any(point.qualifier for point in points) or len(points) == 1
    start, end = map(plane.x, plane.axis.span(time))
    for datum in _known(group):
        assert datum.value is not None  # noqa: S101 - _known has seen to it
        yield Span(start, end, plane.y(datum.value), is_unsure)


def _brackets(plane: _Plane, groups: Iterable[Group]) -> Iterable[Segment]:
    for group in groups:
        values = [datum.value for datum in group if datum.value is not None and not datum.is_forecast]
        if len(values) > 1:
            x = plane.middle(group[0].time)
            yield Segment(x, plane.y(max(values)), x, plane.y(min(values)), is_bracket=True)


def _lines(plane: _Plane, groups: Sequence[Group]) -> Iterable[Segment]:
    """Join counts that follow each other as is usual among these; not past one on which sources disagree.

    A line that begins or ends at an amount that is only a bound is unsure.
    """
    counted = [found for group in groups if (found := [datum for datum in group if not datum.is_forecast])]
    counted.sort(key=lambda group: sum(plane.axis.span(group[0].time)))
    usual = max(usual_distance({group[0].time for group in counted}), LEAST_DISTANCE / MOST_MISSING)
    for one, other in pairwise(counted):
        before, after = _agreed(one), _agreed(other)
        if before is None or after is None or gap(one[0].time, other[0].time) > usual * MOST_MISSING:
            continue
        ends = plane.middle(one[0].time), plane.y(before), plane.middle(other[0].time), plane.y(after)
        yield Segment(*ends, is_unsure=bool(one[0].arrow or other[0].arrow))


def _agreed(group: Group) -> Decimal | None:
    """Give the amount of a time on which sources agree, or that the record prefers: the first of them."""
    return group[0].value if len(group) == 1 or group[0].is_preferred else None


def _times(plane: _Plane, write_time: WriteTime) -> tuple[Tick, ...]:
    """Label years or months, where there is room for them."""
    need = MONTH_ROOM if len(plane.axis.years) == 1 else YEAR_ROOM
    room = int((RIGHT - plane.left) / 100 * NARROWEST / need)
    return apart(across(plane.x(part), write_time(time)) for part, time in plane.axis.ticks(max(room, 1)))


def _labels(
    shown: Sequence[Datum], drawn: Sequence[Bar | Mark], ticks: Sequence[Tick], floor: int
) -> tuple[Label, ...]:
    """Label the newest, the largest, the smallest and the first amount before all others, of one time the preferred."""
    known = [datum for datum in shown if datum.value is not None]
    wanted = [(datum, _wanted(datum, part, known)) for datum, part in zip(known, drawn, strict=True)]
    newest = sorted(wanted, key=lambda pair: pair[0].time, reverse=True)
    most, least = (pick(newest, key=lambda pair: (pair[0].value, pair[0].time)) for pick in (max, min))
    ranked = [newest[0], most, least, wanted[0], *newest]
    obstacles = [*map(_covered, drawn), *(Box(0, tick.at - LINE + 4, width(tick.label), tick.at) for tick in ticks)]
    return placed(list(dict.fromkeys(want for _, want in ranked)), obstacles, floor)


def _wanted(datum: Datum, part: Bar | Mark, known: Sequence[Datum]) -> Wanted:
    if isinstance(part, Mark):
        return Wanted(part.x, part.y, datum.label, part.dx, part.arrow)
    together = [other for other in known if other.time == datum.time]
    beside = (datum is not together[-1]) - (datum is not together[0])
    bar = part.width / 100 * NARROWEST
    return Wanted(part.middle, part.y, datum.label, arrow=part.arrow, bar=bar, beside=beside, sign=datum.sign)


def _covered(part: Bar | Mark) -> Box:
    """Give what a part covers on the narrowest screen, with the arrow that stands on it."""
    top = part.y - (ARROW if part.arrow == "up" else 0)
    if isinstance(part, Bar):
        left, right = (share / 100 * NARROWEST for share in (part.x, part.x + part.width))
        return Box(left, top, right, part.y + part.height)
    middle = part.x / 100 * NARROWEST + part.dx
    return Box(middle - RADIUS, min(part.y - RADIUS, top), middle + RADIUS, part.y + RADIUS)
