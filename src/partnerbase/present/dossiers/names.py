"""The official names of those whom a dossier is about, in each language and in pinyin, to be copied into letters."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from partnerbase.i18n import html_tag, language_name
from partnerbase.link import Key
from partnerbase.present.dossiers.voice import Voice
from partnerbase.values.reference import PLACES
from partnerbase.views import Named, Names, Words

PINYIN = "zh-Latn-pinyin"


def names(voices: tuple[Voice, ...]) -> Names:
    """Give the table of names: the languages of the dossier, then those of the parties' countries, then pinyin."""
    first = voices[0]
    spoken = (*(voice.language for voice in voices), *first.contents.languages)
    columns = {language: Words(html_tag(language), escape(language_name(language))) for language in spoken}
    keys = tuple(dict.fromkeys(_named(first)))
    if any(first.plan.cards[key].pinyin for key in keys):
        columns[PINYIN] = first.words(first.label("cities.pinyin"))
    rows = (Named(tuple(_what(voice, key) for voice in voices), _texts(first, key, columns)) for key in keys)
    return Names(tuple(voice.said("Names") for voice in voices), tuple(columns.values()), tuple(rows))


def _texts(voice: Voice, key: Key, columns: Iterable[str]) -> tuple[Words, ...]:
    """Give the official name in each column, else the usual one; empty where none is recorded."""
    card = voice.plan.cards[key]
    official = card.official_name.plain() if card.official_name else {}
    known = {**card.name.plain(), **official, PINYIN: card.official_pinyin or card.pinyin or ""}
    return tuple(Words(html_tag(column), escape(known.get(column, ""))) for column in columns)


def _what(voice: Voice, key: Key) -> Words:
    """Say what has the name: the kind of place, or the office of a person."""
    held = next((holding.role.title for holding in voice.contents.holdings if holding.person == key), None)
    kind = voice.plan.cards[key].kind
    return voice.words(voice.text(held) if held else voice.choice(f"{key[0]}.kind", kind) if kind else "")


def _named(voice: Voice) -> Iterator[Key]:
    """Name the parties with what they lie in, the partners of a place, and who is in office."""
    cards, contents = voice.plan.cards, voice.contents
    for party in contents.parties:
        yield party
        yield from (wider for wider in cards[party].related if party[0] in PLACES)
    for partnership in contents.partnerships:
        yield from cards[partnership].related
    yield from (holding.person for holding in contents.holdings)
