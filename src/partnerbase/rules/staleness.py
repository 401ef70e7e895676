"""Figures and reviews are not too old."""

from collections.abc import Iterator
from datetime import date

from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.figure import Figure
from partnerbase.records.indicator import Indicator
from partnerbase.records.partnership import Partnership


def observed_lately(site: Site, today: date) -> Iterator[Diagnostic]:
    """The newest observation of a level or a running total is not too old: `stale-figure`.

    Left out are figures that nobody will count anew: of an event, of a partnership that has ended, and of single
    periods.
    """
    oldest = _years_before(today, site.settings.stale_after_years)
    running = {entry.slug for entry in site.all(Indicator) if entry.record.accumulation != "per-period"}
    ended = {entry.slug for entry in site.all(Partnership) if entry.record.until}
    for entry in site.all(Figure):
        subject = site.get(entry.record.subject)
        is_past = subject.collection == "events" or (subject.collection == "partnerships" and subject.slug in ended)
        if entry.record.indicator.slug not in running or is_past:
            continue
        observations = enumerate(entry.record.observations)
        i, newest = max(observations, key=lambda item: (item[1].time.latest, -item[0]))
        if newest.time.latest < oldest:
            field = "as_of" if newest.as_of else "period"
            message = f"the newest observation is of {newest.time}"
            hint = "look for a newer one and add it to 'observations'"
            yield entry.document.problem("stale-figure", message, hint, at=("observations", i, field))


def reviewed_lately(site: Site, today: date) -> Iterator[Diagnostic]:
    """The last review of a record is not too old: `stale-review`."""
    oldest = _years_before(today, site.settings.stale_after_years)
    for entry in site:
        reviewed = entry.record.reviewed
        if reviewed and reviewed.latest < oldest:
            hint = "compare the record with its sources, and write the date of today"
            message = f"the last review is of {reviewed}"
            yield entry.document.problem("stale-review", message, hint, at=("reviewed",))


def _years_before(today: date, years: int) -> date:
    """Give the same day some years ago; the last of February for a leap day."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(max(today.year - years, 1), today.month, day)
