"""What editors do between two builds, on the made-up records: each kind of edit leads back to where it began."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bench.made import Record

Change = tuple[Record | None, Record | None]
"""A record before and after; None where it is not there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit, with what it changes in a certain round; `frame` stands for the template of all pages."""

    name: str
    changes: Callable[[int], Sequence[Change]]
    frame: bool = False


def edits(records: Iterable[Record]) -> tuple[Edit, ...]:
    """Give the kinds of edits, in an order in which each finds what it needs.

    Args:
        records: All of the site; walked more than once.
    """
    text = middle(records)
    place = busiest_city(records)
    return (
        Edit("nothing changed", lambda _round: ()),
        Edit("a text edited", lambda number: [(with_text(text, number - 1), with_text(text, number))]),
        Edit("a place renamed", lambda number: [(renamed(place, number - 1), renamed(place, number))]),
        Edit("a record added", lambda _round: [(None, another(text))]),
        Edit("a record removed", lambda _round: [(another(text), None)]),
        Edit("a template edited", lambda _round: (), frame=True),
    )


def middle(records: Iterable[Record]) -> Record:
    """Choose the event with a text in the middle of all."""
    half = sum(1 for _ in _described_events(records)) // 2
    return next(islice(_described_events(records), half, None))


def _described_events(records: Iterable[Record]) -> Iterator[Record]:
    return (record for record in records if record.collection == "events" and record.bodies)


def busiest_city(records: Iterable[Record]) -> Record:
    """Choose the city in which most events take place."""
    events = (record for record in records if record.collection == "events")
    [(slug, _)] = Counter(place for record in events for place in record.fields["places"]).most_common(1)
    return next(record for record in records if (record.collection, record.slug) == ("cities", slug))


def with_text(record: Record, number: int) -> Record:
    """Give a record with a sentence more in its text; as it was for the number 0."""
    added = f"\nEdited for the {number}. time.\n" if number else ""
    return replace(record, bodies={language: body + added for language, body in record.bodies.items()})


def renamed(record: Record, number: int) -> Record:
    """Give a record with another name, of the same length in all languages; as it was for the number 0."""
    if not number:
        return record
    name = record.fields["name"]
    texts = {language: f"{text} {number}" for language, text in name.items()} if isinstance(name, Mapping) else None
    return replace(
        record, name=f"{record.name} {number}", fields={**record.fields, "name": texts or f"{name} {number}"}
    )


def another(record: Record) -> Record:
    """Give a record of its own that nothing names."""
    return replace(record, slug=f"{record.slug}-again")
