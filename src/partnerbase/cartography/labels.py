"""Finds room for the names of points on a map that is shown at many widths.

Names keep their size and points move apart as a map grows. So a name is given the least width of the map from which on
it never meets another one; below that it is hidden, not shrunk. All lengths are multiples of the size of the type.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import Literal, NamedTuple

from partnerbase.cartography.projection import Point

WIDE, NARROW = 1.0, 0.55
"""The width of a Han character, and of any other one."""
HEIGHT = 1.25
ASIDE, APART = 0.77, 1.23
"""From a point to its name, and to the middle of its line where that stands above or below."""
BETWEEN = 0.3
"""What is left free between two names."""
DOT = 0.2
"""How far a point that is not its own keeps a name away."""
Side = Literal["right", "left", "above", "below"]


class Label(NamedTuple):
    """Where a name stands: on which side of its point, from which width of the map on."""

    side: Side
    least: float


class Rectangle(NamedTuple):
    """A rectangle that goes along with a point: its edges, as seen from there."""

    at: Point
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Map:
    """A map on which names are to find room.

    Args:
        ratio: Its width, of which its height is one.
        widths: The widths from which on names may be shown, from the least up.
    """

    ratio: float
    widths: tuple[float, ...]

    def label(self, points: Sequence[Point], names: Sequence[str]) -> list[Label | None]:
        """Give each name its place, the first ones before the others; None where there is none at any width.

        Args:
            points: Where they lie, as shares of the map's width and height.
            names: Their names.
        """
        dots = {point: Rectangle(point, -DOT, -DOT, DOT, DOT) for point in points}
        placed: list[tuple[Rectangle, float]] = []
        found: list[Label | None] = []
        for point, name in zip(points, names, strict=True):
            others = [*placed, *((dot, 0.0) for at, dot in dots.items() if at != point)]
            tried = [(self._least(place, others), side, place) for side, place in _places(point, name)]
            least, side, place = min(tried, key=itemgetter(0))
            fitting = next((width for width in self.widths if width >= least), None)
            if fitting is not None:
                placed.append((place, fitting))
            found.append(Label(side, fitting) if fitting is not None else None)
        return found

    def _least(self, place: Rectangle, others: Iterable[tuple[Rectangle, float]]) -> float:
        """Give the width from which on a place is within the map and free of others that are there from widths on."""
        found = self._least_inside(place)
        for other, since in others:
            start, end = self._overlapping(place, other)
            if start < end and end > max(since, found):
                found = end
        return found

    def _overlapping(self, a: Rectangle, b: Rectangle) -> tuple[float, float]:
        """Give the widths between which two rectangles overlap; there are none where the second is not the larger."""
        across = _while_between(b.at.x - a.at.x, a.left - b.right, a.right - b.left)
        along = _while_between((b.at.y - a.at.y) / self.ratio, a.top - b.bottom, a.bottom - b.top)
        return max(across[0], along[0]), min(across[1], along[1])

    def _least_inside(self, place: Rectangle) -> float:
        """Give the width from which on a rectangle is within the map."""
        x, y = place.at.x, place.at.y / self.ratio
        edges = ((-place.left, x), (place.right, 1 - x), (-place.top, y), (place.bottom, 1 / self.ratio - y))
        return max(length / room if room > 0 else inf for length, room in edges if length > 0)


def text_width(text: str) -> float:
    """Estimate how wide a text is."""
    return sum(WIDE if unicodedata.east_asian_width(character) in "WF" else NARROW for character in text)


def _places(point: Point, name: str) -> Iterator[tuple[Side, Rectangle]]:
    """Give the places that a name may have, the best first."""
    start, end, half = ASIDE - BETWEEN / 2, ASIDE + text_width(name) + BETWEEN / 2, HEIGHT / 2
    yield "right", Rectangle(point, start, -half, end, half)
    yield "left", Rectangle(point, -end, -half, -start, half)
    aside = (text_width(name) + BETWEEN) / 2
    yield "above", Rectangle(point, -aside, -APART - half, aside, -APART + half)
    yield "below", Rectangle(point, -aside, APART - half, aside, APART + half)


def _while_between(distance: float, low: float, high: float) -> tuple[float, float]:
    """Give the widths at which a distance that grows with them lies between two limits."""
    if distance == 0:
        return (0, inf) if low < 0 < high else (inf, 0)
    return (low / distance, high / distance) if distance > 0 else (high / distance, low / distance)
