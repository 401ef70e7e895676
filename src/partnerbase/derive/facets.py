"""By which values lists are filtered: those of the records themselves, and those of what they are about and cite."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from partnerbase.abstract import Key
from partnerbase.derive.activity import Activities, thresholds
from partnerbase.derive.forms import KIND, form_of
from partnerbase.derive.groups import DATED
from partnerbase.derive.territory import Territory
from partnerbase.extract import THEMES
from partnerbase.link import Site
from partnerbase.records.figure import Figure
from partnerbase.records.indicator import Indicator
from partnerbase.records.partnership import Partnership
from partnerbase.records.region import Region
from partnerbase.records.source import Source
from partnerbase.records.theme import Theme
from partnerbase.values.reference import PLACES

COUNTRY, STATE, DECADE, YEAR, STANDPOINT, SILENT = "country", "state", "decade", "year", "standpoint", "silent"
INDICATOR = "indicator"
EVER = "ever"
"""The value of what has no activity at all."""
UNDATED = "undated"

ABOUT = {
    "partnerships": frozenset({"parties"}),
    "events": frozenset({"places", "partnerships", "organisers"}),
    "agreements": frozenset({"parties", "partnerships"}),
    "figures": frozenset({"subject", "counterpart"}),
    "organisations": frozenset({"seat"}),
    "people": frozenset({"roles"}),
    "series": frozenset({"organisers"}),
}
"""The fields that name what a record is about, which lies somewhere or is about something that does."""
WHERE = {"events": frozenset({"places"}), "figures": frozenset({"subject"})}
"""Those that tell the country, where it is told by fewer: that in which an event was held, or of which a figure is."""
RECORDS = {THEMES: Theme.collection, INDICATOR: Indicator.collection}
"""The facets whose values are slugs of records, with their collections; those of states are as well."""
NOWHERE = frozenset[str]()
MOST_CHOICES = 80
"""How many values of a facet a list offers: those that most records have."""
Values = tuple[tuple[str, str], ...]
"""Pairs of a facet's name and a value; a record may have several values of one facet, and none."""
Counts = Mapping[str, Counter[str]]
"""How many records have each value, by the names of facets."""


def counts(values: Iterable[Values]) -> Counts:
    """Count the values of some records."""
    found: dict[str, Counter[str]] = {}
    for pairs in values:
        for name, value in pairs:
            found.setdefault(name, Counter())[value] += 1
    return found


def tells(counts: Counts, name: str, records: int) -> bool:
    """Whether a facet tells records apart: not if all have the same values."""
    finest = counts.get(YEAR, counts[name]) if name == DECADE else counts[name]
    return len(finest) > 1 and min(finest.values()) < records


def record_of(name: str, value: str) -> Key | None:
    """Give the record that a value of a facet stands for, if it is one."""
    collection = Region.collection if name.startswith(f"{STATE}-") else RECORDS.get(name)
    return (collection, value) if collection else None


def offered(counts: Counts, name: str) -> Mapping[str, int]:
    """Give the values of a facet that a list offers, with how many records have each."""
    return dict(counts[name].most_common(MOST_CHOICES))


class Facets:
    """The values of each record, found when somebody asks for them, once.

    Args:
        site: The linked records.
        territory: In which states places lie.
        activity: What was last recorded of partnerships.
        year: The calendar year of the build.
    """

    def __init__(self, site: Site, territory: Territory, activity: Activities, year: int) -> None:
        """Find none yet."""
        self._site, self._territory, self._activity, self._years = site, territory, activity, thresholds(year)
        self.places = cache(self._places)
        self.of_list = cache(self._of_list)
        self._choices = cache(self._choices_of)
        self._standpoint = cache(self._standpoint_of)

    def of(self, key: Key) -> Values:
        """Give the values of a record: slugs of themes, states and indicators, codes of countries."""
        return tuple(dict.fromkeys(self._of(key)))

    def offers(self, collection: str, name: str, value: str) -> bool:
        """Whether the list of a collection can be filtered by a value."""
        return value in self._choices(collection, name)

    def _of_list(self, collection: str) -> Mapping[Key, Values]:
        """Give the values of all records of a collection."""
        return {key: self.of(key) for key in self._site.collections[collection]}

    def _choices_of(self, collection: str, name: str) -> frozenset[str]:
        values = self.of_list(collection)
        found = counts(values.values())
        is_shown = name in found and tells(found, name, len(values))
        return frozenset(offered(found, name)) if is_shown else NOWHERE

    def _of(self, key: Key) -> Iterator[tuple[str, str]]:
        found = [tuple(pair) for pair in self._site.abstracts[key].own().get("facets", ())]
        yield from ((name, self._shown(key, name, value)) for name, value in found if name != YEAR)
        yield from self._times(key, dict(found).get(YEAR))
        for place in self._in_fields(key, WHERE.get(key[0], ABOUT.get(key[0], NOWHERE))):
            yield COUNTRY, self._site.abstracts[place].country
        for place in () if key[0] == Region.collection else self.places(key):
            if state := self._territory.of_place(place):
                yield f"{STATE}-{self._site.abstracts[place].country.lower()}", state[1]
        if key[0] != Source.collection:
            yield from ((STANDPOINT, value) for value in self._standpoints(key))
        if key[0] == Figure.collection:
            yield from ((INDICATOR, target[1]) for name, target in self._site.targets(key) if name == INDICATOR)
        if key[0] == Partnership.collection:
            yield from ((SILENT, value) for value in self._silence(key))

    def _shown(self, key: Key, name: str, value: str) -> str:
        """Give a value as lists show it: the kind of a partnership depends on its parties."""
        is_form = key[0] == Partnership.collection and name == KIND
        return (form_of(self._site, key) or value) if is_form else value

    def _times(self, key: Key, year: str | None) -> Iterator[tuple[str, str]]:
        if year:
            yield DECADE, f"{year[:3]}0"
            yield YEAR, year
        elif key[0] in DATED:
            yield DECADE, UNDATED

    def _places(self, key: Key) -> tuple[Key, ...]:
        """Give the places that a record is about: itself, or those of what it names."""
        return self._in_fields(key, ABOUT.get(key[0], NOWHERE))

    def _in_fields(self, key: Key, fields: frozenset[str]) -> tuple[Key, ...]:
        if key[0] in PLACES:
            return (key,)
        named = (target for name, target in self._site.targets(key) if name in fields)
        return tuple(dict.fromkeys(place for target in named for place in self.places(target)))

    def _standpoints(self, key: Key) -> Iterator[str]:
        """Give who speaks in the sources that a record cites."""
        cited = {target for _, target in self._site.targets(key) if target[0] == Source.collection}
        return filter(None, sorted({self._standpoint(source) for source in cited}))

    def _standpoint_of(self, source: Key) -> str:
        found: str = self._site.abstracts[source].own().get(STANDPOINT, "")
        return found

    def _silence(self, key: Key) -> Iterator[str]:
        """Give each of the years since which nothing is recorded of a partnership, and that it was there before."""
        last, starts = self._activity.of(key), self._site.abstracts[key].starts
        newest = max(last.day.year if last else 0, int(starts[:4]) if starts else 0)
        yield from (str(year) for year in self._years if newest < year)
        if last is None:
            yield EVER
