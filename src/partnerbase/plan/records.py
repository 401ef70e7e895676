"""The pages of records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.activity import Activity
from partnerbase.derive.anniversaries import Anniversary, ahead, anniversaries
from partnerbase.derive.atlas import Locator
from partnerbase.derive.bonds import bonds_of
from partnerbase.derive.chronology import Lane, lanes
from partnerbase.derive.courses import Course, courses
from partnerbase.derive.facets import STATE
from partnerbase.derive.gaps import Gap
from partnerbase.derive.groups import Grouped
from partnerbase.plan.groups import most_shown
from partnerbase.plan.maps import small
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import record_path
from partnerbase.plan.planner import Planner
from partnerbase.program import digest
from partnerbase.records.partnership import Partnership
from partnerbase.records.region import Region

FAMILY = "records"
MOST_AHEAD = 3
"""How many anniversaries to come the page of a record shows."""


@dataclass(frozen=True, slots=True)
class About(Matter):
    """What the page of a record shows of others, besides what the record itself names.

    Args:
        groups: What points to it; of a long group of dated records the newest are shown.
        activity: What was last recorded of it, where it is a partnership.
        locator: Its small map.
        countries: The codes of the countries that it concerns.
        states: Their states and provinces that it concerns.
        gaps: What it lacks.
        anniversaries: The next round anniversaries of it, or of the partnerships that it has a part in.
        lanes: When what points to it was, of records over whose page that is drawn.
        courses: How figures changed that it is the subject or the indicator of.
        filtered: The filter of the list of partnerships that leaves those of the state that it is.
        beside: The languages that may stand beside that of its dossier; None where it has no dossier.
    """

    groups: tuple[Grouped, ...]
    activity: Activity | None = None
    locator: Locator | None = None
    countries: tuple[str, ...] = ()
    states: tuple[Key, ...] = ()
    gaps: tuple[Gap, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    lanes: tuple[Lane, ...] = ()
    beside: tuple[str, ...] | None = None
    courses: tuple[Course, ...] = ()
    filtered: str = ""

    @property
    def shows(self) -> Iterable[Key]:
        """The records of the groups, and those that are named alone."""
        return *self.listed, *self.named

    @property
    def listed(self) -> Iterable[Key]:
        """The records of the groups, as far as they may be shown."""
        for group in self.groups:
            yield from group.keys[: most_shown(group)] if group.is_dated else group.keys

    @property
    def named(self) -> Iterable[Key]:
        """Those of which it shows no more than their cards tell."""
        if self.activity:
            yield self.activity.key
        yield from (anniversary.key for anniversary in self.anniversaries)
        yield from (course.key for course in self.courses)
        yield from (key for lane in self.lanes if not lane.is_crowded for _, key in lane.times)


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the page of each record in each language."""
    for key in planner.site.abstracts:
        about = shown_of_others(planner, key)
        for language in planner.languages:
            path = record_path(key, language)
            inputs = digest(path, planner.frame, about)
            yield Planned(path, _template(key), inputs, partial(make, planner, key, path), key)


def make(planner: Planner, key: Key, path: str) -> PagePlan:
    """Give the plan of the page of a record at a path."""
    reading = planner.site.read(key)
    return planner.page(
        path,
        _template(key),
        path.partition("/")[0],
        entry=reading.entry,
        bodies=reading.bodies,
        collection=key[0],
        matter=about(planner, key),
        picture=planner.picture_of(key),
    )


def _template(key: Key) -> str:
    return f"records/{key[0]}.html.j2"


def about(planner: Planner, key: Key) -> About:
    """Give what a record's page shows of others."""
    facts, territory = planner.facts, planner.facts.territory
    groups = facts.groups.of(key)
    activity = facts.activity.of(key) if key[0] == Partnership.collection else None
    concerned = territory.countries(key), territory.of_record(key)
    coming = ahead(anniversaries(bonds_of(planner.site, key), facts.today.year), facts.today)[:MOST_AHEAD]
    drawn = lanes(planner.site, key, groups)
    beside = facts.dossiers[key].languages if key in facts.dossiers.subjects else None
    return About(
        groups,
        activity,
        facts.atlas.locator(key),
        *concerned,
        facts.gaps.of(key),
        coming,
        drawn,
        beside,
        courses(planner.site, groups),
        _filter(planner, key),
    )


def _filter(planner: Planner, key: Key) -> str:
    """Name the filter of the list of partnerships by states; empty where a record is no state that it offers."""
    facts = planner.facts
    if key[0] != Region.collection or facts.territory.of_place(key) != key:
        return ""
    name = f"{STATE}-{planner.site.abstracts[key].country.lower()}"
    return name if facts.facets.offers(Partnership.collection, name, key[1]) else ""


def shown_of_others(planner: Planner, key: Key) -> str:
    """Give a digest of all that a record's pages show of others; the same in every language."""
    cards, matter = planner.cards, about(planner, key)
    targets = dict.fromkeys(target for _, target in planner.site.targets(key))
    groups = (f"{group.name} {len(group.keys)}" for group in matter.groups)
    of_time = matter.activity, matter.anniversaries, matter.lanes, matter.courses
    told = repr((*of_time, matter.gaps, matter.beside, matter.filtered))
    states = map(cards.naming, matter.states)
    others = (*matter.countries, *states, told, planner.shown(matter.listed))
    shown = digest(*map(cards.digest, (key, *targets, *matter.named)), *groups, *others)
    return digest(shown, small(planner, matter.locator)) if matter.locator else shown
