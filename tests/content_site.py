"""The site of the repository's own content: where it is said to be published, and how it is built."""

from pathlib import Path

from partnerbase.build import Built, Options, build
from tests.golden_site import ROOT, TEMPLATES

CONTENT = ROOT / "content"
BELOW = "some/where"
"""The path below which the site is published: links must work wherever it lies."""
PUBLISHED = f"https://partnerbase.example/{BELOW}"
"""The address that its pages give as their own, on a host that nothing may ask."""


def build_content(out: Path) -> Built:
    """Build the site with its search, from nothing."""
    return build(Options(CONTENT, out, TEMPLATES, base_url=f"{PUBLISHED}/", cache=False, search=True))
