"""The order of names in each language.

German and English names are sorted without their marks, as in a telephone book, and signs in front of a name do not
count. Chinese names are sorted by the pinyin of their records, since a program cannot tell how the 六 of 六安 or the
厦 of 厦门 is read. Names without it (titles, organisations, places abroad) come behind those, in the order of GB 18030:
it has the characters in daily use by pinyin, and needs no data of our own. A German city that has `pinyin` for its
Chinese name stands among the Chinese ones.

A place stands under its proper name: "Landkreis Fürth" under F, "County of Essex" under E. So does what is named after
places.
"""

import re
import unicodedata

from partnerbase.derive.cards import Card
from partnerbase.values.localtext import Languages
from partnerbase.values.reference import PLACES

CHINESE = "zh"
CHINESE_ORDER = "gb18030"
SIGNS_IN_FRONT = re.compile(r"^[\W_]+")
# What a language puts in front of the proper name of a place to say what sort of place it is.
WORDS_IN_FRONT = {
    "de": re.compile(
        r"(?:(?:Autonome[rs]?|Kreisfreie|Regierungsunmittelbare|Freie(?: und)?) )*"
        r"(?:(?:Land|Stadt|Regional)?[Kk]reis|(?:Stadt|Verwaltungs|Regierungs)?[Bb]ezirk|Region|Gebiet|Präfektur|Provinz"
        r"|Gemeinde|Markt|Freistaat|(?:Hanse)?[Ss]tadt) (?=[A-ZÄÖÜ])"
    ),
    "en": re.compile(
        r"(?:Autonomous |Free |Hanseatic )*"
        r"(?:City|County|District|Borough|Town|Municipality|Province|Prefecture|Region|State) of (?:the )?(?=[A-Z])"
    ),
}
NAMED_AFTER_PLACES = frozenset({*PLACES, "partnerships"})
OTHER = "#"
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
    return name_key(proper_name(card, language, languages), language, card.pinyin), card.key


def proper_name(card: Card, language: str, languages: Languages) -> str:
    """Give the name of a record that readers of a language see, for a place without the word for its sort in front."""
    written_in, name = card.name.best(languages.by_preference(language))
    words = WORDS_IN_FRONT.get(written_in.partition("-")[0]) if card.key[0] in NAMED_AFTER_PLACES else None
    found = words.match(name) if words else None
    return name[found.end() :] if found else name


def letter(card: Card, language: str, languages: Languages) -> str:
    """Give the letter under which a record stands in the index of a language, or `#` where that is no Latin one."""
    name = card.pinyin if language.partition("-")[0] == CHINESE else None
    first = plain_letters(SIGNS_IN_FRONT.sub("", name or proper_name(card, language, languages)))[:1].upper()
    return first if "A" <= first <= "Z" else OTHER
