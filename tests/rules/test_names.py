"""One record a thing, one script a word."""

import pytest

from tests.content_builder import Fields, city, person, region
from tests.rules.conftest import Found


def test_an_item_of_wikidata_stands_for_one_record(found: Found) -> None:
    links: Fields = {"links": {"wikidata": "Q3138"}}
    files = {"cities/trier": city(**links), "regions/trier-land": region(**links), "cities/augusta": city(**links)}
    assert found("duplicate-wikidata-id", files) == ["cities/trier.yaml", "regions/trier-land.yaml"]


def test_different_items_and_none(found: Found) -> None:
    first, second = ({"links": {"wikidata": item}} for item in ("Q3138", "Q1720"))
    files = {"cities/trier": city(**first), "cities/mainz": city(**second), "cities/a": city(), "cities/b": city()}
    assert found("duplicate-wikidata-id", files) == []


@pytest.mark.parametrize("name", ["Tri\u0435r", "A\u03bdignon an der Mosel", "\u0410ugusta", "\u041cA\u0418"])
def test_letters_that_only_look_latin(found: Found, name: str) -> None:
    assert found("mixed-scripts", {"cities/trier": city(name=name)}) == ["cities/trier.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "Trier",
        "\u041c\u043e\u0441\u043a\u0432\u0430",
        "Trier (\u0422\u0440\u0438\u0440)",
        "\u5357\u4eac Nanjing",
        "\u03b1-Helix",
        "5 \u00b5m",
    ],
)
def test_words_of_one_script(found: Found, name: str) -> None:
    assert found("mixed-scripts", {"cities/trier": city(name=name, aliases=[name], pinyin=name)}) == []


def test_aliases_and_other_languages_count(found: Found) -> None:
    files = {"cities/trier": city(aliases=["Tr\u0435ves"]), "people/a": person(name={"en": "A", "de": "\u0410a"})}
    assert len(found("mixed-scripts", files, languages=["en", "de"])) == 2


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("\u91cd\u5e86", "Ch\u00f3ngq\u00ecng"),
        ("\u516d\u5b89", "L\u00f9'\u0101n"),
        ("\u5185\u8499\u53e4", "N\u00e8i M\u011bngg\u01d4"),
        ("\u7279\u91cc\u5c14\u00b7\u8428", "Anything"),
    ],
)
def test_pinyin_that_can_be_read(found: Found, name: str, pinyin: str) -> None:
    files = {"cities/a": city(name={"en": "A", "zh": name}, pinyin=pinyin)}
    assert found("pinyin-mismatch", files, languages=["en", "zh"]) == []


@pytest.mark.parametrize(
    "pinyin", ["Zh\u014dngq\u00ecng", "Chongqing", "Ch\u00f3ng", "Ch\u00f3ngq\u00ecngsh\u00ec", "-"]
)
def test_pinyin_of_other_characters(found: Found, pinyin: str) -> None:
    files = {"cities/a": city(name={"en": "A", "zh": "\u91cd\u5e86"}, pinyin=pinyin)}
    assert found("pinyin-mismatch", files, languages=["en", "zh"]) == ["cities/a.yaml"]


@pytest.mark.parametrize(("pinyin", "files"), [("Chóngqìng Shì", []), ("Chóngqìng", ["cities/a.yaml"])])
def test_pinyin_of_an_official_name_reads_that(found: Found, pinyin: str, files: list[str]) -> None:
    fields = {"pinyin": "Chóngqìng", "official_name": {"zh": "重庆市"}, "official_pinyin": pinyin}
    content = {"cities/a": city(name={"en": "A", "zh": "重庆"}, **fields)}
    assert found("pinyin-mismatch", content, languages=["en", "zh"]) == files


def test_pinyin_needs_a_chinese_name_and_no_record_needs_pinyin(found: Found) -> None:
    files = {"cities/a": city(pinyin="X"), "cities/b": city(name={"en": "B", "zh": "\u91cd\u5e86"})}
    assert found("pinyin-mismatch", files, languages=["en", "zh"]) == []


def test_a_place_under_an_older_name(found: Found) -> None:
    canton, guangzhou = city(name="Canton", region="saarland"), city(name="A", aliases=["CANTON"], region="saarland")
    assert found("duplicate-place", {"cities/canton": canton, "cities/guangzhou": guangzhou}) == [
        "cities/guangzhou.yaml"
    ]


def test_namesakes_nearby_are_told_once(found: Found) -> None:
    here, there = {"lat": 49.76, "lon": 6.64}, {"lat": 49.77, "lon": 6.6}
    files = {"cities/a": city(aliases=["T"], coordinates=here), "cities/b": city(aliases=["T"], coordinates=there)}
    assert found("duplicate-place", files) == ["cities/b.yaml"]


def test_namesakes_elsewhere(found: Found) -> None:
    near, far = {"lat": 49.76, "lon": 6.64}, {"lat": 52.35, "lon": 14.55}
    files = {
        "regions/hesse": region(name="Hesse"),
        "regions/trier": region(name="Trier"),
        "cities/a": city(region="hesse", coordinates=near),
        "cities/b": city(region="saarland", coordinates=far),
        "cities/c": city(country="CN", coordinates=near),
        "cities/d": city(),
    }
    assert found("duplicate-place", files) == []
