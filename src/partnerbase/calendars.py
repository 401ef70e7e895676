"""Calendars in the iCalendar format, the same bytes for the same events: RFC 5545 and RFC 7986.

What happens some time in a month or a year is an event of all its days, which blocks nobody's time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from partnerbase.program import digest

MAKER = "-//partnerbase//partnerbase//EN"
MOST_KEPT = 16_384
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of whole days, from the first to the last.

    Args:
        uid: What names it for good, whatever is told of it and in whichever language.
        first: Its first day.
        last: Its last day.
        title: What it is, in a line.
        text: What else is to be known.
        url: The full address of a page about it, where there is one.
    """

    uid: str
    first: date
    last: date
    title: str
    text: str = ""
    url: str = ""


def calendar(name: str, language: str, entries: Iterable[Entry], today: date) -> bytes:
    """Write a calendar.

    Args:
        name: What it is called.
        language: The language of its texts, as a BCP 47 tag.
        entries: Its events, in order.
        today: The day on which they were as told.
    """
    head = _head(name, language)
    return b"".join((head, *(_event(entry, language, today) for entry in entries), END))


def _head(name: str, language: str) -> bytes:
    from icalendar import Calendar, vText  # noqa: PLC0415 - it takes long to load, and most commands need no calendar

    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("uid", digest(name, language))
    made.add("name", vText(name), parameters={"LANGUAGE": language})
    made.add("x-wr-calname", vText(name))
    return bytes(made.to_ical(sorted=False)).removesuffix(END)


@lru_cache(MOST_KEPT)
def _event(entry: Entry, language: str, today: date) -> bytes:
    from icalendar import Event  # noqa: PLC0415 - as above

    made, told = Event(), {"LANGUAGE": language}
    made.add("uid", entry.uid)
    made.add("dtstamp", datetime.combine(today, time(), UTC))
    made.add("dtstart", entry.first)
    made.add("dtend", entry.last + timedelta(days=1))
    made.add("summary", entry.title, parameters=told)
    if entry.text:
        made.add("description", entry.text, parameters=told)
    if entry.url:
        made.add("url", entry.url)
    made.add("transp", "TRANSPARENT")
    return bytes(made.to_ical(sorted=False))
