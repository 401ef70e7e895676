"""What a map shows of the earth, and where on it a place lies."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from partnerbase.cartography.landmask import Box
from partnerbase.cartography.projection import AzimuthalEqualArea, EqualEarth, Point, Position

SAMPLES = 24
"""At how many places of each edge the extent of a frame is measured."""
MARGIN = 0.02
"""How much of the longer side is left around what a frame must show."""
MOST_CELLS = 1500
NORTHERNMOST, SOUTHERNMOST = 84, -57
"""What the map of the whole earth shows: Antarctica has no cities."""


class Frame(ABC):
    """What a map shows of the earth: a rectangle in the plane of a projection."""

    @property
    @abstractmethod
    def box(self) -> Box:
        """The part of the grid of land and sea that it shows."""

    @property
    @abstractmethod
    def _corners(self) -> tuple[Point, Point]:
        """Its corners in the plane of the projection: the left upper and the right lower one."""

    @abstractmethod
    def _project(self, position: Position) -> Point:
        """Give the point of a place in that plane."""

    @cached_property
    def ratio(self) -> float:
        """Its width, of which its height is one."""
        first, last = self._corners
        return (last.x - first.x) / (last.y - first.y)

    def place(self, position: Position) -> Point:
        """Give the point of a place, as shares of the frame's width and height; beyond 0 and 1 it is outside."""
        first, last = self._corners
        point = self._project(position)
        return Point((point.x - first.x) / (last.x - first.x), (point.y - first.y) / (last.y - first.y))


@dataclass(frozen=True)
class Panel(Frame):
    """A part of the earth around all that lies between four edges, in degrees; `west` above `east` spans the date line.

    It is drawn in the azimuthal projection that keeps areas, around its middle.
    """

    west: float
    south: float
    east: float
    north: float

    @property
    def _width(self) -> float:
        return (self.east - self.west) % 360 or 360

    @cached_property
    def _projection(self) -> AzimuthalEqualArea:
        return AzimuthalEqualArea(Position(self.west + self._width / 2, (self.south + self.north) / 2))

    @cached_property
    def _corners(self) -> tuple[Point, Point]:
        around = [self._projection.project(position) for position in self._edges()]
        left, right = min(point.x for point in around), max(point.x for point in around)
        top, bottom = min(point.y for point in around), max(point.y for point in around)
        margin = MARGIN * max(right - left, bottom - top)
        return Point(left - margin, top - margin), Point(right + margin, bottom + margin)

    def _edges(self) -> Iterator[Position]:
        for number in range(SAMPLES + 1):
            share = number / SAMPLES
            lon, lat = self.west + self._width * share, self.south + (self.north - self.south) * share
            yield from (Position(lon, self.south), Position(lon, self.north))
            yield from (Position(self.west, lat), Position(self.east, lat))

    def _project(self, position: Position) -> Point:
        return self._projection.project(position)

    @cached_property
    def box(self) -> Box:
        """The part of the grid of land and sea that it shows, and a little more, so that no land ends at its edge."""
        (left, top), (right, bottom) = self._corners
        more = MARGIN * max(right - left, bottom - top)
        left, top, right, bottom = left - more, top - more, right + more, bottom + more
        middle, west, east, south, north = self._projection.centre.lon, 0.0, 0.0, self.south, self.north
        for number in range(SAMPLES + 1):
            x, y = left + (right - left) * number / SAMPLES, top + (bottom - top) * number / SAMPLES
            for point in (Point(x, top), Point(x, bottom), Point(left, y), Point(right, y)):
                lon, lat = self._projection.unproject(point)
                aside = (lon - middle + 180) % 360 - 180  # counted from the middle, the date line is no edge
                west, east = min(west, aside), max(east, aside)
                south, north = min(south, lat), max(north, lat)
        return Box.around(middle + west, south, middle + east, north, MOST_CELLS)


@dataclass(frozen=True)
class World(Frame):
    """The whole earth but the Antarctic, drawn in the Equal Earth projection."""

    @cached_property
    def _corners(self) -> tuple[Point, Point]:
        right, top = self._project(Position(180, 0)).x, self._project(Position(0, NORTHERNMOST)).y
        return Point(-right, top), Point(right, self._project(Position(0, SOUTHERNMOST)).y)

    def _project(self, position: Position) -> Point:
        return EqualEarth().project(position)

    @property
    def box(self) -> Box:
        """The part of the grid of land and sea that it shows."""
        return Box.around(-180, SOUTHERNMOST, 180, NORTHERNMOST, MOST_CELLS)
