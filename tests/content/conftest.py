"""The built sites, made and read once: the one of the repository's own content, and the golden one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerbase.build import check
from partnerbase.link import Site
from tests import content_site, golden_site
from tests.content.pages import Page, read

SITES = {
    "content": (content_site.CONTENT, f"/{content_site.BELOW}/"),
    "golden": (golden_site.CONTENT, golden_site.BASE),
}
"""The content of each site, and the path below which it is published."""


@dataclass(frozen=True)
class BuiltSite:
    """A built site with its pages, the records that it was made of, and the path below which it is published."""

    folder: Path
    base: str
    records: Site
    files: frozenset[str]
    pages: Mapping[str, Page]


@pytest.fixture(scope="session", params=["content", "golden"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Read all pages of a built site."""
    out: Path = request.getfixturevalue(f"{request.param}_build")
    content, base = SITES[request.param]
    records = check(content, today=golden_site.TODAY).site
    assert records
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    pages = {path: read(out, path) for path in files if path.endswith(".html")}
    return BuiltSite(out, base, records, frozenset(files), pages)
