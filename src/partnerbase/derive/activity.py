"""When something was last recorded of each partnership.

The rule: what counts is an event that was held, an agreement with its day, an actual value of a figure, and a step of
the partnership itself, such as a signature or a renewal. Each of these has its source. An event, agreement or figure
counts for the partnerships that it names, and for those of which it names partners on both sides: as places, as those
who organise, take part, sign, or are counted. What is planned, cancelled or expected does not count, nor what lies
ahead of the day of the build, nor steps that pause, refuse or end the tie. The newest is told by its day; an interval
by its last one, and what is known by its month or year alone by the first day that it can mean.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from partnerbase.abstract import Key
from partnerbase.derive.chronology import held
from partnerbase.link import Site
from partnerbase.records.agreement import Agreement
from partnerbase.records.event import Event
from partnerbase.records.figure import Figure
from partnerbase.values.dates import EdtfDate

STANDSTILL = frozenset({"pause", "rejection", "end"})
NAMES_PARTNERSHIPS = {
    Event.collection: "partnerships",
    Agreement.collection: "partnerships",
    Figure.collection: "subject",
}
NAMES_PARTNERS = {
    Event.collection: frozenset({"places", "organisers", "organisations"}),
    Agreement.collection: frozenset({"parties"}),
    Figure.collection: frozenset({"subject", "counterpart"}),
}
BOTH = 2
STEP, BANDS = 5, 4


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that was recorded of a partnership: when, in which record, and for a step of its own of what kind."""

    when: EdtfDate
    key: Key
    step: str = ""

    @property
    def day(self) -> date:
        """The day that tells it from older ones."""
        return self.when.last.earliest


class Activities:
    """The last recorded activity of each partnership, found when somebody asks for it, once.

    Args:
        site: The linked records.
        today: The day of the build: what comes later is not yet.
    """

    def __init__(self, site: Site, today: date) -> None:
        """Find none yet."""
        self._site, self._today = site, today
        self._found: dict[Key, Activity | None] = {}

    def of(self, key: Key) -> Activity | None:
        """Give the last activity of a partnership, None where none is recorded."""
        if key not in self._found:
            found = (activity for activity in self._candidates(key) if activity.day <= self._today)
            self._found[key] = max(found, key=_newness, default=None)
        return self._found[key]

    def _candidates(self, key: Key) -> Iterator[Activity]:
        for kind, text in self._site.abstracts[key].stages:
            if kind not in STANDSTILL:
                yield Activity(EdtfDate.parse(text), key, kind)
        for other in {*self._naming(key), *self._naming_partners(key)}:
            yield from (Activity(when, other) for when in self._times(other))

    def _naming(self, key: Key) -> Iterator[Key]:
        """Give what names a partnership."""
        for other, field in self._site.backlinks.get(key, ()):
            if NAMES_PARTNERSHIPS.get(other[0]) == field:
                yield other

    def _naming_partners(self, key: Key) -> Iterator[Key]:
        """Give what names partners of at least two sides of a partnership."""
        sides = Counter[Key]()
        for side in self._site.parts(key):
            sides.update(set(self._naming_one_of(side)))
        return (other for other, count in sides.items() if count >= BOTH)

    def _naming_one_of(self, partners: Iterable[Key]) -> Iterator[Key]:
        for partner in partners:
            for other, field in self._site.backlinks.get(partner, ()):
                if field in NAMES_PARTNERS.get(other[0], ()):
                    yield other

    def _times(self, key: Key) -> Iterator[EdtfDate]:
        """Give the times at which a record says that something happened."""
        abstract = self._site.abstracts[key]
        if key[0] == Figure.collection:
            yield from map(EdtfDate.parse, abstract.measured)
            return
        if when := held(abstract.own()):
            yield when


def _newness(activity: Activity) -> tuple[date, int, Key, str]:
    """Order by day, of the same day the more exact; then by what is the same in every run."""
    return activity.day, activity.when.last.precision, activity.key, activity.step


def thresholds(year: int) -> tuple[int, ...]:
    """Give the years since which readers ask whether anything is recorded: the last one, then each fifth."""
    fives = range((year - 2) // STEP * STEP, 0, -STEP)
    return (year - 1, *fives[: BANDS - 1])
