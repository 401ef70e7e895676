"""The files of the site: their URLs, and what each page is made of, known before it is rendered.

A page reads its own record in full and of all others their cards alone (`derive.Card`). The digest of what it reads is
therefore known without reading the record, and decides whether the page is made anew. Each family of pages has a
module of its own here, with `pages`, which plans them all; its presenters stand in `present`, its templates in
`templates/`.
"""

from collections.abc import Callable, Iterator, Mapping

from partnerbase.abstract import Key
from partnerbase.derive import Facts
from partnerbase.link import Site
from partnerbase.plan import (
    anniversaries,
    bibliography,
    bonds,
    charts,
    comparison,
    dossiers,
    gaps,
    groups,
    lists,
    maps,
    names,
    overviews,
    previews,
    records,
    search,
    specimens,
    territories,
    timeline,
)
from partnerbase.plan.page import Page, PagePlan, Parts, Planned
from partnerbase.plan.planner import Planner

__all__ = ["ABOUT_RECORDS", "Page", "PagePlan", "Parts", "Planned", "Planner", "plan"]

FAMILIES = (
    overviews,
    bibliography,
    maps,
    territories,
    search,
    gaps,
    timeline,
    anniversaries,
    bonds,
    lists,
    records,
    groups,
    names,
    charts,
    comparison,
    dossiers,
    previews,
    specimens,
)
ABOUT_RECORDS: Mapping[str, Callable[[Planner, Key, str], PagePlan | Page]] = {
    records.FAMILY: records.make,
    charts.FAMILY: charts.make,
    dossiers.FAMILY: dossiers.make,
}
"""What makes a page about a record again from the record's key and its path, by `Planned.family`."""


def plan(site: Site, facts: Facts) -> Iterator[Planned]:
    """Name every page of the site, with a digest of its inputs."""
    planner = Planner(site, facts)
    for family in FAMILIES:
        yield from family.pages(planner)
