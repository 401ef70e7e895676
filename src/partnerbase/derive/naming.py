"""The index of the names of all records: which name stands in which of its files."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from partnerbase.abstract import Key
from partnerbase.derive.bonds import Bond, partners
from partnerbase.derive.cards import Cards
from partnerbase.folding import beginnings, entrances, pronounced
from partnerbase.link import Site
from partnerbase.records.partnership import Partnership
from partnerbase.shelves import Entry, Shelf, shelve
from partnerbase.values.reference import PLACES

TITLED = frozenset({"events", "agreements", "pages"})
"""Collections whose records have titles instead of names: they are found by their beginnings."""
LEFT_OUT = frozenset({"sources"})
"""Collections whose titles are many and long, and looked for by their words: the full-text search has them."""
BESIDE = 100
"""About how many bytes a row has besides names: what tells one record from others that are called alike."""
READ_AS = "|"
"""What stands between a name and how it is read, in letters."""


class Naming:
    """All names of all records, and the files in which a browser looks them up.

    Args:
        site: The linked records.
        cards: Their cards, for their names.
        bonds: The concluded partnerships among them.
    """

    def __init__(self, site: Site, cards: Cards, bonds: Iterable[Bond]) -> None:
        """Look at none yet."""
        self._site, self._cards, self._bonds = site, cards, tuple(bonds)
        self._own: dict[Key, tuple[tuple[str, str], ...]] = {}

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The records of the index, weightiest first: places, partnerships, others; each by what points to them."""
        keys = (key for key in self._site.abstracts if key[0] not in LEFT_OUT)
        return tuple(sorted(keys, key=lambda key: (_tier(key), -len(self._site.pointing(key)), key)))

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The files of the index, in every language the same but for what they tell of a record."""
        ranks = {key: rank for rank, key in enumerate(self.keys)}
        entries = (Entry(typed, key, name) for key in self.keys for typed, name in self._entries(key))
        return tuple(shelve(entries, ranks, self._sizes))

    @cached_property
    def _sizes(self) -> Mapping[Key, int]:
        """How many bytes a row has at most about: the path, the longest name, and what stands beside it."""
        longest = ((key, max(len(name.encode()) for _, name in self._cards.names(key))) for key in self.keys)
        return {key: len(key[0]) + len(key[1]) + length + BESIDE for key, length in longest}

    def partners(self, place: Key) -> tuple[Key, ...]:
        """Give what a place is partnered with by concluded partnerships that are not over, the oldest first."""
        return tuple(dict.fromkeys(partner for partner, _ in self._partners.get(place, ())))

    @cached_property
    def _partners(self) -> Mapping[Key, tuple[tuple[Key, Bond], ...]]:
        return partners(self._bonds)

    def _entries(self, key: Key) -> Iterator[tuple[str, str]]:
        """Give how each name of a record is typed, those of a partnership's members as its own."""
        yield from self._entries_of(key)
        for member in self._site.members(key):
            yield from self._entries_of(member)

    def _entries_of(self, key: Key) -> tuple[tuple[str, str], ...]:
        if key not in self._own:
            self._own[key] = tuple(self._typed(key))
        return self._own[key]

    def _typed(self, key: Key) -> Iterator[tuple[str, str]]:
        abstract = self._site.abstracts[key]
        names = dict.fromkeys((*(name for _, name in self._cards.names(key)), *abstract.aliases))
        for name in names:
            for typed in beginnings(name) if key[0] in TITLED else entrances(name):
                yield typed, name
        if key[0] not in TITLED and not abstract.own().get("pinyin"):
            for name in names:
                for reading in pronounced(name):
                    yield reading, f"{name}{READ_AS}{reading}"


def _tier(key: Key) -> int:
    return 0 if key[0] in PLACES else 1 if key[0] == Partnership.collection else 2
