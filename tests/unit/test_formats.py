"""Dates and amounts as readers of each language expect them."""

from decimal import Decimal

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from partnerbase.formats import Formats
from partnerbase.i18n import locale_of
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity

THIN, FIXED = "\u2009", "\xa0"
"""The spaces that CLDR sets around a dash between dates of several words, and before a German per cent sign."""


@pytest.mark.parametrize(
    ("date", "english", "german", "chinese"),
    [
        ("2025-11-07", "7 November 2025", "7. November 2025", "2025年11月7日"),
        ("2025-11", "November 2025", "November 2025", "2025年11月"),
        ("2025", "2025", "2025", "2025年"),
        ("1995~", "about 1995", "ca. 1995", "约1995年"),
        ("2025-03~", "about March 2025", "ca. März 2025", "约2025年3月"),
        ("1995?", "1995 (uncertain)", "1995 (unsicher)", "1995年（存疑）"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, english: str, german: str, chinese: str) -> None:
    assert written(date) == (english, german, chinese)


@pytest.mark.parametrize(
    ("date", "english", "german", "chinese"),
    [
        ("2013-11-12/2013-11-14", "12–14 November 2013", "12.–14. November 2013", "2013年11月12日至14日"),
        (
            "2013-10-30/2013-11-02",
            f"30 October{THIN}–{THIN}2 November 2013",
            f"30. Oktober{THIN}–{THIN}2. November 2013",
            "2013年10月30日至11月2日",
        ),
        (
            "2013-12-30/2014-01-02",
            f"30 December 2013{THIN}–{THIN}2 January 2014",
            f"30. Dezember 2013{THIN}–{THIN}2. Januar 2014",
            "2013年12月30日至2014年1月2日",
        ),
        (
            "2013-11/2013-12",
            f"November{THIN}–{THIN}December 2013",
            "November–Dezember 2013",
            "2013年11月至12月",
        ),
        ("2013/2014", "2013–2014", "2013–2014", "2013–2014年"),
        ("2013-11-12/2013-11-12", "12 November 2013", "12. November 2013", "2013年11月12日"),
        (
            "2013-11/2013-11-14",
            "November 2013 to 14 November 2013",
            "November 2013 bis 14. November 2013",
            "2013年11月至2013年11月14日",
        ),
        (
            "2013-01-30?/2013-01-31?",
            "30–31 January 2013 (uncertain)",
            "30.–31. Januar 2013 (unsicher)",
            "2013年1月30日至31日（存疑）",
        ),
        ("1995~/1996-05~", "about 1995 to May 1996", "ca. 1995 bis Mai 1996", "约1995年至1996年5月"),
        (
            "1995~/1996?",
            "about 1995 to 1996 (uncertain)",
            "ca. 1995 bis 1996 (unsicher)",
            "约1995年至1996年（存疑）",
        ),
        ("1995~/2004", "about 1995 to 2004", "ca. 1995 bis 2004", "约1995年至2004年"),
        ("2019/..", "from 2019 on", "ab 2019", "自2019年起"),
        ("../2019-03", "until March 2019", "bis März 2019", "至2019年3月"),
        ("1995~/..", "from about 1995 on", "ab ca. 1995", "自约1995年起"),
    ],
)
def test_an_interval_says_nothing_twice(date: str, english: str, german: str, chinese: str) -> None:
    assert written(date) == (english, german, chinese)


@pytest.mark.parametrize(
    ("quantity", "english", "german", "chinese"),
    [
        ("more-than 4200000000 USD", "more than 4.2 billion USD", "mehr als 4,2 Milliarden USD", "超过42亿美元"),
        ("2220000000 USD", "2.22 billion USD", "2,22 Milliarden USD", "22.2亿美元"),
        ("44000000000 CNY", "44 billion CNY", "44 Milliarden CNY", "440亿元人民币"),
        ("1000000000 EUR", "1 billion EUR", "1 Milliarde EUR", "10亿欧元"),
        ("1234000 EUR", "1.234 million EUR", "1,234 Millionen EUR", "123.4万欧元"),
        ("1234500 EUR", "1,234,500 EUR", "1.234.500 EUR", "1,234,500欧元"),
        ("999999 EUR", "999,999 EUR", "999.999 EUR", "999,999欧元"),
        ("0.75 EUR", "0.75 EUR", "0,75 EUR", "0.75欧元"),
        ("5000000 XAF", "5 million XAF", "5 Millionen XAF", "500万XAF"),
    ],
)
def test_money_has_a_word_where_that_keeps_it_exact(quantity: str, english: str, german: str, chinese: str) -> None:
    assert amounts(quantity) == (english, german, chinese)


@pytest.mark.parametrize(
    ("quantity", "english", "german", "chinese"),
    [
        ("66.6 percent", "66.6%", f"66,6{FIXED}%", "66.6%"),
        ("66.60 percent", "66.6%", f"66,6{FIXED}%", "66.6%"),
        ("309 projects", "309 projects", "309 Projekte", "309个项目"),
        ("1 companies", "1 company", "1 Unternehmen", "1家企业"),
        ("1.0 days", "1 day", "1 Tag", "1天"),
        ("0 agreements", "0 agreements", "0 Vereinbarungen", "0项协议"),
        ("1.5 years", "1.5 years", "1,5 Jahre", "1.5年"),
        ("8526000 people", "8,526,000 people", "8.526.000 Personen", "8,526,000人"),
        ("1234.5 square-metres", "1,234.5 square metres", "1.234,5 Quadratmeter", "1,234.5平方米"),
        ("1234 count", "1,234", "1.234", "1,234"),
        ("2100000 teu", "2,100,000 TEU", "2.100.000 TEU", "2,100,000标准箱"),
        ("1 trains-per-week", "1 train a week", "1 Zug pro Woche", "每周1列"),
        ("2000 jobs", "2,000 jobs", "2.000 Arbeitsplätze", "2,000个岗位"),
        ("1 pieces", "1 piece", "1 Stück", "1件"),
    ],
)
def test_counted_things_are_written_in_full(quantity: str, english: str, german: str, chinese: str) -> None:
    assert amounts(quantity) == (english, german, chinese)


@pytest.mark.parametrize(
    ("qualifier", "english", "german", "chinese"),
    [
        ("exact", "150 people", "150 Personen", "150人"),
        ("about", "about 150 people", "rund 150 Personen", "约150人"),
        ("nearly", "nearly 150 people", "knapp 150 Personen", "近150人"),
        ("more-than", "more than 150 people", "mehr als 150 Personen", "超过150人"),
        ("less-than", "less than 150 people", "weniger als 150 Personen", "不足150人"),
        ("at-least", "at least 150 people", "mindestens 150 Personen", "至少150人"),
        ("up-to", "up to 150 people", "bis zu 150 Personen", "最多150人"),
    ],
)
def test_qualifiers_are_kept(qualifier: str, english: str, german: str, chinese: str) -> None:
    assert amounts(f"{qualifier} 150 people") == (english, german, chinese)


@pytest.mark.parametrize("number", ["0.000000001", "123456789.123456", "100000000000000"])
def test_numbers_lose_no_digit(number: str) -> None:
    assert Decimal(Formats("en").number(Decimal(number)).replace(",", "")) == Decimal(number)


def written(date: str) -> tuple[str, str, str]:
    """Write a date in each language."""
    value = EdtfDate.parse(date)
    return Formats("en").date(value), Formats("de").date(value), Formats("zh").date(value)


def amounts(quantity: str) -> tuple[str, str, str]:
    """Write an amount in each language."""
    value = Quantity.parse(quantity)
    return Formats("en").quantity(value), Formats("de").quantity(value), Formats("zh").quantity(value)


@pytest.mark.parametrize("language", ["en", "de", "zh", "fr", "es", "hi", "ar", "th", "fa", "ja", "pl", "hu", "lv"])
def test_dates_and_numbers_are_those_of_cldr(language: str) -> None:
    locale, formats = locale_of(language), Formats(language)
    for text in ("2025-11-07", "1988-01-31", "0999-12-01"):
        point, day = EdtfDate.parse(text), EdtfDate.parse(text).earliest
        assert formats.date(point) == format_date(day, "long", locale=locale)
        for length, skeleton in ((4, "y"), (7, "yMMMM")):
            assert formats.date(EdtfDate.parse(text[:length])) == format_skeleton(skeleton, day, locale=locale)
    for number in map(Decimal, ("0", "7", "999", "1000", "9999", "10000", "1234567", "-1234", "1.50", "12345.678")):
        assert formats.number(number) == format_decimal(number, locale=locale, decimal_quantization=False)
