"""Whatever languages the settings name, the site is written in them, or the settings are refused."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel import localedata

from partnerbase.formats import Formats
from partnerbase.i18n import html_tag, language_name
from partnerbase.values.dates import EdtfDate
from partnerbase.values.quantity import Quantity
from tests.content_builder import diagnose, write_site
from tests.site_builder import make_site

LANGUAGES = [tag for tag in sorted(localedata.locale_identifiers()) if re.fullmatch("[a-z]{2,3}", tag)]
DATES = ["0001", "9999-12-31", "1988~", "1988?", "2019/..", "../2019", "2013~/2014", "2013/2014-01"]
SPANS = ["2013/2014", "2013-11/2013-12", "2013-11/2014-01", "2013-11-12/2013-11-14", "2013-11-12/2014-01-01"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_unicode_cldr(language: str) -> None:
    formats = Formats(language)
    for text in (*DATES, *SPANS):
        assert formats.date(EdtfDate.parse(text))
    for value in ("0", "2220000000", "-1.5"):
        for unit in ("EUR", "percent", "people"):
            assert formats.quantity(Quantity.of(Decimal(value), "about", unit))
    assert language_name(language)
    assert html_tag(language).startswith(language)


@pytest.mark.parametrize("tag", ["xx", "qqq", "zh-Latn-AQ"])
def test_a_language_that_nobody_speaks(tmp_path: Path, tag: str) -> None:
    (found,) = diagnose(write_site(tmp_path, {}, languages=["en", tag]))
    assert re.match(rf"site\.yaml:5:3: error\[invalid-value\]: no language '{tag}'; ", found)


def test_a_language_twice(tmp_path: Path) -> None:
    (found, *_) = diagnose(write_site(tmp_path, {}, languages=["en", "de", "en"]))
    assert found.startswith("site.yaml:4:1: error[invalid-value]: the language 'en' stands here a second time; ")


def test_many_languages(tmp_path: Path) -> None:
    assert make_site(tmp_path, {}, languages=LANGUAGES[:20]).settings.languages == tuple(LANGUAGES[:20])


def test_more_levels_than_codes(tmp_path: Path) -> None:
    levels = {f"code-{number}": "off" for number in range(2000)}
    (found,) = diagnose(write_site(tmp_path, {}, levels=levels))
    assert "error[too-many]" in found
