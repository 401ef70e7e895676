"""Names: one record a thing, one script a word."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.localtext import LocalText

if TYPE_CHECKING:
    from partnerbase.abstract import Key

NAMES = ("name", "title", "aliases", "pinyin")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
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
    """Give the number of a record's item in `wikidata`."""
    if entry.record.links and entry.record.links.wikidata:
        yield "wikidata", entry.record.links.wikidata


def of_one_record(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two records are the same item of Wikidata: `duplicate-wikidata-id`."""
    records: dict[str, list[Key]] = defaultdict(list)
    for key, item in site.facts("wikidata").items():
        records[item].append(key)
    for item, keys in records.items():
        if len(keys) > 1:
            first, *others = sorted((site.abstracts[key] for key in keys), key=lambda abstract: abstract.path)
            for other in others:
                message = f"{quoted(item)} stands in another record already"
                hint = f"the other is {first.path}; mend one of the numbers, or merge the two"
                document = site.at(other.key).document
                yield document.problem("duplicate-wikidata-id", message, hint, at=("links", "wikidata"))
