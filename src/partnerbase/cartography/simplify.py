"""Takes points out of outlines, those first that matter least to the eye.

M. Visvalingam, J. D. Whyatt, Line generalisation by repeated elimination of points (1993): the least is the point of
which the triangle with its two neighbours is the smallest.
"""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from partnerbase.cartography.projection import Point

FEWEST = 3
Outline = Sequence[Point]
"""A closed line, without a repetition of its first point."""


def simplify(ring: Outline, least: float) -> list[Point]:
    """Give a closed line without the points that matter less than an area; nothing where none matters that much."""
    count = len(ring)
    before, behind = [(i - 1) % count for i in range(count)], [(i + 1) % count for i in range(count)]
    areas = [_triangle(ring[before[i]], ring[i], ring[behind[i]]) for i in range(count)]
    heap = [(area, i) for i, area in enumerate(areas)]
    heapify(heap)
    left = set(range(count))
    while heap and heap[0][0] < least:
        area, i = heappop(heap)
        if area != areas[i] or i not in left:
            continue
        left.remove(i)
        if len(left) < FEWEST:
            return []
        before[behind[i]], behind[before[i]] = before[i], behind[i]
        for j in (before[i], behind[i]):
            areas[j] = max(area, _triangle(ring[before[j]], ring[j], ring[behind[j]]))
            heappush(heap, (areas[j], j))
    return [ring[i] for i in sorted(left)]


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2


def clip(ring: Outline, width: float, height: float, margin: float) -> list[Point]:
    """Give what a frame shows of a closed line: what lies beyond it runs along its edge, at the distance of the margin.

    I. E. Sutherland, G. W. Hodgman, Reentrant polygon clipping (1974).
    """
    found: list[Point] = list(ring)
    for axis, edge, sign in ((0, -margin, 1), (0, width + margin, -1), (1, -margin, 1), (1, height + margin, -1)):
        found = _cut(found, axis, edge, sign)
    return found


def _cut(ring: Outline, axis: int, edge: float, sign: int) -> list[Point]:
    """Give the part of a closed line on one side of a straight line."""
    found: list[Point] = []
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        from_a, from_b = sign * (a[axis] - edge), sign * (b[axis] - edge)
        if from_a >= 0:
            found.append(a)
        if (from_a < 0) != (from_b < 0):
            share = from_a / (from_a - from_b)
            crossing = [a[k] + share * (b[k] - a[k]) for k in (0, 1)]
            crossing[axis] = edge
            found.append(Point(*crossing))
    return found


def path(rings: Iterable[Outline], unit: float) -> str:
    """Write closed lines as the data of an SVG path: whole numbers of a unit, each from where the last step ended."""
    written = []
    for ring in rings:
        x0 = y0 = 0
        steps: list[str] = []
        for point in ring:
            x, y = round(point.x / unit), round(point.y / unit)
            if not steps or (x, y) != (x0, y0):
                steps.append(f"{x - x0}{'' if y < y0 else ' '}{y - y0}" if steps else f"M{x} {y}l")
            x0, y0 = x, y
        if len(steps) >= FEWEST:
            written.append(_joined(steps))
    return "".join(written)


def _joined(steps: Sequence[str]) -> str:
    """Join the steps of a path; a minus sign needs no space before it."""
    first, second, *others = steps
    return first + second + "".join(step if step.startswith("-") else f" {step}" for step in others) + "z"
