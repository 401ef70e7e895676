"""The page of the map: panels with points, names and lines; the world; the same as a list."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot, sqrt
from typing import Any

from partnerbase.abstract import Key
from partnerbase.cartography.labels import Label, Map, Side
from partnerbase.cartography.outline import Drawing
from partnerbase.cartography.projection import Point, Position, great_circle
from partnerbase.derive.atlas import GAP, WIDTH, WORLD, Atlas, Sheet, Spot
from partnerbase.plan.maps import Maps
from partnerbase.plan.paths import list_path
from partnerbase.present.items import dates
from partnerbase.present.writer import Writer
from partnerbase.sorting import sort_key
from partnerbase.views.maps import Curve, Land, MapPanel, MapPoint, MapView

WIDTHS = (22, 28, 38, 54, 80, 120, 200)
"""The widths of a panel from which on names may be shown, in multiples of the size of their type, as in `map.css`."""
SMALLEST_DOT, DOT_OF_ONE = 0.22, 0.13
"""The radius of a point in multiples of the size of the type; its area grows with the number of partnerships."""
MOST_REACH = 14
"""How far from a point that stands alone it can be hit, in CSS pixels where the map is as wide as it is meant."""
STEP, HALF_AROUND = 12.0, 180
"""Of the lines around the world, in degrees."""
CITIES = "cities"
SIDES: Mapping[Side, tuple[str, ...]] = {"right": (), "left": ("to-left",), "above": ("above",), "below": ("below",)}


def maps(writer: Writer, matter: Maps) -> dict[str, Any]:
    """Present the page of the map."""
    atlas, layout = matter.atlas, Layout(matter.atlas.sheets)
    placed = [_in_order(writer, atlas, number) for number in range(len(atlas.sheets))]
    numbers = {spot: number for number, spot in enumerate(spot for panel in placed for spot in panel)}
    curves = (
        Curve(f"{numbers[one]} {numbers[other]}", layout.beside(one, other), layout.below(one, other))
        for one, other in atlas.lines
    )
    return {
        "map": MapView(
            tuple(_panel(writer, atlas, sheet, spots) for sheet, spots in zip(atlas.sheets, placed, strict=True)),
            tuple(curves),
            layout.boxes,
            land(atlas, WORLD),
            _world_lines(atlas),
            _world_dots(atlas),
            tuple((writer.link(key), dates(writer, writer.plan.cards[key])) for key in _ties(writer, atlas)),
            tuple(writer.link(key) for key in _unplaced(writer, atlas)),
            0 if atlas.is_whole else len(atlas.spots),
            writer.plan.href(list_path("partnerships", writer.language)),
        ),
        "see_also": writer.page("territories", writer.interface.text("The partners by state and province")),
    }


class Layout:
    """Where panels stand, side by side or one below the other, in pixels of the width that they are meant to have."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        """Measure the panels."""
        self._sizes = [(sheet.large.width, sheet.large.height) for sheet in sheets]
        self._heights = [WIDTH / sheet.large.frame.ratio for sheet in sheets]
        self._lefts = [sum(width + GAP * WIDTH for width, _ in self._sizes[:i]) for i in range(len(sheets))]
        self._tops = [sum(height + GAP * WIDTH for height in self._heights[:i]) for i in range(len(sheets))]

    @property
    def boxes(self) -> tuple[str, str]:
        """The view boxes that hold all panels, side by side and one below the other."""
        tallest = max(height for _, height in self._sizes)
        return f"0 0 {WIDTH} {tallest:.0f}", f"0 0 {WIDTH} {self._tops[-1] + self._heights[-1]:.0f}"

    @property
    def places(self) -> tuple[tuple[int, int, int], ...]:
        """From where on each panel lies, its width and its height, where they stand side by side."""
        sizes = zip(self._lefts, self._sizes, strict=True)
        return tuple((round(left), round(width), round(height)) for left, (width, height) in sizes)

    def point(self, spot: Spot) -> tuple[int, int]:
        """Give where a place lies where the panels stand side by side."""
        point = self._at(spot, self._lefts[spot.panel], 0, *self._sizes[spot.panel])
        return round(point.x), round(point.y)

    def beside(self, one: Spot, other: Spot) -> str:
        """Give the line between two places where the panels stand side by side."""
        a, b = (self._at(spot, self._lefts[spot.panel], 0, *self._sizes[spot.panel]) for spot in (one, other))
        middle = (a.x + b.x) / 2
        return _arc(a, b) if one.panel == other.panel else _bent(a, Point(middle, a.y), Point(middle, b.y), b)

    def below(self, one: Spot, other: Spot) -> str:
        """Give the line between two places where the panels stand one below the other."""
        a, b = (self._at(spot, 0, self._tops[spot.panel], WIDTH, self._heights[spot.panel]) for spot in (one, other))
        middle = (a.y + b.y) / 2
        return _arc(a, b) if one.panel == other.panel else _bent(a, Point(a.x, middle), Point(b.x, middle), b)

    @staticmethod
    def _at(spot: Spot, left: float, top: float, width: float, height: float) -> Point:
        return Point(left + spot.at.x * width, top + spot.at.y * height)


def _bent(a: Point, near_a: Point, near_b: Point, b: Point) -> str:
    return _curve(a, "c", near_a, near_b, b)


def _curve(start: Point, kind: str, *points: Point) -> str:
    """Write a curve as the data of a path, its points as seen from where it starts."""
    x, y = round(start.x), round(start.y)
    steps = (f"{round(point.x) - x} {round(point.y) - y}" for point in points)
    return f"M{x} {y}{kind}{' '.join(steps)}".replace(" -", "-")


def _arc(a: Point, b: Point) -> str:
    """Give a line that leaves the straight one by a sixth of its length."""
    x, y = (a.x + b.x) / 2 + (b.y - a.y) / 6, (a.y + b.y) / 2 - (b.x - a.x) / 6
    return _curve(a, "q", Point(x, y), b)


def land(atlas: Atlas, drawing: Drawing) -> Land:
    """Give the land of a drawing."""
    width, height = drawing.size
    return Land(f"0 0 {width} {height}", atlas.coasts[drawing], width, height)


def _in_order(writer: Writer, atlas: Atlas, panel: int) -> list[Spot]:
    """Give the places on a panel: regions, then cities, each by name."""
    tongues = writer.plan.settings.tongues
    spots = [spot for spot in atlas.spots if spot.panel == panel]
    spots.sort(key=lambda spot: sort_key(writer.plan.cards[spot.key], writer.language, tongues))
    return sorted(spots, key=lambda spot: spot.key[0] == CITIES)


def _panel(writer: Writer, atlas: Atlas, sheet: Sheet, spots: Sequence[Spot]) -> MapPanel:
    labels, ratio = _labels(writer, atlas, sheet, spots), sheet.large.frame.ratio
    farthest = MOST_REACH / sheet.large.width
    points = [(spot, _point(writer, atlas, spot, labels[spot], _reach(spot, spots, ratio, farthest))) for spot in spots]
    return MapPanel(
        writer.choice("country", sheet.country),
        land(atlas, sheet.large),
        tuple(point for spot, point in points if spot.key[0] != CITIES),
        tuple(point for spot, point in points if spot.key[0] == CITIES),
    )


def _labels(writer: Writer, atlas: Atlas, sheet: Sheet, spots: Sequence[Spot]) -> dict[Spot, Label | None]:
    """Find room for the names: of cities before regions, of those with many partnerships, then short ones."""
    ranked = sorted(
        spots, key=lambda spot: (spot.key[0] != CITIES, -atlas.count(spot.key), len(_name(writer, spot.key)), spot.key)
    )
    names = [_name(writer, spot.key) for spot in ranked]
    found = Map(sheet.large.frame.ratio, WIDTHS).label([spot.at for spot in ranked], names)
    return dict(zip(ranked, found, strict=True))


def _point(writer: Writer, atlas: Atlas, spot: Spot, label: Label | None, reach: str) -> MapPoint:
    count, name = atlas.count(spot.key), _name(writer, spot.key)
    partnerships = writer.interface.plural("%(num)s partnership", "%(num)s partnerships", count)
    classes = [f"from-{label.least:.0f}", *(SIDES[label.side])] if label else []
    return MapPoint(
        f"{100 * spot.at.x:.2f}",
        f"{100 * spot.at.y:.2f}",
        writer.link(spot.key),
        writer.interface.text("%(label)s: %(value)s", label=name, value=partnerships),
        name,
        " ".join(classes),
        f"{SMALLEST_DOT + DOT_OF_ONE * sqrt(count):.2f}",
        reach,
    )


def _name(writer: Writer, key: Key) -> str:
    return writer.plain(writer.plan.cards[key].name)


def _reach(spot: Spot, others: Iterable[Spot], ratio: float, farthest: float) -> str:
    """Give how far around a point it can be hit: to the middle of the way to the next one, but not without end.

    It is a percentage of what SVG takes those of a radius from: the diagonal, divided by the square root of two.
    """
    ways = (hypot(other.at.x - spot.at.x, (other.at.y - spot.at.y) / ratio) for other in others)
    nearest = min((way / 2 for way in ways if way), default=farthest)
    return f"{100 * min(nearest, farthest) / sqrt((1 + 1 / ratio**2) / 2):.2f}"


def _world_lines(atlas: Atlas) -> str:
    """Give the lines of all partnerships around the earth, each the shortest way, as the data of one path."""
    positions = {key: position for tie in atlas.ties for key in tie.places if (position := atlas.position(key))}
    pairs = {pair: None for tie in atlas.ties for pair in tie.pairs if positions.keys() >= {*pair}}
    return "".join(_world_line(positions[one], positions[other]) for one, other in pairs)


def _world_line(one: Position, other: Position) -> str:
    """Give the shortest way between two places; it leaves the map on one side and goes on at the other."""
    written: list[str] = []
    before, there = one, _in_units(one)
    for position in great_circle(one, other, STEP):
        here = _in_units(position)
        if not written or abs(position.lon - before.lon) > HALF_AROUND:
            written.append(f"M{here[0]} {here[1]}")
        else:
            written.append(f"l{here[0] - there[0]} {here[1] - there[1]}")
        before, there = position, here
    return "".join(written).replace(" -", "-")


def _world_dots(atlas: Atlas) -> tuple[str, str]:
    """Give the points of the first panel's places and all others, each set as the data of one path.

    A point is a step of no length, which a round pen draws.
    """
    first = {spot.key for spot in atlas.spots if not spot.panel}
    found = {place: position for tie in atlas.ties for place in tie.places if (position := atlas.position(place))}
    sides = ([_in_units(at) for key, at in found.items() if (key in first) is is_first] for is_first in (True, False))
    one, other = ("".join(f"M{x} {y}h0" for x, y in sorted(set(points))) for points in sides)
    return one, other


def _in_units(position: Position) -> tuple[int, int]:
    point = WORLD.place(position)
    return round(point.x / WORLD.unit), round(point.y / WORLD.unit)


def _ties(writer: Writer, atlas: Atlas) -> list[Key]:
    tongues = writer.plan.settings.tongues
    return sorted(
        (tie.key for tie in atlas.ties), key=lambda key: sort_key(writer.plan.cards[key], writer.language, tongues)
    )


def _unplaced(writer: Writer, atlas: Atlas) -> list[Key]:
    """Give the places with partnerships that no panel shows, by name."""
    shown, tongues = {spot.key for spot in atlas.spots}, writer.plan.settings.tongues
    keys = {place for tie in atlas.ties for place in tie.places} - shown
    return sorted(keys, key=lambda key: sort_key(writer.plan.cards[key], writer.language, tongues))
