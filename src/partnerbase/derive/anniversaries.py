"""The round anniversaries of partnerships."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partnerbase.abstract import Key
from partnerbase.link import Site
from partnerbase.records.partnership import Partnership
from partnerbase.values.dates import EdtfDate

ROUND = 5
YEARS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A partnership's round number of years in a calendar year."""

    year: int
    years: int
    since: EdtfDate
    key: Key


def anniversaries(site: Site, year: int) -> tuple[Anniversary, ...]:
    """Give the round anniversaries of a year and the years after it, by year and first day."""
    return tuple(sorted(_anniversaries(site, year), key=_first_day))


def _anniversaries(site: Site, year: int) -> Iterator[Anniversary]:
    for key in site.collections[Partnership.collection]:
        lasting = site.abstracts[key].lasting
        since = EdtfDate.parse(lasting) if lasting else None
        if since is None or since.year is None:
            continue
        for candidate in range(year, year + YEARS_AHEAD):
            years = candidate - since.year
            if years > 0 and years % ROUND == 0:
                yield Anniversary(candidate, years, since, key)


def _first_day(item: Anniversary) -> tuple[int, date, Key]:
    return item.year, item.since.earliest.replace(year=2000), item.key
