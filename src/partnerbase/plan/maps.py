"""The page of the map."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partnerbase.abstract import Key
from partnerbase.derive.atlas import Atlas, Locator
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.paths import named_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

NAME = "map"
TEMPLATE = "pages/map.html.j2"


@dataclass(frozen=True, slots=True)
class Maps(Matter):
    """The map of the partnerships."""

    atlas: Atlas

    @property
    def shows(self) -> Iterable[Key]:
        """The partnerships."""
        return (tie.key for tie in self.atlas.ties)


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the map in each language, where the site has one."""
    if NAME not in planner.optional:
        return
    matter = Maps(planner.facts.atlas)
    inputs = _inputs(planner, matter)
    for language in planner.languages:
        path = named_path(NAME, language)
        yield planner.planned(planner.page(path, TEMPLATE, language, matter=matter), inputs)


def drawn(atlas: Atlas) -> str:
    """Give a digest of what is drawn of a map without its names: panels, points and lines."""
    return digest(repr((atlas.sheets, atlas.is_whole, atlas.spots, atlas.lines)))


def small(planner: Planner, locator: Locator) -> str:
    """Give a digest of the small map of a record."""
    names = (planner.cards.naming(spot.key) for spot in locator.spots)
    return digest(repr(planner.facts.atlas.sheets), repr(locator), *names)


def _inputs(planner: Planner, matter: Maps) -> str:
    """Give a digest of all that the map shows in whichever language."""
    atlas, cards = matter.atlas, planner.cards
    places = sorted({place for tie in atlas.ties for place in tie.places})
    marks = (f"{atlas.position(place)} {atlas.count(place)}" for place in places)
    sheets = repr((atlas.sheets, atlas.is_whole))
    return digest(sheets, *planner.optional, planner.shown(matter.shows), *map(cards.digest, places), *marks)
