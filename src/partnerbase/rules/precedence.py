"""An event lies within its partnership, or says that it came before."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.validate import Entry
from partnerbase.values.dates import EdtfDate


def follows_its_partnership(site: Site, _today: date) -> Iterator[Diagnostic]:
    """An event before its partnership says so, `event-before-partnership`; no other does, `unneeded-precedence`."""
    since = {entry.slug: entry.record.since for entry in site.all(Partnership)}
    for entry in site.all(Event):
        starts = [since[ref.slug] for ref in entry.record.partnerships]
        if entry.record.precedes_partnership:
            yield from _needed(entry, starts)
        else:
            yield from _after(entry, starts)


def _after(entry: Entry[Event], starts: list[EdtfDate | None]) -> Iterator[Diagnostic]:
    last = (entry.record.end or entry.record.start).latest
    for i, start in enumerate(starts):
        if start and last < start.earliest:
            message = f"the event of {entry.record.start} lies before the partnership, which counts from {start}"
            hint = "mend one of the dates, or write 'precedes_partnership: true'"
            yield entry.document.problem("event-before-partnership", message, hint, at=("partnerships", i))


def _needed(entry: Entry[Event], starts: list[EdtfDate | None]) -> Iterator[Diagnostic]:
    first = entry.record.start.earliest
    if all(start and start.latest <= first for start in starts):
        message = "the event does not lie before a partnership of its own"
        hint = "leave 'precedes_partnership' out, or mend the date"
        yield entry.document.problem("unneeded-precedence", message, hint, at=("precedes_partnership",), on_key=True)
