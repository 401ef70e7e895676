"""The editions of a series: each number once, and later numbers at later dates."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.event import Event
from partnerbase.validate import Entry

Numbered = tuple[int, Entry[Event]]


def numbered_once(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two events of a series have one number: `duplicate-edition`.

    Left out are events that did not take place, and parts of an event of the same number.
    """
    for editions in _by_series(site):
        for (number, first), (other_number, other) in pairwise(editions):
            if number == other_number:
                message = f"edition {number} of this series is recorded already"
                hint = f"the other is {first.document.path}; mend one of the numbers, or merge the two"
                yield other.document.problem("duplicate-edition", message, hint, at=("edition",))


def numbered_in_order(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A higher number means a later date: `edition-order`."""
    for editions in _by_series(site):
        for (number, earlier), (other_number, later) in pairwise(editions):
            if number < other_number and later.record.start.latest < earlier.record.start.earliest:
                message = (
                    f"edition {other_number} of {later.record.start} lies before "
                    f"edition {number} of {earlier.record.start}"
                )
                hint = f"compare with {earlier.document.path}; mend a number or a date"
                yield later.document.problem("edition-order", message, hint, at=("edition",))


def _by_series(site: Site) -> Iterator[list[Numbered]]:
    """Give the events of each series that have a number and took place or will, by number and path."""
    events = {entry.slug: entry.record for entry in site.all(Event)}
    series: dict[str, list[Numbered]] = defaultdict(list)
    for entry in site.all(Event):
        record = entry.record
        if record.series and record.edition and record.status in {"held", "planned"}:
            wholes = (events[ref.slug] for ref in record.part_of)
            if all((whole.series, whole.edition) != (record.series, record.edition) for whole in wholes):
                series[record.series.slug].append((record.edition, entry))
    for editions in series.values():
        yield sorted(editions, key=lambda item: (item[0], item[1].document.path))
