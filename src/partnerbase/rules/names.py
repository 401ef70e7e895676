"""Names: one record a thing, one script a word."""

import re
from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic, quoted
from partnerbase.link import Site
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.values.localtext import LocalText

NAMES = ("name", "title", "aliases", "pinyin")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
LOOK_ALIKE = re.compile("[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f]")


def of_one_record(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two records are the same item of Wikidata: `duplicate-wikidata-id`."""
    first: dict[str, str] = {}
    for entry in sorted(site, key=lambda entry: entry.document.path):
        item = entry.record.links.wikidata if entry.record.links else None
        if item and (other := first.setdefault(item, entry.document.path)) != entry.document.path:
            message = f"{quoted(item)} stands in another record already"
            hint = f"the other is {other}; mend one of the numbers, or merge the two"
            yield entry.document.problem("duplicate-wikidata-id", message, hint, at=("links", "wikidata"))


def in_one_script(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No word of a name mixes Latin letters with Greek or Cyrillic ones that look alike: `mixed-scripts`."""
    for entry in site:
        for at, text in _names(entry.record):
            for word in WORD.findall(text):
                strange = LOOK_ALIKE.search(word)
                if strange and LATIN.search(word):
                    letter = f"{quoted(strange[0])} (U+{ord(strange[0]):04X})"
                    message = f"{quoted(word)} mixes Latin letters with {letter} of another alphabet"
                    yield entry.document.problem("mixed-scripts", message, "type the word again", at=at)


def _names(record: Record) -> Iterator[tuple[Loc, str]]:
    for field in NAMES:
        value = getattr(record, field, None)
        if isinstance(value, str):
            yield (field,), value
        elif isinstance(value, LocalText):
            yield from (((field, language), text) for language, text in value.texts)
        elif isinstance(value, tuple):
            yield from (((field, i), text) for i, text in enumerate(value))
