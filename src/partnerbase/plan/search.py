"""The pages of the full-text search."""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.paths import SEARCH, named_path
from partnerbase.plan.planner import Planner

TEMPLATE = f"pages/{SEARCH}.html.j2"


@dataclass(frozen=True, slots=True)
class Search(Matter):
    """What the search page shows: nothing of any record; scripts look those up in the index."""


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the search page of each language; it stands also where there is no index, and says so."""
    for language in planner.languages:
        yield planner.planned(planner.page(named_path(SEARCH, language), TEMPLATE, language, matter=Search()))
