"""Maps: the page that has the large one, and the small one of a record."""

from dataclasses import dataclass

from markupsafe import Markup

from partnerbase.views.values import Link


@dataclass(frozen=True, slots=True)
class Land:
    """The outline of the land in a frame: the view box and the data of a path in its units, and the width meant."""

    box: str
    outline: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the large map: its point in hundredths of the width and height.

    `classes` say from which width of the map on its name is shown, and whether on the left of the point; `radius` is
    that of the point in multiples of the size of the type; `reach` is how far around it can be hit, in hundredths.
    """

    x: str
    y: str
    link: Link
    title: str
    label: str
    classes: str
    radius: str
    reach: str


@dataclass(frozen=True, slots=True)
class MapPanel:
    """The part of the large map that shows the places of a country."""

    name: str
    land: Land
    regions: tuple[MapPoint, ...]
    cities: tuple[MapPoint, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """The line of a partnership: the data of its path where panels stand side by side, and one below the other.

    `ends` are the numbers of the points that it joins, in the order of the page.
    """

    ends: str
    beside: str
    below: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The large map; `boxes` are the view boxes of its lines, side by side and below one another.

    `busiest` is the number of its places where it does not have all.
    """

    panels: tuple[MapPanel, ...]
    curves: tuple[Curve, ...]
    boxes: tuple[str, str]
    world: Land
    world_lines: str
    world_dots: tuple[str, str]
    ties: tuple[tuple[Link, Markup], ...]
    unplaced: tuple[Link, ...]
    busiest: int
    all_href: str

    @property
    def ties_count(self) -> int:
        """The number of partnerships."""
        return len(self.ties)


@dataclass(frozen=True, slots=True)
class LocatorPanel:
    """A panel of the small map: where it begins from the left, its size, and the outline of the land."""

    left: int
    width: int
    height: int
    outline: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on a small map, in its units."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class LocatorView:
    """The small map of a record: the points that it is about and those at the other ends; `text` says what it shows."""

    box: str
    panels: tuple[LocatorPanel, ...]
    lines: str
    own: tuple[Dot, ...]
    others: tuple[Dot, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Portion:
    """A panel in a picture of all: where it begins from the left, its size, its land, and its points as one path."""

    name: str
    left: int
    width: int
    height: int
    land: Land
    dots: str

    @property
    def sea(self) -> str:
        """All that its frame holds, as the data of a path."""
        return f"M0 0h{self.land.width}v{self.land.height}H0z"


@dataclass(frozen=True, slots=True)
class PictureView:
    """All panels of the map in one picture, which leads to it; `text` says what it shows, `legend` how much."""

    box: str
    width: int
    height: int
    panels: tuple[Portion, ...]
    lines: str
    text: str
    legend: str
    href: str
