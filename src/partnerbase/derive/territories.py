"""Partnerships counted by state and province: of these themselves, and of the places in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from partnerbase.abstract import Key
from partnerbase.derive.territory import Territory
from partnerbase.derive.ties import Tie
from partnerbase.link import Site
from partnerbase.settings import Settings

MOST_COUNTRIES = 6
"""Between how many countries partnerships are counted: each two of them have a table."""


@dataclass(frozen=True, slots=True)
class Count:
    """The partnerships of states or provinces: their own, and those of the places in them."""

    own: tuple[Key, ...] = ()
    local: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.own or self.local)

    @property
    def keys(self) -> tuple[Key, ...]:
        """All of them, their own first."""
        return self.own + self.local

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.own) + len(self.local)


NONE = Count()


@dataclass(frozen=True, slots=True)
class Tile:
    """A state or province in the grid of its country: column and row from 1, and a short name by language."""

    key: Key
    column: int
    row: int
    label: tuple[tuple[str, str], ...] = ()


class Territories:
    """Who of the states and provinces of some countries has partnerships with whom.

    Counted are the countries of which a state or province has a tile; their states and provinces without one as well.
    """

    def __init__(self, site: Site, territory: Territory, ties: Iterable[Tie]) -> None:
        """Count nothing yet."""
        self._site, self._territory, self._ties = site, territory, ties

    @cached_property
    def tiles(self) -> Mapping[str, tuple[Tile, ...]]:
        """The tiles of each country, by code as the settings order them, then by row and column."""
        found: dict[str, list[Tile]] = {code: [] for code in _codes(self._site.settings)}
        for key in self._territory.states:
            abstract = self._site.abstracts[key]
            if abstract.tile and abstract.country in found:
                column, row, label = abstract.tile
                names = tuple((language, text) for language, text in label)
                found[abstract.country].append(Tile(key, column, row, names))
        placed = {code: tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))) for code, tiles in found.items()}
        return dict([item for item in placed.items() if item[1]][:MOST_COUNTRIES])

    @cached_property
    def states(self) -> Mapping[str, tuple[Key, ...]]:
        """All states and provinces of these countries, by code of the country, then by key."""
        found: dict[str, list[Key]] = {code: [] for code in self.tiles}
        for key in self._territory.states:
            if (code := self._site.abstracts[key].country) in found:
                found[code].append(key)
        return {code: tuple(keys) for code, keys in found.items()}

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each two of these countries."""
        return tuple(combinations(self.tiles, 2))

    @cached_property
    def in_order(self) -> Mapping[tuple[Key, Key], Count]:
        """The partnerships of each two states or provinces of different countries, in the order of the countries."""
        return {
            (state, partner): self.between(state, partner)
            for one, other in self.pairs
            for state in self.states[one]
            for partner in self.states[other]
        }

    def between(self, one: Key, other: Key) -> Count:
        """Give the partnerships between two states or provinces, whichever is named first."""
        return self._between.get((one, other), NONE)

    def of(self, state: Key) -> Count:
        """Give the partnerships of a state or province with those of the other countries."""
        return self._of.get(state, NONE)

    def partners(self, state: Key, country: str) -> tuple[Key, ...]:
        """Give the states and provinces of a country with which one has partnerships, by key."""
        return tuple(other for other in self.states[country] if self.between(state, other))

    @cached_property
    def _between(self) -> Mapping[tuple[Key, Key], Count]:
        found: dict[tuple[Key, Key], dict[Key, bool]] = {}
        for tie in self._ties:
            for pair in tie.pairs if tie.is_counted else ():
                states = tuple(map(self._counted, pair))
                for one, other in (states, states[::-1]):
                    if one and other and self._country(one) != self._country(other):
                        kept = found.setdefault((one, other), {})
                        kept[tie.key] = kept.get(tie.key, False) or pair == states
        return {pair: _count(kept) for pair, kept in found.items()}

    @cached_property
    def _of(self) -> Mapping[Key, Count]:
        found: dict[Key, dict[Key, bool]] = {}
        for (state, _), count in self._between.items():
            kept = found.setdefault(state, {})
            for key in count.keys:
                kept[key] = kept.get(key, False) or key in count.own
        return {state: _count(kept) for state, kept in found.items()}

    def _counted(self, place: Key) -> Key | None:
        """Give the state or province of a place, where its country is one of those that are counted."""
        state = self._territory.of_place(place)
        return state if state and self._country(state) in self.tiles else None

    def _country(self, place: Key) -> str:
        return self._site.abstracts[place].country


def _codes(settings: Settings) -> tuple[str, ...]:
    return tuple(country.code for country in settings.countries)


def _count(kept: Mapping[Key, bool]) -> Count:
    """Make a count of partnerships that are own ones or not."""
    return Count(
        tuple(key for key, is_own in sorted(kept.items()) if is_own),
        tuple(key for key, is_own in sorted(kept.items()) if not is_own),
    )
