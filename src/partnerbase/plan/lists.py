"""The lists of the collections."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from partnerbase.abstract import Key
from partnerbase.derive.activity import Activity
from partnerbase.derive.facets import Values, record_of
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import list_parts, list_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.records.partnership import Partnership
from partnerbase.sorting import sort_key

TEMPLATE = "list.html.j2"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows of its records, in whichever language.

    Args:
        counts: How many records point to each.
        facets: The values of each by which the list is filtered.
        activity: What was last recorded of each, in the list of partnerships.
        named: The themes and states that filters name, and the states below which records stand.
    """

    counts: Mapping[Key, int]
    facets: Mapping[Key, Values]
    activity: Mapping[Key, Activity]
    named: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Listing(Matter):
    """A page of a list.

    Args:
        keys: The records of all pages of the list, by name.
        part: Which of these pages it is, from 1.
        shown: What the list shows of them.
    """

    keys: tuple[Key, ...]
    part: int
    shown: Shown

    @property
    def shows(self) -> Iterable[Key]:
        """All records of the list, and those that its filters name."""
        return *self.keys, *self.shown.named


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the pages of the list of each collection in each language."""
    for collection, keys in planner.site.collections.items():
        shown = _shown(planner, collection, keys)
        named = map(planner.cards.digest, shown.named)
        parts = repr(list(shown.counts.values())), repr(list(shown.facets.values())), repr(shown.activity)
        inputs = digest(planner.frame, planner.shown(keys), *parts, *named)
        for language in planner.languages:
            yield from _list(planner, collection, language, shown, inputs)


def _shown(planner: Planner, collection: str, keys: tuple[Key, ...]) -> Shown:
    site, facts = planner.site, planner.facts
    facets = facts.facets.of_list(collection)
    last = {key: facts.activity.of(key) for key in keys} if collection == Partnership.collection else {}
    values = {pair for found in facets.values() for pair in found}
    named = filter(None, {record_of(name, value) for name, value in values})
    return Shown(
        {key: len(site.pointing(key)) for key in keys},
        facets,
        {key: found for key, found in last.items() if found},
        tuple(sorted(named)),
    )


def _list(planner: Planner, collection: str, language: str, shown: Shown, inputs: str) -> Iterator[Planned]:
    @cache
    def in_order() -> tuple[Key, ...]:
        tongues = planner.site.settings.tongues
        return tuple(sorted(shown.counts, key=lambda key: sort_key(planner.cards[key], language, tongues)))

    def make(part: int, path: str) -> PagePlan:
        return planner.page(path, TEMPLATE, language, collection=collection, matter=Listing(in_order(), part, shown))

    for part, _ in enumerate(list_parts(len(shown.counts)), 1):
        path = list_path(collection, language, part)
        yield Planned(path, TEMPLATE, digest(path, inputs), partial(make, part, path))
