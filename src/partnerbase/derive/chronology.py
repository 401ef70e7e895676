"""All that has a date, in order: events, agreements, and the beginnings, stages and ends of partnerships.

A stage of a partnership of which an event or agreement of its own tells stands once, as that record, with the
partnership. The rule: the record names the partnership, is of a kind that tells of such a stage, was not called off,
and has the same date; or the stage is of a day among those of the record.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from partnerbase.abstract import Abstract, Key
from partnerbase.derive.groups import Grouped
from partnerbase.link import Site
from partnerbase.records.agreement import Agreement
from partnerbase.records.event import Event
from partnerbase.records.partnership import Partnership
from partnerbase.values.dates import EdtfDate, Precision

BEGINNING, END = "beginning", "end"
FOUNDING = frozenset({"signature", "approval", "council-vote"})
"""The stages with which a partnership begins, in whichever year it is counted from."""
SIGNED = frozenset({"letter-of-intent", "signature", "renewal"})
TELLING: Mapping[str, frozenset[str]] = {
    "signing": SIGNED,
    "council-decision": frozenset({"council-vote", "approval", "pause", "rejection", "end"}),
}
"""The kinds of events that tell of stages, and of which."""
HELD, NAMES_PARTNERSHIPS = "held", "partnerships"
DECADE = 10
OVER_TIME = ("partnerships", "events", "agreements")
"""The collections whose records are drawn over the years, in order."""
STEPS_HERE = "partnerships.stages"
"""The partnerships that point to a place because a step was taken there."""
DRAWN = frozenset({"cities", "regions", "partnerships", "series", "organisations"})
"""The collections on whose records' pages they are drawn."""
MOST_MARKS, MOST_BARS = 40, 12
"""How many of what happens, and of what goes on, are drawn one by one."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with a date: `what` is the stage of a partnership, and empty for an event or agreement.

    `steps` are the partnerships of which an event or agreement is a step.
    """

    date: EdtfDate
    key: Key
    what: str = ""
    steps: tuple[Key, ...] = ()

    @property
    def shows(self) -> tuple[Key, ...]:
        """The records of which it tells."""
        return (self.key, *self.steps)

    @property
    def year(self) -> int:
        """The calendar year in which it begins, or ends if nobody knows its beginning."""
        return self.date.first.year


@dataclass(frozen=True)
class Chronology:
    """The dated happenings in the order of time, and the records that nobody has dated.

    What is known by its month or year alone stands behind the days of that month or year.
    """

    happenings: tuple[Happening, ...]
    undated: tuple[Key, ...]

    @cached_property
    def decades(self) -> dict[int, dict[int, list[Happening]]]:
        """The happenings of each year, by the first year of its decade."""
        found: dict[int, dict[int, list[Happening]]] = {}
        for happening in self.happenings:
            year = happening.year
            found.setdefault(year - year % DECADE, {}).setdefault(year, []).append(happening)
        return found


def chronology(site: Site) -> Chronology:
    """Put all that has a date in order."""
    dated, undated, told = list[Happening](), list[Key](), _told(site)
    steps: dict[Key, dict[Key, None]] = {}
    for (partnership, _, _), record in told.items():
        steps.setdefault(record, {})[partnership] = None
    for collection in OVER_TIME:
        for key in site.collections[collection]:
            found = list(_happenings(site.abstracts[key], tuple(steps.get(key, ()))))
            dated += [one for one in found if (key, one.what, one.date) not in told]
            undated += [] if found else [key]
    return Chronology(tuple(sorted(dated, key=_place)), tuple(undated))


def _told(site: Site) -> dict[tuple[Key, str, EdtfDate], Key]:
    """Give the stages of partnerships of which a record of its own tells, each with the first such record."""
    found: dict[tuple[Key, str, EdtfDate], Key] = {}
    for key in site.collections[Partnership.collection]:
        stages = [(kind, EdtfDate.parse(text)) for kind, text in site.abstracts[key].stages]
        records = site.pointing(key, NAMES_PARTNERSHIPS) if stages else ()
        for record in sorted(records, key=lambda other: (other[0] != Event.collection, other)):
            kinds, time = _tells(site.abstracts[record])
            for kind, date in stages:
                if kind in kinds and time and _is_same(date, time):
                    found.setdefault((key, kind, date), record)
    return found


def begins(site: Site, partnership: Key, records: Iterable[Key]) -> EdtfDate | None:
    """Give when a partnership began, unless one of some records of its own tells of that."""
    since, _ = dates(site.abstracts[partnership].own())
    own = set(site.pointing(partnership, NAMES_PARTNERSHIPS))
    telling = (_tells(site.abstracts[record]) for record in records if record in own)
    told = since and any(kinds & FOUNDING and time and _is_same(since, time) for kinds, time in telling)
    return None if told else since


def _tells(abstract: Abstract) -> tuple[frozenset[str], EdtfDate | None]:
    """Give the kinds of stages of which an event or agreement tells, and when it was; nothing if it was called off."""
    own = abstract.own()
    kinds = SIGNED if abstract.collection == Agreement.collection else TELLING.get(own.get("kind", ""), frozenset())
    return kinds, held(own)


def _is_same(stage: EdtfDate, record: EdtfDate) -> bool:
    """Whether the date of a stage is that of a record, or a day among its days."""
    in_days = all(point and point.precision == Precision.DAY for point in (record.start, record.end))
    return stage == record or (in_days and stage in record)


def _place(happening: Happening) -> tuple[object, ...]:
    point = happening.date.first
    return point.latest, -point.earliest.toordinal(), happening.date.latest, happening.key, happening.what


def _happenings(abstract: Abstract, steps: tuple[Key, ...]) -> Iterable[Happening]:
    start, until = dates(abstract.own())
    if abstract.collection == Partnership.collection:
        return _of_partnership(abstract, start, until)
    return [Happening(lasting(start, until), abstract.key, steps=steps)] if start else []


def dates(own: Mapping[str, Any]) -> tuple[EdtfDate | None, EdtfDate | None]:
    """Give when something was or began, and when it ended, by what its card shows."""
    start, until = (EdtfDate.parse(own[name]) if name in own else None for name in ("date", "until"))
    return start, until


def held(own: Mapping[str, Any]) -> EdtfDate | None:
    """Give when something was by what its card shows, unless that says that it did not take place."""
    start, end = dates(own)
    return lasting(start, end) if start and own.get("status", HELD) == HELD else None


def lasting(start: EdtfDate, end: EdtfDate | None) -> EdtfDate:
    """Give the time from one date to the end of another."""
    return EdtfDate.between(start, end) if end else start


@dataclass(frozen=True, slots=True)
class Lane:
    """What of one collection belongs to a record: when each of them was, in the order of time."""

    collection: str
    times: tuple[tuple[EdtfDate, Key], ...]

    @property
    def lasts(self) -> bool:
        """Whether these are things that go on, not such as happen."""
        return self.collection == Partnership.collection

    @property
    def is_crowded(self) -> bool:
        """Whether they are too many to be drawn one by one."""
        return len(self.times) > (MOST_BARS if self.lasts else MOST_MARKS)


def lanes(site: Site, key: Key, groups: Iterable[Grouped]) -> tuple[Lane, ...]:
    """Give when that was which belongs to a place, partnership, series or organisation.

    Mere mentions do not, nor does a partnership of others that only took a step there.
    """
    if key[0] not in DRAWN:
        return ()
    found: dict[str, list[tuple[EdtfDate, Key]]] = {collection: [] for collection in OVER_TIME}
    for group in groups:
        collection = group.name.partition(".")[0]
        if collection in found and group.name != STEPS_HERE:
            found[collection] += [(time, other) for other in group.keys if (time := _time(site.abstracts[other]))]
    return tuple(Lane(collection, tuple(sorted(times))) for collection, times in found.items() if times)


def _time(abstract: Abstract) -> EdtfDate | None:
    start, until = dates(abstract.own())
    if start and not until and abstract.collection == Partnership.collection:
        return EdtfDate.between(start, None) if start.start else start
    return lasting(start, until) if start else None


def _of_partnership(abstract: Abstract, since: EdtfDate | None, until: EdtfDate | None) -> Iterator[Happening]:
    """Give the stages, and beginning and end where no stage tells of them."""
    stages = [(kind, EdtfDate.parse(text)) for kind, text in abstract.stages]
    for kind, date in stages:
        yield Happening(date, abstract.key, kind)
    begins = (date for kind, date in stages if date == since or kind in FOUNDING)
    if since and not any(date in since for date in begins):
        yield Happening(since, abstract.key, BEGINNING)
    ends = (date for kind, date in stages if kind == END)
    if until and not any(date.overlaps(until) for date in ends):
        yield Happening(until, abstract.key, END)
