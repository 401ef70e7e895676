"""The order of names in each language: German and English without marks, Chinese by pinyin."""

from __future__ import annotations

import unicodedata

from partnerbase.derive import Card
from partnerbase.values.localtext import Languages

BY_PINYIN = "zh"


def plain_letters(text: str) -> str:
    """Give a text in lower case without marks, as a dictionary sorts it: "Köln" as "koln", "Straße" as "strasse"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def sort_key(card: Card, language: str, languages: Languages) -> tuple[str, str, tuple[str, str]]:
    """Give the key by which lists in a language are sorted; records without pinyin keep the order of their letters."""
    name = card.name.best(languages.by_preference(language))[1]
    spoken = card.pinyin if language == BY_PINYIN and card.pinyin else name
    return plain_letters(spoken), name, card.key
