"""Dates, numbers and amounts in the language of a page, by Unicode CLDR through Babel."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent, get_currency_name

from partnerbase.i18n import Interface, locale_of
from partnerbase.values.dates import EdtfDate, Point, Precision
from partnerbase.values.quantity import Quantity

SKELETONS = {Precision.YEAR: "y", Precision.MONTH: "yMMMM", Precision.DAY: "yMMMMd"}
LARGE = 1_000_000
MOST_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Formats:
    """The ways of writing in one language."""

    language: str

    @property
    def _interface(self) -> Interface:
        return Interface(self.language)

    def date(self, date: EdtfDate) -> str:
        """Write a date as precisely as it is known: "November 2025", "um 1995", "2013年11月12日至14日"."""
        if not date.is_interval and date.start:
            return self._point(date.start)
        if date.start and date.end:
            return self._span(date.start, date.end)
        if date.start:
            return self._interface.text("since %(date)s", date=self._point(date.start))
        return self._interface.text("until %(date)s", date=self._point(date.end)) if date.end else ""

    def _span(self, start: Point, end: Point) -> str:
        if start.qualifier or end.qualifier or start.precision != end.precision:
            return self._interface.text("%(start)s to %(end)s", start=self._point(start), end=self._point(end))
        skeleton = SKELETONS[start.precision]
        return str(format_interval(start.earliest, end.earliest, skeleton, locale=locale_of(self.language)))

    def _point(self, point: Point) -> str:
        locale = locale_of(self.language)
        if point.precision is Precision.DAY:
            text = format_date(point.earliest, "long", locale=locale)
        else:
            text = format_skeleton(SKELETONS[point.precision], point.earliest, locale=locale)
        if point.qualifier == "~":
            return self._interface.text("about %(quantity)s", quantity=text)
        return self._interface.text("%(date)s (uncertain)", date=text) if point.qualifier else str(text)

    def number(self, number: Decimal | int) -> str:
        """Write a number in full, with the language's separators."""
        return str(format_decimal(number, locale=locale_of(self.language), decimal_quantization=False))

    def quantity(self, quantity: Quantity) -> str:
        """Write an amount with qualifier and unit: "more than 4.2 billion USD", "约150人"."""
        if quantity.qualifier == "exact":
            return self._amount(quantity)
        pattern = quantity.qualifier.replace("-", " ") + " %(quantity)s"
        return self._interface.text(pattern, quantity=self._amount(quantity))

    def _amount(self, quantity: Quantity) -> str:
        locale = locale_of(self.language)
        if quantity.unit == "percent":
            return str(format_percent(quantity.value / 100, locale=locale, decimal_quantization=False))
        number = self._compact(quantity.value) if quantity.is_money else self.number(quantity.value)
        if quantity.is_money:
            name = get_currency_name(quantity.unit, locale=locale) if self.language == "zh" else quantity.unit
            return self._interface.text("%(number)s %(currency)s", number=number, currency=name)
        return self._counted(quantity, number)

    def _counted(self, quantity: Quantity, number: str) -> str:
        """Write an amount of things: the catalogue has a singular and a plural for each unit."""
        if quantity.unit == "count":
            return number
        one, many = f"%(number)s {quantity.unit}, one", f"%(number)s {quantity.unit}, many"
        return self._interface.plural(one, many, 1 if quantity.value == 1 else 2, number=number)

    def _compact(self, value: Decimal) -> str:
        """Write a large number with a word, "2.22 billion", where that keeps it exact."""
        if abs(value) < LARGE or len(value.normalize().as_tuple().digits) > 1 + MOST_DECIMALS:
            return self.number(value)
        width = "short" if self.language == "zh" else "long"
        return str(
            format_compact_decimal(
                value, format_type=width, locale=locale_of(self.language), fraction_digits=MOST_DECIMALS
            )
        )
