"""The dossiers: what there is to know of a partnership or a place on pages to print, in one or two languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from partnerbase.abstract import Key
from partnerbase.derive.dossiers import SOURCES, Contents
from partnerbase.derive.profiles import Profiles
from partnerbase.plan.page import Matter, PagePlan, Planned
from partnerbase.plan.paths import dossier_path, editions
from partnerbase.plan.planner import Planner
from partnerbase.program import digest

TEMPLATE = "dossier.html.j2"


@dataclass(frozen=True, slots=True)
class Dossier(Matter):
    """What a dossier shows.

    Args:
        contents: The other records.
        profiles: How many people live in the places, who holds which office.
        languages: The one or two languages that it is in, that of the page first.
    """

    contents: Contents
    profiles: Profiles
    languages: tuple[str, ...]

    @property
    def shows(self) -> Iterable[Key]:
        """The records that it shows as lists do."""
        return self.contents.shows

    @property
    def elsewhere(self) -> Mapping[str, str]:
        """Where the page in the second language stands: there the two change places, if there is such a one."""
        (own, *others), contents = self.languages, self.contents
        second = own if own in contents.languages else ""
        return {other: dossier_path(contents.key, other, second) for other in others}


def pages(planner: Planner) -> Iterator[Planned]:
    """Plan the dossiers of all partnerships and places that have one."""
    for key in planner.facts.dossiers.subjects:
        yield from of_record(planner, key)


def of_record(planner: Planner, key: Key) -> Iterator[Planned]:
    """Plan the dossiers of a record: in each language alone, and with each other one that a party's country speaks."""
    contents = planner.facts.dossiers[key]
    shown = _shown(planner, contents)
    for language, other in editions(planner.languages, contents.languages):
        path = dossier_path(key, language, other)
        inputs = digest(path, planner.frame, shown)
        yield Planned(path, TEMPLATE, inputs, partial(make, planner, key, path), key)


def make(planner: Planner, key: Key, path: str) -> PagePlan:
    """Give the plan of a dossier at a path."""
    reading = planner.site.read(key)
    language, _, rest = path.partition("/")
    other = rest.removesuffix(".html").partition(".dossier")[2].removeprefix(".")
    languages = (language, other) if other else (language,)
    matter = Dossier(planner.facts.dossiers[key], planner.facts.profiles, languages)
    return planner.page(
        path, TEMPLATE, language, entry=reading.entry, bodies=reading.bodies, collection=key[0], matter=matter
    )


def _shown(planner: Planner, contents: Contents) -> str:
    """Give a digest of all that the dossiers of a record show of others; the same in every language."""
    site, cards, profiles = planner.site, planner.cards, planner.facts.profiles
    targets = (target for _, target in site.targets(contents.key))
    regions = (site.follow(wider) for party in contents.parties for wider in site.abstracts[party].related)
    parties = (party for tie in contents.partnerships for party in cards[tie].related)
    told = dict.fromkeys((*contents.parties, *(holding.person for holding in contents.holdings)))
    cited = {slug for slugs in contents.sources.values() for slug in slugs}
    cited |= {slug for key in told for slug in profiles.cited(key)}
    return digest(
        *map(cards.digest, dict.fromkeys((contents.key, *targets, *regions, *parties))),
        *map(cards.item_digest, contents.shows),
        *map(profiles.text, told),
        *(cards.digest((SOURCES, slug)) for slug in sorted(cited)),
        repr(contents),
    )
