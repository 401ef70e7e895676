"""The pages that look over the whole site, and those above the languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from partnerbase.abstract import Abstract, Key
from partnerbase.derive import Facts
from partnerbase.derive.anniversaries import Anniversary
from partnerbase.derive.atlas import Atlas
from partnerbase.derive.chronology import Happening
from partnerbase.derive.coverage import Coverage
from partnerbase.derive.extent import Extent
from partnerbase.link import Site
from partnerbase.plan.anniversaries import celebrated, soon
from partnerbase.plan.maps import NAME as MAP
from partnerbase.plan.maps import drawn
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import HOME, NOT_FOUND, named_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

FIGURES, PART = "figures", "part_of"
# How much the home page shows; what is more is behind its links to the timeline and the list of figures.
MOST_LATEST, MOST_FIGURES = 8, 4


@dataclass(frozen=True, slots=True)
class Apart(Matter):
    """What pages above the languages show: the site in each of them."""


@dataclass(frozen=True, slots=True)
class Home(Matter):
    """What the home page shows: the map, what happened last, the newest figures, anniversaries, how much there is.

    `today` is the first of the twelve months whose anniversaries it has; without a map, `atlas` is None.
    """

    latest: tuple[Happening, ...]
    figures: tuple[Key, ...]
    today: date
    anniversaries: tuple[Anniversary, ...]
    coverage: Mapping[str, Coverage]
    atlas: Atlas | None

    @property
    def shows(self) -> Iterable[Key]:
        """The records of its lists."""
        happened = (key for happening in self.latest for key in happening.shows)
        return *happened, *self.figures, *(item.key for item in self.anniversaries)


@dataclass(frozen=True, slots=True)
class Data(Matter):
    """The collections whose data can be taken away."""

    coverage: Mapping[str, Coverage]


@dataclass(frozen=True, slots=True)
class Quality(Matter):
    """How complete the collections are, and how much of the field they cover."""

    coverage: Mapping[str, Coverage]
    extent: Extent


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the pages that are about no record and no collection."""
    yield _apart(planner, HOME, "pages/choose.html.j2")
    yield _apart(planner, NOT_FOUND, "pages/404.html.j2")
    facts = planner.facts
    coverage, found = repr(facts.coverage), soon(facts)
    atlas = facts.atlas if MAP in planner.optional else None
    latest, figures = _latest(facts), _newest_figures(planner.site)
    home = Home(latest, figures, facts.today, found, facts.coverage, atlas)
    shown = digest(
        *(repr(latest), planner.shown(home.shows), facts.today.isoformat(), celebrated(planner, found), coverage),
        drawn(atlas) if atlas else "",
    )
    for language in planner.languages:
        yield _named(planner, "index", language, home, shown)
        yield _named(planner, "data", language, Data(facts.coverage), coverage)
        quality = Quality(facts.coverage, facts.extent)
        yield _named(planner, "quality", language, quality, coverage, repr(facts.extent))


def _named(planner: Planner, name: str, language: str, matter: Matter, *inputs: str) -> Planned:
    template = f"pages/{'home' if name == 'index' else name}.html.j2"
    return planner.planned(planner.page(named_path(name, language), template, language, matter=matter), *inputs)


def _apart(planner: Planner, path: str, template: str) -> Planned:
    """Plan a page that stands above the languages."""
    settings = planner.site.settings
    plan = PagePlan(path, template, settings.tongues.default, settings, matter=Apart())
    return Planned(path, template, digest(path), lambda: plan)


def _latest(facts: Facts) -> tuple[Happening, ...]:
    """Give what happened last up to the day of the build, but for parts of other events."""
    abstracts = facts.site.abstracts
    past = (found for found in facts.chronology.happenings if found.date.first.earliest <= facts.today)
    whole = (found for found in past if not _is_part(abstracts[found.key]))
    return tuple(nlargest(MOST_LATEST, whole, key=lambda found: (found.date.first.earliest, found.key, found.what)))


def _newest_figures(site: Site) -> tuple[Key, ...]:
    """Name the figures with the newest values."""
    return tuple(nlargest(MOST_FIGURES, site.collections[FIGURES], key=lambda key: (site.abstracts[key].starts, key)))


def _is_part(abstract: Abstract) -> bool:
    return any(field == PART for field, _ in abstract.points)
