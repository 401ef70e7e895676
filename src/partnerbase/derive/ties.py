"""The partnerships between places that maps and counts by state or province show."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from partnerbase.abstract import Abstract, Key
from partnerbase.link import Site
from partnerbase.records.partnership import ENDED, NEVER_BEGUN, Partnership
from partnerbase.values.reference import PLACES

NOT_COUNTED = NEVER_BEGUN | {ENDED}
"""The states of partnerships that do not exist, not yet or no more; one that is suspended or dormant does."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A partnership between places.

    Args:
        key: The partnership.
        sides: The places of each of its sides.
        is_counted: Whether it exists, as far as sources tell.
    """

    key: Key
    sides: tuple[tuple[Key, ...], ...]
    is_counted: bool

    @property
    def places(self) -> tuple[Key, ...]:
        """The places of all sides."""
        return tuple(dict.fromkeys(place for side in self.sides for place in side))

    @property
    def pairs(self) -> Iterator[tuple[Key, Key]]:
        """Each place with each one of the other sides."""
        for one, other in combinations(self.sides, 2):
            yield from product(one, other)


def ties(site: Site) -> tuple[Tie, ...]:
    """Give the partnerships of a site that have places on two sides or more, by key."""
    abstracts = (site.abstracts[key] for key in site.collections[Partnership.collection])
    found = (Tie(abstract.key, _sides(site, abstract.key), _is_counted(abstract)) for abstract in abstracts)
    return tuple(tie for tie in found if len(tie.sides) > 1)


def _is_counted(partnership: Abstract) -> bool:
    own = partnership.own()
    return "until" not in own and own.get("status") not in NOT_COUNTED


def _sides(site: Site, partnership: Key) -> tuple[tuple[Key, ...], ...]:
    sides = (tuple(member for member in side if member[0] in PLACES) for side in site.parts(partnership))
    return tuple(filter(None, sides))
