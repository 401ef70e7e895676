"""One record with all that it points to and all that points to it, as text for a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from partnerbase.derive import name_of
from partnerbase.diagnostics import printable
from partnerbase.export import fields
from partnerbase.link import Key, Site, references
from partnerbase.values.reference import Ref

INDENT = "  "


def matches(site: Site, slug: str) -> list[Key]:
    """Find the records that `nanjing` or `cities/nanjing` can mean."""
    collection, slash, name = slug.rpartition("/")
    return [entry.key for entry in site if entry.slug == name and (not slash or entry.collection == collection)]


def describe(site: Site, key: Key) -> str:
    """Write a record's fields, the names of what they point to, and its backlinks by field."""
    entry = site.at(key)
    lines = [f"{'/'.join(key)}: {name_of(site, key)}", f"{INDENT}file: {entry.document.path}"]
    lines += _lines({name: value for name, value in fields(site, entry).items() if name != "id"}, INDENT)
    lines += ["points to:", *(f"{INDENT}{line}" for line in _targets(site, key))]
    lines += ["is pointed to by:", *(f"{INDENT}{line}" for line in _sources(site, key))]
    return "\n".join(printable(line) for line in lines)


def _targets(site: Site, key: Key) -> Iterator[str]:
    seen = set[Ref]()
    for at, ref in references(site.at(key).record):
        if ref not in seen:
            seen.add(ref)
            target = site.get(ref)
            yield f"{at[0]}: {'/'.join(target.key)} ({name_of(site, target.key)})"


def _sources(site: Site, key: Key) -> Iterator[str]:
    for backlink in site.backlinks.get(key, ()):
        yield f"{'/'.join(backlink.key)} ({name_of(site, backlink.key)}) through {backlink.field}"


def _lines(value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 - plain data of any shape
    pairs = value.items() if isinstance(value, Mapping) else (("-", item) for item in value)
    for name, item in pairs:
        label = f"{indent}{name}" + (":" if isinstance(value, Mapping) else "")
        if isinstance(item, Mapping | tuple):
            yield label
            yield from _lines(item, indent + INDENT)
        else:
            yield from (f"{label} {line}" for line in str(item).splitlines())
