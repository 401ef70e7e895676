"""The files of the site: their URLs, and what each page is made of, known before it is rendered.

A page reads its own record in full and of all others their cards alone (`derive.Card`). The digest of what it reads is
therefore known without reading the record, and decides whether the page is made anew. Each family of pages has a
module of its own here, with `pages`, which plans them all; its presenters stand in `present`, its templates in
`templates/`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

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

__all__ = ["ABOUT_RECORDS", "FAMILIES", "Page", "PagePlan", "Parts", "Planned", "Planner", "plan", "plan_family"]

FAMILIES: Mapping[str, Callable[[Planner], Iterator[Planned]]] = {
    "overviews": overviews.pages,
    "bibliography": bibliography.pages,
    "maps": maps.pages,
    "territories": territories.pages,
    "search": search.pages,
    "gaps": gaps.pages,
    "timeline": timeline.pages,
    "anniversaries": anniversaries.pages,
    "bonds": bonds.pages,
    "lists": lists.pages,
    records.FAMILY: records.pages,
    "groups": groups.pages,
    "names": names.pages,
    "charts": charts.pages,
    "comparison": comparison.pages,
    "dossiers": dossiers.pages,
    "previews": previews.pages,
    "specimens": specimens.pages,
}
"""What plans all pages of a family, by its name; in the order of the site's files."""
ABOUT_RECORDS: Mapping[str, Callable[[Planner, Key, str], PagePlan | Page]] = {
    records.FAMILY: records.make,
    "charts": charts.make,
    "dossiers": dossiers.make,
    "previews": previews.make,
}
"""What makes a page about a record again from the record's key and its path, by its family."""


def plan(site: Site, facts: Facts) -> Iterator[Planned]:
    """Name every page of the site, with a digest of its inputs."""
    planner = Planner(site, facts)
    for family in FAMILIES:
        yield from plan_family(planner, family)


def plan_family(planner: Planner, family: str) -> Iterator[Planned]:
    """Name the pages of one family."""
    return (replace(planned, family=family) for planned in FAMILIES[family](planner))
