"""The parts that charts are drawn of. `x` and `width` are in per cent of the chart's width, all else in pixels."""

from dataclasses import dataclass

from partnerbase.chart.data import Arrow, Look


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label; `at` is in per cent across, in pixels upright; `dx` keeps the label inside."""

    at: float
    label: str
    dx: float = 0


@dataclass(frozen=True, slots=True)
class Span:
    """The time that an amount may hold for, where that is more than a day; dashed where the source is not sure."""

    x: float
    to: float
    y: float
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A line from one mark to the next, or a bracket that holds amounts of the same time that differ.

    A line is unsure, and dashed, where the amount at an end of it is only a bound.
    """

    x: float
    y: float
    to_x: float
    to_y: float
    is_bracket: bool = False
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount of a period as a length; `arrow` tells that it may be more or less."""

    x: float
    width: float
    y: float
    height: float
    look: Look
    arrow: Arrow

    @property
    def middle(self) -> float:
        """The middle of the bar across."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """An amount as a point; `dx` sets it beside others of the same time."""

    x: float
    y: float
    look: Look
    arrow: Arrow
    dx: float = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A text centred on a place; `dx` moves it off that, beside another mark or away from the edge.

    An upright one reads from below, and has its middle at the place; `y` of any other is the line that it stands on.
    """

    x: float
    y: float
    text: str
    dx: float = 0
    is_upright: bool = False
