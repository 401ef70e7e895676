"""Facts have sources; sources are used and can be found; claims say something else than the record."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.source import Source
from partnerbase.rules.plain import twins
from partnerbase.settings import Settings
from partnerbase.validate import Entry

# What editors decide, write or transcribe themselves, and what leads to its own proof.
EDITORIAL = frozenset({*Record.model_fields, "themes", "pinyin", "official_pinyin", "precedes_partnership", "tile"})


def sourced(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """Where citations say what they support, each fact is among it, or has citations of its own: `uncited-fact`."""
    record = entry.record
    is_due = type(record).model_fields["sources"].is_required()
    if not is_due or any(not citation.supports for citation in record.sources):
        return
    supported = {name for citation in record.sources for name in citation.supports}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        is_open = name not in EDITORIAL | supported and value not in (None, (), field.default)
        if is_open and not _cites_itself(value):
            message = f"no source says that it supports the field '{name}'"
            hint = f"add '{name}' to the 'supports' of the source that states it, or take the field out"
            yield entry.document.problem("uncited-fact", message, hint, at=(name,), on_key=True)


def _cites_itself(value: object) -> bool:
    """Whether every item of a list, such as each stage of a partnership, has a citation of its own."""
    if not isinstance(value, tuple):
        return False
    return all(getattr(item, "sources", ()) or getattr(item, "source", None) for item in value)


def findable(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """A source has an address, its own or that of a copy in an archive: `source-without-url`."""
    if isinstance(entry.record, Source) and not (entry.record.url or entry.record.archive_url):
        hint = "add 'url:', or 'archive_url:' with a copy in a web archive"
        message = "the source has neither an address nor an archived copy"
        yield entry.document.problem("source-without-url", message, hint, at=("title",))


def claimed_otherwise(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """A claim about a field has another value than the field: `redundant-claim`."""
    for i, claim in enumerate(entry.record.claims):
        if claim.field and getattr(entry.record, claim.field) == claim.value:
            message = f"the claim says of '{claim.field}' what the field says itself"
            hint = f"cite its sources in the record's 'sources', with 'supports: [{claim.field}]'"
            yield entry.document.problem("redundant-claim", message, hint, at=("claims", i, "value"))


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give `language` and `address` of a source, and of an event the sources that it is `told-by`."""
    record = entry.record
    if isinstance(record, Source):
        yield "language", record.language
        if record.url:
            yield "address", _plain_address(record.url)
    elif isinstance(record, Event):
        cited = (record.sources, *(outcome.sources for outcome in record.outcomes))
        yield "told-by", sorted({citation.source.slug for citations in cited for citation in citations})


def _plain_address(url: str) -> str:
    """Give an address as different hands may have copied it: without its scheme, www, and the slash at its end."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def recorded_once(site: Site, _today: date) -> Iterator[Diagnostic]:
    """Each document is one source: `duplicate-source`."""
    for _, first, other in twins(site, "address"):
        message = f"this is the address of {first.path} as well"
        hint = "cite one of the two everywhere and delete the other, or mend the address"
        yield site.at(other.key).document.problem("duplicate-source", message, hint, at=("url",))


def told_at_home(site: Site, _today: date) -> Iterator[Diagnostic]:
    """An event has a source in a language of the site's countries: `no-local-source`."""
    own = {country.language for country in site.settings.countries if country.language}
    languages = {key[1]: language for key, language in site.facts("language").items()}
    for key, sources in site.facts("told-by").items() if own else ():
        if not own.intersection(languages[source] for source in sources):
            message = f"no source of this event is in {' or '.join(sorted(own))}"
            hint = "look for a report of those who were there, and cite it as well; or exempt the event and say why"
            yield site.at(key).document.problem("no-local-source", message, hint, at=("sources",), on_key=True)


def cited(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A record names each source: `unused-source`."""
    for key in site.collections[Source.collection]:
        if not site.backlinks.get(key):
            hint = f"cite it with 'sources: [{key[1]}]' in a record that rests on it, or delete it"
            yield site.at(key).document.problem("unused-source", "no record rests on this source", hint, at=("title",))
