"""Laws of the data files: numbers read back as they were, and every text survives."""

import json
from decimal import Decimal
from typing import Any

from hypothesis import given

from partnerbase.export import collected, record_data
from partnerbase.load import Document, Text
from partnerbase.records.agreement import Agreement
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.localtext import Languages, LocalText
from partnerbase.values.quantity import Quantity
from tests.property.strategies import numbers, texts

WORDS = {
    "title": "x",
    "summary": "x",
    "languages": ("en",),
    "licence": {"name": "x", "url": "https://a.example/"},
    "countries": ({"code": "DE"},),
}
SETTINGS = Settings.model_validate(WORDS, context={"languages": Languages()})


def read_back(title: str, body: str, number: Decimal) -> dict[str, Any]:
    """Write an agreement into its data file, and read that."""
    worth = Quantity.of(number, "exact", "EUR")
    record = Agreement.model_construct(title=LocalText((("en", title),)), kind="memorandum", value=worth, sources=())
    document = Document("agreements", "a", Text("agreements/a.md", ""), {}, {"en": Text("agreements/a.md", body)})
    page = collected("agreements", [record_data(Entry(record, document), SETTINGS)])
    ((found,),) = (json.loads(page.data, parse_float=Decimal)["records"],)
    assert isinstance(found, dict)
    return found


@given(numbers())
def test_numbers_read_back_exactly(number: Decimal) -> None:
    assert Decimal(read_back("x", "x", number)["value"]["value"]) == number


@given(texts(), texts())
def test_texts_read_back(title: str, body: str) -> None:
    found = read_back(title, body, Decimal(1))
    assert (found["title"], found["text"]) == ({"en": title}, {"en": body.strip()})
