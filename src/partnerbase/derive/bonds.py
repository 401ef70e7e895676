"""The partnerships that were concluded, which are those that have anniversaries and that partners are counted by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partnerbase.abstract import Abstract, Key
from partnerbase.derive.chronology import dates
from partnerbase.derive.forms import form_of
from partnerbase.link import Site
from partnerbase.records.partnership import CONCLUDED, ENDED, NEVER_BEGUN, Partnership
from partnerbase.values.dates import EdtfDate

SIGNATURE, PARTIES = "signature", "parties"


@dataclass(frozen=True, slots=True)
class Bond:
    """A concluded partnership.

    Args:
        key: Its record.
        kind: What it is called.
        since: From when it is counted.
        began: The same, or the day or month of the one signature that lies in that year.
        is_over: Whether it has ended.
        sides: Its partners.
    """

    key: Key
    kind: str
    since: EdtfDate | None
    began: EdtfDate | None
    is_over: bool
    sides: tuple[tuple[Key, ...], ...]

    @property
    def members(self) -> tuple[Key, ...]:
        """All partners of all sides, each once."""
        return tuple(dict.fromkeys(member for side in self.sides for member in side))

    def partners_of(self, member: Key) -> tuple[Key, ...]:
        """Give those on the other sides of a member."""
        others = (other for side in self.sides if member not in side for other in side)
        return tuple(dict.fromkeys(others))


def bonds(site: Site) -> tuple[Bond, ...]:
    """Give the concluded partnerships: neither contacts and projects nor what is planned or was dropped."""
    return tuple(_bonds(site, site.collections[Partnership.collection]))


def bonds_of(site: Site, key: Key) -> tuple[Bond, ...]:
    """Give a concluded partnership, or those in which a place or organisation has a part."""
    if key[0] == Partnership.collection:
        return tuple(_bonds(site, [key]))
    return tuple(_bonds(site, site.pointing(key, PARTIES)))


def _bonds(site: Site, keys: Iterable[Key]) -> Iterator[Bond]:
    for key in keys:
        abstract = site.abstracts[key]
        own = abstract.own()
        if key[0] == Partnership.collection and own.get("kind") in CONCLUDED and own.get("status") not in NEVER_BEGUN:
            since, until = dates(own)
            is_over = until is not None or own.get("status") == ENDED
            yield Bond(key, form_of(site, key) or "", since, _began(abstract, since), is_over, site.parts(key))


def _began(abstract: Abstract, since: EdtfDate | None) -> EdtfDate | None:
    signed = (EdtfDate.parse(date) for kind, date in abstract.stages if kind == SIGNATURE)
    within = [date for date in signed if since and date in since]
    return within[0] if len(within) == 1 else since


def uncounted(site: Site, found: tuple[Bond, ...]) -> int:
    """Count the partnerships that are not among the concluded ones."""
    return len(site.collections[Partnership.collection]) - len(found)


def partners(found: tuple[Bond, ...]) -> Mapping[Key, tuple[tuple[Key, Bond], ...]]:
    """Give the partners of everybody, each with the tie to them: of the ties that are not over, oldest first."""
    by_member: dict[Key, list[tuple[Key, Bond]]] = {}
    for tie in sorted(found, key=age):
        for member in () if tie.is_over else tie.members:
            by_member.setdefault(member, []).extend((partner, tie) for partner in tie.partners_of(member))
    return {member: tuple(pairs) for member, pairs in by_member.items()}


def age(tie: Bond) -> tuple[bool, str, Key]:
    """Give what sorts ties from the oldest to the youngest, those of unknown age last."""
    return tie.since is None, str(tie.since.earliest) if tie.since else "", tie.key
