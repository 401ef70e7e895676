"""Tables as CSV: what a spreadsheet reads is what was meant, and nothing is computed."""

import csv
import io
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from partnerbase.tabular import FORMULA, table


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_is_utf_8_with_a_mark_and_lines_of_rfc_4180() -> None:
    data = table(("name", "count"), [("南京", 3)])
    assert data == "\ufeffname,count\r\n南京,3\r\n".encode()


def test_cells_hold_numbers_lists_and_nothing() -> None:
    cells = read(table(("a",) * 5, [(Decimal("-1.50"), True, None, ["x", "y"], 0)]))[1]
    assert cells == ["-1.50", "true", "", "x|y", "0"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_every_text_comes_back_and_none_is_a_formula(text: str) -> None:
    (cell,) = read(table(("a",), [(text,)]))[1] or [""]
    assert not cell.startswith(FORMULA)
    assert cell.removeprefix("'") == text.removeprefix("'")
