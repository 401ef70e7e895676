"""Readers come to every record from another one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site, references
from partnerbase.records import COLLECTIONS
from partnerbase.records.base import Record
from partnerbase.records.indicator import Indicator
from partnerbase.records.organisation import Organisation
from partnerbase.records.page import Page
from partnerbase.records.person import Person
from partnerbase.records.series import Series
from partnerbase.records.theme import Theme
from partnerbase.validate import Entry

NEEDS_BACKLINKS = (Indicator, Page, Series, Theme)
NEEDS_COMPANY = (Organisation, Person)


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Name a record that nothing shows unless something links to it: `lonely`, with the field of its name."""
    record = entry.record
    if isinstance(record, NEEDS_BACKLINKS + NEEDS_COMPANY) and not _shows_itself(record):
        yield "lonely", "title" if isinstance(record, Page) else "name"


def _shows_itself(record: Record) -> bool:
    if isinstance(record, Page):
        return record.nav is not None
    return isinstance(record, NEEDS_COMPANY) and any(ref.collections != ("sources",) for _, ref in references(record))


def linked(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No record stands alone, to be found in the list of its collection only: `unreachable-page`.

    Something links to each theme, indicator, series and page outside the navigation; organisations and people may also
    name a place or another record themselves, whose page then shows them.
    """
    for key, field in site.facts("lonely").items():
        if not site.backlinks.get(key):
            message = f"nothing links to this {COLLECTIONS[key[0]].noun}"
            hint = "name it in a record or a text that it belongs to, or delete it"
            yield site.at(key).document.problem("unreachable-page", message, hint, at=(field,))
