"""Events that recur."""

from typing import ClassVar, Literal

from partnerbase.records.base import Bodies, Record, Themes
from partnerbase.values.localtext import LocalText


class Series(Record):
    """A recurring event; its editions are events."""

    collection: ClassVar[str] = "series"
    noun: ClassVar[str] = "series"

    name: LocalText
    """What the event is called, without year or number."""
    rhythm: Literal["several-a-year", "annual", "biennial", "irregular"] | None = None
    """How often it is expected; left out where nothing shows it."""
    themes: Themes = ()
    """What it is about."""
    organisers: Bodies = ()
    """Who organises it."""
