"""Sites published from pages in memory."""

from collections.abc import Iterable
from pathlib import Path

from partnerbase.plan.page import Page
from partnerbase.publish import Published, edition

MARK = ".partnerbase.json"
"""The file in a site that lists its files."""


def publish(pages: Iterable[Page], out: Path, *, content: Path, clean: bool = False) -> Published:
    """Make a site of these pages."""
    with edition(out, content=content, clean=clean) as new:
        return new.commit([new.put(page.path, page.data) for page in pages])
