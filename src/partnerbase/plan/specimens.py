"""The page on the design of the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.derive.atlas import Locator
from partnerbase.plan.maps import small
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.paths import named_path
from partnerbase.plan.planner import Planner
from partnerbase.records.partnership import Partnership

NAME = "design"
COLLECTIONS = (Partnership.collection, "events", "figures", "cities")
MOST = 2


@dataclass(frozen=True, slots=True)
class Specimens(Matter):
    """The records that stand for the entries of lists, by collection: the newest ones.

    `mapped` is the newest partnership that a map can show, with its small map; None where there is none.
    """

    keys: Mapping[str, tuple[Key, ...]]
    mapped: tuple[Key, Locator] | None

    @property
    def shows(self) -> Iterable[Key]:
        """All of them."""
        yield from (key for keys in self.keys.values() for key in keys)
        if self.mapped:
            yield self.mapped[0]


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page in each language."""
    newest = {name: _newest_first(planner, name) for name in COLLECTIONS if planner.site.collections[name]}
    found = {name: tuple(keys[:MOST]) for name, keys in newest.items()}
    matter = Specimens(found, _mapped(planner, newest.get(Partnership.collection, ())))
    drawn = (small(planner, matter.mapped[1]),) if matter.mapped else ()
    for language in planner.languages:
        page = planner.page(named_path(NAME, language), f"pages/{NAME}.html.j2", language, matter=matter)
        yield planner.planned(page, planner.shown(matter.shows), *drawn)


def _newest_first(planner: Planner, collection: str) -> list[Key]:
    abstracts = planner.site.abstracts
    return sorted(planner.site.collections[collection], key=lambda key: (abstracts[key].starts, key), reverse=True)


def _mapped(planner: Planner, partnerships: Iterable[Key]) -> tuple[Key, Locator] | None:
    """Find the first partnership with a line on its small map."""
    locators = ((key, planner.facts.atlas.locator(key)) for key in partnerships)
    return next(((key, found) for key, found in locators if found and found.lines), None)
