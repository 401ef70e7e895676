"""The sections of a page, read off the page itself: what leads to them names neither more nor less than there is."""

import re
from typing import NamedTuple

from markupsafe import Markup

LEAST = 6
"""A page with fewer sections is seen at a glance."""
SECTION = re.compile(
    '<h2 class="section__title" id="([^"]+)">([^<]+?)(?: <span class="section__count">([0-9]+)</span>)?</h2>'
)


class Section(NamedTuple):
    """A section of a page: its address there, what it is called, and how much it lists, empty where it is no list."""

    href: str
    title: Markup
    total: str


def outline(page: Markup) -> tuple[Section, ...]:
    """Give the sections of a page in their order; none where they are few."""
    found = tuple(
        Section(f"#{place}", Markup(title), total)  # noqa: S704 - HTML already
        for place, title, total in SECTION.findall(page)
    )
    return found if len(found) >= LEAST else ()
