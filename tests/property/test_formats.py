"""Laws of what readers see: no value is unwritable, and none loses a digit or a year."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from partnerbase.formats import Formats
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from tests.property.strategies import dates, quantities

SITE_LANGUAGES = st.sampled_from(["en", "de", "zh"])
WORDS = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


@given(dates(), SITE_LANGUAGES)
def test_every_date_can_be_written_and_names_its_years(date: EdtfDate, language: str) -> None:
    written = Formats(language).date(date)
    for point in (date.start, date.end):
        assert point is None or str(point.year) in written


@given(quantities(), SITE_LANGUAGES)
def test_every_amount_can_be_written(quantity: Quantity, language: str) -> None:
    written = Formats(language).quantity(quantity)
    assert "%(" not in written
    assert re.search(r"\d", written)


@given(quantities())
def test_no_amount_loses_a_digit(quantity: Quantity) -> None:
    number, word = re.findall(r"(-?[\d,.]+)%?(?: (million|billion|trillion))?", Formats("en").quantity(quantity))[0]
    assert Decimal(number.replace(",", "")) * WORDS.get(word, 1) == quantity.value
