"""Names as they are typed."""

import pytest

from partnerbase.folding import LONGEST, beginnings, entrances, fold, pronounced, respelt, spellings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Hamburg", "hamburg"),
        ("Hànbǎo", "hanbao"),
        ("Bad Homburg v. d. Höhe", "badhomburgvdhohe"),
        ("Xī’ān", "xian"),
        ("Xi'an", "xian"),
        ("Gießen", "giessen"),
        ("Łódź", "lodz"),
        ("\uff2eanjing", "nanjing"),
        ("莱比锡—南京", "莱比锡南京"),
        ("—", ""),
    ],
)
def test_marks_case_spaces_and_signs_do_not_count(name: str, typed: str) -> None:
    assert fold(name) == typed


def test_an_umlaut_is_typed_as_its_vowel_with_or_without_an_e_and_in_pinyin_as_v() -> None:
    assert spellings("München") == (("munchen",), ("muenchen",))
    assert spellings("Lǚliáng") == (("luliang",), ("lueliang",), ("lvliang",))
    assert spellings("Köln") == (("koln",), ("koeln",))


def test_british_and_american_spellings_stand_for_each_other() -> None:
    assert spellings("Urbanisation") == (("urbanisation",), ("urbanization",))
    assert set(spellings("Organizing Städte")) == {
        (organising, towns) for organising in ("organising", "organizing") for towns in ("stadte", "staedte")
    }
    assert respelt("Urbanisation of Citizens, Förderorganisation") == ("urbanization", "citisens", "förderorganization")


@pytest.mark.parametrize(
    "name", ["Xīzàng", "Zīzhōu", "Língshízì", "Zhǐzé", "Freising", "Reise", "Brise", "Schweizer", "Leipziger"]
)
def test_other_names_keep_their_s_and_z(name: str) -> None:
    assert spellings(name) == ((fold(name),),)
    assert respelt(name) == ()


def test_a_name_is_found_by_each_of_its_longer_words() -> None:
    assert entrances("Freie und Hansestadt Hamburg") >= {
        "freieundhansestadthamburg"[:LONGEST],
        "hansestadthamburgfreieun",
        "hamburgfreieundhansestad",
    }
    assert not any(text.startswith("und") for text in entrances("Freie und Hansestadt Hamburg"))


def test_the_sides_of_a_pair_may_be_typed_in_either_order() -> None:
    assert entrances("Bad Homburg – Lijiang") >= {"badhomburglijiang", "lijiangbadhomburg", "homburglijiangbad"}


def test_a_short_chinese_name_is_found_from_anywhere_but_its_last_character_and_a_long_one_from_its_start() -> None:
    assert entrances("美因河畔法兰克福") >= {"美因河畔法兰克福", "法兰克福", "克福"}
    assert "福" not in entrances("美因河畔法兰克福")
    assert entrances("二〇二五年南京周开幕") == {"二〇二五年南京周开幕"[:LONGEST]}


def test_a_title_is_found_by_its_beginning_alone() -> None:
    assert beginnings("Tag der Städte") == {"tagderstadte", "tagderstaedte"}
    assert beginnings("…") == frozenset()


def test_a_chinese_name_is_found_by_how_it_may_be_read() -> None:
    assert pronounced("莱比锡")[0] == "laibixi"
    assert "bolin" in pronounced("柏林")
    assert "qingdaolvshun" in pronounced("青岛旅顺") or "qingdaolushun" in pronounced("青岛旅顺")


@pytest.mark.parametrize("name", ["Leipzig", "二〇二五年南京周开幕式", "", "南京 Nanjing"])
def test_other_names_are_not_read(name: str) -> None:
    assert pronounced(name) == ()
