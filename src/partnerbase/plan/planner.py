"""What the plans of all pages of a site have in common."""

from collections.abc import Callable, Iterable
from typing import Any

from partnerbase.abstract import Key
from partnerbase.derive import Facts
from partnerbase.link import PROSE, Site
from partnerbase.pictures import font_file
from partnerbase.plan.page import Page, PagePlan, Planned
from partnerbase.plan.paths import preview_path
from partnerbase.program import digest

MOST_IN_NAVIGATION = 100
CONTRIBUTE = ("pages", "contribute")
PICTURED = frozenset({"cities", "regions", "partnerships", "events", "figures", "series", "organisations"})
"""The collections whose records people send each other links to."""


class Planner:
    """Plans the pages of one site.

    Args:
        site: The linked records.
        facts: What is computed of them.
    """

    def __init__(self, site: Site, facts: Facts) -> None:
        """Find what every page links."""
        self.site, self.facts, self.cards = site, facts, facts.cards
        self.languages = site.settings.languages
        self.prose = _prose(site)
        linked = (*self.prose, *([CONTRIBUTE] if CONTRIBUTE in site.abstracts else ()))
        self.draws = bool(site.settings.base_url) and font_file() is not None
        self.optional = tuple(name for name, exists in _optional(facts).items() if exists)
        self.frame = digest(*self.optional, *map(facts.cards.digest, linked), str(self.draws))

    def page(self, path: str, template: str, language: str, **parts: Any) -> PagePlan:  # noqa: ANN401 - fields of a plan
        """Give the plan of a page with the frame that all pages have."""
        frame: dict[str, Any] = {"cards": self.cards, "prose": self.prose, "optional": self.optional}
        return PagePlan(path, template, language, self.site.settings, **frame, **parts)

    def planned(self, plan: PagePlan, *inputs: str) -> Planned:
        """Plan a page about no record; `inputs` is all that tells it from the same page of another site."""
        return Planned(plan.path, plan.template, digest(plan.path, self.frame, *inputs), lambda: plan)

    def later(self, path: str, template: str, make: Callable[[], PagePlan], *inputs: str) -> Planned:
        """Plan a page about no record whose plan is made when it is rendered."""
        return Planned(path, template, digest(path, self.frame, *inputs), make)

    def name(self, key: Key, language: str) -> str:
        """Give the name of a record in a language, or the best other one."""
        return self.cards[key].name.best(self.site.settings.tongues.by_preference(language))[1]

    def file(self, path: str, make: Callable[[], bytes], *inputs: str) -> Planned:
        """Plan a file that is made without a template, of what `inputs` tells."""
        return Planned(path, "", digest(path, *inputs), lambda: Page(path, make()))

    def picture_of(self, key: Key) -> str:
        """Give the path of the picture that goes with links to a record; nothing where there is none.

        Other sites ask for it by its full address, so that only a site with an address has such pictures.
        """
        return preview_path(key) if self.draws and key[0] in PICTURED else ""

    def shown(self, keys: Iterable[Key]) -> str:
        """Give a digest of some records as lists show them."""
        return digest(*map(self.cards.item_digest, keys))


def _optional(facts: Facts) -> dict[str, bool]:
    """Tell of the pages that need content of some kind, by name, whether the site has them."""
    return {"map": facts.atlas.has_map, "territories": bool(facts.territories.tiles)}


def _prose(site: Site) -> tuple[Key, ...]:
    """Name the pages of prose in the navigation, in its order."""
    placed = sorted((nav, key) for key in site.collections[PROSE] if (nav := site.abstracts[key].nav))
    return tuple(key for _, key in placed[:MOST_IN_NAVIGATION])
