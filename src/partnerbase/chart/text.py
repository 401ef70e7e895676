"""How wide text is, and what does not cover what: guessed from its characters, on the safe side."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import east_asian_width

SIZE = 13
"""The size of the text of a chart, in pixels."""
NARROWEST = 288
"""The width for which charts are laid out: a screen of 320 pixels without its margins."""
WIDE, USUAL, THIN = 1.0, 0.58, 0.35
THIN_SPACE = "\u202f"
LINE = 18
"""The height of a line of text."""


def width(text: str) -> float:
    """Guess the width of a text in pixels."""
    return SIZE * sum(map(_width, text))


def _width(character: str) -> float:
    if character == THIN_SPACE:
        return THIN
    return WIDE if east_asian_width(character) in "WF" else USUAL


def shortened(text: str, most: float) -> str:
    """Give a text that is not wider than a number of pixels, with an ellipsis where something was left out."""
    if width(text) <= most:
        return text
    kept = text
    while kept and width(f"{kept}…") > most:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def lines(text: str, most: float) -> list[str]:
    """Break a text into lines of at most a number of pixels: between words, and where there are none anywhere."""
    found = [""]
    for piece in _pieces(text):
        if found[-1] and width(found[-1] + piece.rstrip()) > most:
            found.append("")
        found[-1] += piece if found[-1] else piece.lstrip()
    return [line.rstrip() for line in found]


def _pieces(text: str) -> Iterable[str]:
    """Give words with the space behind them, wide characters each alone."""
    word = ""
    for character in text:
        word += character
        if character == " " or east_asian_width(character) in "WF":
            yield word
            word = ""
    yield word


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something covers, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        """Whether the two have a part in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )
