"""Figures and reviews are not too old."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.figure import SUBJECTS, Figure
from partnerbase.records.indicator import Indicator
from partnerbase.records.partnership import Partnership
from partnerbase.rules.plain import last, target, text, written
from partnerbase.validate import Entry

if TYPE_CHECKING:
    from partnerbase.abstract import Key


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give when a record was `reviewed`, the `newest` observation of a figure, and what tells whether that is due.

    Due are indicators that go on `counting`, and partnerships that have not `ended`.
    """
    record = entry.record
    if record.reviewed:
        yield "reviewed", written(record.reviewed)
    if isinstance(record, Indicator) and record.accumulation != "per-period":
        yield "counting", True
    elif isinstance(record, Partnership) and record.until:
        yield "ended", True
    elif isinstance(record, Figure):
        yield "newest", _newest(record)


def _newest(figure: Figure) -> dict[str, Any]:
    """Give the last observation, the first of several of the same day: its date, its number and the date's field."""
    i, newest = max(enumerate(figure.observations), key=lambda item: (item[1].time.latest, -item[0]))
    at = [i, "as_of" if newest.as_of else "period"]
    return {"of": figure.indicator.slug, "subject": str(figure.subject), "day": written(newest.time), "at": at}


def observed_lately(site: Site, today: date) -> Iterator[Diagnostic]:
    """The newest observation of a level or a running total is not too old: `stale-figure`.

    Left out are figures that nobody will count anew: of an event, of a partnership that has ended, and of single
    periods.
    """
    oldest = _years_before(today, site.settings.stale_after_years)
    counting = {key[1] for key in site.facts("counting")}
    for key, fact in site.facts("newest").items():
        if last(fact["day"]) < oldest and fact["of"] in counting and not _is_past(site, fact["subject"]):
            message = f"the newest observation is of {text(fact['day'])}"
            hint = "look for a newer one and add it to 'observations'"
            yield site.at(key).document.problem("stale-figure", message, hint, at=("observations", *fact["at"]))


def _is_past(site: Site, subject: str) -> bool:
    key: Key = target(site, subject, SUBJECTS)
    return key[0] == Event.collection or key in site.facts("ended")


def reviewed_lately(site: Site, today: date) -> Iterator[Diagnostic]:
    """The last review of a record is not too old: `stale-review`."""
    oldest = _years_before(today, site.settings.stale_after_years)
    for key, day in site.facts("reviewed").items():
        if last(day) < oldest:
            hint = "compare the record with its sources, and write the date of today"
            message = f"the last review is of {text(day)}"
            yield site.at(key).document.problem("stale-review", message, hint, at=("reviewed",))


def _years_before(today: date, years: int) -> str:
    """Give the same day some years ago; the last of February for a leap day."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(max(today.year - years, 1), today.month, day).isoformat()
