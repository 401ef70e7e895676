"""Laws of the data files: numbers read back as they were, and every text survives."""

import json
from decimal import Decimal

from hypothesis import given

from partnerbase.export import as_json
from tests.property.strategies import numbers, texts


@given(numbers())
def test_numbers_read_back_exactly(number: Decimal) -> None:
    assert Decimal(json.loads(as_json(number), parse_float=Decimal)) == number


@given(texts())
def test_texts_read_back(text: str) -> None:
    assert json.loads(as_json({"text": text})) == {"text": text}
