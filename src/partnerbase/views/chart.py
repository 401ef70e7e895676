"""Charts, what belongs beside them, and charts that stand alone."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.chart import Comparison, OverTime
from partnerbase.views.values import Badge, Link


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark of a chart and what it means."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart: what is drawn, over time or side by side, in which unit, and in words what there is to see."""

    identity: str
    title: str
    about: str
    unit: str
    over_time: OverTime | None = None
    comparison: Comparison | None = None

    @property
    def height(self) -> int:
        """The height of the drawing in pixels."""
        drawn = self.over_time or self.comparison
        return drawn.height if drawn else 0


@dataclass(frozen=True, slots=True)
class ChartView:
    """The charts of a record, one a unit, with their signs and what is to be known of their scales.

    `href` is the address of the file with the chart alone, `embed` what shows it on another site.
    """

    panels: tuple[Panel, ...]
    signs: tuple[Sign, ...]
    remarks: tuple[str, ...]
    href: str
    embed: str


@dataclass(frozen=True, slots=True)
class CourseView:
    """A figure and the small chart of it."""

    link: Link
    panel: Panel


@dataclass(frozen=True, slots=True)
class Multiples:
    """Small charts of several figures: by unit, those of one unit on the same axes."""

    views: tuple[CourseView, ...]
    signs: tuple[Sign, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text in a chart that stands alone; `mark` is the sign that stands before it."""

    x: int
    y: int
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A chart in a file of its own: its unit stands at `y`, the drawing at `top`."""

    y: int
    top: int
    panel: Panel


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart in a file of its own, with all that says what it is and where it comes from."""

    language: str
    width: int
    height: int
    title: str
    about: str
    heading: tuple[PlacedText, ...]
    panels: tuple[PlacedPanel, ...]
    signs: tuple[PlacedText, ...]
    foot: tuple[PlacedText, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """How many took part, by one answer: the amounts, who gives them, in which sources."""

    amounts: tuple[Markup, ...]
    by: tuple[Link, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition of a series: which one, when, where, how many took part."""

    link: Link
    number: str
    date: Markup
    places: tuple[Link, ...]
    told: tuple[Told, ...]
    badges: tuple[Badge, ...]

    @property
    def differs(self) -> bool:
        """Whether there are several answers."""
        return len(self.told) > 1
