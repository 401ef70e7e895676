"""What several sources say of the same time, each on a line of its own on one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from partnerbase.chart.data import Arrow, Datum, Look
from partnerbase.chart.labels import across, apart
from partnerbase.chart.parts import Label, Tick
from partnerbase.chart.scales import Write, for_marks
from partnerbase.chart.text import NARROWEST, shortened, width

LEFT, RIGHT = 5.0, 95.0
ROW, NAME, AXIS = 46, 16, 22
DOT = 34


@dataclass(frozen=True, slots=True)
class Line:
    """What one source says: its name above a line, on which a dot stands."""

    name: str
    name_y: int
    x: float
    y: int
    look: Look
    arrow: Arrow
    is_preferred: bool
    label: Label


@dataclass(frozen=True, slots=True)
class Comparison:
    """A dot for each source; `base` is the height of the axis, `is_cut` tells that it does not begin at zero."""

    height: int
    base: int
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    is_log: bool
    is_cut: bool


def compare(data: Iterable[Datum], write: Write) -> Comparison:
    """Lay out what sources say of one time, in the order given; `write` writes an amount at the axis."""
    shown = [(datum, datum.value) for datum in data if datum.value is not None]
    scale = for_marks([value for _, value in shown], write)

    def x(value: Decimal) -> float:
        return round(LEFT + (RIGHT - LEFT) * scale.at(value), 2)

    lines = tuple(_line(number, datum, x(value)) for number, (datum, value) in enumerate(shown))
    base = ROW * len(shown) + 4
    ticks = apart(across(x(tick), write(tick)) for tick in scale.ticks)
    return Comparison(base + AXIS, base, ticks, lines, scale.is_log, not scale.is_log and scale.low > 0)


def _line(number: int, datum: Datum, x: float) -> Line:
    """Give the line of a source, with the amount beside the dot on the side that has room."""
    top = number * ROW
    half = width(datum.label) / 2 + 14
    dx = half if x / 100 * NARROWEST + 2 * half < NARROWEST else -half
    label = Label(x, top + DOT + 4, datum.label, round(dx, 1))
    name = shortened(datum.name, NARROWEST)
    return Line(name, top + NAME, x, top + DOT, datum.look, datum.arrow, datum.is_preferred, label)
