"""The charts of figures and series as files of their own, which other sites may show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.editions import editions, is_charted
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import chart_path
from partnerbase.plan.planner import Planner
from partnerbase.plan.records import about, shown_of_others
from partnerbase.program import digest
from partnerbase.records.figure import Figure
from partnerbase.records.series import Series

TEMPLATE = "charts/chart.svg.j2"


@dataclass(frozen=True, slots=True)
class Chart(Matter):
    """The chart of a record.

    Args:
        editions: The events of a series.
    """

    editions: tuple[Key, ...] = ()

    @property
    def shows(self) -> Iterable[Key]:
        """The events."""
        return self.editions


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the chart of each figure and series that is worth one, in each language."""
    for collection in (Figure.collection, Series.collection):
        for key in planner.site.collections[collection]:
            if _is_charted(planner, key):
                inputs = shown_of_others(planner, key)
                for language in planner.languages:
                    path = chart_path(key, language)
                    yield Planned(path, TEMPLATE, digest(path, inputs), partial(make, planner, key, path), key)


def _is_charted(planner: Planner, key: Key) -> bool:
    if key[0] == Figure.collection:
        return planner.site.abstracts[key].is_charted
    return is_charted(planner.cards, editions(planner.facts.groups.of(key)))


def make(planner: Planner, key: Key, path: str) -> PagePlan:
    """Give the plan of the chart of a record at a path."""
    matter = Chart(editions(about(planner, key).groups))
    entry = planner.site.read(key).entry
    return planner.page(path, TEMPLATE, path.partition("/")[0], entry=entry, collection=key[0], matter=matter)
