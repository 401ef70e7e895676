"""The order of names in each language.

German and English names are sorted without their marks, as in a telephone book, and signs in front of a name do not
count. Chinese names are sorted by the pinyin of their records, since a program cannot tell how the 六 of 六安 or the
厦 of 厦门 is read. Names without it (titles, organisations, places abroad) come behind those, in the order of GB 18030:
it has the characters in daily use by pinyin, and needs no data of our own. A German city that has `pinyin` for its
Chinese name stands among the Chinese ones.
"""

import re
import unicodedata

from partnerbase.derive.cards import Card
from partnerbase.values.localtext import Languages

CHINESE = "zh"
CHINESE_ORDER = "gb18030"
SIGNS_IN_FRONT = re.compile(r"^[\W_]+")
Name = tuple[bool, str, str]


def plain_letters(text: str) -> str:
    """Give a text in lower case without marks, as a dictionary sorts it: "Köln" as "koln", "Straße" as "strasse"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def name_key(name: str, language: str, pinyin: str | None = None) -> Name:
    """Give the key by which names in a language are sorted."""
    letters = plain_letters(SIGNS_IN_FRONT.sub("", name))
    if language.partition("-")[0] != CHINESE:
        return False, letters, name
    if pinyin:
        return False, plain_letters(pinyin), name
    return True, letters.encode(CHINESE_ORDER).decode("latin-1"), name


def sort_key(card: Card, language: str, languages: Languages) -> tuple[Name, tuple[str, str]]:
    """Give the key by which lists of records in a language are sorted."""
    name = card.name.best(languages.by_preference(language))[1]
    return name_key(name, language, card.pinyin), card.key
