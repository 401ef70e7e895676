"""No input crashes a parser: it gives a value or says what is wrong."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from partnerbase import markdown
from partnerbase.load.document import Text
from partnerbase.load.yaml_subset import read, scalar
from partnerbase.records.figure import Observation
from partnerbase.values.citation import Citation, Claim
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity, parse_number, parse_unit
from partnerbase.values.reference import Ref
from partnerbase.values.text import parse_country, parse_email, parse_url
from partnerbase.values.text_value import BadValueError
from tests.property import strategies as some

ANY_DATA = (EdtfDate.parse, Ref.parse, LocalText.parse, Citation.parse, Claim.parse, Quantity.parse, Observation.parse)
NUMBERS = (parse_number, parse_unit)
TEXTS = (parse_url, parse_email, parse_country)
NEARLY = st.text(st.sampled_from("0123456789-/.~?:@[]()*_`|\\<>!&# \n\tab重，。eE+,'\"{}"), max_size=60)
AMOUNTS = (
    st.integers() | st.decimals() | st.just(Decimal("1E+999")) | st.just(Decimal("1E-999")) | st.just(Decimal("0E+99"))
)


def name_of(parse: Any) -> str:  # noqa: ANN401 - a function or a method of a type
    """Name a parser by its type, or by itself."""
    return str(getattr(getattr(parse, "__self__", parse), "__name__", parse))


@pytest.mark.parametrize("parse", [*ANY_DATA, *NUMBERS, *TEXTS], ids=name_of)
@given(st.data())
def test_texts(parse: Callable[[Any], object], data: st.DataObject) -> None:
    attempt(parse, data.draw(st.text() | NEARLY))


@pytest.mark.parametrize("parse", [*ANY_DATA, *NUMBERS], ids=name_of)
@settings(max_examples=50)
@given(st.data())
def test_other_data(parse: Callable[[Any], object], data: st.DataObject) -> None:
    attempt(parse, data.draw(some.plain_data() | AMOUNTS))


def attempt(parse: Callable[[Any], object], data: object) -> None:
    """Read data; anything but the two errors that mean bad data fails the test, and so does an error without words."""
    problem: Exception | None = None
    try:
        parse(data)
    except (BadValueError, ValidationError) as error:
        problem = error
    if isinstance(problem, BadValueError):
        assert all((str(problem), problem.code, problem.hint))


@given(st.text() | NEARLY)
def test_the_yaml_reader(text: str) -> None:
    tree = read(text)
    lines = text.split("\n")
    for problem in tree.problems:
        assert problem.code
        assert problem.message
        assert problem.hint
        assert 1 <= problem.line <= max(len(text.splitlines()), len(lines)) + 1


@given(NEARLY)
def test_plain_scalars(text: str) -> None:
    assert isinstance(scalar(text), str | int | Decimal | bool | None)


@given(st.text() | NEARLY)
def test_markdown(text: str) -> None:
    body = Text("x.md", text)
    read_body = markdown.read(body)
    for link in read_body.links:
        assert 1 <= link.line <= len(body.lines)
        assert 1 <= link.column <= len(body.lines[link.line - 1]) + 1
    for found in read_body.problems:
        assert 1 <= found.span.line <= len(body.lines)
        assert 1 <= found.span.column <= len(body.lines[found.span.line - 1]) + 1
