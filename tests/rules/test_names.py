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
