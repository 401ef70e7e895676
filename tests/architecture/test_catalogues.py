"""The catalogues of the interface have every text that pages may need, and no other."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from partnerbase.i18n import CATALOGUES
from partnerbase.values.quantity import is_currency
from tests.architecture.interface_words import backlinks, choices, keyed, sentences, special

LANGUAGES = ("de", "en", "zh")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
CURRENCY = "currency"
"""The context of words for currencies; what has none is written with its code."""
HALF_WIDTH_SIGN = re.compile(r"[\u4e00-\u9fff)][,:;!?(]|[,:;!?)][\u4e00-\u9fff]|[\u4e00-\u9fff] [\u4e00-\u9fff%]")


def catalogue(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file)


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def identity(message: Message) -> tuple[str, str]:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def known(language: str) -> set[tuple[str, str]]:
    return {identity(message) for message in messages(language)}


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    assert sorted(file.name for file in CATALOGUES.iterdir()) == [f"{language}.po" for language in LANGUAGES]


def test_needed_words_are_found() -> None:
    assert {"events.places", "figures.sources", "organisations.seat", "mentions"} <= backlinks()
    assert {("indicators.unit", "currency"), ("partnerships.stages.kind", "contact")} <= choices()
    assert "from %(date)s on" in sentences()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_keyed_word_is_there(language: str) -> None:
    assert sorted(keyed() - known(language)) == []


@pytest.mark.parametrize("language", ["de", "zh"])
def test_every_sentence_is_translated(language: str) -> None:
    translated = {text for context, text in known(language) if not context}
    assert sorted(sentences() - translated) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over(language: str) -> None:
    asked_for = keyed() | special() | {("", sentence) for sentence in sentences()}
    left = {word for word in known(language) - asked_for if not (word[0] == CURRENCY and is_currency(word[1]))}
    assert sorted(left) == []
    assert not catalogue(language).obsolete


def test_words_for_one_place_alone_are_in_all_languages() -> None:
    placed = [known(language) & special() for language in LANGUAGES]
    assert placed[0] == placed[1] == placed[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_or_fuzzy(language: str) -> None:
    plurals = catalogue(language).num_plurals
    for message in messages(language):
        assert all(texts(message)), identity(message)
        assert not message.fuzzy, identity(message)
        assert len(texts(message)) == (plurals if message.pluralizable else 1), identity(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_sorted_and_unique(language: str) -> None:
    source = (CATALOGUES / f"{language}.po").read_text(encoding="utf-8")
    identities = [identity(message) for message in messages(language)]
    assert identities == sorted(identities)
    assert source.count("\nmsgid ") == len(identities) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: str) -> None:
    english = {identity(message): texts(message) for message in messages("en")}
    for message in messages(language):
        originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
        expected = placeholders(
            *(english[identity(message)] if message.context in {"locator", "qualifier", "unit"} else originals)
        )
        assert all(placeholders(text) == expected for text in texts(message)), identity(message)


def placeholders(*originals: str) -> set[str]:
    return {placeholder for text in originals for placeholder in PLACEHOLDER.findall(text)}


def test_chinese_has_chinese_punctuation() -> None:
    for message in messages("zh"):
        assert not any(HALF_WIDTH_SIGN.search(text) for text in texts(message)), identity(message)
