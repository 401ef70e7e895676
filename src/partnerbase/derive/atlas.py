"""What the maps of a site show: its panels, where on them places lie, which lines run between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from partnerbase.abstract import Key
from partnerbase.cartography.frame import Panel, World
from partnerbase.cartography.outline import Drawing, outlines
from partnerbase.cartography.projection import Point, Position
from partnerbase.derive.ties import Tie
from partnerbase.link import Site
from partnerbase.settings import Settings
from partnerbase.values.reference import PLACES

MOST_PANELS, MOST_TIES, MOST_SPOTS, MOST_LINES = 4, 220, 250, 300
"""How much the large map has at most: what its page may weigh, and how many names can be told apart."""
WIDTH, SMALL_WIDTH = 1136, 272
"""How wide the panels together are meant to be, on the page of the map and on that of a record, in CSS pixels."""
GAP = 0.03
"""What is left between two panels, as a share of that width; the style sheets have the same."""
LEAST, LEAST_OF_SMALL, LEAST_OF_WORLD, UNIT_OF_WORLD = 0.7, 2.0, 3.0, 1.0
PLACES_AFTER_POINT = 4
Coasts = Mapping[Drawing, str]
"""The outline of the land in each drawing, as the data of an SVG path."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The panel of a country: how it is drawn on the page of the map, and how small on those of records."""

    country: str
    large: Drawing
    small: Drawing


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place on a panel: its number, and the point as shares of its width and height."""

    key: Key
    panel: int
    at: Point


@dataclass(frozen=True, slots=True)
class Locator:
    """What the small map of a record shows: the places it is about, those at the other ends, the lines between."""

    own: tuple[Spot, ...]
    others: tuple[Spot, ...]
    lines: tuple[tuple[Spot, Spot], ...]
    atlas: "Atlas" = field(repr=False, compare=False)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All places on it."""
        return self.own + self.others


def sheets(settings: Settings) -> tuple[Sheet, ...]:
    """Give the panels that the settings ask for."""
    countries = [country for country in settings.countries if country.map][:MOST_PANELS]
    edges = [country.map for country in countries if country.map]
    frames = [Panel(*map(float, (edge.west, edge.south, edge.east, edge.north))) for edge in edges]
    share = (1 - GAP * (len(frames) - 1)) / sum(frame.ratio for frame in frames) if frames else 0
    sizes = ((WIDTH, LEAST), (SMALL_WIDTH, LEAST_OF_SMALL))
    return tuple(
        Sheet(country.code, *(Drawing(frame, width * share * frame.ratio, least=least) for width, least in sizes))
        for country, frame in zip(countries, frames, strict=True)
    )


WORLD = Drawing(World(), WIDTH, UNIT_OF_WORLD, LEAST_OF_WORLD)


def drawings(settings: Settings) -> tuple[Drawing, ...]:
    """Give all drawings of which a site shows the coasts; none where it has no map."""
    found = sheets(settings)
    return (*(drawing for sheet in found for drawing in (sheet.large, sheet.small)), *((WORLD,) if found else ()))


@lru_cache(2)
def traced(wanted: tuple[Drawing, ...]) -> Coasts:
    """Trace the outline of the land in some drawings; that takes half a second, once."""
    return dict(zip(wanted, outlines(wanted), strict=True)) if wanted else {}


class Atlas:
    """The maps of a site.

    Args:
        site: The site.
        ties: The partnerships that are drawn.
        coasts: The outlines of the land, where they are known; else they are traced.
    """

    def __init__(self, site: Site, ties: Iterable[Tie], coasts: Coasts | None = None) -> None:
        """Draw nothing yet."""
        self._site, self._ties, self._known = site, ties, coasts
        self.sheets = sheets(site.settings)
        self._panels = {sheet.country: number for number, sheet in enumerate(self.sheets)}
        self._spots: dict[Key, Spot | None] = {}

    @property
    def has_map(self) -> bool:
        """Whether anything is there to be shown."""
        return bool(self.sheets and self.spots)

    @cached_property
    def coasts(self) -> Coasts:
        """The outline of the land in each drawing."""
        return self._known or traced(drawings(self._site.settings))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The partnerships of the large map, by key: those that exist, of a great many those of the busiest places."""
        existing = [tie for tie in self._by_key.values() if tie.is_counted]
        busiest = sorted(existing, key=lambda tie: -max(map(self.count, tie.places)))[:MOST_TIES]
        return tuple(sorted(busiest, key=lambda tie: tie.key))

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The places of the large map, by key: the partners on the panels, of a great many the busiest."""
        places = {place for tie in self.ties for place in tie.places}
        busiest = sorted(places, key=lambda place: (-self.count(place), place))
        return tuple(sorted([spot for key in busiest if (spot := self.spot(key))][:MOST_SPOTS]))

    @property
    def is_whole(self) -> bool:
        """Whether the large map has all partnerships that there are."""
        counted = sum(tie.is_counted for tie in self._by_key.values())
        return len(self.ties) == counted and len(self.spots) < MOST_SPOTS

    @cached_property
    def lines(self) -> tuple[tuple[Spot, Spot], ...]:
        """The lines of the large map: each two partners on it, once."""
        shown = set(self.spots)
        return tuple(line for line in self._lines(self.ties) if shown.issuperset(line))[:MOST_LINES]

    @cached_property
    def _by_key(self) -> Mapping[Key, Tie]:
        return {tie.key: tie for tie in self._ties} if self.sheets else {}

    @cached_property
    def _by_place(self) -> Mapping[Key, tuple[Tie, ...]]:
        found: dict[Key, list[Tie]] = {}
        for tie in self._by_key.values():
            for place in tie.places if tie.is_counted else ():
                found.setdefault(place, []).append(tie)
        return {key: tuple(some) for key, some in found.items()}

    def count(self, place: Key) -> int:
        """Count the partnerships of a place."""
        return len(self._by_place.get(place, ()))

    def position(self, place: Key) -> Position | None:
        """Give where a place lies on the earth, where its record says it."""
        spot = self._site.abstracts[place].spot
        return Position(*spot) if spot else None

    def spot(self, place: Key) -> Spot | None:
        """Give where a place lies on the panel of its country; None where that does not show it."""
        if place not in self._spots:
            self._spots[place] = self._placed(place)
        return self._spots[place]

    def _placed(self, place: Key) -> Spot | None:
        abstract = self._site.abstracts[place]
        panel = self._panels.get(abstract.country)
        if panel is None or abstract.spot is None:
            return None
        x, y = self.sheets[panel].large.frame.place(Position(*abstract.spot))
        if not (0 <= x <= 1 and 0 <= y <= 1):
            return None
        return Spot(place, panel, Point(round(x, PLACES_AFTER_POINT), round(y, PLACES_AFTER_POINT)))

    def locator(self, key: Key) -> Locator | None:
        """Give the small map of a place or of a partnership between places; None where it would be empty."""
        if not self.sheets:
            return None
        if key[0] in PLACES:
            own, lines = [key], self._lines(self._by_place.get(key, ()), key)
        elif tie := self._by_key.get(key):
            own, lines = [*tie.places], self._lines([tie])
        else:
            return None
        spots = tuple(spot for place in own if (spot := self.spot(place)))
        others = dict.fromkeys(spot for line in lines for spot in line if spot not in spots)
        return Locator(spots, tuple(others), lines, self) if spots else None

    def _lines(self, ties: Iterable[Tie], of: Key | None = None) -> tuple[tuple[Spot, Spot], ...]:
        found = dict[tuple[Spot, Spot], None]()
        for tie in ties:
            for pair in tie.pairs:
                one, other = map(self.spot, pair)
                if one and other and of in (None, *pair):
                    found[one, other] = None
        return tuple(found)
