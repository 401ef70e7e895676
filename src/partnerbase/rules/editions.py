"""The editions of a series: each number once, and later numbers at later dates."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from partnerbase.abstract import Key
from partnerbase.diagnostics import Diagnostic
from partnerbase.link import Site
from partnerbase.records.base import Record
from partnerbase.records.event import Event
from partnerbase.rules.plain import first, last, text, written
from partnerbase.validate import Entry

TAKING_PLACE = frozenset({"held", "planned"})
Edition = tuple[Key, dict[str, Any]]


def facts(entry: Entry[Record]) -> Iterator[tuple[str, Any]]:
    """Give the `edition` of an event: series, number and start, what it is part of, whether it does not take place."""
    record = entry.record
    if isinstance(record, Event) and record.series and record.edition:
        fact: dict[str, Any] = {
            "series": record.series.slug,
            "number": record.edition,
            "start": written(record.start),
        }
        if record.part_of:
            fact["part_of"] = [ref.slug for ref in record.part_of]
        if record.status not in TAKING_PLACE:
            fact["is_off"] = True
        yield "edition", fact


def numbered_once(site: Site, _today: date) -> Iterator[Diagnostic]:
    """No two events of a series have one number: `duplicate-edition`.

    Left out are events that did not take place, and parts of an event of the same number.
    """
    for editions in _by_series(site):
        for (first_key, edition), (key, other) in pairwise(editions):
            if edition["number"] == other["number"]:
                message = f"edition {edition['number']} of this series is recorded already"
                hint = f"the other is {site.abstracts[first_key].path}; mend one of the numbers, or merge the two"
                yield site.at(key).document.problem("duplicate-edition", message, hint, at=("edition",))


def numbered_in_order(site: Site, _today: date) -> Iterator[Diagnostic]:
    """A higher number means a later date: `edition-order`."""
    for editions in _by_series(site):
        for (earlier_key, earlier), (key, later) in pairwise(editions):
            if earlier["number"] < later["number"] and last(later["start"]) < first(earlier["start"]):
                message = (
                    f"edition {later['number']} of {text(later['start'])} lies before "
                    f"edition {earlier['number']} of {text(earlier['start'])}"
                )
                hint = f"compare with {site.abstracts[earlier_key].path}; mend a number or a date"
                yield site.at(key).document.problem("edition-order", message, hint, at=("edition",))


def _by_series(site: Site) -> Iterator[list[Edition]]:
    """Give the events of each series that have a number and took place or will, by number and path."""
    editions = site.facts("edition")
    series: dict[str, list[Edition]] = defaultdict(list)
    for key, fact in editions.items():
        wholes = (editions.get((Event.collection, slug)) for slug in fact.get("part_of", ()))
        if "is_off" not in fact and not any(whole and _numbered(whole) == _numbered(fact) for whole in wholes):
            series[fact["series"]].append((key, fact))
    for found in series.values():
        yield sorted(found, key=lambda item: (item[1]["number"], site.abstracts[item[0]].path))


def _numbered(fact: dict[str, Any]) -> tuple[str, int]:
    return fact["series"], fact["number"]
