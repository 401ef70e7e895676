"""Names: one record a thing, one script a word, one syllable a character."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

from partnerbase.abstract import Key
from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.readings import readings
from partnerbase.records.base import Record
from partnerbase.records.city import City
from partnerbase.records.region import Region
from partnerbase.rules.plain import twins
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.localtext import LocalText

CHINESE = "zh"
BETWEEN = "'\u2019 -"
"""What may stand between two syllables of pinyin."""
PINYIN = {"pinyin": "name", "official_pinyin": "official_name"}
"""The fields that are written in pinyin, with those that they read."""
NAMES = ("name", "title", "aliases", "official_name", *PINYIN)
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
NEARBY = 0.3
"""Within how many degrees of latitude and longitude two places of one name may be the same."""
LOOK_ALIKE = re.compile("[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f]")


def in_one_script(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """No word of a name mixes Latin letters with Greek or Cyrillic ones that look alike: `mixed-scripts`."""
    for at, text in _names(entry.record):
        for word in WORD.findall(text) if LOOK_ALIKE.search(text) else ():
            strange = LOOK_ALIKE.search(word)
            if strange and LATIN.search(word):
                letter = f"{quoted(strange[0])} (U+{ord(strange[0]):04X})"
                message = f"{quoted(word)} mixes Latin letters with {letter} of another alphabet"
                yield entry.document.problem("mixed-scripts", message, "type the word again", at=at)


def read_as_written(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """The pinyin is a reading of the Chinese name, a syllable with its tone for each character: `pinyin-mismatch`."""
    for field, read in PINYIN.items():
        pinyin, name = getattr(entry.record, field, None), getattr(entry.record, read, None)
        texts = [text for language, text in name.texts if language.partition("-")[0] == CHINESE] if name else []
        if pinyin and texts and not any(_reads(pinyin, text) for text in texts):
            message = f"{quoted(pinyin)} is no reading of {quoted(texts[0])}"
            hint = "write a syllable with its tone for each character of the name, as in Nánjīng for 南京"
            yield entry.document.problem("pinyin-mismatch", message, hint, at=(field,))


def _reads(pinyin: str, name: str) -> bool:
    """Whether pinyin can be a reading of a name; one with a character of unknown reading may be read as anything."""
    rests = {pinyin.casefold()}
    for character in name:
        syllables = readings(character)
        if not syllables:
            return True
        rests = {
            rest.removeprefix(syllable).lstrip(BETWEEN)
            for rest in rests
            for syllable in syllables
            if rest.startswith(syllable)
        }
    return "" in rests


def _names(record: Record) -> Iterator[tuple[Loc, str]]:
    for field in _fields(type(record)):
        value = getattr(record, field)
        if isinstance(value, str):
            yield (field,), value
        elif isinstance(value, LocalText):
            yield from (((field, language), text) for language, text in value.texts)
        elif isinstance(value, tuple):
            yield from (((field, i), text) for i, text in enumerate(value))


@cache
def _fields(record_type: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in NAMES if name in record_type.model_fields)


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the number of a record's item in `wikidata`, and of a place what it is `called`.

    That is its country, the place in which it lies, latitude and longitude, its names without their case.
    """
    record = entry.record
    if record.links and record.links.wikidata:
        yield "wikidata", record.links.wikidata
    if isinstance(record, City | Region):
        above = record.region if isinstance(record, City) else record.parent
        at = [float(record.coordinates.lat), float(record.coordinates.lon)] if record.coordinates else None
        names = sorted({text.casefold() for field, text in _names(record) if field[0] not in PINYIN})
        yield "called", [record.country, above.slug if above else None, at, names]


def of_one_place(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two places of one region, or close to each other, share a name or an older one: `duplicate-place`."""
    namesakes: dict[tuple[str, str, str], list[Key]] = defaultdict(list)
    places = site.facts("called")
    for key, (country, _, _, names) in places.items():
        for name in names:
            namesakes[key[0], country, name].append(key)
    told = set[frozenset[Key]]()
    for (_, _, name), keys in namesakes.items():
        for one, other in combinations(sorted(keys, key=lambda key: site.abstracts[key].path), 2):
            if frozenset({one, other}) not in told and _is_there(places[one], places[other]):
                told.add(frozenset({one, other}))
                message = f"{site.abstracts[one].path} is called {quoted(name)} as well, and lies there too"
                hint = "merge the two and make the other name an alias, or exempt the record and say how they differ"
                yield site.at(other).document.problem("duplicate-place", message, hint, at=("name",))


def _is_there(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two places lie in the same region, or so close that they may be the same."""
    if one[1] and one[1] == other[1]:
        return True
    return bool(one[2] and other[2]) and all(abs(a - b) < NEARBY for a, b in zip(one[2], other[2], strict=True))


def of_one_record(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two records are the same item of Wikidata: `duplicate-wikidata-id`."""
    for item, first, other in twins(site, "wikidata"):
        message = f"{quoted(item)} stands in another record already"
        hint = f"the other is {first.path}; mend one of the numbers, or merge the two"
        document = site.at(other.key).document
        yield document.problem("duplicate-wikidata-id", message, hint, at=("links", "wikidata"))
