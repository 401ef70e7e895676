"""The outline of the land in a frame, as the data of an SVG path."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from partnerbase.cartography import landmask
from partnerbase.cartography.frame import Frame
from partnerbase.cartography.landmask import Grid
from partnerbase.cartography.projection import Point, Position
from partnerbase.cartography.simplify import Outline, clip, path, simplify
from partnerbase.cartography.trace import trace

BEYOND = 4.0
"""How many pixels behind the edge of a frame the outline runs of land that goes on there, so that it is not seen."""


@dataclass(frozen=True)
class Drawing:
    """How a frame is drawn.

    Args:
        frame: What is shown.
        width: How wide it is meant to be shown, in CSS pixels.
        unit: The part of a pixel to which the outline is exact; the drawing's coordinates are multiples of it.
        least: The area in square pixels from which on a point of the outline matters.
    """

    frame: Frame
    width: float
    unit: float = 0.5
    least: float = 0.5

    @property
    def height(self) -> float:
        """How high it is meant to be shown, in CSS pixels."""
        return self.width / self.frame.ratio

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in units."""
        return round(self.width / self.unit), round(self.height / self.unit)

    def place(self, position: Position) -> Point:
        """Give the point of a place, in pixels from the left upper corner."""
        x, y = self.frame.place(position)
        return Point(x * self.width, y * self.height)


def outlines(drawings: Sequence[Drawing]) -> list[str]:
    """Give the outline of the land in each drawing, as the data of an SVG path in the drawing's units."""
    grids = landmask.land(list(dict.fromkeys(drawing.frame.box for drawing in drawings)))
    return [outline(drawing, grids[drawing.frame.box]) for drawing in drawings]


def outline(drawing: Drawing, grid: Grid) -> str:
    """Give the outline of the land in a drawing, told the grid of its frame."""
    return path(_simple(drawing, _placed(drawing, grid)), drawing.unit)


def _placed(drawing: Drawing, grid: Grid) -> Iterator[Outline]:
    box, place = drawing.frame.box, drawing.place
    for ring in trace(grid):
        points = [place(Position(box.lon(column), box.lat(row))) for column, row in ring]
        yield clip(points, drawing.width, drawing.height, BEYOND)


def _simple(drawing: Drawing, rings: Iterable[Outline]) -> Iterator[Outline]:
    for ring in rings:
        if simple := simplify(ring, drawing.least):
            yield simple
