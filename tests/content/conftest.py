"""The built sites, made and read once: the one of the repository's own content, and the golden one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from partnerbase.build import Options, build, check
from partnerbase.link import Site
from partnerbase.plan.paths import base_path
from tests.content.pages import Page, read
from tests.golden_site import CONTENT, ROOT, TEMPLATES, TODAY


@dataclass(frozen=True)
class BuiltSite:
    """A built site with its pages and the records that it was made of."""

    folder: Path
    records: Site
    files: frozenset[str]
    pages: Mapping[str, Page]

    @property
    def base(self) -> str:
        """The path below which it is published."""
        return base_path(self.records.settings)


@pytest.fixture(scope="session", params=[ROOT / "content", CONTENT], ids=["content", "golden"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site and read all its pages."""
    content = request.param
    out = tmp_path_factory.mktemp("site") / "build"
    assert build(Options(content, out, TEMPLATES, cache=False, search=True), today=TODAY).published
    records = check(content, today=TODAY).site
    assert records
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    pages = {path: read(out, path) for path in files if path.endswith(".html")}
    return BuiltSite(out, records, frozenset(files), pages)
