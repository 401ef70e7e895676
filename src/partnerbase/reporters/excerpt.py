"""The source line of a problem with a caret below the column."""

import unicodedata

from partnerbase.reporters.wording import harmless

MOST_BEFORE = 60
MOST_AFTER = 40
TAB = "    "


def excerpt(line: str, column: int) -> tuple[str, int]:
    """Give a source line as a terminal shows it, cut around a column, and the cells to the left of that column.

    Args:
        line: The source line.
        column: The column in characters, from 1; one behind the end stands for the end.
    """
    before, after = line[: column - 1], line[column - 1 :].rstrip("\r\n")
    if len(before) > MOST_BEFORE:
        before = f"…{before[-MOST_BEFORE:]}"
    if len(after) > MOST_AFTER:
        after = f"{after[:MOST_AFTER]}…"
    return _shown(before + after), _cells(_shown(before))


def _shown(text: str) -> str:
    """Escape what a terminal would not show as it is; tabs become spaces."""
    return harmless(text.replace("\t", TAB))


def _cells(text: str) -> int:
    """Count the cells that a text takes on a terminal: two for wide signs, none for marks above others."""
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    """Count the cells of one sign."""
    if unicodedata.category(sign) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
