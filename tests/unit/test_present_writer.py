"""Every kind of value as HTML in the language of a page."""

from decimal import Decimal
from pathlib import Path

import pytest

from partnerbase.present.writer import Writer
from partnerbase.records.base import Coordinates, Population
from partnerbase.records.figure import Scope
from partnerbase.records.partnership import Term
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref
from tests.content_builder import city, partnership
from tests.site_builder import TRILINGUAL, make_plans, make_site

HOSTILE = '<script>"&'
ESCAPED = "&lt;script&gt;&#34;&amp;"


@pytest.fixture
def writers(tmp_path: Path) -> dict[str, Writer]:
    """A writer for the page of a partnership in each language."""
    files = {
        "cities/trier": city(name={"en": "Trier", "zh": "特里尔"}),
        "cities/xiamen": city(name={"zh": "厦门"}, country="CN"),
        "partnerships/p": partnership(),
    }
    plans = make_plans(make_site(tmp_path, files, languages=TRILINGUAL))
    return {language: Writer(plans[f"{language}/partnerships/p.html"]) for language in TRILINGUAL}


def text(**texts: str) -> LocalText:
    return LocalText(tuple(texts.items()))


def test_a_text_is_given_in_the_language_of_the_page(writers: dict[str, Writer]) -> None:
    assert writers["de"].text(text(en="Munich", de="München")) == "München"


def test_a_text_in_another_language_is_marked_as_such(writers: dict[str, Writer]) -> None:
    assert writers["de"].text(text(en="Munich")) == '<span lang="en">Munich</span>'
    assert writers["en"].text(text(zh="慕尼黑")) == '<span lang="zh-Hans">慕尼黑</span>'
    assert writers["en"].plain(text(zh="慕尼黑")) == "慕尼黑"


def test_no_text_is_nothing(writers: dict[str, Writer]) -> None:
    assert (writers["en"].text(None), writers["en"].plain(None), writers["en"].date(None)) == ("", "", "")


def test_texts_are_escaped(writers: dict[str, Writer]) -> None:
    writer = writers["en"]
    assert writer.text(text(en=HOSTILE)) == ESCAPED
    assert writer.text(text(de=HOSTILE)) == f'<span lang="de">{ESCAPED}</span>'
    assert writer.value("cities.aliases", (HOSTILE,)) == ESCAPED
    assert writer.value("sources.publisher", HOSTILE) == ESCAPED
    assert writer.value("figures.scope", Scope(area="city", counts=text(en=HOSTILE))) == f"City: {ESCAPED}"
    assert writer.outside("https://a.example/?a=1&b=2", HOSTILE) == (
        f'<a href="https://a.example/?a=1&amp;b=2" rel="external">{ESCAPED}</a>'
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-11-07", '<time datetime="2025-11-07">7\xa0November 2025</time>'),
        ("2025-11", '<time datetime="2025-11">November 2025</time>'),
        ("1995", '<time datetime="1995">1995</time>'),
        ("1995~", "about 1995"),
        ("2013-11-12/2013-11-14", "12–14\xa0November 2013"),
        ("2019/..", "from 2019 on"),
    ],
)
def test_dates_are_readable_for_machines_where_html_can_say_them(
    writers: dict[str, Writer], date: str, expected: str
) -> None:
    assert writers["en"].value("events.start", EdtfDate.parse(date)) == expected


def test_a_reference_is_a_link_to_the_records_page(writers: dict[str, Writer]) -> None:
    places = ("cities", "regions")
    assert writers["de"].value("events.places", Ref("trier", places)) == (
        '<a href="../cities/trier.html"><span lang="en">Trier</span></a>'
    )
    assert writers["zh"].value("events.places", Ref("trier", places)) == '<a href="../cities/trier.html">特里尔</a>'


def test_parties_stand_face_to_face(writers: dict[str, Writer]) -> None:
    parties = ((Ref("trier", ("cities",)), Ref("trier", ("cities",))), (Ref("xiamen", ("cities",)),))
    trier, xiamen = '<a href="../cities/trier.html">特里尔</a>', '<a href="../cities/xiamen.html">厦门</a>'
    assert writers["zh"].value("partnerships.parties", parties) == f"{trier}、{trier}—{xiamen}"


def test_several_values_are_a_list_and_one_is_itself(writers: dict[str, Writer]) -> None:
    writer = writers["en"]
    assert writer.value("cities.aliases", ("Treves",)) == "Treves"
    assert writer.value("cities.aliases", ("a", "b")) == "a, b"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("cities.kind", "district", ("District", "Bezirk", "区")),
        ("partnerships.kind", "sister-city", ("Sister cities", "Städtepartnerschaft", "友好城市")),
        ("partnerships.stages.kind", "contact", ("Contact", "Kontakt", "接触")),
        ("partnerships.status", "planned", ("Planned", "Geplant", "拟建立")),
        ("events.status", "planned", ("Announced", "Angekündigt", "已预告")),
        ("cities.country", "DE", ("Germany", "Deutschland", "德国")),
        ("cities.country", "CN", ("China", "China", "中国")),
        ("sources.language", "zh", ("Chinese", "Chinesisch", "中文")),
        ("sources.language", "zh-Hant", ("Traditional Chinese", "Chinesisch (traditionell)", "繁体中文")),
        ("indicators.unit", "projects", ("Projects", "Projekte", "项目数")),
        ("indicators.unit", "EUR", ("EUR", "EUR", "EUR")),
        ("partnerships.term.self_renewing", True, ("yes", "ja", "是")),
        ("partnerships.term.self_renewing", False, ("no", "nein", "否")),
        ("events.edition", 1250, ("1,250", "1.250", "1,250")),
        ("events.edition", Decimal("0.5"), ("0.5", "0,5", "0.5")),
    ],
)
def test_words_and_numbers(
    writers: dict[str, Writer], path: str, value: object, expected: tuple[str, str, str]
) -> None:
    assert tuple(writers[language].value(path, value) for language in TRILINGUAL) == expected


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        ("32.06", "118.78", ("32.06° N, 118.78° E", "32,06° N, 118,78° O", "北纬32.06°，东经118.78°")),
        ("-33.4", "-70.7", ("33.4° S, 70.7° W", "33,4° S, 70,7° W", "南纬33.4°，西经70.7°")),
    ],
)
def test_coordinates(writers: dict[str, Writer], lat: str, lon: str, expected: tuple[str, str, str]) -> None:
    point = Coordinates(lat=Decimal(lat), lon=Decimal(lon))
    assert tuple(writers[language].value("cities.coordinates", point) for language in TRILINGUAL) == expected


def test_a_population_has_its_date(writers: dict[str, Writer]) -> None:
    people = Population(value=Decimal(9543000), qualifier="about", as_of=EdtfDate.parse("2023"))
    year = '<time datetime="2023">2023{}</time>'
    written = tuple(writers[language].value("cities.population", people) for language in TRILINGUAL)
    assert written == (
        f"about 9,543,000 inhabitants ({year.format('')})",
        f"rund 9.543.000 Einwohner ({year.format('')})",
        f"约9,543,000人（{year.format('年')}）",
    )


def test_a_population_without_a_date(writers: dict[str, Writer]) -> None:
    assert writers["de"].value("cities.population", Population(value=Decimal(1))) == "1 Einwohner"


def test_the_number_of_an_amount_is_set_off(writers: dict[str, Writer]) -> None:
    amount = Quantity.parse("more-than 4200000000 USD")
    assert writers["en"].amount(amount) == 'more than <span class="amount">4.2 billion</span> USD'
    assert writers["zh"].amount(amount) == '超过<span class="amount">42亿</span>美元'


def test_other_groups_name_their_fields(writers: dict[str, Writer]) -> None:
    term = Term(years=5, self_renewing=True)
    written = tuple(writers[language].value("partnerships.term", term) for language in TRILINGUAL)
    assert written == (
        "Years: 5; Renews itself: yes",
        "Jahre: 5; Verlängert sich von selbst: ja",
        "年数：5；自动续期：是",
    )


def test_addresses_are_links(writers: dict[str, Writer]) -> None:
    writer = writers["en"]
    assert writer.value("sources.url", "https://a.example/") == (
        '<a href="https://a.example/" rel="external">https://a.example/</a>'
    )
    assert writer.value("partnerships.contacts.email", "office@a.example") == (
        '<a href="mailto:office@a.example" rel="external">office@a.example</a>'
    )


def test_labels_depend_on_the_place_where_that_matters(writers: dict[str, Writer]) -> None:
    paths = ("events.title", "people.roles.title", "agreements.parties")
    assert [writers["de"].label(path) for path in paths] == ["Titel", "Amt oder Rolle", "Unterzeichnende"]
