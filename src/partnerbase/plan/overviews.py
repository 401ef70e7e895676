"""The pages that look over the whole site, and those above the languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from partnerbase.abstract import Abstract, Key
from partnerbase.derive.anniversaries import Anniversary
from partnerbase.derive.coverage import Coverage
from partnerbase.derive.extent import Extent
from partnerbase.derive.territory import COUNTRY
from partnerbase.link import Site
from partnerbase.plan.anniversaries import celebrated, soon
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import HOME, NOT_FOUND, named_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.values.reference import PLACES

NEWEST = 8
PART = "part_of"
# How much the home page shows; what is more is behind its links to the lists.
MOST_SHOWN = {"partnerships": 12, "events": NEWEST, "figures": NEWEST}
MOST_PLACES = 150


@dataclass(frozen=True, slots=True)
class Apart(Matter):
    """What pages above the languages show: the site in each of them."""


@dataclass(frozen=True, slots=True)
class Home(Matter):
    """What the home page shows: the newest records and the busiest places, anniversaries, how much there is.

    `today` is the first of the twelve months whose anniversaries it has.
    """

    keys: tuple[Key, ...]
    today: date
    anniversaries: tuple[Anniversary, ...]
    coverage: Mapping[str, Coverage]

    @property
    def shows(self) -> Iterable[Key]:
        """The records of its lists."""
        return *self.keys, *(item.key for item in self.anniversaries)


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
    home = Home((*_newest(planner.site), *_busiest_places(planner.site)), facts.today, found, facts.coverage)
    shown = digest(planner.shown(home.keys), facts.today.isoformat(), celebrated(planner, found), coverage)
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


def _newest(site: Site) -> tuple[Key, ...]:
    """Name the newest partnerships, whole events and figures, for the home page."""
    found: list[Key] = []
    for collection, most in MOST_SHOWN.items():
        whole = (key for key in site.collections[collection] if not _is_part(site.abstracts[key]))
        dated = sorted(((site.abstracts[key].starts, key) for key in whole), reverse=True)
        found.extend(key for _, key in dated[:most])
    return tuple(found)


def _is_part(abstract: Abstract) -> bool:
    return any(field == PART for field, _ in abstract.points)


def _busiest_places(site: Site) -> tuple[Key, ...]:
    """Name the places to which most records point, for the register of the home page; no country is a partner."""
    places = [key for collection in PLACES for key in site.collections[collection] if not _is_country(site, key)]
    return tuple(sorted(places, key=lambda key: (-len(site.pointing(key)), key))[:MOST_PLACES])


def _is_country(site: Site, key: Key) -> bool:
    return site.kind(key) == COUNTRY
