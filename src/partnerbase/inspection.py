"""One record with all that it points to and all that points to it, as text for a terminal."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from partnerbase.abstract import Key
from partnerbase.derive.cards import Cards
from partnerbase.diagnostics import printable
from partnerbase.link import IN_TEXT, Site, references
from partnerbase.plan.paths import record_path
from partnerbase.records.base import Record
from partnerbase.scaffold import own_first
from partnerbase.validate import Entry
from partnerbase.values.localtext import LocalText
from partnerbase.values.reference import Ref

INDENT = "  "


def matches(site: Site, slug: str) -> list[Key]:
    """Find the records that `nanjing` or `cities/nanjing` can mean."""
    collection, slash, name = slug.rpartition("/")
    return [entry.key for entry in site if entry.slug == name and (not slash or entry.collection == collection)]


def describe(site: Site, key: Key) -> str:
    """Write a record's fields, the names of what they and the texts point to, and its backlinks by field."""
    entry = site.at(key)
    lines = [f"{_label(site, key)}", f"{INDENT}file: {entry.document.path}"]
    lines += _lines(_fields(site, entry), INDENT)
    lines += ["points to:", *_indented(_targets(site, key))]
    lines += ["is pointed to by:", *_indented(_sources(site, key))]
    return "\n".join(printable(line) for line in lines)


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"{INDENT}{line}" for line in lines] or [f"{INDENT}nothing"]


def _label(site: Site, key: Key) -> str:
    return f"{'/'.join(key)} ({LocalText(Cards(site).names(key))})"


def _fields(site: Site, entry: Entry[Record]) -> dict[str, Any]:
    """Give what a record has: the fields of its type before those that all records have, then its texts."""
    values = entry.record.plain()
    bodies = {language: body.text.strip() for language, body in entry.document.bodies.items()}
    return {
        "url": record_path(entry.key, site.settings.tongues.default),
        **{name: values[name] for name, _ in own_first(type(entry.record)) if name in values},
        **({"text": bodies} if bodies else {}),
    }


def _targets(site: Site, key: Key) -> Iterator[str]:
    """Give each field with what it points to."""
    for name, target in dict.fromkeys(_in_order(site, key)):
        yield f"{name}: {_label(site, target)}"


def _in_order(site: Site, key: Key) -> Iterator[tuple[str, Key]]:
    """Give the fields of a record, and its texts, with what they point to, in the order of the record."""
    reading = site.read(key)
    record = reading.entry.record if reading.entry else None
    yield from ((str(at[0]), site.key(ref)) for at, ref in references(record))
    for body in reading.bodies.values():
        yield from ((IN_TEXT, site.key(Ref.parse(link[0]))) for link in body.links)


def _sources(site: Site, key: Key) -> Iterator[str]:
    for backlink in site.backlinks.get(key, ()):
        yield f"{_label(site, backlink.key)} through {backlink.field}"


def _lines(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - plain data of any shape
    """Write plain data as YAML does, but for quotes."""
    if isinstance(value, Mapping) and value:
        for name, item in value.items():
            first, *others = _lines(item, indent + INDENT)
            if others or isinstance(item, Mapping | tuple):
                yield from (f"{indent}{name}:", first, *others)
            else:
                yield f"{indent}{name}: {first.strip()}"
    elif isinstance(value, tuple) and value:
        for item in value:
            first, *others = _lines(item, indent + INDENT)
            yield from (f"{indent}- {first.lstrip()}", *others)
    else:
        yield from (f"{indent}{line}".rstrip() for line in _scalar(value).splitlines())


def _scalar(value: object) -> str:
    if value in ((), {}):
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
