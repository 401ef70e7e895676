"""Facts as rules read them: dates and references as plain data, and values that several records share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from partnerbase.abstract import Abstract, Key
from partnerbase.link import Site
from partnerbase.values.dates import EdtfDate
from partnerbase.values.reference import Ref

Day: TypeAlias = str | list[str]
"""A date: its text where that is a day, else its first day, its last day and its text; days compare as texts."""


def written(date: EdtfDate) -> Day:
    """Write a date as a fact."""
    if not date.is_interval and date.start and date.start.day and not date.start.qualifier:
        return str(date.start)
    first, last, text = date.earliest.isoformat(), date.latest.isoformat(), str(date)
    return [first, last, text]


def first(day: Day) -> str:
    """Give the first day that a date can mean."""
    return day if isinstance(day, str) else day[0]


def last(day: Day) -> str:
    """Give the last day that a date can mean."""
    return day if isinstance(day, str) else day[1]


def text(day: Day) -> str:
    """Give a date as it is written in its record."""
    return day if isinstance(day, str) else day[2]


def target(site: Site, ref: str, collections: Sequence[str]) -> Key:
    """Give what a reference, written by `str`, points to from a field that may point to some collections."""
    collection, slash, slug = ref.rpartition("/")
    return (collection, slug) if slash else site.key(Ref(slug, tuple(collections)))


def twins(site: Site, name: str) -> Iterator[tuple[str, Abstract, Abstract]]:
    """Give each value of a fact that several records have, with the first of them by path, and each of the others."""
    records: dict[str, list[Key]] = defaultdict(list)
    for key, value in site.facts(name).items():
        records[value].append(key)
    for value, keys in records.items():
        first, *others = sorted((site.abstracts[key] for key in keys), key=lambda abstract: abstract.path)
        for other in others:
            yield value, first, other
