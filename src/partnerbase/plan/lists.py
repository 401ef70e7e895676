"""The lists of the collections."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from partnerbase.abstract import Key
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import list_parts, list_path
from partnerbase.plan.planner import Planner, pointing
from partnerbase.program import digest
from partnerbase.sorting import sort_key

TEMPLATE = "list.html.j2"


@dataclass(frozen=True, slots=True)
class Listing(Matter):
    """A page of a list.

    Args:
        keys: The records of all pages of the list, in order.
        part: Which of these pages it is, from 1.
        counts: How many records point to each.
    """

    keys: tuple[Key, ...]
    part: int
    counts: Mapping[Key, int]

    @property
    def shows(self) -> Iterable[Key]:
        """All records of the list."""
        return self.keys


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the pages of the list of each collection in each language."""
    for collection, keys in planner.site.collections.items():
        counts = {key: pointing(planner.site, key) for key in keys}
        inputs = _inputs(planner, keys, counts)
        for language in planner.languages:
            yield from _list(planner, collection, language, counts, inputs)


def _inputs(planner: Planner, keys: tuple[Key, ...], counts: Mapping[Key, int]) -> str:
    """Give a digest of all that a list shows in whichever language."""
    site, cards = planner.site, planner.cards
    themes = {site.follow(theme) for key in keys for theme in site.abstracts[key].themes}
    names = map(cards.digest, sorted(themes))
    return digest(planner.frame, planner.shown(keys), repr(list(counts.values())), *names)


def _list(
    planner: Planner, collection: str, language: str, counts: Mapping[Key, int], inputs: str
) -> Iterator[Planned]:
    @cache
    def in_order() -> tuple[Key, ...]:
        tongues = planner.site.settings.tongues
        return tuple(sorted(counts, key=lambda key: sort_key(planner.cards[key], language, tongues)))

    def make(part: int, path: str) -> PagePlan:
        matter = Listing(in_order(), part, counts)
        return planner.page(path, TEMPLATE, language, collection=collection, matter=matter)

    for part, _ in enumerate(list_parts(len(counts)), 1):
        path = list_path(collection, language, part)
        yield Planned(path, TEMPLATE, digest(path, inputs), partial(make, part, path))
