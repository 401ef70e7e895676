"""People act in an office within its years."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.person import Person, Role
from partnerbase.rules.plain import Day, first, last, text, written
from partnerbase.settings import Settings
from partnerbase.validate import Entry
from partnerbase.values.localtext import LocalText

Office: TypeAlias = Sequence[Any]
"""The titles of an office, its start and its end, both None where unknown."""


def seen_within_their_years(entry: Entry[Record], _settings: Settings) -> Iterator[Diagnostic]:
    """A person is seen in an office within the office's years: `role-outside-years`."""
    for i, role in enumerate(entry.record.roles if isinstance(entry.record, Person) else ()):
        seen = role.as_of and written(role.as_of)
        if seen and _is_outside(_office(role), seen, seen):
            message = f"the office is held {_span(_office(role))}, but seen in {role.as_of}"
            hint = "mend 'since', 'until' or 'as_of'"
            yield entry.document.problem("role-outside-years", message, hint, at=("roles", i, "as_of"))


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the `offices` of a person of whom a date is known, and who attended an event: `attendance`."""
    record = entry.record
    if isinstance(record, Person) and any(role.since or role.until for role in record.roles):
        yield "offices", {"name": str(record.name), "offices": [_office(role) for role in record.roles]}
    elif isinstance(record, Event) and record.people:
        people = [[attendance.person.slug, _titles(attendance.role)] for attendance in record.people]
        yield "attendance", {"start": written(record.start), "end": written(record.end or record.start), "who": people}


def _office(role: Role) -> list[Any]:
    since, until = (written(day) if day else None for day in (role.since, role.until))
    return [_titles(role.title), since, until]


def _titles(title: LocalText | None) -> list[str]:
    return [words.casefold() for _, words in title.texts] if title else []


def within_their_years(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A person takes part in an event within the office's years: `role-outside-years`.

    Where the event names one of the person's offices, that one counts, else any of them.
    """
    people = {key[1]: person for key, person in site.facts("offices").items()}
    for key, event in site.facts("attendance").items():
        start, end = event["start"], event["end"]
        for i, (slug, titles) in enumerate(event["who"]):
            offices = _meant(titles, people[slug]["offices"]) if slug in people else ()
            if offices and all(_is_outside(office, start, end) for office in offices):
                spans = ", ".join(map(_span, offices))
                message = f"{people[slug]['name']} held the office {spans}; the event is of {text(start)}"
                hint = "mend a date, or add the office that the person held then"
                yield site.at(key).document.problem("role-outside-years", message, hint, at=("people", i, "person"))


def _meant(titles: Sequence[str], offices: Sequence[Office]) -> Sequence[Office]:
    """Give the offices that an event names by a title, or all."""
    return [office for office in offices if not set(titles).isdisjoint(office[0])] or offices


def _is_outside(office: Office, start: Day, end: Day) -> bool:
    _, since, until = office
    return bool((since and last(end) < first(since)) or (until and last(until) < first(start)))


def _span(office: Office) -> str:
    _, since, until = office
    parts = (f"from {text(since)}" if since else "", f"until {text(until)}" if until else "")
    return " ".join(filter(None, parts))
