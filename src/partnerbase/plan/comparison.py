"""The page on which records stand side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.paths import named_path
from partnerbase.plan.planner import Planner
from partnerbase.values.reference import PLACES

NAME = "compare"
MOST = 4
"""How many records stand side by side at most."""


@dataclass(frozen=True, slots=True)
class Comparison(Matter):
    """What is proposed for a first comparison: the places with most partners, the oldest partnerships."""

    places: tuple[Key, ...]
    partnerships: tuple[Key, ...]

    @property
    def shows(self) -> Iterable[Key]:
        """All of them."""
        return *self.places, *self.partnerships


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page in each language."""
    matter = Comparison(_most_partnered(planner), _oldest(planner))
    for language in planner.languages:
        page = planner.page(named_path(NAME, language), f"pages/{NAME}.html.j2", language, matter=matter)
        yield planner.planned(page, planner.shown(matter.shows))


def _most_partnered(planner: Planner) -> tuple[Key, ...]:
    partners = planner.facts.naming.partners
    places = (key for collection in PLACES for key in planner.site.collections[collection] if partners(key))
    return tuple(sorted(places, key=lambda key: (-len(partners(key)), key))[:MOST])


def _oldest(planner: Planner) -> tuple[Key, ...]:
    """Name the partnerships that have lasted longest."""
    abstracts = planner.site.abstracts
    lasting = (bond.key for bond in planner.facts.bonds if bond.since and not bond.is_over)
    return tuple(sorted(lasting, key=lambda key: (abstracts[key].starts, key))[:MOST])
