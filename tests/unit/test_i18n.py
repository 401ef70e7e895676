"""The texts of the interface, and what each language is called."""

import pytest

from partnerbase.i18n import Interface, html_tag, language_name, locale_of, translations


def test_a_sentence_is_translated_and_filled_in() -> None:
    assert Interface("de").text("from %(date)s on", date="1988") == "ab 1988"
    assert Interface("zh").text("from %(date)s on", date="1988年") == "自1988年起"


def test_english_sentences_are_their_own_translation() -> None:
    assert Interface("en").text("from %(date)s on", date="1988") == "from 1988 on"


def test_a_sentence_without_values_keeps_its_per_cent_signs() -> None:
    assert Interface("en").text("100 %") == "100 %"


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Sister cities"), ("de", "Städtepartnerschaft"), ("zh", "友好城市")]
)
def test_a_key_has_a_word_in_every_language(language: str, word: str) -> None:
    assert Interface(language).named("choice", "sister-city") == word


def test_a_key_without_a_word_stands_for_itself() -> None:
    assert Interface("de").named("currency", "USD") == "USD"


def test_a_place_may_have_a_word_of_its_own() -> None:
    chinese = Interface("zh")
    assert chinese.special("choice", "partnerships.kind.contact", "contact") == "友好往来"
    assert chinese.special("choice", "partnerships.stages.kind.contact", "contact") == "接触"


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [("en", "1 project", "3 projects"), ("de", "1 Projekt", "3 Projekte"), ("zh", "1个项目", "3个项目")],
)
def test_counted_things_agree_with_their_number(language: str, one: str, three: str) -> None:
    interface = Interface(language)
    assert interface.counted("unit", "projects", 1, number="1") == one
    assert interface.counted("unit", "projects", 3, number="3") == three


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("en", "1 record", "1,282 records"), ("de", "1 Eintrag", "1.282 Einträge"), ("zh", "1个条目", "1,282个条目")],
)
def test_a_sentence_agrees_with_its_number_which_is_written_as_the_language_does(
    language: str, one: str, many: str
) -> None:
    interface = Interface(language)
    assert interface.plural("%(num)s record", "%(num)s records", 1) == one
    assert interface.plural("%(num)s record", "%(num)s records", 1282) == many


def test_a_language_without_a_catalogue_is_served_in_english() -> None:
    assert Interface("fr").named("noun", "cities") == "City"


def test_catalogues_are_read_once() -> None:
    assert translations("de") is translations("de")


@pytest.mark.parametrize(
    ("language", "tag", "locale", "name"),
    [
        ("en", "en", "en_GB", "English"),
        ("de", "de", "de", "Deutsch"),
        ("zh", "zh-Hans", "zh_Hans_CN", "中文"),
        ("fr", "fr", "fr", "Français"),
        ("pt-BR", "pt-BR", "pt_BR", "Português (Brasil)"),
    ],
)
def test_languages_are_named_for_html_for_cldr_and_for_readers(language: str, tag: str, locale: str, name: str) -> None:
    assert (html_tag(language), str(locale_of(language)), language_name(language)) == (tag, locale, name)
