"""An event lies within its partnership, or says that it came before."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from partnerbase.abstract import Key
from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.rules.plain import Day, first, last, text, written
from partnerbase.validate import Entry


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give `since` of a partnership, and of an event that belongs to one `held`: dates and partnerships."""
    record = entry.record
    if isinstance(record, Partnership) and record.since:
        yield "since", written(record.since)
    elif isinstance(record, Event) and (record.partnerships or record.precedes_partnership):
        fact: dict[str, Any] = {"of": [ref.slug for ref in record.partnerships], "start": written(record.start)}
        if record.end:
            fact["end"] = written(record.end)
        if record.precedes_partnership:
            fact["is_before"] = True
        yield "held", fact


def follows_its_partnership(site: Site, _today: date) -> Iterator[Diagnostic]:
    """An event before its partnership says so, `event-before-partnership`; no other does, `unneeded-precedence`."""
    since: dict[str, Day] = {key[1]: day for key, day in site.facts("since").items()}
    for key, fact in site.facts("held").items():
        starts = [since.get(slug) for slug in fact["of"]]
        if "is_before" in fact:
            yield from _needed(site, key, fact["start"], starts)
        else:
            end = last(fact.get("end") or fact["start"])
            for i, start in enumerate(starts):
                if start and end < first(start):
                    yield _too_early(site, key, fact["start"], start, i)


def _too_early(site: Site, key: Key, held: Day, start: Day, index: int) -> Diagnostic:
    message = f"the event of {text(held)} lies before the partnership, which counts from {text(start)}"
    hint = "mend one of the dates, or write 'precedes_partnership: true'"
    return site.at(key).document.problem("event-before-partnership", message, hint, at=("partnerships", index))


def _needed(site: Site, key: Key, held: Day, starts: list[Day | None]) -> Iterator[Diagnostic]:
    if all(start and last(start) <= first(held) for start in starts):
        message = "the event does not lie before a partnership of its own"
        hint = "leave 'precedes_partnership' out, or mend the date"
        at = ("precedes_partnership",)
        yield site.at(key).document.problem("unneeded-precedence", message, hint, at=at, on_key=True)
