"""What is written can be read: `parse(print(x)) == x` for every value type."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from partnerbase.load.yaml_subset import scalar
from partnerbase.values.base import Value
from partnerbase.values.citation import Citation, Claim
from partnerbase.values.dates import EdtfDate, Point
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity, parse_number
from partnerbase.values.reference import Ref
from partnerbase.values.text import parse_url
from tests.property import strategies as some


@given(some.points())
def test_points(point: Point) -> None:
    assert Point.parse(str(point)) == point


@given(some.dates())
def test_dates(date: EdtfDate) -> None:
    assert EdtfDate.parse(str(date)) == date


@given(some.dates())
def test_dates_as_a_file_gives_them(date: EdtfDate) -> None:
    assert EdtfDate.parse(scalar(str(date))) == date


@given(some.numbers())
def test_numbers(number: Decimal) -> None:
    assert parse_number(f"{number:f}") == number
    assert parse_number(number) == number


@given(some.quantities())
def test_quantities_as_text(quantity: Quantity) -> None:
    assert Quantity.parse(str(quantity)) == quantity


@given(some.quantities())
def test_quantities_as_mapping(quantity: Quantity) -> None:
    assert Quantity.parse(quantity.plain()) == quantity


@given(some.references())
def test_references(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@given(some.local_texts())
def test_local_texts(text: LocalText) -> None:
    assert LocalText.parse(text.plain(), some.LANGUAGES) == text


@given(some.citations() | some.claims())
def test_citations_and_claims(value: Citation | Claim) -> None:
    assert type(value).parse(value.plain()) == value


@given(some.urls())
def test_urls(url: str) -> None:
    assert parse_url(url) == url


@pytest.mark.parametrize(
    ("value_type", "data"),
    [
        (Citation, "leipziger-volkszeitung"),
        (Quantity, "more-than 730000000 USD"),
        (Quantity, "about 150 people"),
        (Quantity, "1.50 percent"),
    ],
)
def test_short_forms_are_kept_short(value_type: type[Value], data: Any) -> None:  # noqa: ANN401 - any plain data
    value = value_type.parse(data)
    assert data in {str(value), value.plain() if isinstance(value.plain(), str) else ""}


def test_the_collections_of_a_field_are_not_printed() -> None:
    assert Ref("trier", ("cities", "regions")).plain() == "trier"
    assert str(Ref("trier", ("cities", "regions"))) == "trier"
    assert str(Ref("trier", ("cities",))) == "cities/trier"
