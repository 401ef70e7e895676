"""People act in an office within its years."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.event import Attendance, Event
from partnerbase.records.person import Person, Role
from partnerbase.values.dates import EdtfDate


def within_their_years(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A person takes part in an event, and is seen in an office, within the office's years: `role-outside-years`.

    Where the event names one of the person's offices, that one counts, else any of them.
    """
    people = {entry.slug: entry.record for entry in site.all(Person)}
    for person in site.all(Person):
        for i, role in enumerate(person.record.roles):
            if role.as_of and _is_outside(role, role.as_of, role.as_of):
                message = f"the office is held {_span(role)}, but seen in {role.as_of}"
                hint = "mend 'since', 'until' or 'as_of'"
                yield person.document.problem("role-outside-years", message, hint, at=("roles", i, "as_of"))
    for event in site.all(Event):
        start, end = event.record.start, event.record.end or event.record.start
        for i, attendance in enumerate(event.record.people):
            person_there = people[attendance.person.slug]
            roles = _meant(attendance, person_there)
            if all(_is_outside(role, start, end) for role in roles):
                spans = ", ".join(_span(role) for role in roles)
                message = f"{person_there.name} held the office {spans}; the event is of {start}"
                hint = "mend a date, or add the office that the person held then"
                yield event.document.problem("role-outside-years", message, hint, at=("people", i, "person"))


def _meant(attendance: Attendance, person: Person) -> tuple[Role, ...]:
    """Give the roles that an event names, or all."""
    named = {text.casefold() for _, text in attendance.role.texts} if attendance.role else set()
    meant = tuple(role for role in person.roles if named & {text.casefold() for _, text in role.title.texts})
    return meant or person.roles


def _is_outside(role: Role, start: EdtfDate, end: EdtfDate) -> bool:
    too_early = role.since is not None and end.latest < role.since.earliest
    too_late = role.until is not None and role.until.latest < start.earliest
    return too_early or too_late


def _span(role: Role) -> str:
    parts = (f"from {role.since}" if role.since else "", f"until {role.until}" if role.until else "")
    return " ".join(filter(None, parts))
