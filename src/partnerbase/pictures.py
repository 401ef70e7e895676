"""Pictures for link previews: a record's names in large letters, as PNG of sixteen colours.

Letters need a font that has Latin and Chinese ones; where the machine has none of those known here, there are no
pictures, rather than boxes in place of letters. The size is that of the Open Graph protocol's usual large card.
"""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
PAD, BAR = 72, 18
FIRST, SECOND, SMALLEST, STEP, SMALL = 96, 64, 48, 8, 36
"""Sizes of letters: of the first name, of the others, of the least, from one to the next, of kind and foot."""
LEADING = 1.25
MOST_NAMES = 3
FIRST_ROOM = 300
"""How high the first name may be."""
WORDS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff]+\s*|\s+")
FULL, SOFT = 255, 170
SHADES = 15
"""How many shades there are from paper to ink; the seal has the sixteenth colour."""
PAPER, INK, SEAL = (253, 253, 251), (11, 53, 83), (194, 55, 29)
FONTS = (
    ("NotoSerifCJK-Regular.ttc", 2),
    ("NotoSansCJK-Regular.ttc", 2),
    ("SourceHanSerifSC-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("PingFang.ttc", 0),
    ("msyh.ttc", 0),
)
"""Files of fonts with the number of the face that has the shapes of simplified Chinese, the best first."""
FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts",),
}


@cache
def font_file() -> tuple[str, int] | None:
    """Give the file of the best known font of this machine and the number of its face; None where it has none."""
    folders = [Path(folder).expanduser() for folder in FOLDERS.get(sys.platform, ())]
    known = {path.name: path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.[ot]t[cf]"))}
    return next(((str(known[name]), face) for name, face in FONTS if name in known), None)


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415 - only a site with an address has pictures

    found = font_file()
    assert found  # noqa: S101 - the caller has made sure
    return ImageFont.truetype(found[0], size, index=found[1])


@cache
def _features() -> list[str] | None:
    """Ask for quotation marks as wide as Latin ones, where the library that shapes letters can."""
    from PIL import features  # noqa: PLC0415 - only a site with an address has pictures

    return ["pwid"] if features.check("raqm") else None


def picture(names: Sequence[str], kind: str, site: str) -> bytes:
    """Draw a record's names below what it is, and the site's name with its sign at the foot.

    Args:
        names: Its name, and those in other languages and scripts; the first one is the largest.
        kind: What it is, in a word.
        site: The name of the site.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only a site with an address has pictures

    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.text((PAD, PAD), kind, SOFT, _font(SMALL))
    top, foot = PAD + SMALL * 2.0, HEIGHT - PAD - SMALL
    for number, name in enumerate(" ".join(name.split()) for name in names[:MOST_NAMES]):
        size, lines = _fitted(name, SECOND, foot - top - SMALL / 3) if number else _cut(name)
        for line in lines:
            draw.text((PAD, top), line, SOFT if number else FULL, _font(size), features=_features())
            top += size * LEADING
        top += SMALL / 3
    draw.text((PAD + 2.4 * SMALL + SMALL / 2, foot), site, FULL, _font(SMALL), anchor="lt")
    drawn = image.point([value * (SHADES - 1) // FULL for value in range(FULL + 1)])
    _sign(ImageDraw.Draw(drawn), foot)
    return _encoded(drawn)


def _sign(draw: "ImageDraw", top: float) -> None:
    """Draw the sign of the site, as in the head of its pages, and the bar at the top; colours by number."""
    unit = SMALL / 20
    draw.rectangle((0, 0, WIDTH, BAR), SHADES - 1)
    draw.ellipse((PAD + unit, top + unit, PAD + 19 * unit, top + 19 * unit), outline=SHADES - 1, width=round(3 * unit))
    draw.rectangle((PAD + 18 * unit, top + 8.75 * unit, PAD + 30 * unit, top + 11.25 * unit), SHADES - 1)
    draw.rectangle((PAD + 30 * unit, top + unit, PAD + 48 * unit, top + 19 * unit), SHADES)


def _cut(name: str) -> tuple[int, list[str]]:
    """Give size and lines of the first name; where it is too long even in small letters, its beginning."""
    size, lines = _fitted(name, FIRST, FIRST_ROOM)
    if not lines:
        *before, last = list(_lines(name, size))[: int(FIRST_ROOM / (size * LEADING))]
        lines = [*before, f"{last} …"]
    return size, lines


def _fitted(name: str, largest: int, room: float) -> tuple[int, list[str]]:
    """Give the largest size at which a name fits into a height, and its lines; none where it is too long for all."""
    for size in range(largest, SMALLEST - 1, -STEP):
        lines = list(_lines(name, size))
        if len(lines) * size * LEADING <= room:
            return size, lines
    return SMALLEST, []


def _lines(text: str, size: int) -> Iterator[str]:
    """Break a text at spaces, and where it has none, between characters."""
    line, fits = "", _font(size).getlength
    for word in WORDS.findall(text):
        if line and fits((line + word).rstrip()) > WIDTH - 2 * PAD:
            yield line.rstrip()
            line = ""
        line += word
    yield line.rstrip()


def _encoded(image: "Image") -> bytes:
    """Write numbers of colours as PNG with a palette from paper to ink, and the seal's colour behind them."""
    shades = [
        [low + (high - low) * number // (SHADES - 1) for low, high in zip(PAPER, INK, strict=True)]
        for number in range(SHADES)
    ]
    image.putpalette([part for colour in (*shades, SEAL) for part in colour])
    written = io.BytesIO()
    image.save(written, "PNG", bits=4)
    return written.getvalue()
