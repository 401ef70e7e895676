"""Nothing ends before it starts."""

from collections.abc import Iterator

from partnerbase.diagnostics import Diagnostic
from partnerbase.load.yaml_subset import Loc
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.records.person import Person
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.dates import EdtfDate

Span = tuple[EdtfDate | None, EdtfDate | None]


def ends_after_start(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """An event, a partnership and a role end after they start: `end-before-start`."""
    for at, (start, end) in _spans(entry.record):
        if start and end and end.latest < start.earliest:
            message = f"the end, {end}, lies before the start, {start}"
            hint = "exchange the two, or mend the wrong one"
            yield entry.document.problem("end-before-start", message, hint, at=at)


def _spans(record: Record) -> Iterator[tuple[Loc, Span]]:
    """Give every start and end in a record, with the path of the end."""
    if isinstance(record, Event):
        yield ("end",), (record.start, record.end)
    elif isinstance(record, Partnership):
        yield ("until",), (record.since, record.until)
    elif isinstance(record, Person):
        yield from ((("roles", i, "until"), (role.since, role.until)) for i, role in enumerate(record.roles))
