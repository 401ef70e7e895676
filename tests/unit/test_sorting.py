"""Names stand where readers of each language look for them."""

from pathlib import Path

import pytest

from partnerbase.derive import derive
from partnerbase.sorting import letter, name_key, plain_letters, sort_key
from tests.content_builder import TODAY, city, organisation
from tests.site_builder import TRILINGUAL, make_site


def in_order(language: str, *names: str) -> list[str]:
    return sorted(names, key=lambda name: name_key(name, language))


def test_letters_lose_marks_and_case() -> None:
    assert [plain_letters(name) for name in ("Köln", "Gießen", "Łódź", "Ålesund")] == [
        "koln",
        "giessen",
        "łodz",
        "alesund",
    ]


def test_german_names_are_sorted_without_their_marks() -> None:
    expected = ["Aachen", "Augsburg", "Köln", "Konstanz", "Münster", "Mutterstadt", "Zwickau"]
    assert in_order("de", *reversed(expected)) == expected


def test_signs_in_front_of_a_name_do_not_count() -> None:
    assert in_order("de", "„Neue Wege“", "Alte Wege", "Offene Wege") == ["Alte Wege", "„Neue Wege“", "Offene Wege"]
    assert in_order("zh", "“中国周”", "北京", "西安") == ["北京", "西安", "“中国周”"]


def test_names_that_differ_in_marks_alone_have_a_fixed_order() -> None:
    assert in_order("de", "Mühle", "Muhle") == in_order("de", "Muhle", "Mühle") == ["Muhle", "Mühle"]


def test_chinese_names_are_sorted_by_their_pinyin() -> None:
    names = {"厦门": "Xiàmén", "六安": "Lù'ān", "重庆": "Chóngqìng", "西安": "Xī'ān", "北京": "Běijīng"}
    ordered = sorted(names, key=lambda name: name_key(name, "zh", names[name]))
    assert ordered == ["北京", "重庆", "六安", "西安", "厦门"]


def test_chinese_names_without_pinyin_come_behind_in_the_order_of_their_characters() -> None:
    cities = {"慕尼黑": None, "柏林": None, "南京": "Nánjīng", "基尔": None, "安庆": "Ānqìng", "汉堡": None}
    ordered = sorted(cities, key=lambda name: name_key(name, "zh", cities[name]))
    assert ordered == ["安庆", "南京", "柏林", "汉堡", "基尔", "慕尼黑"]


def test_pinyin_orders_chinese_lists_alone() -> None:
    assert name_key("Xi'an", "de", "Xī'ān") == name_key("Xi'an", "de")


def test_records_are_sorted_by_the_name_that_the_list_shows(tmp_path: Path) -> None:
    files = {
        "cities/cologne": city(name={"en": "Cologne", "de": "Köln"}),
        "cities/dresden": city(name={"en": "Dresden"}),
        "cities/aachen": city(name={"en": "Aachen"}),
    }
    site = make_site(tmp_path, files, languages=TRILINGUAL)
    cards = [derive(site, TODAY).cards[key] for key in site.collections["cities"]]

    def order(language: str) -> list[str]:
        found = sorted(cards, key=lambda card: sort_key(card, language, site.settings.tongues))
        return [card.key[1] for card in found]

    assert order("en") == ["aachen", "cologne", "dresden"]
    assert order("de") == ["aachen", "dresden", "cologne"]


DISTRICTS = {
    "cities/fuerth-district": city(name={"en": "Fürth district", "de": "Landkreis Fürth"}),
    "cities/chaoyang": city(name={"en": "Chaoyang District", "de": "Bezirk Chaoyang (Peking)", "zh": "朝阳"}),
    "cities/kreisau": city(name={"en": "Kreisau", "de": "Kreisau"}),
    "cities/huanren": city(name={"en": "County of Huanren", "de": "Autonomer Kreis Huanren", "zh": "桓仁"}),
    "cities/aachen": city(name="Aachen"),
}


@pytest.mark.parametrize(
    ("language", "slugs", "letters"),
    [
        ("de", ["aachen", "chaoyang", "fuerth-district", "huanren", "kreisau"], "ACFHK"),
        ("en", ["aachen", "chaoyang", "fuerth-district", "huanren", "kreisau"], "ACFHK"),
        ("zh", ["aachen", "fuerth-district", "kreisau", "chaoyang", "huanren"], "AFK##"),
    ],
)
def test_a_place_stands_under_its_proper_name(tmp_path: Path, language: str, slugs: list[str], letters: str) -> None:
    site = make_site(tmp_path, DISTRICTS, languages=TRILINGUAL)
    tongues = site.settings.tongues
    cards = [derive(site, TODAY).cards[key] for key in site.collections["cities"]]
    cards.sort(key=lambda card: sort_key(card, language, tongues))
    assert [card.key[1] for card in cards] == slugs
    assert "".join(letter(card, language, tongues) for card in cards) == letters


def test_the_word_for_a_sort_counts_in_names_that_are_no_places(tmp_path: Path) -> None:
    site = make_site(
        tmp_path, {"organisations/o": organisation(name={"de": "Kreis Junger Kaufleute"})}, languages=TRILINGUAL
    )
    card = derive(site, TODAY).cards["organisations", "o"]
    assert letter(card, "de", site.settings.tongues) == "K"
