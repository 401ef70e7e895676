"""Names as readers type them: without marks, case, spaces and signs, and by every word that one can begin with.

The script of the name box, `templates/assets/site/names.js`, folds what is typed in the same way: what one of them
learns, the other must.
"""

import re
import unicodedata
from functools import lru_cache

from partnerbase.readings import readings

LONGEST = 24
"""How much of a folded name tells where it is kept: more than is typed before one chooses."""
SHORTEST_WORD = 4
"""Letters of a word that a name is found by though it does not begin with it: articles are shorter."""
MOST_HAN = 8
"""Characters of a Chinese name that is found from its second one on; longer ones are titles."""
APOSTROPHES = re.compile("['’\u02bc`]")
WORD = re.compile(r"[^\W_]+")
HAN = re.compile(r"[\u3400-\u9fff]+")
UMLAUT = re.compile("([aou])\u0308")
TYPED_V = re.compile("([ln])u\u0308")
S_OR_Z = re.compile(r"(\w\w[^\Waeiou]i)[sz](?=ation|ing|e)", re.ASCII)
"""Where words like "organise" may have either letter: after a consonant within the word, so not in "Reise", "Brise"."""
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "\u03c2": "\u03c3",
    }
)
MOST_NAMES = 65_536
Words = tuple[str, ...]


def fold(text: str) -> str:
    """Give what is typed for a text, in one word: "Bad Homburg" as "badhomburg", "Xī’ān" as "xian"."""
    return "".join(_words(_decomposed(text)))


@lru_cache(MOST_NAMES)
def spellings(name: str) -> tuple[Words, ...]:
    """Give the words of a name in each of its spellings: "München" as "munchen" and "muenchen", "Lǚ" also as "lv".

    British and American ones too: "Urbanisation" also as "urbanization".
    """
    found = [_decomposed(name)]
    if "\u0308" in found[0]:
        found += [UMLAUT.sub(r"\1e", found[0]), TYPED_V.sub(r"\1v", found[0])]
    if S_OR_Z.search(found[0]):
        found += [S_OR_Z.sub(rf"\1{letter}", text) for text in found for letter in "sz"]
    return tuple(dict.fromkeys(map(_words, found)))


def respelt(text: str) -> tuple[str, ...]:
    """Give the words of a text that have the other letter elsewhere: "Urbanisation" as "urbanization"."""
    words = WORD.findall(text.lower())
    both = (S_OR_Z.sub(rf"\1{letter}", word) for word in words for letter in "sz")
    return tuple(dict.fromkeys(word for word in both if word not in words))


def beginnings(name: str) -> frozenset[str]:
    """Give how a title can be begun to be typed: from its start, in each spelling."""
    return frozenset("".join(words)[:LONGEST] for words in spellings(name)) - {""}


@lru_cache(MOST_NAMES)
def entrances(name: str) -> frozenset[str]:
    """Give how a name can be begun to be typed: with each of its longer words, a short Chinese one from anywhere.

    What stands before that word comes last: "Nanjing Leipzig" finds Leipzig – Nanjing.
    """
    found = set(beginnings(name))
    for words in spellings(name):
        for number, word in enumerate(words):
            is_short = HAN.fullmatch(word) and len(word) <= MOST_HAN
            if is_short or len(word) >= SHORTEST_WORD:
                rest = "".join((*words[number + 1 :], *words[:number]))
                starts = range(len(word) - 1) if is_short else (0,)
                found.update(f"{word[start:]}{rest}"[:LONGEST] for start in starts)
    return frozenset(found)


def pronounced(name: str) -> tuple[str, ...]:
    """Give how a short Chinese name can be read, in letters without tones: "莱比锡" as "laibixi".

    The usual reading of each character comes first; then each with one character read in another way.
    """
    words = _words(_decomposed(name))
    han = "".join(words)
    if len(han) > MOST_HAN or not HAN.fullmatch(han):
        return ()
    syllables = [_syllables(character) for character in han]
    if not all(syllables):
        return ()
    usual = [sounds[0] for sounds in syllables]
    others = (
        "".join([*usual[:place], sound, *usual[place + 1 :]])
        for place, sounds in enumerate(syllables)
        for sound in sounds[1:]
    )
    return ("".join(usual), *others)


@lru_cache(MOST_NAMES)
def _syllables(character: str) -> tuple[str, ...]:
    """Give the sounds of a character, the usual one first."""
    sounds = (sound for reading in readings(character) for sound in map("".join, spellings(reading)))
    return tuple(dict.fromkeys(sounds))


def _decomposed(text: str) -> str:
    """Give a text in small letters, their marks behind them."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).lower().translate(LETTERS)


def _words(text: str) -> Words:
    if not text.isascii():
        text = "".join(character for character in text if unicodedata.category(character)[0] != "M")
    return tuple(WORD.findall(APOSTROPHES.sub("", text)))
