"""Dated happenings."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from partnerbase.records.base import Bodies, Partnerships, Places, Record, Themes
from partnerbase.values.base import Value
from partnerbase.values.citation import Citations
from partnerbase.values.dates import EdtfDate
from partnerbase.values.localtext import LocalText
from partnerbase.values.quantity import Quantity
from partnerbase.values.reference import Ref, To


class Attendance(Value):
    """A person at an event."""

    person: Annotated[Ref, To("people")]
    """Who."""
    role: LocalText | None = None
    """As what: speaker, host, head of the delegation."""


class Vote(Value):
    """How a council decided."""

    yes: Annotated[int, Field(ge=0)]
    """Votes in favour."""
    no: Annotated[int, Field(ge=0)] = 0
    """Votes against."""
    abstained: Annotated[int, Field(ge=0)] = 0
    """Abstentions."""


class Outcome(Value):
    """What came of an event."""

    what: LocalText
    """What was agreed, signed, opened or said."""
    quantity: Quantity | None = None
    """How many, or how much."""
    vote: Vote | None = None
    """The vote, where there was one."""
    sources: Citations = ()
    """Where it is documented, if not in the sources of the event."""


class Event(Record):
    """A dated happening: a visit, conference, signing or exhibition."""

    collection: ClassVar[str] = "events"
    noun: ClassVar[str] = "event"

    title: LocalText
    """What it was called, or a plain description where it had no name."""
    kind: Literal[
        "conference",
        "delegation",
        "signing",
        "anniversary",
        "exhibition",
        "exchange",
        "council-decision",
        "opening",
        "closing",
        "honour",
        "aid",
        "other",
    ]
    """What sort of event it was."""
    series: Annotated[Ref, To("series")] | None = None
    """The recurring event that it belongs to."""
    edition: Annotated[int, Field(gt=0, le=1000)] | None = None
    """Its number in the series."""
    start: EdtfDate
    """When it began, as exactly as a source says."""
    end: EdtfDate | None = None
    """When it ended, if on another day."""
    status: Literal["held", "planned", "postponed", "cancelled"] = "held"
    """Whether it took place."""
    places: Places = ()
    """Where it took place."""
    partnerships: Partnerships = ()
    """The partnerships that it belongs to."""
    precedes_partnership: bool = False
    """Whether it took place before its partnership began, on purpose."""
    part_of: Annotated[tuple[Annotated[Ref, To("events")], ...], Field(max_length=20)] = ()
    """The larger events that it was part of."""
    themes: Themes = ()
    """What it was about."""
    organisers: Bodies = ()
    """Who organised it."""
    organisations: Bodies = ()
    """Who took part, was visited or is mentioned."""
    people: Annotated[tuple[Attendance, ...], Field(max_length=200)] = ()
    """Holders of public roles who took part."""
    participants: Annotated[tuple[Quantity, ...], Field(max_length=20)] = ()
    """How many took part."""
    outcomes: Annotated[tuple[Outcome, ...], Field(max_length=100)] = ()
    """What came of it."""
