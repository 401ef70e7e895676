"""The grid of land and sea that the package global-land-mask brings: NOAA's GLOBE, a cell of 1/120 degree.

Its module is never imported, as that holds 939 MB; its file is read as a stream here, one row at a time, with zlib-ng,
which inflates it in a fifteenth of the time that zlib takes. The file has true for sea; what is given has 1 for land.
Lakes are land in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import SEEK_CUR
from math import ceil, floor
from pathlib import Path
from struct import Struct
from typing import Protocol

PACKAGE = "global-land-mask"
FILE = "global_land_mask/globe_combined_mask_compressed.npz"
MEMBER = "mask.npy"
MAGIC = b"\x93NUMPY\x01\x00"
ROWS, COLUMNS = 21_600, 43_200
SHAPE = f"'fortran_order': False, 'shape': ({ROWS}, {COLUMNS})".encode()
PER_DEGREE = 120
ROWS_AT_ONCE = 48
LENGTHS, BEFORE_LENGTHS = Struct("<HH"), 26
"""Of name and extra field of a member: where they stand in the archive's header of it, behind which the data begin."""
LAND_OF_SEA = bytes((1, 0)) + bytes(254)
"""Turns the file's values over."""
Grid = list[bytes]
"""Rows from north to south, each with a byte for every cell from west to east: 1 is land."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the earth in cells of the file: rows from the north pole, columns from 180° west.

    Columns at and behind 43,200 are those behind the date line. Of the cells every `step`th is taken.
    """

    top: int
    bottom: int
    left: int
    right: int
    step: int = 1

    @classmethod
    def around(cls, west: float, south: float, east: float, north: float, most: int) -> "Box":
        """Give the box that holds a part of the earth, with at most `most` columns and rows, or few more.

        `west` above `east` spans the date line.
        """
        span = (east - west) % 360 or 360
        top, bottom = max(0, floor((90 - north) * PER_DEGREE)), min(ROWS, ceil((90 - south) * PER_DEGREE))
        left = floor((west + 180) * PER_DEGREE) % COLUMNS
        width = min(COLUMNS, ceil(span * PER_DEGREE) + 1)
        step = max(1, ceil(max(width, bottom - top) / most))
        return cls(top, bottom, left, left + width, step)

    def lon(self, column: float) -> float:
        """Give the longitude of the western edge of a column of the grid; it may be above 180."""
        return (self.left + column * self.step) / PER_DEGREE - 180

    def lat(self, row: float) -> float:
        """Give the latitude of the northern edge of a row of the grid."""
        return 90 - (self.top + row * self.step) / PER_DEGREE

    def take(self, row: bytes) -> bytes:
        """Take the box's cells of a row of the file, as land."""
        cells = row[self.left : min(self.right, COLUMNS)] + row[: max(0, self.right - COLUMNS)]
        return cells[self.step // 2 :: self.step].translate(LAND_OF_SEA)


def land(boxes: Sequence[Box]) -> Mapping[Box, Grid]:
    """Read parts of the grid, all in one go.

    Raises:
        ValueError: The package's file is another one than this program knows.
    """
    from importlib.metadata import distribution  # noqa: PLC0415 - the coasts are known most of the time

    return read(_Inflated(Path(str(distribution(PACKAGE).locate_file(FILE)))), boxes)


class _Bytes(Protocol):
    """What can be read from front to back."""

    def read(self, size: int, /) -> bytes: ...


class _Inflated:
    """The grid's file, as it lies in the archive."""

    def __init__(self, path: Path) -> None:
        """Find the file."""
        from zipfile import ZipFile  # noqa: PLC0415 - as above

        from zlib_ng import zlib_ng  # noqa: PLC0415 - as above

        with ZipFile(path) as archive:
            member = archive.getinfo(MEMBER)
        with path.open("rb") as file:
            file.seek(member.header_offset + BEFORE_LENGTHS)
            file.seek(sum(LENGTHS.unpack(file.read(LENGTHS.size))), SEEK_CUR)
            self._deflated = file.read(member.compress_size)
        self._decompressor = zlib_ng.decompressobj(wbits=-zlib_ng.MAX_WBITS)

    def read(self, size: int, /) -> bytes:
        """Give the next bytes."""
        data = self._decompressor.decompress(self._deflated, size)
        self._deflated = self._decompressor.unconsumed_tail
        return data


def read(file: _Bytes, boxes: Sequence[Box]) -> Mapping[Box, Grid]:
    """Read parts of the grid from a file of numpy's; see `land`."""
    header = file.read(len(MAGIC) + 2)
    if header[: len(MAGIC)] != MAGIC or SHAPE not in file.read(int.from_bytes(header[-2:], "little")):
        raise ValueError("the grid of land and sea has another form than expected")
    found: dict[Box, Grid] = {box: [] for box in boxes}
    for number, row in _rows(file, max((box.bottom for box in boxes), default=0)):
        for box, grid in found.items():
            if box.top <= number < box.bottom and (number - box.top) % box.step == box.step // 2:
                grid.append(box.take(row))
    return found


def _rows(file: _Bytes, count: int) -> Iterator[tuple[int, bytes]]:
    """Give rows with their numbers, few of them in memory at a time."""
    for first in range(0, count, ROWS_AT_ONCE):
        data = file.read(COLUMNS * ROWS_AT_ONCE)
        for number in range(min(ROWS_AT_ONCE, count - first)):
            yield first + number, data[number * COLUMNS : (number + 1) * COLUMNS]
