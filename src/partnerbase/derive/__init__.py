"""What is computed of the records of a site together: each module one thing, all of them behind `Facts`."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from partnerbase.derive.activity import Activities
from partnerbase.derive.anniversaries import Anniversary, ahead, anniversaries
from partnerbase.derive.atlas import Atlas, Coasts
from partnerbase.derive.bonds import Bond, bonds
from partnerbase.derive.cards import Cards
from partnerbase.derive.chronology import Chronology, chronology
from partnerbase.derive.coverage import Coverage, coverage
from partnerbase.derive.dossiers import Dossiers
from partnerbase.derive.extent import Extent, extent
from partnerbase.derive.facets import Facets
from partnerbase.derive.gaps import Gaps
from partnerbase.derive.groups import Groups
from partnerbase.derive.naming import Naming
from partnerbase.derive.profiles import Profiles
from partnerbase.derive.territories import Territories
from partnerbase.derive.territory import Territory
from partnerbase.derive.ties import Tie, ties
from partnerbase.link import Site

__all__ = ["Facts", "derive", "newest_source"]


class Facts:
    """Everything computed, once somebody asks for it.

    Args:
        site: The site.
        today: The date of the build.
        coasts: The outlines of the land on its maps, where they are known; else they are traced.
    """

    def __init__(self, site: Site, today: date, coasts: Coasts | None = None) -> None:
        """Compute nothing yet."""
        self.site, self.today, self._coasts = site, today, coasts
        self.cards = Cards(site)

    @cached_property
    def activity(self) -> Activities:
        """What was last recorded of each partnership."""
        return Activities(self.site, self.today)

    @cached_property
    def anniversaries(self) -> tuple[Anniversary, ...]:
        """The round anniversaries of this year and the years ahead, in the order of time."""
        return anniversaries(self.bonds, self.today.year)

    @cached_property
    def chronology(self) -> Chronology:
        """All that has a date, in the order of time."""
        return chronology(self.site)

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """How complete each collection is."""
        return coverage(self.site)

    @cached_property
    def gaps(self) -> Gaps:
        """What the records lack."""
        return Gaps(self.site, self.today)

    @cached_property
    def extent(self) -> Extent:
        """How much of the field the site covers."""
        return extent(self.site)

    @cached_property
    def facets(self) -> Facets:
        """By which values lists are filtered."""
        return Facets(self.site, self.territory, self.activity, self.today.year)

    @cached_property
    def groups(self) -> Groups:
        """What points to each record."""
        return Groups(self.site)

    @cached_property
    def naming(self) -> Naming:
        """The names of all records, and the index of them."""
        return Naming(self.site, self.cards, self.bonds)

    @cached_property
    def profiles(self) -> Profiles:
        """What dossiers show of places and people besides their cards."""
        return Profiles(self.site)

    @cached_property
    def dossiers(self) -> Dossiers:
        """What belongs into which dossier."""
        return Dossiers(self.site, self.profiles, ahead(self.anniversaries, self.today), self.today.year)

    @cached_property
    def territory(self) -> Territory:
        """In which states and provinces places lie."""
        return Territory(self.site)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The partnerships between places."""
        return ties(self.site)

    @cached_property
    def bonds(self) -> tuple[Bond, ...]:
        """The concluded partnerships."""
        return bonds(self.site)

    @cached_property
    def territories(self) -> Territories:
        """The partnerships by state and province."""
        return Territories(self.site, self.territory, self.ties)

    @cached_property
    def atlas(self) -> Atlas:
        """What the maps show."""
        return Atlas(self.site, self.ties, self._coasts)


def derive(site: Site, today: date, coasts: Coasts | None = None) -> Facts:
    """Give all that can be computed of a site."""
    return Facts(site, today, coasts)


def newest_source(site: Site) -> date:
    """Give the date of the newest source: the day of a site whose content has no history."""
    starts = (site.abstracts[key].starts for key in site.collections["sources"])
    return date.fromisoformat(max(filter(None, starts), default="1970-01-01"))
