"""The pages of what the site does not know: a look over all of it, and the records that lack each thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.gaps import Gap
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import gap_path, list_parts, named_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

NAME = "gaps"
OVERVIEW, LIST = "pages/gaps.html.j2", "pages/gap.html.j2"


@dataclass(frozen=True, slots=True)
class Overview(Matter):
    """How many records of each collection lack what."""

    counts: Mapping[Gap, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class GapPage(Matter):
    """A page of the records that lack something.

    Args:
        gap: What they lack.
        files: All of them, those to which most others point first, with the paths of their files.
        part: Which of the pages it is, from 1.
    """

    gap: Gap
    files: Mapping[Key, str]
    part: int

    @property
    def shows(self) -> Iterable[Key]:
        """The records that lack it."""
        return self.files


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the look over all gaps, and the pages of each, in each language."""
    found = planner.facts.gaps.everywhere
    overview = Overview({gap: _counts(keys) for gap, keys in found.items()})
    for language in planner.languages:
        plan = planner.page(named_path(NAME, language), OVERVIEW, language, matter=overview)
        yield planner.planned(plan, repr(overview))
    for gap, keys in found.items():
        yield from _lists(planner, gap, keys)


def _counts(keys: tuple[Key, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for collection, _ in keys:
        counts[collection] = counts.get(collection, 0) + 1
    return counts


def _lists(planner: Planner, gap: Gap, keys: tuple[Key, ...]) -> Iterator[Planned]:
    wanted = sorted(keys, key=lambda key: (-len(planner.site.pointing(key)), key))
    files = {key: planner.site.abstracts[key].path for key in wanted}
    inputs = digest(planner.frame, repr(files), *map(planner.cards.naming, wanted))
    for language in planner.languages:
        for part, _ in enumerate(list_parts(len(files)), 1):
            path = gap_path(gap.name, language, part)
            yield Planned(path, LIST, digest(path, inputs), partial(_make, planner, path, GapPage(gap, files, part)))


def _make(planner: Planner, path: str, matter: GapPage) -> PagePlan:
    return planner.page(path, LIST, path.partition("/")[0], matter=matter)
