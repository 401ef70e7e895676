"""The states and provinces of the countries: which regions are such, and in which of them places lie."""

from collections.abc import Iterator
from functools import cached_property

from partnerbase.abstract import Key
from partnerbase.link import Site
from partnerbase.records.region import Region
from partnerbase.values.reference import PLACES

COUNTRY = "country"
DIVISIONS = frozenset({"state", "province", "autonomous-region", "special-administrative-region", "municipality"})
"""The kinds of regions that a country is divided into; cities may be of a kind of the same name."""


CONCERNED = frozenset({"parties", "places", "partnerships", "subject", "counterpart", "seat", "roles"})
"""The fields that tell which places a record concerns, itself or through the records that they name."""


class Territory:
    """The first level of division of each country, as the records tell it.

    A state or province is a region of such a kind that lies in a region of the kind `country`. What a place lies in is
    told by its region or parent, step by step; the rules see to it that nobody goes round in circles.
    """

    def __init__(self, site: Site) -> None:
        """Look at none yet."""
        self._site = site
        self._found: dict[Key, Key | None] = {}
        self._places: dict[Key, tuple[Key, ...]] = {}

    @cached_property
    def states(self) -> tuple[Key, ...]:
        """The states and provinces of all countries, by key."""
        return tuple(key for key in self._site.collections[Region.collection] if self.of_place(key) == key)

    def of_place(self, key: Key) -> Key | None:
        """Give the state or province in which a place lies, itself where it is one; None where nothing tells."""
        if key not in self._found:
            self._found[key] = self._of_place(key)
        return self._found[key]

    def of_record(self, key: Key) -> tuple[Key, ...]:
        """Give the states and provinces of the places that a record concerns, each once, sorted."""
        return tuple(sorted({state for place in self.places(key) if (state := self.of_place(place))}))

    def countries(self, key: Key) -> tuple[str, ...]:
        """Give the codes of the countries of the places that a record concerns, sorted."""
        return tuple(sorted({self._site.abstracts[place].country for place in self.places(key)} - {""}))

    def places(self, key: Key) -> tuple[Key, ...]:
        """Give the places that a record concerns: a place itself, those of a partnership's parties, of an event."""
        if key not in self._places:
            self._places[key] = (key,) if key[0] in PLACES else ()  # for whoever goes round in circles
            if key[0] not in PLACES:
                found = (target for field, target in self._site.targets(key) if field in CONCERNED)
                self._places[key] = tuple(dict.fromkeys(place for target in found for place in self.places(target)))
        return self._places[key]

    def _of_place(self, key: Key) -> Key | None:
        passed = key
        for wider in upwards(self._site, key):
            if self._kind(wider) == COUNTRY:
                return passed if passed[0] == Region.collection and self._kind(passed) in DIVISIONS else None
            passed = wider
        return None

    def _kind(self, key: Key) -> str | None:
        return self._site.kind(key) if key[0] in PLACES else None


def upwards(site: Site, key: Key) -> Iterator[Key]:
    """Give a record, and of a place what it lies in, from the nearest to the widest; each once."""
    seen = set[Key]()
    while key not in seen:
        seen.add(key)
        yield key
        wider = site.abstracts[key].related if key[0] in PLACES else ()
        key = site.follow(wider[0]) if wider else key
