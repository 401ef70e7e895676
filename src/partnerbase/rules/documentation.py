"""Sources are used and can be found; claims say something else than the record."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.source import Source


def cited(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A record names each source: `unused-source`."""
    for entry in site.all(Source):
        if not site.backlinks.get(entry.key):
            hint = f"cite it with 'sources: [{entry.slug}]' in a record that rests on it, or delete it"
            yield entry.document.problem("unused-source", "no record rests on this source", hint, at=("title",))


def findable(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A source has an address, its own or that of a copy in an archive: `source-without-url`."""
    for entry in site.all(Source):
        if not (entry.record.url or entry.record.archive_url):
            hint = "add 'url:', or 'archive_url:' with a copy in a web archive"
            message = "the source has neither an address nor an archived copy"
            yield entry.document.problem("source-without-url", message, hint, at=("title",))


def claimed_otherwise(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A claim about a field has another value than the field: `redundant-claim`."""
    for entry in site:
        for i, claim in enumerate(entry.record.claims):
            if claim.field and getattr(entry.record, claim.field) == claim.value:
                message = f"the claim says of '{claim.field}' what the field says itself"
                hint = f"cite its sources in the record's 'sources', with 'supports: [{claim.field}]'"
                yield entry.document.problem("redundant-claim", message, hint, at=("claims", i, "value"))
