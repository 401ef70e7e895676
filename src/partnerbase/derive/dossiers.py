"""Which records the dossier of a place or a partnership shows, told by what points to what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from partnerbase.abstract import Key
from partnerbase.derive.anniversaries import Anniversary
from partnerbase.derive.chronology import begins
from partnerbase.derive.profiles import Holding, Profiles
from partnerbase.derive.territory import upwards
from partnerbase.link import Site
from partnerbase.records.agreement import Agreement
from partnerbase.records.city import City
from partnerbase.records.event import Event
from partnerbase.records.figure import Figure
from partnerbase.records.partnership import Partnership
from partnerbase.records.region import Region
from partnerbase.values.reference import PLACES

MOST_DATED, FIRST_DATED = 32, 8
"""How many events and agreements a dossier shows, and how many of these are the first; its record's page has all."""
MOST_PARTIES = 20
MOST_AHEAD = 8
PARTIES, SOURCES = "parties", "sources"
DATED = {"partnerships": (Event.collection, Agreement.collection), "places": (Event.collection,)}
"""Through which fields what belongs into a history points to its partnership or its place."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a dossier shows besides its own record.

    Args:
        key: The place or partnership that it is about.
        parties: Its parties; a place is its own one.
        partnerships: Those of a place, the oldest first.
        dated: Events and agreements, the oldest first.
        left_out: How many there are between the first and the newest of them.
        beginnings: Those partnerships of a place of whose beginning none of these tells.
        figures: What is counted of the partnership, or of its parties towards each other.
        holdings: Who is in office at the parties.
        anniversaries: The next round anniversaries.
        sources: The slugs of the sources of partnerships, events and agreements.
        languages: The languages of the site that are those of the countries of all parties.
    """

    key: Key
    parties: tuple[Key, ...]
    partnerships: tuple[Key, ...]
    dated: tuple[Key, ...]
    left_out: int
    beginnings: tuple[Key, ...]
    figures: tuple[Key, ...]
    holdings: tuple[Holding, ...]
    anniversaries: tuple[Anniversary, ...]
    languages: tuple[str, ...]
    sources: dict[Key, tuple[str, ...]] = field(hash=False)

    @property
    def shows(self) -> Iterator[Key]:
        """The records that it shows as lists do."""
        yield from (*self.parties, *self.partnerships, *self.dated, *self.figures)
        yield from (holding.person for holding in self.holdings)


class Dossiers(dict[Key, Contents]):
    """The contents of dossiers, found when somebody asks for them."""

    def __init__(self, site: Site, profiles: Profiles, anniversaries: Iterable[Anniversary], year: int) -> None:
        """Find none yet."""
        super().__init__()
        self._site, self._profiles, self._year = site, profiles, year
        self._anniversaries: dict[Key, list[tuple[int, Anniversary]]] = {}
        for place, found in enumerate(anniversaries):
            self._anniversaries.setdefault(found.key, []).append((place, found))

    def __missing__(self, key: Key) -> Contents:
        """Find what belongs into a dossier."""
        is_tie = key[0] == Partnership.collection
        partnerships = (key,) if is_tie else self._partnerships(key)
        parties = self._parties(key) if is_tie else (key,)
        found = self._dated(key, partnerships)
        dated = _shortened(found)
        made = self[key] = Contents(
            key,
            parties,
            () if is_tie else partnerships,
            dated,
            len(found) - len(dated),
            () if is_tie else tuple(tie for tie in partnerships if begins(self._site, tie, dated)),
            self._figures(key, parties),
            tuple(holding for party in parties for holding in self._profiles.in_office(party, self._year)),
            self._ahead(partnerships),
            self._languages(partnerships, parties),
            {shown: self._sources(shown) for shown in (*partnerships, *dated)},
        )
        return made

    @cached_property
    def subjects(self) -> Mapping[Key, None]:
        """What has a dossier: every partnership and city, and the regions that have a partner."""
        ties, cities = (self._site.collections[name] for name in (Partnership.collection, City.collection))
        regions = (key for key in self._site.collections[Region.collection] if self._partnerships(key))
        return dict.fromkeys((*ties, *cities, *regions))

    def _ahead(self, partnerships: Iterable[Key]) -> tuple[Anniversary, ...]:
        """Give the next anniversaries of some partnerships, in the order of all."""
        placed = sorted(found for key in partnerships for found in self._anniversaries.get(key, ()))
        return tuple(found for _, found in placed[:MOST_AHEAD])

    def _oldest_first(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """Sort by the first day; what has no date comes last."""
        starts = {key: self._site.abstracts[key].starts for key in keys}
        return tuple(sorted(starts, key=lambda key: (not starts[key], starts[key], key)))

    def _partnerships(self, place: Key) -> tuple[Key, ...]:
        return self._oldest_first(self._site.pointing(place, PARTIES))[:MOST_PARTIES]

    def _parties(self, tie: Key) -> tuple[Key, ...]:
        return self._site.members(tie)[:MOST_PARTIES]

    def _dated(self, key: Key, partnerships: Iterable[Key]) -> tuple[Key, ...]:
        """Give the events and agreements of a record and of its partnerships."""
        about = dict.fromkeys((key, *partnerships))
        found = [
            other
            for subject in about
            for name, collections in DATED.items()
            for other in self._site.pointing(subject, name)
            if other[0] in collections
        ]
        return self._oldest_first(found)

    def _figures(self, key: Key, parties: tuple[Key, ...]) -> tuple[Key, ...]:
        """Give the figures of a record; of the parties of a partnership those that look at the other side."""
        found = [(figure, key) for figure in self._site.pointing(key, "subject")]
        if key[0] == Partnership.collection:
            found += [(figure, party) for party in parties for figure in self._site.pointing(party, "subject")]
        return tuple(dict.fromkeys(figure for figure, of in found if self._concerns(figure, of, parties)))

    def _concerns(self, figure: Key, of: Key, parties: tuple[Key, ...]) -> bool:
        """Whether a figure has no counterpart, or one that another party is or lies in."""
        if figure[0] != Figure.collection:
            return False
        counterpart = [part for (part,) in self._site.parts(figure)[2:]]
        others = {wider for party in parties if party != of for wider in upwards(self._site, party)}
        return not counterpart or len(parties) == 1 or of[0] not in PLACES or not others.isdisjoint(counterpart)

    def _languages(self, partnerships: Iterable[Key], parties: Iterable[Key]) -> tuple[str, ...]:
        """Give the languages of the countries of all parties that the site has, in its order."""
        places = {*parties, *(party for tie in partnerships for party in self._parties(tie))}
        known = map(self._site.settings.country, {self._site.abstracts[place].country for place in places})
        spoken = {country.language for country in known if country}
        return tuple(language for language in self._site.settings.languages if language in spoken)

    def _sources(self, key: Key) -> tuple[str, ...]:
        return tuple(target[1] for name, target in self._site.targets(key) if name == SOURCES)


def _shortened(found: tuple[Key, ...]) -> tuple[Key, ...]:
    """Give the first and the newest, where there are too many."""
    return found if len(found) <= MOST_DATED else found[:FIRST_DATED] + found[FIRST_DATED - MOST_DATED :]
