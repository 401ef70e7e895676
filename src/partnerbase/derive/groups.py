"""What points to a record, in groups: each record once, in the group that says most of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from partnerbase.abstract import Key
from partnerbase.derive.territory import COUNTRY
from partnerbase.link import IN_TEXT, Backlink, Site
from partnerbase.records import COLLECTIONS
from partnerbase.records.partnership import Partnership
from partnerbase.records.region import Region
from partnerbase.records.source import Source
from partnerbase.values.reference import PLACES

DATED = frozenset({"partnerships", "events", "agreements", "figures", "sources"})
"""The collections whose records are shown newest first; those of the others stand by name."""
SOURCES = Source.collection
MENTIONS = "mentions"
MENTIONING = frozenset({IN_TEXT, "claims", "views", "contacts"})
OF_PLACES = "partnerships.of_places"
"""The partnerships of what lies in a region, which has no part in them itself."""
LYING_IN = frozenset({"region", "parent"})


@dataclass(frozen=True, slots=True)
class Grouped:
    """Records that point to one through the same field: of dated ones the newest first, the others by key."""

    name: str
    keys: tuple[Key, ...]

    @property
    def is_dated(self) -> bool:
        """Whether all of them are of kinds that have dates."""
        return all(key[0] in DATED for key in self.keys)


class Groups:
    """The groups of what points to each record of a site, made when somebody asks for them, once."""

    def __init__(self, site: Site) -> None:
        """Make none yet."""
        self._site = site
        self._found: dict[Key, tuple[Grouped, ...]] = {}

    def of(self, key: Key) -> tuple[Grouped, ...]:
        """Give the groups of a record in the order of the data model, mere mentions last."""
        if key not in self._found:
            self._found[key] = tuple(self._grouped(key))
        return self._found[key]

    def _grouped(self, key: Key) -> Iterator[Grouped]:
        by_name: dict[str, dict[Key, None]] = {}
        for backlink in (*self._site.backlinks.get(key, ()), *self._of_places(key)):
            name = _group(backlink.key[0], backlink.field, is_source=key[0] == SOURCES)
            by_name.setdefault(name, {})[backlink.key] = None
        told = {key}
        for name in sorted(by_name, key=_rank):
            if new := [found for found in by_name[name] if found not in told]:
                told.update(new)
                yield Grouped(name, tuple(self._in_order(new)))

    def _in_order(self, keys: Sequence[Key]) -> list[Key]:
        by_key = sorted(keys)
        starts = self._site.abstracts
        return sorted(by_key, key=lambda key: starts[key].starts if key[0] in DATED else "", reverse=True)

    def _of_places(self, key: Key) -> Iterator[Backlink]:
        """Give the partnerships of the places within a region, at any depth; in a country they are all that it has."""
        if key[0] != Region.collection or self._site.kind(key) == COUNTRY:
            return
        waiting, seen = [key], {key}
        while waiting:
            for backlink in self._site.backlinks.get(waiting.pop(), ()):
                if backlink.field in LYING_IN and backlink.key[0] in PLACES and backlink.key not in seen:
                    seen.add(backlink.key)
                    waiting.append(backlink.key)
                    ties = self._site.pointing(backlink.key, "parties")
                    yield from (Backlink(tie, OF_PLACES) for tie in ties if tie[0] == Partnership.collection)


@cache
def _group(collection: str, field: str, *, is_source: bool) -> str:
    """Name the group of a backlink; what cites a source is one group, in whatever field it does so."""
    if field == OF_PLACES:
        return field
    if is_source and field != IN_TEXT:
        return f"{collection}.{SOURCES}"
    return MENTIONS if field in MENTIONING else f"{collection}.{field}"


@cache
def _rank(group: str) -> tuple[int, int]:
    """Give the place of a group: that of its collection, then that of its field; the first one says most."""
    collection, _, field = group.partition(".")
    if not field:
        return len(COLLECTIONS), 0
    fields = list(COLLECTIONS[collection].model_fields)
    return list(COLLECTIONS).index(collection), fields.index(field) if field in fields else len(fields)
