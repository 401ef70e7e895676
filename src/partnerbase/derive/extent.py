"""How much of the field a site covers: partnerships of places, places by country, events, observations."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from partnerbase.abstract import Abstract, Key
from partnerbase.derive.forms import form_of
from partnerbase.link import Site
from partnerbase.records.event import Event
from partnerbase.records.figure import Figure
from partnerbase.records.partnership import Partnership
from partnerbase.values.reference import PLACES

LEAST_TIMES = 3
"""From how many times on a figure's observations are a series."""
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the field a site covers.

    Args:
        partnerships: Those between places, by kind; under the empty text those of which no source says it.
        started: How many of these have a date from which they count, which a source supports.
        places: Cities and regions by country, then by kind.
        events: The dated happenings.
        observations: The values of all figures.
        series: The figures with values of several times.
    """

    partnerships: Mapping[str, int]
    started: int
    places: Mapping[str, Mapping[str, int]]
    events: int
    observations: int
    series: int

    @property
    def share(self) -> Decimal:
        """How many per cent of the partnerships have such a date, to a tenth; none where there are none."""
        return round(Decimal(100 * self.started) / max(sum(self.partnerships.values()), 1), 1)


def extent(site: Site) -> Extent:
    """Count what the abstracts of a site tell."""
    partnerships = [abstract for abstract in _of(site, Partnership.collection) if _is_of_places(site, abstract.key)]
    figures = _of(site, Figure.collection)
    places: dict[str, Counter[str]] = {}
    for collection in PLACES:
        for place in _of(site, collection):
            places.setdefault(place.country, Counter())[site.kind(place.key) or UNKNOWN] += 1
    return Extent(
        _by_number(Counter(form_of(site, abstract.key) or UNKNOWN for abstract in partnerships)),
        sum(bool(abstract.starts) for abstract in partnerships),
        {country: _by_number(kinds) for country, kinds in sorted(places.items())},
        len(site.collections[Event.collection]),
        sum(figure.observed[0] for figure in figures),
        sum(figure.observed[1] >= LEAST_TIMES for figure in figures),
    )


def _of(site: Site, collection: str) -> list[Abstract]:
    keys: Iterable[Key] = site.collections[collection]
    return [site.abstracts[key] for key in keys]


def _is_of_places(site: Site, partnership: Key) -> bool:
    return all(member[0] in PLACES for member in site.members(partnership))


def _by_number(counts: Mapping[str, int]) -> dict[str, int]:
    """Sort counts from the largest down, and what is unknown behind."""
    return dict(sorted(counts.items(), key=lambda item: (item[0] == UNKNOWN, -item[1], item[0])))
