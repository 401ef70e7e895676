"""Makes linked sites, page plans and data files of the smallest content folders."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from partnerbase.build import check
from partnerbase.derive import derive
from partnerbase.export import collected, record_data
from partnerbase.link import Site
from partnerbase.plan import plan
from partnerbase.plan.page import Page, PagePlan
from tests.content_builder import TODAY, Files, write_site

TRILINGUAL = ["en", "de", "zh"]


def make_site(root: Path, files: Files, **settings: Any) -> Site:  # noqa: ANN401 - any YAML value
    """Write content and give the linked site; content with errors fails the test."""
    checked = check(write_site(root, files, **settings), today=TODAY)
    assert checked.site
    assert checked.report.ok, list(checked.report)
    return checked.site


def make_plans(site: Site, today: date = TODAY) -> dict[str, PagePlan]:
    """Plan the pages of a site and give them by their path."""
    made = ((planned.path, planned.make()) for planned in plan(site, derive(site, today)))
    return {path: page for path, page in made if isinstance(page, PagePlan)}


def make_inputs(site: Site, today: date = TODAY) -> dict[str, str]:
    """Give what tells the inputs of each page by its path: their digest, and that of the files of its own record."""
    return {
        planned.path: f"{planned.inputs} {site.abstracts[planned.about].files if planned.about else ''}"
        for planned in plan(site, derive(site, today))
    }


def export(site: Site) -> Iterator[Page]:
    """Give the data files of a site."""
    for collection, keys in site.collections.items():
        yield collected(collection, (record_data(site.at(key), site.settings) for key in keys))
