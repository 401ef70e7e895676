"""Projections of the earth, taken as a sphere, onto a plane; both keep areas as they are.

Formulas: J. P. Snyder, Map Projections: A Working Manual (1987), 182-190; B. Šavrič, T. Patterson, B. Jenny, The Equal
Earth map projection (2018).
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, pi, radians, remainder, sin, sqrt
from typing import NamedTuple, Protocol

SMALLEST = 1e-9
"""Below which a distance from the centre, or the distance from the point opposite to it, counts as none."""

EDGE = 2
"""How far the place opposite to the centre lies from it in Lambert's projection."""


class Position(NamedTuple):
    """A place on the earth, in degrees; north and east are positive."""

    lon: float
    lat: float


class Point(NamedTuple):
    """A place in a plane; `y` grows downwards."""

    x: float
    y: float


class Projection(Protocol):
    """Brings places on the earth into a plane, of which the unit is the radius of the earth."""

    def project(self, position: Position) -> Point:
        """Give the point of a place."""


@dataclass(frozen=True, slots=True)
class AzimuthalEqualArea:
    """Lambert's projection around a centre: for a part of the earth, up to a continent."""

    centre: Position

    def project(self, position: Position) -> Point:
        """Give the point of a place; the centre is the origin, the place opposite lies at the edge, east."""
        lon, lat, lat0 = radians(position.lon - self.centre.lon), radians(position.lat), radians(self.centre.lat)
        x = cos(lat) * sin(lon)
        y = cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(lon)
        ahead = 1 + sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(lon)
        if ahead < SMALLEST:
            return Point(EDGE, 0)
        scale = sqrt(2 / ahead)
        return Point(scale * x, -scale * y)

    def unproject(self, point: Point) -> Position:
        """Give the place of a point; of one beyond the edge of the earth that of the edge."""
        distance = hypot(*point)
        if distance < SMALLEST:
            return self.centre
        angle, lat0 = 2 * asin(min(distance / 2, 1)), radians(self.centre.lat)
        north = -point.y / distance * sin(angle)
        lat = asin(max(-1, min(1, cos(angle) * sin(lat0) + north * cos(lat0))))
        lon = atan2(point.x / distance * sin(angle), cos(lat0) * cos(angle) - north * sin(lat0))
        return Position(remainder(self.centre.lon + degrees(lon), 360), degrees(lat))


A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""The coefficients of Equal Earth."""


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """A projection of the whole earth, cut at the meridian opposite to 0°."""

    def project(self, position: Position) -> Point:
        """Give the point of a place."""
        t = asin(sqrt(3) / 2 * sin(radians(position.lat)))
        t2 = t * t
        t6 = t2 * t2 * t2
        x = 2 * sqrt(3) * radians(position.lon) * cos(t) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1))
        y = t * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)
        return Point(x, -y)


def great_circle(start: Position, end: Position, step: float) -> list[Position]:
    """Give the shortest way between two places, as places that lie at most `step` degrees from one to the next.

    Of two places opposite to each other, every way is the shortest: then it is that over a pole.
    """
    a, b = _vector(start), _vector(end)
    angle = 2 * asin(min(1, sqrt(sum((q - p) ** 2 for p, q in zip(a, b, strict=True))) / 2))
    if angle > pi - SMALLEST:
        pole = Position(start.lon, 90)
        return [*great_circle(start, pole, step), *great_circle(pole, end, step)[1:]]
    count = max(1, -int(-degrees(angle) // step))
    inner = (_between(a, b, angle, number / count) for number in range(1, count))
    return [start, *inner, end]


def _between(a: tuple[float, ...], b: tuple[float, ...], angle: float, share: float) -> Position:
    near, far = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    x, y, z = (near * p + far * q for p, q in zip(a, b, strict=True))
    return Position(degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y))))


def _vector(position: Position) -> tuple[float, float, float]:
    lon, lat = radians(position.lon), radians(position.lat)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
