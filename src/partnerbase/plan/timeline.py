"""The timeline of everything: a page that looks over all years, and the pages of each decade."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.chronology import Chronology, Happening
from partnerbase.plan.page import Matter, Planned
from partnerbase.plan.parts import Groups, divided
from partnerbase.plan.paths import named_path, part_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

NAME, UNDATED = "timeline", "undated"
OVERVIEW, CHAPTER = "pages/timeline.html.j2", "pages/chapter.html.j2"


@dataclass(frozen=True, slots=True)
class Timeline(Matter):
    """What happened in all years.

    Args:
        counts: How much of each collection there is in each year.
        decades: The years of each decade, by its first: how much there is in each, and on which of its pages.
        undated: How many records have no date.
    """

    counts: Mapping[str, Mapping[int, int]]
    decades: Mapping[int, Mapping[int, tuple[int, int]]]
    undated: int


@dataclass(frozen=True, slots=True)
class Chapter(Matter):
    """A page of a decade, or of the records without a date.

    Args:
        years: What happened, by year; without a date, all under one heading.
        spans: The first and the last year of each page of the decade.
        part: Which of these it is, from 1.
        decade: The decade's first year; None for the records without a date.
        before: The first year of the decade before, if there is one.
        after: That of the decade after.
    """

    years: Groups[Happening | Key]
    spans: tuple[tuple[str, str], ...]
    part: int
    decade: int | None = None
    before: int | None = None
    after: int | None = None

    @property
    def shows(self) -> Iterable[Key]:
        """The records that it tells of."""
        happenings = (shown for _, found in self.years for shown in found)
        return (key for shown in happenings for key in (shown.shows if isinstance(shown, Happening) else (shown,)))


def chapter_name(decade: int | None) -> str:
    """Give the name that the pages of a decade have: `timeline/1980s`."""
    return f"{NAME}/{UNDATED if decade is None else f'{decade:04}s'}"


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page over all years, and those of each decade."""
    found = planner.facts.chronology
    decades = list(found.decades)
    texts: dict[int | None, list[Groups[Happening | Key]]] = {
        decade: divided([(f"{year:04}", shown) for year, shown in years.items()])
        for decade, years in found.decades.items()
    }
    overview = _overview(found, texts)
    for language in planner.languages:
        path = named_path(NAME, language)
        yield planner.planned(planner.page(path, OVERVIEW, language, matter=overview), repr(overview))
    if found.undated:
        texts[None] = divided([(UNDATED, found.undated)])
    for decade, parts in texts.items():
        place = decades.index(decade) if decade is not None else len(decades)
        around = (*decades[max(place - 1, 0) : place], None)[0], (*decades[place + 1 : place + 2], None)[0]
        yield from _chapter(planner, decade, parts, (None, None) if decade is None else around)


def _overview(found: Chronology, texts: Mapping[int | None, Sequence[Groups[Happening | Key]]]) -> Timeline:
    counts: dict[str, dict[int, int]] = {}
    for happening in found.happenings:
        years = counts.setdefault(happening.key[0], {})
        years[happening.year] = years.get(happening.year, 0) + 1
    decades = {
        decade: {
            year: (
                len(shown),
                next(part for part, groups in enumerate(texts[decade], 1) if f"{year:04}" in dict(groups)),
            )
            for year, shown in years.items()
        }
        for decade, years in found.decades.items()
    }
    return Timeline(counts, decades, len(found.undated))


def _chapter(
    planner: Planner,
    decade: int | None,
    parts: Sequence[Groups[Happening | Key]],
    around: tuple[int | None, int | None],
) -> Iterator[Planned]:
    spans = tuple((groups[0][0], groups[-1][0]) for groups in parts)
    for part, groups in enumerate(parts, 1):
        matter = Chapter(groups, spans, part, decade, *around)
        shown = digest(repr(matter), planner.shown(matter.shows))
        for language in planner.languages:
            path = part_path(chapter_name(decade), language, part)
            plan = partial(planner.page, path, CHAPTER, language, matter=matter)
            yield planner.later(path, CHAPTER, plan, shown)
