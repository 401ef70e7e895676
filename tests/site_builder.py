"""Makes linked sites and page plans of the smallest content folders."""

from datetime import date
from pathlib import Path
from typing import Any

from partnerbase.build import check
from partnerbase.derive import derive
from partnerbase.link import Site
from partnerbase.pages import PagePlan, plan
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
    return {planned.path: planned for planned in plan(site, derive(site, today))}
