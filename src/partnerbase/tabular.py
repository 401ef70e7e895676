"""Tables as CSV that Excel of any country opens as it is: UTF-8 with a byte order mark, RFC 4180."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | int | Decimal | bool | None | Sequence[str]
BETWEEN = "|"
"""What stands between the texts of one cell."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width signs begin formulas too
"""How texts begin that a spreadsheet would compute (OWASP, CSV injection)."""
BYTE_ORDER_MARK = "\ufeff"
END = "\r\n"


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as the bytes of a CSV file.

    Args:
        header: The names of the columns.
        rows: As many cells as there are columns; several texts in one cell are joined, nothing is an empty cell.
    """
    return joined(map(line, (header, *rows)))


def joined(lines: Iterable[str]) -> bytes:
    """Give the bytes of a CSV file of its lines."""
    return f"{BYTE_ORDER_MARK}{''.join(f'{one}{END}' for one in lines)}".encode()


def line(row: Sequence[Cell]) -> str:
    """Write a row, without the end of its line."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=END).writerow([_text(cell) for cell in row])
    return written.getvalue().removesuffix(END)


def _text(cell: Cell) -> str:
    """Write a cell; a text that looks like a formula is marked as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | Decimal):
        return str(cell)
    text = cell if isinstance(cell, str) else BETWEEN.join(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
