"""Follows the boundary of the land in a grid.

Every boundary between a cell of land and one of sea belongs to one ring, walked with the land on its right side, so
that coasts run clockwise and the shores of inland water the other way. Cells of land that touch at a corner alone are
apart. What lies outside the grid is sea.
"""

import re
from collections.abc import Iterator, Sequence

Corner = tuple[int, int]
"""Column and row of a corner of a cell."""
Ring = list[Corner]
"""The corners at which a boundary turns, without a repetition of the first; there may be some at which it does not."""
ENTERING, LEAVING = re.compile(rb"\x02+"), re.compile(rb"\x01+")
"""Of land below sea, and of sea below land, in what `_changes` gives."""
LAND = re.compile(rb"\x01+")


def trace(grid: Sequence[bytes]) -> list[Ring]:
    """Give the boundaries of the land, those that begin furthest north and west first."""
    follow: dict[Corner, list[Corner]] = {}
    for start, end in _edges(grid):
        follow.setdefault(start, []).append(end)
    rings = []
    for start in sorted(follow, key=lambda corner: corner[::-1]):
        while follow[start]:
            rings.append(_ring(follow, start))
    return rings


def _edges(grid: Sequence[bytes]) -> Iterator[tuple[Corner, Corner]]:
    """Give the boundaries between cells as arrows with the land on the right; level ones as long as they are."""
    above = bytes(len(grid[0])) if grid else b""
    for y, row in enumerate([*grid, above]):
        changes = _changes(above, row)
        yield from (((run.start(), y), (run.end(), y)) for run in ENTERING.finditer(changes))
        yield from (((run.end(), y), (run.start(), y)) for run in LEAVING.finditer(changes))
        for run in LAND.finditer(row):
            yield (run.start(), y + 1), (run.start(), y)
            yield (run.end(), y), (run.end(), y + 1)
        above = row


def _changes(above: bytes, below: bytes) -> bytes:
    """Tell of two rows where land lies above sea (1), and sea above land (2)."""
    both = int.from_bytes(above, "big") & int.from_bytes(below, "big")
    upper, lower = int.from_bytes(above, "big") ^ both, int.from_bytes(below, "big") ^ both
    return (upper | lower << 1).to_bytes(len(above), "big")


def _ring(follow: dict[Corner, list[Corner]], start: Corner) -> Ring:
    """Walk one boundary from a corner until it is back there, and take it out of what is left."""
    ring, corner, end = [start], start, follow[start].pop()
    while end != start:
        ring.append(end)
        corner, end = end, _onwards(follow[end], corner, end)
    return ring


def _onwards(ends: list[Corner], before: Corner, corner: Corner) -> Corner:
    """Take the way on; where two cells touch at a corner, that around the same one, to the right."""
    if len(ends) == 1:
        return ends.pop()
    (x0, y0), (x, y) = before, corner
    turn = next(i for i, (x1, y1) in enumerate(ends) if (x - x0) * (y1 - y) - (y - y0) * (x1 - x) > 0)
    return ends.pop(turn)
