"""Dates, numbers and amounts in the language of a page, by Unicode CLDR through Babel."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from babel.dates import DateTimeFormat, DateTimePattern, format_date, format_skeleton, match_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from partnerbase.i18n import Interface, locale_of
from partnerbase.values.dates import EdtfDate, Point, Precision
from partnerbase.values.quantity import Quantity

SKELETONS = {Precision.YEAR: "y", Precision.MONTH: "yMMMM"}
FIELD = re.compile(r"%\((\w+)\)s")
# What the fields of a pattern are made of, by their first letter; patterns with others are left to Babel.
PARTS = {"y": "year", "M": "month", "L": "month", "d": "day"}
INTERVALS = {Precision.YEAR: "y", Precision.MONTH: "yMMM", Precision.DAY: "yMMMd"}
SHORT_MONTH, FULL_MONTH = re.compile(r"\bMMM\b"), "MMMM"
LARGE = 1_000_000
MOST_DIGITS = 4
PLACES = 2
SIGNS = {"about": "≈", "more-than": ">", "at-least": "≥", "less-than": "<", "up-to": "≤"}
HAIR = "\u202f"
SEVERAL = 2
MOST_KEPT = 8192


@cache
def _pattern(language: str, precision: Precision) -> tuple[DateTimePattern, str, tuple[str, ...]]:
    """Give the way in which a year, month or day is written: the pattern, its text with gaps, the fields in these."""
    locale = locale_of(language)
    known = locale.datetime_skeletons
    is_day = precision is Precision.DAY
    found = locale.date_formats["long"] if is_day else known[match_skeleton(SKELETONS[precision], known) or ""]
    return found, str(found.format), tuple(FIELD.findall(str(found.format)))


@lru_cache(MOST_KEPT)
def _field(language: str, name: str, number: int) -> str:
    """Write one field of a pattern, such as MMMM, for the number of a year, month or day."""
    parts = {"year": 2000, "month": 1, "day": 1} | {PARTS[name[0]]: number}
    return str(DateTimeFormat(date(**parts), locale_of(language))[name])


@lru_cache(MOST_KEPT)
def _day(language: str, point: Point) -> str:
    """Write a point as precisely as it is known, without its qualifier."""
    pattern, text, names = _pattern(language, point.precision)
    day = point.earliest
    if any(name[0] not in PARTS for name in names):
        return pattern.apply(day, locale_of(language))
    return text % {name: _field(language, name, getattr(day, PARTS[name[0]])) for name in names}


@cache
def _separator(language: str) -> str | None:
    """Give what stands between groups of three digits, in languages that write whole numbers in such groups."""
    thousand, million = (format_decimal(number, locale=locale_of(language)) for number in (1234, 1234567))
    separator = thousand[1:-3]
    is_plain = (thousand, million) == (f"1{separator}234", f"1{separator}234{separator}567")
    return separator if is_plain else None


@lru_cache(MOST_KEPT)
def _number(language: str, digits: str) -> str:
    """Write a number with as many digits as it is given with."""
    separator = _separator(language)
    if separator is not None and digits.isdecimal():
        return f"{int(digits):,}".replace(",", separator)
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
        """Write two points without saying twice what they share: "12–14 November 2013 (uncertain)"."""
        if start.qualifier != end.qualifier:
            return self._between(self._point(start), self._point(end))
        return self._qualified(self._plain_span(start, end), start.qualifier)

    def _plain_span(self, start: Point, end: Point) -> str:
        """Write two points without their qualifiers."""
        points = _day(self.language, start), _day(self.language, end)
        if start.precision != end.precision:
            return self._between(*points)
        locale = locale_of(self.language)
        greatest_difference = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        patterns = locale.interval_formats[INTERVALS[start.precision]][greatest_difference]
        if len(patterns) != SEVERAL:
            return self._between(*points)
        days = zip((start.earliest, end.earliest), patterns, strict=True)
        return "".join(format_date(day, SHORT_MONTH.sub(FULL_MONTH, pattern), locale=locale) for day, pattern in days)

    def _between(self, start: str, end: str) -> str:
        return self._interface.text("%(start)s to %(end)s", start=start, end=end)

    def _point(self, point: Point) -> str:
        return self._qualified(_day(self.language, point), point.qualifier)

    def _qualified(self, text: str, qualifier: str) -> str:
        """Add to a date how sure it is."""
        if qualifier == "~":
            return self._interface.text("about %(date)s", date=text)
        return self._interface.text("%(date)s (uncertain)", date=text) if qualifier else text

    def tick(self, date: EdtfDate) -> str:
        """Write a year or month in the least room, for an axis."""
        if date.first.month is None:
            return str(date.first.year)
        return str(format_skeleton("yMMM", date.first.earliest, locale=locale_of(self.language)))

    def compact(self, number: Decimal) -> str:
        """Write a number in little room: from a million on with the sign for it, to two decimal places."""
        if abs(number) < LARGE:
            return self.number(number.normalize() if number % 1 else number.to_integral_value())
        return format_compact_decimal(
            number, format_type="short", locale=locale_of(self.language), fraction_digits=PLACES
        )

    def brief(self, quantity: Quantity) -> str:
        """Write an amount without its unit, with a sign for its qualifier: "> 4.2bn", "≈ 150"."""
        number = self.compact(quantity.value)
        if quantity.unit == "percent":
            number = f"{number}%"
        sign = SIGNS.get(quantity.qualifier)
        return (
            f"{sign}{HAIR}{number}"
            if sign
            else self._interface.named("qualifier", quantity.qualifier) % {"quantity": number}
        )

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
