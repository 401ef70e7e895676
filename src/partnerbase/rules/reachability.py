"""Readers come to every record from another one."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site, references
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


def linked(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No record stands alone, to be found in the list of its collection only: `unreachable-page`.

    Something links to each theme, indicator, series and page outside the navigation; organisations and people may also
    name a place or another record themselves, whose page then shows them.
    """
    for record_type in (*NEEDS_BACKLINKS, *NEEDS_COMPANY):
        for entry in site.all(record_type):
            if not (site.backlinks.get(entry.key) or _shows_itself(entry)):
                at = "title" if isinstance(entry.record, Page) else "name"
                message = f"nothing links to this {record_type.noun}"
                hint = "name it in a record or a text that it belongs to, or delete it"
                yield entry.document.problem("unreachable-page", message, hint, at=(at,))


def _shows_itself(entry: Entry[Record]) -> bool:
    if isinstance(entry.record, Page):
        return entry.record.nav is not None
    return isinstance(entry.record, NEEDS_COMPANY) and any(
        ref.collections != ("sources",) for _, ref in references(entry.record)
    )
