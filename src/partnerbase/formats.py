"""Dates, numbers and amounts in the language of a page, by Unicode CLDR through Babel."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from partnerbase.i18n import Interface, locale_of
from partnerbase.values.dates import EdtfDate, Point, Precision
from partnerbase.values.quantity import Quantity

INTERVALS = {Precision.YEAR: "y", Precision.MONTH: "yMMM", Precision.DAY: "yMMMd"}
SHORT_MONTH, FULL_MONTH = re.compile(r"\bMMM\b"), "MMMM"
LARGE = 1_000_000
MOST_DIGITS = 4
SEVERAL = 2
MOST_KEPT = 8192


@lru_cache(MOST_KEPT)
def _day(language: str, point: Point) -> str:
    """Write a point as precisely as it is known, without its qualifier."""
    locale = locale_of(language)
    if point.precision is Precision.DAY:
        return format_date(point.earliest, "long", locale=locale)
    return format_skeleton("y" if point.month is None else "yMMMM", point.earliest, locale=locale)


@lru_cache(MOST_KEPT)
def _number(language: str, digits: str) -> str:
    """Write a number with as many digits as it is given with."""
    return format_decimal(Decimal(digits), locale=locale_of(language), decimal_quantization=False)


@dataclass(frozen=True, slots=True)
class Formats:
    """The ways of writing in one language."""

    language: str

    @property
    def _interface(self) -> Interface:
        return Interface(self.language)

    def date(self, date: EdtfDate) -> str:
        """Write a date as precisely as it is known: "November 2025", "ca. 1995", "2013年11月12日至14日"."""
        if date.start and date.end:
            return self._point(date.start) if date.start == date.end else self._span(date.start, date.end)
        if date.start:
            return self._interface.text("from %(date)s on", date=self._point(date.start))
        return self._interface.text("until %(date)s", date=self._point(date.end)) if date.end else ""

    def _span(self, start: Point, end: Point) -> str:
        """Write two points without saying twice what they share: "12–14 November 2013"."""
        if start.qualifier or end.qualifier or start.precision != end.precision:
            return self._between(start, end)
        locale = locale_of(self.language)
        greatest_difference = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        patterns = locale.interval_formats[INTERVALS[start.precision]][greatest_difference]
        if len(patterns) != SEVERAL:
            return self._between(start, end)
        days = zip((start.earliest, end.earliest), patterns, strict=True)
        return "".join(format_date(day, SHORT_MONTH.sub(FULL_MONTH, pattern), locale=locale) for day, pattern in days)

    def _between(self, start: Point, end: Point) -> str:
        return self._interface.text("%(start)s to %(end)s", start=self._point(start), end=self._point(end))

    def _point(self, point: Point) -> str:
        text = _day(self.language, point)
        if point.qualifier == "~":
            return self._interface.text("about %(date)s", date=text)
        return self._interface.text("%(date)s (uncertain)", date=text) if point.qualifier else text

    def number(self, number: Decimal | int) -> str:
        """Write a number in full, with the language's separators."""
        return _number(self.language, str(number))

    def quantity(self, quantity: Quantity, wrap: Callable[[str], str] = str) -> str:
        """Write an amount in full, "more than 4.2 billion USD", "约150人"; `wrap` sets off its number."""
        return self._interface.named("qualifier", quantity.qualifier) % {"quantity": self._amount(quantity, wrap)}

    def _amount(self, quantity: Quantity, wrap: Callable[[str], str]) -> str:
        if quantity.unit == "percent":
            locale = locale_of(self.language)
            return wrap(format_percent(quantity.value / 100, locale=locale, decimal_quantization=False))
        if quantity.is_money:
            number, currency = self._money(quantity.value), self._interface.named("currency", quantity.unit)
            return self._interface.text("%(number)s %(currency)s", number=wrap(number), currency=currency)
        amount = int(quantity.value) if quantity.value == quantity.value.to_integral_value() else SEVERAL
        return self._interface.counted("unit", quantity.unit, amount, number=wrap(self.number(quantity.value)))

    def _money(self, value: Decimal) -> str:
        """Write a large number with a word, "2.22 billion", where that keeps it exact."""
        if abs(value) < LARGE or len(value.normalize().as_tuple().digits) > MOST_DIGITS:
            return self.number(value)
        locale = locale_of(self.language)
        width: Literal["long", "short"] = "long" if "long" in locale.compact_decimal_formats else "short"
        return format_compact_decimal(value, format_type=width, locale=locale, fraction_digits=MOST_DIGITS)
