"""The page on the design of the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.paths import named_path
from partnerbase.plan.planner import Planner

NAME = "design"
COLLECTIONS = ("partnerships", "events", "figures", "cities")
MOST = 2


@dataclass(frozen=True, slots=True)
class Specimens(Matter):
    """The records that stand for the entries of lists, by collection: the newest ones."""

    keys: Mapping[str, tuple[Key, ...]]

    @property
    def shows(self) -> Iterable[Key]:
        """All of them."""
        return (key for keys in self.keys.values() for key in keys)


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page in each language."""
    found = {name: _newest(planner, name) for name in COLLECTIONS if planner.site.collections[name]}
    matter = Specimens(found)
    for language in planner.languages:
        page = planner.page(named_path(NAME, language), f"pages/{NAME}.html.j2", language, matter=matter)
        yield planner.planned(page, planner.shown(matter.shows))


def _newest(planner: Planner, collection: str) -> tuple[Key, ...]:
    abstracts = planner.site.abstracts
    return tuple(
        sorted(planner.site.collections[collection], key=lambda key: (abstracts[key].starts, key), reverse=True)[:MOST]
    )
