"""Nothing ends before it starts."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.records.person import Person
from partnerbase.values.dates import EdtfDate

Span = tuple[EdtfDate | None, EdtfDate | None]


def ends_after_start(site: Site, _today: date) -> Iterator[Diagnostic]:
    """An event, a partnership and a role end after they start: `end-before-start`."""
    for event in site.all(Event):
        if wrong := _wrong((event.record.start, event.record.end)):
            yield event.document.problem(*wrong, at=("end",))
    for partnership in site.all(Partnership):
        if wrong := _wrong((partnership.record.since, partnership.record.until)):
            yield partnership.document.problem(*wrong, at=("until",))
    for person in site.all(Person):
        for i, role in enumerate(person.record.roles):
            if wrong := _wrong((role.since, role.until)):
                yield person.document.problem(*wrong, at=("roles", i, "until"))


def _wrong(span: Span) -> tuple[str, str, str] | None:
    start, end = span
    if start and end and end.latest < start.earliest:
        message = f"the end, {end}, lies before the start, {start}"
        return "end-before-start", message, "exchange the two, or mend the wrong one"
    return None
