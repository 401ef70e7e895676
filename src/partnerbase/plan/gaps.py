"""The pages of what the site does not know: a look over all of it, and a list that is filtered like any other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.facets import COUNTRY, Values
from partnerbase.derive.gaps import Gap
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import list_parts, list_path, named_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

NAME = "gaps"
OVERVIEW, LIST = "pages/gaps.html.j2", "pages/gap.html.j2"
GAP, COLLECTION = "gap", "collection"
"""The filters of the list beside the country: what is missing, and of what kind of record."""
Lacking = Mapping[Gap, tuple[Key, ...]]
"""The records that lack each thing, those to which most others point first."""


def count_of(lacking: Lacking) -> int:
    """Give how many things are missing."""
    return sum(map(len, lacking.values()))


@dataclass(frozen=True, slots=True)
class Overview(Matter):
    """How many records of each collection lack what, and on which page of the list the first of them stands."""

    counts: Mapping[Gap, Mapping[str, int]]
    parts: Mapping[Gap, int]


@dataclass(frozen=True, slots=True)
class GapList(Matter):
    """A page of the list of all that is missing.

    Args:
        lacking: The records of all pages, below what they lack.
        files: The paths of their files.
        countries: The countries that each is about.
        counts: How many rows of all pages a value of a filter leaves, by the names of filters and their values.
        part: Which of the pages it is, from 1.
    """

    lacking: Lacking
    files: Mapping[Key, str]
    countries: Mapping[Key, tuple[str, ...]]
    counts: Mapping[tuple[str, str], int]
    part: int

    @property
    def count(self) -> int:
        """How many rows all pages have."""
        return count_of(self.lacking)

    @property
    def shows(self) -> Iterable[Key]:
        """The records that lack something."""
        return self.files


def filtered_by(gap: Gap, key: Key, countries: Mapping[Key, tuple[str, ...]]) -> Values:
    """Give what a row of the list is filtered by."""
    return (GAP, gap.name), (COLLECTION, key[0]), *((COUNTRY, code) for code in countries[key])


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the look over all gaps, and the pages of their list, in each language."""
    lacking = {gap: _weightiest_first(planner, keys) for gap, keys in planner.facts.gaps.everywhere.items()}
    overview = Overview({gap: Counter(name for name, _ in keys) for gap, keys in lacking.items()}, _parts(lacking))
    for language in planner.languages:
        plan = planner.page(named_path(NAME, language), OVERVIEW, language, matter=overview)
        yield planner.planned(plan, repr(overview))
    if lacking:
        yield from _list(planner, lacking)


def _weightiest_first(planner: Planner, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (-len(planner.site.pointing(key)), key)))


def _parts(lacking: Lacking) -> dict[Gap, int]:
    """Give the page of the list on which each gap begins."""
    pages = list_parts(count_of(lacking))
    found, begin = {}, 0
    for gap, keys in lacking.items():
        found[gap] = next(part for part, positions in enumerate(pages, 1) if begin in positions)
        begin += len(keys)
    return found


def _list(planner: Planner, lacking: Lacking) -> Iterator[Planned]:
    keys = list(dict.fromkeys(key for found in lacking.values() for key in found))
    files = {key: planner.site.abstracts[key].path for key in keys}
    countries = {key: _countries(planner, key) for key in keys}
    rows = ((gap, key) for gap, found in lacking.items() for key in found)
    counts = Counter(pair for gap, key in rows for pair in filtered_by(gap, key, countries))
    inputs = digest(planner.frame, repr([lacking, files, countries]), *map(planner.cards.naming, keys))
    for language in planner.languages:
        for part, _ in enumerate(list_parts(count_of(lacking)), 1):
            path, matter = list_path(NAME, language, part), GapList(lacking, files, countries, counts, part)
            yield Planned(path, LIST, digest(path, inputs), partial(_make, planner, path, matter))


def _countries(planner: Planner, key: Key) -> tuple[str, ...]:
    return tuple(value for name, value in planner.facts.facets.of(key) if name == COUNTRY)


def _make(planner: Planner, path: str, matter: GapList) -> PagePlan:
    return planner.page(path, LIST, path.partition("/")[0], matter=matter)
